### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } er snart slutt
programme-runs-out =
    { $weeks ->
    [one] Det er éi veke igjen av *{ $programme }*.
   *[other] Det er { $weeks } veker igjen av *{ $programme }*.
} Etter det får dei som er med, ikkje noko meir frå Dult før noko nytt byrjar.

    - Vel kva som kjem etterpå, og når det skal byrje.
    - Be den som driftar Dult hos dykk, om å starte det med *dult programme start*.
    - Skal det slutte her, treng du ikkje gjere noko.
