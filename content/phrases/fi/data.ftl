### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Poista jotakin
data-delete-some = Valitse
data-delete-all = Poista kaikki
data-delete-button = Poista
data-title = Omat tiedot
data-here = Tässä on kaikki, mitä Dult on sinusta tallentanut, kahtena tiedostona. Toinen on luettavaksi, toinen koneille.
data-only-you = Vain sinä näet tämän.

# Headings; each stands before a number.
data-facts = Kuka olet ja mitä olet valinnut
data-received = Saamasi viestit
data-answers = Vastauksesi
data-help-requests = Avunpyyntösi
data-notes = Muistiinpanosi
data-plans = Suunnitelmasi
data-agreements = Tiimille kirjoittamasi sopimukset
data-passed-on = Tiimille jakamasi
data-challenges = Nostamasi haasteet
data-practices = Jakamasi käytännöt ja kokeilusi
data-sign-ins = Kirjautuminen kertakoodilla
data-conversation = Keskustelu Dultin kanssa verkkosivulla
data-others = Muu, jossa sinut mainitaan, katso koneille tarkoitettu tiedosto

# Deleting.
data-delete-title = Poista omasi
data-what-stays = { $count ->
    [0] Sinulta ei ole nyt vastauksia tai sanoja poistettavaksi.
    [one] Olet vastannut tai kirjoittanut yhden asian.
   *[other] Olet vastannut tai kirjoittanut { $count } asiaa.
}
data-why-stays = Jotakin jää. Tieto lähetetystä viestistä jää, jotta et saa sitä kahdesti. Nimi ja työpaikka tulevat organisaation tiedostosta. Tauko, kieli ja aika pysyvät voimassa. Tiimin sopimukset jäävät tiimille ilman nimeäsi. Slack ja Teams säilyttävät omat kopionsa organisaation sääntöjen mukaan.
data-which = Mitä haluat poistaa?
data-sure = Oletko varma?
data-yes-all = Kyllä, poista kaikki vastaukseni ja kirjoitukseni
data-no-way-back = Tätä ei voi perua. Myös keskustelu Dultin kanssa verkkosivulla tyhjennetään.
data-deleted-title = Poistettu
data-deleted = { $count ->
    [0] Poistettavaa ei ollut.
    [one] Yksi asia on poistettu.
   *[other] { $count } asiaa on poistettu.
}

# What each of them is, in a list.
data-an-answer = vastaus
data-a-help-request = avunpyyntö
data-a-passed-on = jaettu tiimille
data-a-note = oma muistiinpano
data-a-plan = suunnitelma
data-an-agreement = nimesi sopimuksessa
data-a-challenge = haaste
data-an-answer-to-one = nimesi vastauksessa
data-a-practice = jaettu käytäntö
data-a-try = kokeilu
data-a-broadcast = tiedote
