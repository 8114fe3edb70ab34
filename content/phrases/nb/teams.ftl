### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på ett minutt
   *[other] Film på { $minutes } minutter
}
teams-captions = med teksting
teams-no-captions = uten teksting
teams-film-opens = åpnes i nettleseren

# Forms.
teams-choose = Velg
teams-nothing-to-choose = Her er det ikke noe å velge mellom ennå.

# A person's own page, when nothing waits there.
teams-home-empty-title = Ingenting venter på deg
teams-home-empty = Den neste oppgaven kommer hit som melding. Skriv hjelp til Dult for å se hva du kan få.
