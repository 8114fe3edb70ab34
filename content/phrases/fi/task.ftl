### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = Ensimmäinen askel
task-time = Aika
task-minutes = { $minutes ->
    [one] { $minutes } minuutti
   *[other] { $minutes } minuuttia
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Teen sen
task-later = Toisena päivänä
task-not-for-me = Ei minulle
task-swap = Vaihda tehtävä
task-help = Tarvitsen apua
task-pass-on = Jaa tiimille
task-done = Tehty
task-note = Kirjoita rivi
task-change-note = Muokkaa riviä
task-useful = Hyödyllinen
task-so-so = Siltä väliltä
task-not-useful = Ei hyödyllinen
task-change = Muuta vastausta
task-keep-note = Kyllä, säilytä
task-drop-note = Ei, unohda se
task-take-back = Ota se takaisin

# Under every card and form of a task.
task-who-sees = Koordinaattorit näkevät vastauksesi ja toimipaikkojen luvut. Muut näkevät vain koko verkoston. Tieto säilyy { general-answers-kept }.
task-who-sees-later = Koordinaattorit näkevät, että teet tehtävän toisena päivänä. Tieto säilyy { general-answers-kept }.
task-who-sees-room = Kaikki tiimin huoneessa näkevät sen ja nimesi. Voit ottaa sen takaisin. Teksti säilyy Dultissa { general-answers-kept }.

# How far it has come.
task-doing = Hienoa. Paina Tehty, kun olet valmis, sinulle sopivana päivänä.
task-passed-on = Jaoit tehtävän tiimille. Paina Tehty, kun olet itse valmis.
task-helped = Koordinaattorit saivat kysymyksesi. Dult kertoo, kun joku heistä ottaa sen.
task-put-off = Tehtävä tulee uudestaan: { $day }. Jos olet valmis aiemmin, paina Tehty.
task-again = Pyysit tätä tälle päivälle.
task-how-useful = Kiitos, että teit sen. Miten hyödyllinen se oli?
task-thanks = Kiitos. Vastaus auttaa meitä valitsemaan tehtäviä.
task-room-for-line = Voit halutessasi lisätä rivin.
task-noted = Rivisi on tallessa.
task-let-be = Sopii hyvin, ja kiitos vastauksesta. Seuraava tehtävä tulee tavalliseen tapaan.
task-swapped = Tässä on toinen. Vaihtamasi tehtävä tulee jollakin toisella viikolla.
task-no-other = Vaihtoehtoista tehtävää ei nyt ole. Voit jättää tämän väliin, siirtää sen tai tehdä sen omalla tavallasi.
task-none-title = Ei tehtävää juuri nyt
task-none = Kun saat tehtävän, löydät sen täältä.

# The one reminder.
task-reminder-title = Tässä, jos sopii
task-reminder = Onko sinulla hetki aikaa tällä viikolla? Jos ei, voit hyvin jättää tämän väliin.
task-reminder-doing = Otit tämän tehtäväksesi. Jos se on tehty, yksi painallus riittää. Jos se ei enää sovi, sekin on hyvä vastaus.

# Forms.
task-which-day = Mikä päivä sopii?
task-other-day = Muu päivä
task-date = Päivämäärä, jos valitsit muun päivän
task-date-hint = Jokin työpäivistäsi kahdeksan viikon sisällä.
task-day-off = Se on sinulle vapaapäivä. Seuraava työpäivä: { $day }.
task-put-it-off = Siirrä
task-not-for-me-intro = Kaikki vastaukset ovat yhtä hyviä.
task-what-fits = Mikä sopii parhaiten?
task-another-please = Antakaa toinen tehtävä
task-not-relevant = Se ei sovi meille
task-no-time = Minulla ei ole aikaa tällä viikolla
task-because = Koska …
task-no-names = Kirjoita ilman nimiä ja yksittäisiä tapauksia.
task-send = Lähetä
task-save = Tallenna
task-note-label = Rivisi

# What somebody wrote out of the blue.
task-offer-title = Muistiinpano tehtävään?
task-offer = Säilyttääkö Dult kirjoittamasi muistiinpanona tehtävään ”{ $task }”?
task-dropped-title = Unohdettu
task-dropped = Dult ei säilyttänyt kirjoittamaasi.
task-not-kept-title = Ei tallennettu
task-not-kept = Kirjoittamassasi näyttää olevan tämä: { $found }. Siksi Dult ei tallentanut sitä. Voit kirjoittaa uudelleen ilman sitä.

# Passing a task on to one's team.
task-pass-on-intro = Kirjoita niin kuin sanoisit sen tiimille. Nimesi näkyy viestissä.
task-own-words = Omin sanoin
task-which-team = Mikä tiimi?
task-pass-it-on = Jaa
task-room-told-title = Jaettu tiimille
task-room-told = Viesti lähti huoneeseen { $team }. Kiitos, että jaat sen.
task-room-title = Tönäisy, lähettäjä { $name }
task-room-gone = { $name } otti tämän takaisin.
task-taken-back-title = Otettu takaisin
task-taken-back = Sanasi on poistettu Dultista, ja huoneen viesti kertoo, että otit sen takaisin.
task-no-room-title = Ei vielä huonetta
task-no-room = Yhdelläkään tiimilläsi ei ole huonetta, jossa Dult on mukana. Koordinaattori voi auttaa.
