### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult ger dig små saker att lära av i arbetsdagen. Det skickar högst en sak i veckan av sig självt, på arbetstid. Det finns inga poäng och ingen rangordning.

    { $packs }
about-who-title = Vem ser vad
about-who =
    - **Svar på uppgifter:** koordinatorerna ser dem och siffror för varje plats. Chefer och andra ser bara nätverket som helhet. Sparas i 12 månader.
    - **Frågor om hjälp:** koordinatorerna ser att du frågar, bara den som hjälper ser orden. Sparas i 12 månader.
    - **Egna anteckningar i teamet:** bara du, tills du delar dem. Sparas i 12 månader.
    - **Paus, språk och tid:** bara du.
    - **Den som driver Dult:** ser inte innehåll i vardagen.

    Skriv ”mina data” för att se allt och ”radera” för att radera.
