### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } päättyy pian
programme-runs-out =
    { $weeks ->
    [one] Ohjelmaa *{ $programme }* on jäljellä yksi viikko.
   *[other] Ohjelmaa *{ $programme }* on jäljellä { $weeks } viikkoa.
} Sen jälkeen mukana olevat eivät saa Dultilta enempää, ennen kuin jotain uutta alkaa.

    - Valitse, mitä tulee seuraavaksi ja milloin se alkaa.
    - Pyydä Dultin ylläpitäjää käynnistämään se komennolla *dult programme start*.
    - Jos ohjelman on tarkoitus päättyä tähän, sinun ei tarvitse tehdä mitään.
