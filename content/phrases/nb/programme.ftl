### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } er snart slutt
programme-runs-out =
    { $weeks ->
    [one] Det er én uke igjen av *{ $programme }*.
   *[other] Det er { $weeks } uker igjen av *{ $programme }*.
} Etter det får de som er med, ikke noe mer fra Dult før noe nytt begynner.

    - Velg hva som kommer etterpå, og når det skal begynne.
    - Be den som drifter Dult hos dere, om å starte det med *dult programme start*.
    - Skal det slutte her, trenger du ikke å gjøre noe.
