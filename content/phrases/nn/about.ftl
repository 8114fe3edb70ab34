### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gjev deg små ting å lære av i arbeidsdagen. Det sender høgst éin ting i veka av seg sjølv, i arbeidstida. Det finst ingen poeng og inga rangering.

    { $packs }
about-who-title = Kven ser kva
about-who =
    - **Svar på oppgåver:** koordinatorane ser dei og tal for kvar stad. Leiarar og andre ser berre nettverket som heilskap. Blir lagra i { general-answers-kept }.
    - **Spørsmål om hjelp:** koordinatorane ser at du spør, men berre den som hjelper, ser orda. Blir lagra i { general-answers-kept }.
    - **Eigne notat i teamet:** berre du, til du deler dei. Blir lagra i { general-notes-kept }.
    - **Planar du lagar:** berre du. Blir lagra medan dei er opne, og i { general-answers-kept } etter det.
    - **Kvardagspraksis du deler:** kompetanseagentar og koordinatorar, med namnet ditt, til du tek det tilbake. Blir lagra i { general-answers-kept }.
    - **Utfordringar du løftar:** koordinatorane, med eller utan namnet ditt, som du vel. Blir lagra i { general-challenges-kept }.
    - **Tal om andre:** berre for { $k_figures } personar eller fleire.
    - **Dei som sluttar:** namn og ord blir sletta etter { general-leavers-after }.
    - **Pause, språk og tid:** berre du.
    - **Den som driftar Dult:** ser ikkje innhald i det daglege.

    Skriv «mine data» for å sjå alt, og «slett» for å slette.
