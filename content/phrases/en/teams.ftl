### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film, one minute
   *[other] Film, { $minutes } minutes
}
teams-captions = with captions
teams-no-captions = without captions
teams-film-opens = opens in the browser

# Forms.
teams-choose = Choose
teams-nothing-to-choose = There is nothing to choose from yet.

# A person's own page, when nothing waits there.
teams-home-empty-title = Nothing is waiting for you
teams-home-empty = Your next task comes here as a message. Write help to Dult to see what it can do.
