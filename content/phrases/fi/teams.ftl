### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Yhden minuutin video
   *[other] Video, kesto { $minutes } minuuttia
}
teams-captions = tekstitetty
teams-no-captions = ei tekstitystä
teams-film-opens = avautuu selaimessa

# Forms.
teams-choose = Valitse
teams-nothing-to-choose = Tässä ei ole vielä valittavaa.

# A person's own page, when nothing waits there.
teams-home-empty-title = Mikään ei odota sinua
teams-home-empty = Seuraava tehtävä tulee tänne viestinä. Kirjoita Dultille apua, niin näet, mitä se osaa.
