### The try-out page: everything around the messages.

web-title = Kokeile Dultia
web-choose = Valitse, kuka haluat olla
web-choose-why = Kaikki henkilöt ovat keksittyjä. Ole yksi henkilö tässä välilehdessä ja toinen seuraavassa. Katso, mitä kukin saa Dultilta.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Osaamisagentit
web-group-agent-what = Saavat joka viikko pienen tehtävän ja vastaavat yhdellä painalluksella.
web-group-team = Tiimi
web-group-team-what = Pohtii yhdessä viisi minuuttia.
web-group-coordinator = Koordinaattorit
web-group-coordinator-what = Lähettävät viestin kaikille ja näkevät, ketkä se on tavoittanut.
web-group-employee = Työntekijät
web-group-employee-what = Saavat kaikille tarkoitetut viestit ja voivat pitää taukoa, kun haluavat.

web-search = Etsi joku muu
web-search-button = Etsi
web-search-none = Sen nimistä ei löytynyt. Kokeile pelkkää etunimeä.
web-change = Vaihda henkilöä
web-language = Kieli

# What somebody is to the network, under their name.
web-role-coordinator = Koordinaattori
web-role-agent = Osaamisagentti
web-role-leader = Esihenkilö
web-role-employee = Työntekijä

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Keskustelut
web-own = Vain sinä ja Dult
web-log = Viestit
web-empty = Ei vielä viestejä
web-empty-own = Kirjoita apua, niin näet, mitä Dult osaa. Kokeiluversiossa voit myös siirtää kellon seuraavaan päivään.
web-empty-room = Täällä Dult puhuu koko tiimille.
web-you = Sinä
web-only-you = Vain sinä näet tämän
web-more = Lisää vaihtoehtoja

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Yhden minuutin video
   *[other] Video, kesto { $minutes } minuuttia
}
web-captions = tekstitetty
web-no-captions = ei tekstitystä

# A file that comes with a message: $name is what it is called.
web-save = Tallenna { $name }

# The box to write in.
web-skip = Siirry kirjoituskenttään
web-write = Kirjoita Dultille
web-write-hint = Kirjoita Dultille, esimerkiksi apua
web-write-room = Kirjoita tiimille ja Dultille
web-send = Lähetä

# Forms; $count is how many characters fit.
web-errors = Jotain puuttuu tai on korjattava
web-optional = (vapaaehtoinen)
web-characters = Enintään { $count } merkkiä.
web-choose-one = Valitse
web-close = Sulje
web-cancel = Peruuta
web-leave = Suljetaanko tallentamatta kirjoittamaasi?

# The demo's clock.
web-clock = Kokeiluversion kello
web-next-day = Huomiseen
web-next-week = Ensi viikkoon
web-other-day = Muu päivä
web-move-to = Siirry tämän päivän kello 12:een
web-move = Siirrä kelloa

# Sentences above the box to write in.
web-notice-old = Tämä painike ei enää toimi. Katso uudempaa viestiä tai kirjoita apua.
web-notice-not-saved = Tätä ei ole vielä tallennettu. Odota hetki ja yritä uudelleen.
web-notice-too-long = Teksti on liian pitkä lähetettäväksi. Lyhennä sitä ja yritä uudelleen.
web-notice-expired = Sivu on ollut auki liian kauan. Lataa se uudelleen ja yritä vielä kerran.
web-notice-moving = Kello siirtyy. Kaikki, mitä matkan varrella kuuluu tapahtua, tapahtuu nyt.
web-notice-no-such-day = Kello kulkee vain eteenpäin. Valitse päivä huomisesta vuoden päähän.
web-notice-offline = Ei yhteyttä. Uudet viestit tulevat, kun yhteys palaa.

# Coming in with a one-time code.
web-sign-in = Kirjaudu sisään
web-sign-in-how = Kirjoita kertakoodi, jonka sait koordinaattorilta. Se toimii yhden kerran vuorokauden ajan.
web-sign-in-code = Kertakoodi
web-sign-in-button = Kirjaudu
web-sign-in-wrong = Koodi ei toimi. Tarkista, onko se oikein, tai pyydä koordinaattorilta uusi.
web-sign-in-wait = Yrityksiä oli monta. Odota kymmenen minuuttia ja yritä uudelleen.
web-sign-out = Kirjaudu ulos

# When there is nothing to show.
web-off = Verkkosivu ei ole käytössä
web-off-why = Täällä Dultia käytetään Slackissa tai Teamsissa. Dultin ylläpitäjä voi ottaa kirjautumisen käyttöön tälle sivulle.
web-lost = Täällä ei ole mitään
web-lost-why = Sivua ei ole, tai se ei ole sinua varten.
web-lost-home = Etusivulle
