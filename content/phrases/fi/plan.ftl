### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Tee suunnitelma
plan-adjust = Muokkaa suunnitelmaa
plan-keep = Pidä suunnitelma
plan-end = Päätä suunnitelma
plan-undo = Kumoa
plan-open = Suunnitelma { $number }

# What it is called: at most 24 characters.
plan-title = Suunnitelmasi

# The form. The words on its button have at most 24 characters.
plan-intro = Kun jotakin tapahtuu, niin teet jotakin. Tällaista suunnitelmaa on helpompi noudattaa kuin hyvää aikomusta. Dult toistaa sen sinulle kerran ja kysyy siitä 1, 3 ja 6 viikon kuluttua. Voit päättää sen milloin haluat.
plan-when-field = Kun …
plan-when-hint = Hetki, jonka huomaat, esimerkiksi: kokous alkaa.
plan-then-field = … niin minä tai me
plan-then-hint = Jotakin pientä, esimerkiksi: kysymme yhden kysymyksen ennen kuin vastaamme.
plan-with = Kenen kanssa
plan-with-hint = Esimerkiksi tiimi tai kollega. Nimeä ei tarvita.
plan-make-it = Tee suunnitelma
plan-save = Tallenna
plan-who-sees = Vain sinä näet suunnitelmasi. Voit poistaa sen. Se säilyy, kun se on avoinna, ja sen jälkeen { general-answers-kept }.
plan-elsewhere = Löydät sen omasta keskustelustasi Dultin kanssa. Vain sinä näet sen.

# On the card; each stands before what was written.
plan-when = Kun
plan-then = Niin minä tai me

# Under way; $day is a weekday with its date.
plan-next = Suunnitelma on käynnissä. Dult kysyy { $day }, miten sujuu. Voit muuttaa sitä sitä ennen.
plan-again-title = Suunnitelmasi vielä kerran
plan-again = Kirjoitit näin. Dult kysyy { $day }, miten sujuu.
plan-last-asked = Suunnitelma on käynnissä, ja Dult on kysynyt viimeisen kerran. Se päättyy itsestään { $day }.

# Followed up.
plan-how-title = Miten suunnitelmasi sujuu?
plan-how = Ehkä se toteutui, ehkä ei. Molemmat on hyvä tietää. Pidä se, muokkaa sitä tai päätä se.
plan-how-last = Dult kysyy viimeisen kerran. Jos pidät sen, se on tästä lähtien omasi. Jos et tee mitään, se päättyy itsestään { $day }.

# Ending it.
plan-end-intro = Molemmat ovat hyviä loppuja.
plan-how-it-ends = Miten se päättyy?
plan-i-did-it = Tein sen
plan-i-let-it-go = Luovun siitä
plan-because-label = Mitä tapahtui, tai koska …
plan-no-names = Kirjoita ilman nimiä ja yksittäisiä tapauksia.
plan-end-it = Päätä suunnitelma

# Ended.
plan-because = Mitä kirjoitit
plan-done-title = Suunnitelmasi on tehty
plan-done = Teit sen, mitä suunnittelit, ja suunnitelma päättyy tähän.
plan-dropped-title = Luovuit suunnitelmasta
plan-dropped = On arvokasta huomata sekin, ettei suunnitelma sovi. Siitä ei tule enää viestejä.
plan-kept-title = Suunnitelma on nyt omasi
plan-kept = Pidät suunnitelman, eikä Dult enää kysy siitä.
plan-lapsed-title = Suunnitelmasi on päättynyt
plan-lapsed = Se päättyi itsestään, eikä mitään ole kirittävänä. Jos haluat jatkaa, tee siitä uusi.
plan-gone-title = Poistettu
plan-gone = Tämä suunnitelma on poistettu.

# All of them.
plan-list-title = Omat suunnitelmat
plan-list = { $count ->
    [0] Yhtään suunnitelmaa ei ole käynnissä. Suunnitelma sanoo: kun jotakin tapahtuu, niin teen jotakin.
    [one] Yksi suunnitelma on käynnissä.
   *[other] { $count } suunnitelmaa on käynnissä.
}
# Stands after the sentence above.
plan-full = Useampaa on vaikea pitää mielessä. Päätä yksi, niin seuraavalle on tilaa.
plan-listed-when = { $number }. Kun
