### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult giver dig små ting at lære af i arbejdsdagen. Det sender højst én ting om ugen af sig selv, i arbejdstiden. Der er ingen point og ingen rangliste.

    { $packs }
about-who-title = Hvem ser hvad
about-who =
    - **Svar på opgaver:** koordinatorerne ser dem og tal for hvert sted. Ledere og andre ser kun netværket som helhed. Gemmes i { general-answers-kept }.
    - **Spørgsmål om hjælp:** koordinatorerne ser, at du spørger, men kun den, der hjælper, ser ordene. Gemmes i { general-answers-kept }.
    - **Egne noter i teamet:** kun du, til du deler dem. Gemmes i { general-notes-kept }.
    - **Planer, du laver:** kun du. Gemmes, mens de er åbne, og i { general-answers-kept } derefter.
    - **Hverdagspraksis, du deler:** kompetenceagenter og koordinatorer med dit navn, til du tager den tilbage. Gemmes i { general-answers-kept }.
    - **Udfordringer, du løfter:** koordinatorerne, med eller uden dit navn, som du vælger. Gemmes i { general-challenges-kept }.
    - **Tal om andre:** kun for { $k_figures } personer eller flere.
    - **De, der stopper:** navn og ord slettes efter { general-leavers-after }.
    - **Pause, sprog og tid:** kun du.
    - **Den, der driver Dult:** ser ikke indhold i det daglige.

    Skriv »mine data« for at se alt og »slet« for at slette.
