### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gir deg små ting å lære av i arbeidsdagen. Det sender høyst én ting i uka av seg selv, i arbeidstiden. Det finnes ingen poeng og ingen rangering.

    { $packs }
about-who-title = Hvem ser hva
about-who =
    - **Svar på oppgaver:** koordinatorene ser dem og tall for hvert sted. Ledere og andre ser bare nettverket som helhet. Lagres i 12 måneder.
    - **Spørsmål om hjelp:** koordinatorene ser at du spør, bare den som hjelper, ser ordene. Lagres i 12 måneder.
    - **Egne notater i teamet:** bare du, til du deler dem. Lagres i 12 måneder.
    - **Pause, språk og tid:** bare du.
    - **Den som drifter Dult:** ser ikke innhold i det daglige.

    Skriv «mine data» for å se alt, og «slett» for å slette.
