### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Aloitetaan yhdessä
reflection-leave-open = Pidetään auki tänään
reflection-another-week = Jokin toinen viikko
reflection-time = Muuta aikaa
reflection-transcript = Lue videon teksti
reflection-stop-for-us = Ei enää meille
reflection-begin-again = Aloitetaan taas
reflection-stop = Lopetetaan nyt
reflection-finish = Päätetään nyt
reflection-note = Oma muistiinpano
reflection-write = Oma muistiinpano
reflection-share = Jaa muistiinpanoni
reflection-said = Kirjaa puheenne
reflection-next = Mitä teemme sitten?
reflection-change = Muokkaa
reflection-delete-words = Poista sanani
reflection-delete-line = Poista rivi { $number }
reflection-save = Tallenna
reflection-share-submit = Jaa
reflection-delete = Poista

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Aika
reflection-minutes = { $minutes ->
    [one] { $minutes } minuutti
   *[other] { $minutes } minuuttia
 }
reflection-last-time = Viimeksi sovitte
reflection-comes-again = Tulee uudestaan
reflection-when = { $weekday } { $day } klo { $clock }
reflection-ends-at = Päättyy kello
reflection-left = Aikaa jäljellä
reflection-takes-notes = Kirjaa kaikkien puolesta
reflection-written = Näin moni on kirjoittanut muistiinpanon
reflection-open-until = Sulkeutuu
reflection-ended = Päättyi
reflection-film-language = Videon kieli
reflection-sees-card = Vain tämän huoneen väki näkee tämän. Oma muistiinpanosi on vain sinun, kunnes jaat sen. Muistiinpanot poistetaan { general-notes-after } jälkeen.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Aika päättyi
reflection-stopped = Pysäytitte ajan
reflection-summary = Tätä kirjoititte
reflection-capture = Kiertäkää vuorotellen: jokainen sanoo yhden asian. Kirjatkaa se tähän ja sitten se, mitä teette seuraavaksi.
reflection-closed = Tämä kierros on päättynyt. Voitte yhä kirjata, mitä teette seuraavaksi.
reflection-gathered = Kiitos. Tässä ovat jakamanne muistiinpanot. Puhukaa niistä, kun tapaatte, ja kirjatkaa, mitä teette seuraavaksi.
reflection-nobody-shared = Kukaan ei jakanut muistiinpanoa tällä kertaa, ja se sopii hyvin. Voitte silti puhua kysymyksestä ja kirjata, mitä teette seuraavaksi.
reflection-what-we-said = Tätä sanoimme
reflection-what-we-do-next = Tämän teemme seuraavaksi
reflection-more-notes-label = Lisää muistiinpanoja
reflection-more-notes = { $count } ei näy tässä
reflection-sees-board = Vain tämän huoneen väki näkee tämän. Muistiinpanot poistetaan { general-notes-after } jälkeen. Se, mitä sovitte, säilyy, kunnes poistatte sen.

# Forms. The hint stands under every field for words.
reflection-hint = Jätä nimet ja yksittäiset tapaukset pois.
reflection-own-note = Oma muistiinpanoni
reflection-other-takes-notes = { $name } kirjaa teidän kaikkien puolesta. Se, mitä kirjoitat tähän, näkyy rinnalla.
reflection-delete-which = Minkä haluat poistaa?
reflection-sees-time = Kaikki huoneessa näkevät valitsemasi ajan. Sitä ei käytetä muuhun.
reflection-sees-note = Vain sinä näet tämän, kunnes jaat sen. Se poistetaan { general-notes-after } jälkeen tai heti, kun poistat sen itse.
reflection-sees-share = Kaikki tiimin huoneessa näkevät tämän ja nimesi. Se poistetaan { general-notes-after } jälkeen tai heti, kun poistat sen itse.
reflection-sees-share-later = Kun kierros päättyy, kaikki tiimin huoneessa näkevät tämän ja nimesi. Se poistetaan { general-notes-after } jälkeen tai heti, kun poistat sen itse.
reflection-sees-said = Kaikki tiimin huoneessa näkevät tämän. Se poistetaan { general-notes-after } jälkeen tai heti, kun poistat sen itse.
reflection-sees-next = Kaikki tiimin huoneessa näkevät tämän nyt ja seuraavan kysymyksen yhteydessä. Se säilyy, kunnes poistat sen.
reflection-sees-delete = Se, minkä poistat, katoaa Dultista ja huoneesta. Kenellekään ei kerrota.

# To one person, after something was written or asked for.
reflection-your-words = Sanasi
reflection-saved-title = Tallennettu
reflection-shared-title = Jaettu
reflection-saved-body = Vain sinä näet muistiinpanosi, kunnes jaat sen.
reflection-shared-body = Tiimisi näkee muistiinpanosi huoneessa.
reflection-shared-later-body = Tiimisi näkee muistiinpanosi, kun kierros päättyy.
reflection-said-body = Tiimisi näkee sen huoneessa.
reflection-agreed-body = Se näkyy nyt huoneessa ja palaa seuraavan kysymyksen mukana.
reflection-late-title = Tämä kierros on päättynyt
reflection-late-body = Jakaminen on tältä kertaa ohi. Voit yhä kirjoittaa muistiinpanon, jonka vain sinä näet.
reflection-late-note-body = Tämä kierros on päättynyt. Muistiinpanosi on tallessa, ja vain sinä näet sen.
reflection-nothing-title = Ei poistettavaa
reflection-nothing-body = Sinulla ei ole sanoja tällä kierroksella.
reflection-deleted-title = Poistettu
reflection-deleted-body = Sanasi on poistettu täältä.
reflection-gone-title = Tätä pohdintaa ei enää ole
reflection-gone-body = Etsi huoneesta uudempi viesti tai kirjoita apua.
reflection-outsider-title = Tämä kuuluu tiimille
reflection-outsider-body = Täällä pohditaan yhdessä tiimissä { $team }. Koordinaattori voi lisätä sinut tiimiin.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = Ei pohdintoja toistaiseksi
reflection-paused-body = { $name } lopetti ne tiimiltä. Kesken oleva jatkuu. Voitte aloittaa taas, milloin haluatte.
reflection-resumed-title = Pohdinnat jatkuvat
reflection-resumed-body = { $name } käynnisti ne uudelleen. Seuraava tulee tavallisena päivänään.

# The list of what a team has agreed on.
reflection-agreed-title = Tästä olette sopineet
reflection-agreed-intro = Uusin on ensimmäisenä.
reflection-agreed-nothing = Ei vielä mitään. Pohdinnan jälkeen voitte kirjata, mitä teette seuraavaksi.
