### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } slutter snart
programme-runs-out =
    { $weeks ->
    [one] Der er én uge tilbage af *{ $programme }*.
   *[other] Der er { $weeks } uger tilbage af *{ $programme }*.
} Derefter får de, der er med, ikke mere fra Dult, før noget nyt begynder.

    - Vælg, hvad der kommer bagefter, og hvornår det skal begynde.
    - Bed den, der driver Dult hos jer, om at starte det med *dult programme start*.
    - Skal det slutte her, behøver du ikke at gøre noget.
