### What the owner of a programme is told.

# $programme is its title, $weeks how many weeks it still has.
programme-runs-out-title = { $programme } tar snart slut
programme-runs-out =
    { $weeks ->
    [one] Det är en vecka kvar av *{ $programme }*.
   *[other] Det är { $weeks } veckor kvar av *{ $programme }*.
} Sedan får de som är med inget mer från Dult förrän något nytt börjar.

    - Välj vad som kommer härnäst och när det ska börja.
    - Be den som sköter Dult hos er att starta det med *dult programme start*.
    - Om det ska sluta här behöver du inte göra något.
