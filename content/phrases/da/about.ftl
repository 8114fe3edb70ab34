### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult giver dig små ting at lære af i arbejdsdagen. Det sender højst én ting om ugen af sig selv, i arbejdstiden. Der er ingen point og ingen rangliste.

    { $packs }
about-who-title = Hvem ser hvad
about-who =
    - **Svar på opgaver:** koordinatorerne ser dem og tal for hvert sted. Ledere og andre ser kun netværket som helhed. Gemmes i 12 måneder.
    - **Spørgsmål om hjælp:** koordinatorerne ser, at du spørger, kun den, der hjælper, ser ordene. Gemmes i 12 måneder.
    - **Egne noter i teamet:** kun du, til du deler dem. Gemmes i 12 måneder.
    - **Pause, sprog og tid:** kun du.
    - **Den, der driver Dult:** ser ikke indhold i det daglige.

    Skriv »mine data« for at se alt og »slet« for at slette.
