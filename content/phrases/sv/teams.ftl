### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på en minut
   *[other] Film på { $minutes } minuter
}
teams-captions = med undertexter
teams-no-captions = utan undertexter
teams-film-opens = öppnas i webbläsaren

# Forms.
teams-choose = Välj
teams-nothing-to-choose = Här finns inget att välja mellan ännu.

# A person's own page, when nothing waits there.
teams-home-empty-title = Inget väntar på dig
teams-home-empty = Din nästa uppgift kommer hit som meddelande. Skriv hjälp till Dult för att se vad du kan få.
