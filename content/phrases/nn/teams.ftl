### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på eitt minutt
   *[other] Film på { $minutes } minutt
}
teams-captions = med teksting
teams-no-captions = utan teksting
teams-film-opens = opnar seg i nettlesaren

# Forms.
teams-choose = Vel
teams-nothing-to-choose = Her er det ikkje noko å velje mellom enno.

# A person's own page, when nothing waits there.
teams-home-empty-title = Ingenting ventar på deg
teams-home-empty = Den neste oppgåva kjem hit som melding. Skriv hjelp til Dult for å sjå kva du kan få.
