### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult gir deg små ting å lære av i arbeidsdagen. Det sender høyst én ting i uka av seg selv, i arbeidstiden. Det finnes ingen poeng og ingen rangering.

    { $packs }
about-who-title = Hvem ser hva
about-who =
    - **Svar på oppgaver:** koordinatorene ser dem og tall for hvert sted. Ledere og andre ser bare nettverket som helhet. Lagres i { general-answers-kept }.
    - **Spørsmål om hjelp:** koordinatorene ser at du spør, men bare den som hjelper, ser ordene. Lagres i { general-answers-kept }.
    - **Egne notater i teamet:** bare du, til du deler dem. Lagres i { general-notes-kept }.
    - **Planer du lager:** bare du. Lagres mens de er åpne, og i { general-answers-kept } etter det.
    - **Hverdagspraksis du deler:** kompetanseagenter og koordinatorer, med navnet ditt, til du tar den tilbake. Lagres i { general-answers-kept }.
    - **Utfordringer du løfter:** koordinatorene, med eller uten navnet ditt, som du velger. Lagres i { general-challenges-kept }.
    - **Tall om andre:** bare for { $k_figures } personer eller flere.
    - **De som slutter:** navn og ord slettes etter { general-leavers-after }.
    - **Pause, språk og tid:** bare du.
    - **Den som drifter Dult:** ser ikke innhold i det daglige.

    Skriv «mine data» for å se alt, og «slett» for å slette.
