### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på ét minut
   *[other] Film på { $minutes } minutter
}
teams-captions = med undertekster
teams-no-captions = uden undertekster
teams-film-opens = åbner i browseren

# Forms.
teams-choose = Vælg
teams-nothing-to-choose = Her er ikke noget at vælge imellem endnu.

# A person's own page, when nothing waits there.
teams-home-empty-title = Intet venter på dig
teams-home-empty = Din næste opgave kommer her som besked. Skriv hjælp til Dult for at se, hvad du kan få.
