### What Dult tells about itself.
about-title = Om Dult

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult ger dig små saker att lära av i arbetsdagen. Det skickar högst en sak i veckan av sig självt, på arbetstid. Det finns inga poäng och ingen rangordning.

    { $packs }
about-who-title = Vem ser vad
about-who =
    - **Svar på uppgifter:** koordinatorerna ser dem och siffror för varje arbetsställe. Chefer och andra ser bara nätverket som helhet. Sparas i { general-answers-kept }.
    - **Frågor om hjälp:** koordinatorerna ser att du frågar, men bara den som hjälper ser orden. Sparas i { general-answers-kept }.
    - **Egna anteckningar i teamet:** bara du, tills du delar dem. Sparas i { general-notes-kept }.
    - **Planer du gör:** bara du. Sparas medan de är öppna, och i { general-answers-kept } efter det.
    - **Arbetssätt du delar:** kompetensagenter och koordinatorer, med ditt namn, tills du tar tillbaka dem. Sparas i { general-answers-kept }.
    - **Utmaningar du lyfter:** koordinatorerna, med eller utan ditt namn, som du väljer. Sparas i { general-challenges-kept }.
    - **Siffror om andra:** bara för { $k_figures } personer eller fler.
    - **De som slutar:** namn och ord raderas efter { general-leavers-after }.
    - **Paus, språk och tid:** bara du.
    - **Den som sköter Dult:** ser inte innehåll i vardagen.

    Skriv ”mina data” för att se allt och ”radera” för att radera.
