### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gjev deg små ting å lære av i arbeidsdagen. Det sender høgst éin ting i veka av seg sjølv, i arbeidstida. Det finst ingen poeng og inga rangering.

    { $packs }
about-who-title = Kven ser kva
about-who =
    - **Svar på oppgåver:** koordinatorane ser dei og tal for kvar stad. Leiarar og andre ser berre nettverket som heilskap. Blir lagra i 12 månader.
    - **Spørsmål om hjelp:** koordinatorane ser at du spør, berre den som hjelper, ser orda. Blir lagra i 12 månader.
    - **Eigne notat i teamet:** berre du, til du deler dei. Blir lagra i 12 månader.
    - **Pause, språk og tid:** berre du.
    - **Den som driftar Dult:** ser ikkje innhald i det daglege.

    Skriv «mine data» for å sjå alt, og «slett» for å slette.
