### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Nosta haaste
challenge-write = Kirjoita haaste
challenge-mine = Omat haasteet
challenge-lift-it = Nosta se
challenge-change = Muuta
challenge-discard = Hylkää
challenge-take-back = Peru
challenge-helped = Kiitos, se auttoi
challenge-not-solved = Ei ratkennut
challenge-work-on = Minä selvitän
challenge-answer = Vastaa
challenge-decline = Vastaa kieltävästi
challenge-hand-back = Palauta muille
challenge-list = Avoimet haasteet
challenge-further = Seuraavat
# $number is the place in a list.
challenge-open = Näytä { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Nosta haasteeksi
challenge-shortcut-line = Koordinaattorit vievät asiaa eteenpäin, ja saat vastauksen.

# The form.
challenge-offer = Onko jokin esteenä työssäsi? Koordinaattorit vievät asiaa eteenpäin, ja saat vastauksen.
challenge-quoted = Nämä ovat työkaverin sanoja. Kirjoita asia omin sanoin äläkä kerro, kuka sen kirjoitti.
challenge-intro = Kerro tilanteesta, älä henkilöstä. Jätä pois työkaverien ja asiakkaiden nimet.
challenge-not-whistle = Tämä ei ole väärinkäytösilmoitus. Sitä varten organisaatiolla on oma kanava.
# $url is the organisation's page for it.
challenge-not-whistle-link = Tämä ei ole väärinkäytösilmoitus. Sitä varten on [organisaation oma kanava]({ $url }).
challenge-what = Mikä on esteenä?
challenge-what-hint = Muutama lause riittää. Kirjoita ilman nimiä ja yksittäisiä tapauksia.
challenge-category = Mitä se koskee
challenge-time = Aika
challenge-tools = Välineet ja järjestelmät
challenge-knowledge = Osaaminen
challenge-cooperation = Yhteistyö
challenge-management = Johtaminen
challenge-other = Jokin muu
challenge-touches = Keihin se vaikuttaa
challenge-employees = Työntekijät
challenge-leaders = Esihenkilöt
challenge-users = Asiakkaat ja asukkaat
challenge-other-units = Muut yksiköt
challenge-sign = Keneltä se tulee
challenge-sign-hint = Teksti voi paljastaa sinut myös ilman nimeä. Dult tietää, että haaste on sinun, jotta se voi kertoa, miten käy.
challenge-sign-name = Omalla nimelläni
# $team is the name of a team.
challenge-sign-team = Tiiminä { $team }, ja huone kuulee, miten käy
challenge-sign-unnamed = Ilman nimeäni
challenge-see-preview = Katso ensin
challenge-save = Tallenna
challenge-who-sees-form = Vain sinä näet tämän, kunnes nostat sen. Sitten koordinaattorit näkevät sen, esihenkilöt ja muut eivät. Säilyy { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Ennen kuin nostat sen
challenge-preview = Tämän koordinaattorit saavat nähdä.
challenge-lifted-title = Nostettu koordinaattoreille
challenge-received = Koordinaattorit ovat saaneet haasteen. Dult kertoo, kun joku heistä selvittää sitä. Siihen asti sitä voi muuttaa tai sen voi perua.
challenge-received-again = Haaste on taas kaikilla koordinaattoreilla. Dult kertoo, kun joku heistä selvittää sitä.
challenge-nobody = Haaste on tallessa, mutta Dultilla ei vielä ole koordinaattoria. Ensimmäinen, joka tulee, löytää sen.
challenge-worked-on-title = Haastetta selvitetään
challenge-worked-on = { $name } selvittää haastetta nyt. Dult kertoo, kun vastaus on valmis.
challenge-answered-title = Vastaus haasteeseen
challenge-answered = Kiitos, että tämä nostettiin esiin. Tässä on vastaus. Auttoiko se?
challenge-thanks = Kiitos tiedosta. Koordinaattorit tietävät, että vastaus auttoi.
challenge-open-again = Kiitos tiedosta. Haaste on taas avoin, ja koordinaattorit tietävät, ettei se ratkennut.
challenge-declined-title = Vastaus haasteeseen
challenge-declined = Kiitos, että tämä nostettiin esiin. Tällä kertaa enempää ei tehdä, ja tässä on syy.
challenge-gone-title = Peruttu
challenge-gone = Tätä haastetta ei enää ole, eikä siitä ole mitään tallessa.
challenge-elsewhere-title = Se odottaa sinua
challenge-elsewhere = Se on omassa keskustelussasi Dultin kanssa, jossa vain sinä näet sen.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Haaste: { $category }
challenge-free = Kukaan ei selvitä sitä vielä. Haasteen ottaja kirjoittaa vastauksen.
challenge-unsolved = Edellinen vastaus ei ratkaissut sitä. Kukaan ei selvitä sitä nyt.
challenge-taken = { $name } selvittää sitä.
challenge-yours = Sinä selvität haastetta, ja sen nostaja tietää sen. Jos se ei sovikaan, voit palauttaa sen.
challenge-was-answered = Haasteeseen on vastattu. Kiitos.
challenge-it-helped = Vastaus auttoi. Kiitos.
challenge-was-declined = Vastaus oli kieltävä, ja haasteen nostaja tietää syyn.
challenge-withdrawn-title = Peruttu
challenge-withdrawn = Haasteen nostaja on perunut sen.
challenge-your-answer = Mikä on vastauksesi?
challenge-your-answer-hint = Mitä olet tehnyt tai teet, ja milloin. Kirjoita ilman nimiä ja yksittäisiä tapauksia.
challenge-your-reason = Miksi asialle ei tehdä mitään?
challenge-your-reason-hint = Ystävällinen ja selvä syy, ja mitä voisi kokeilla sen sijaan. Kirjoita ilman nimiä ja yksittäisiä tapauksia.
challenge-send = Lähetä
challenge-who-sees-answer = Haasteen nostaja, tiimi, jos haaste oli tiimin, ja koordinaattorit. He näkevät nimesi. Säilyy yhtä kauan kuin haaste.

# What stands beside it.
challenge-words = Omin sanoin
challenge-from = Lähettäjä
challenge-unnamed = Ilman nimeä
challenge-lifted-by = Nostaja
challenge-site = Toimipaikka
# $sites is a number from 3.
challenge-site-hidden = Piilossa, jottei se osoita ketään. Sen voi näyttää, kun { $sites } toimipaikalla on sama haaste.
challenge-since = Nostettu
challenge-the-answer = Vastaus
challenge-the-reason = Syy
challenge-earlier-answer = Aiempi vastaus
challenge-answered-by = Vastaaja
# $days is how many days ago.
challenge-age = { $days ->
    [0] tänään
    [one] yksi päivä
   *[other] { $days } päivää
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = Koordinaattorit näkevät tämän. Säilyy { general-challenges-kept }.
challenge-who-sees-unnamed = Koordinaattorit näkevät tämän. Dult ei näytä heille, kuka sen nosti. Säilyy { general-challenges-kept }.
challenge-who-sees-without-you = Koordinaattorit näkevät tämän ilman nimeäsi. Dult tietää, että se on sinun, jotta se voi kertoa, miten käy. Tietokannan ylläpitäjä voi löytää sen sieltä. Säilyy { general-challenges-kept }.
challenge-who-sees-team = Koordinaattorit ja tämä huone näkevät tämän. Säilyy { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] Yksi odottaa vastausta.
   *[other] { $count } odottaa vastausta.
 } Vanhin: { $age }.
challenge-none-waits = Kaikkiin haasteisiin on vastattu. Kiitos.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } selvittää
challenge-own-line = { $number }. { $state }
challenge-mine-intro = Uusin on ensin.
challenge-mine-empty = Et ole nostanut haasteita.
challenge-is-draft = Ei vielä nostettu
challenge-is-received = Koordinaattoreilla
challenge-is-worked-on = Selvitettävänä
challenge-is-answered = Vastattu
challenge-is-declined = Vastaus oli kieltävä, ja syy on kerrottu
