### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = Olen lukenut
broadcast-write = Kirjoita uusi
broadcast-from-kit = Aloituksen viestistä
broadcast-open = Avaa { $number }
broadcast-refresh = Näytä uudelleen
broadcast-edit = Muuta tekstiä
broadcast-translate = Lisää kieli
broadcast-address = Valitse saajat
broadcast-preview = Esikatsele
broadcast-test = Testaa minulle
broadcast-schedule = Valitse aika
broadcast-send = Lähetä
broadcast-discard = Hylkää luonnos
broadcast-undo = Kumoa
broadcast-stop = Keskeytä loput
broadcast-correct = Korjaa
broadcast-withdraw = Vedä takaisin
broadcast-people = Henkilöittäin
broadcast-go-on = Jatka
broadcast-show = Näytä
broadcast-preview-submit = Näytä
broadcast-schedule-submit = Ajasta

# Titles of forms and cards.
broadcast-words-title = Kirjoita monelle
broadcast-audience-title = Kuka sen saa?
broadcast-schedule-title = Milloin se lähtee?
broadcast-preview-title = Esikatselu
broadcast-withdraw-title = Vedetäänkö takaisin?
broadcast-overview-title = Viimeisimmät tiedotteet
broadcast-overview-empty = Mitään ei ole vielä lähetetty. Kirjoita ensimmäinen, kun haluat.
broadcast-draft-title = Luonnos: { $title }
broadcast-planned = Ensimmäiset viestit lähtevät { $begins }. Siihen asti voit kumota, eikä mitään lähetetä.
broadcast-discarded-title = Luonnos on poistettu
broadcast-discarded = Mitään ei lähetetty.
broadcast-not-undone-title = Ei kumottavaa
broadcast-not-undone = Lähtenyttä ei saa takaisin. Voit korjata sen tai vetää sen takaisin: kirjoita ”tiedotteet”.
broadcast-test-title = Tulossa sinulle
broadcast-test-sent = Saat viestin samanlaisena kuin kaikki saisivat. Kukaan muu ei saa sitä.
broadcast-only-preview = Tämä on esikatselu. Painikkeet eivät tee täällä mitään.
broadcast-not-yours-title = Tämän tekevät koordinaattorit
broadcast-not-yours = Viestit monelle tulevat koordinaattoreilta. Onko sinulla jotain kaikille? Kerro se jollekin heistä.
broadcast-gone-title = Vedetty takaisin
broadcast-gone = Tässä ollut viesti on vedetty takaisin. Voit jättää sen huomiotta.
broadcast-corrected = Tätä viestiä on korjattu sen saapumisen jälkeen.
broadcast-from = Lähettäjä
broadcast-thanks = Luettu
broadcast-noted = Olet kertonut lukeneesi tämän. Kiitos.

# The form for the words.
broadcast-words-intro = Lyhyt ja selkeä luetaan loppuun. Jätä asiakkaiden nimet ja asiat pois.
broadcast-correct-intro = Viestin saaneet näkevät uuden tekstin vanhan tilalla.
broadcast-language = Kieli
broadcast-field-title = Otsikko
broadcast-field-body = Teksti
broadcast-field-body-hint = Tähdet sanojen ympärillä **lihavoivat** ne. Viivalla alkavasta rivistä tulee luettelo.
broadcast-field-part = Mikä viesti?

# The form for the audience.
broadcast-audience-intro = Jos valitset agentit ja kaksi toimipaikkaa, viestin saavat näiden toimipaikkojen agentit. Jos valitset vain kaksi toimipaikkaa, sen saavat kaikki niissä työskentelevät.
broadcast-audience = Saajat
broadcast-everyone = Kaikki
broadcast-chosen = Alla valitsemani
broadcast-rooms = Tiimien huoneet
broadcast-field-roles = Roolit
broadcast-field-sites = Toimipaikat
broadcast-field-teams = Tiimit: niiden jäsenet
broadcast-field-teams-hint = Tiimien nimet pilkuin erotettuina.
broadcast-field-options = Miten se lähetetään
broadcast-field-options-hint = Käytä kiireellistä harvoin: viikkotehtävä siirtyy silloin viikolla.
broadcast-option-acknowledge = Painike ”Olen lukenut”
broadcast-option-urgent = Kiireellinen: menee viikkotehtävän edelle
broadcast-option-repeat = Turvallisuusasia: lähetä uudelleen, jos perillemeno on epävarmaa
broadcast-nobody-chosen = Valitse rooli, toimipaikka tai tiimi, tai valitse kaikki.
broadcast-both-chosen = Valitsit kaikki ja lisäksi jotain alta. Jätä vain toinen.
broadcast-no-team = Tiimiä ”{ $name }” ei ole. Tarkista kirjoitusasu.
broadcast-several-teams = Usealla toimipaikalla on tiimi ”{ $name }”. Valitse myös toimipaikka yltä.
broadcast-role-agents = Osaamisagentit
broadcast-role-leaders = Esihenkilöt
broadcast-role-coordinators = Koordinaattorit
broadcast-role-admins = Ylläpitäjät
broadcast-role-representatives = Työsuojeluvaltuutetut ja luottamushenkilöt
broadcast-role-employees = Työntekijät

# The form for the time.
broadcast-schedule-intro = Jokainen saa sen omana työpäivänään kello 8 ja 16 välillä. Poissa olevat saavat sen seuraavana työpäivänään.
broadcast-field-day = Päivä
broadcast-field-clock = Kellonaika
broadcast-field-clock-hint = Esimerkiksi 10.00, välillä 08.00 ja 16.00.
broadcast-field-until = Lähetä viimeistään
broadcast-field-until-hint = Ne, joita ei siihen mennessä tavoiteta, eivät saa sitä. Tyhjä tarkoittaa viikkoa.
broadcast-no-clock = Kirjoita kellonaika, esimerkiksi 10.00.
broadcast-clock-outside = Valitse kellonaika väliltä 08.00–16.00.
broadcast-until-too-early = Valitse päivä lähetyksen jälkeen.

# The draft's card.
broadcast-languages = Kielet
broadcast-languages-some = { $languages }. Muita kieliä lukevat saavat lähimmän kielen, ja se mainitaan viestissä.
broadcast-reaches = Tavoittaa
broadcast-reach-all = { $count ->
    [one] Yhden henkilön
    [2] Molemmat
   *[other] Kaikki { $count }
}
broadcast-reach = { $count } tavoitetaan, { $others } ei
broadcast-begins = Alkaa
broadcast-takes = Kestää
broadcast-minutes = { $count ->
    [one] noin minuutin
   *[other] noin { $count } minuuttia
}
broadcast-crowded = Harkittavaksi
broadcast-free-week = Moni on jo saanut viikon ainoan viestinsä. Ensimmäinen kaikille vapaa viikko: { $week }.
broadcast-advice = Vinkki ({ $name })
broadcast-hint-long = { $about } sanaa: enintään 60 luetaan loppuun.
broadcast-hint-long-sentence = Yhdessä virkkeessä on { $about } sanaa: kaksi lyhyttä on helpompi.
broadcast-hint-hard = Teksti on raskasta: lyhyemmät sanat auttavat.
broadcast-hint-duty = ”{ $about }” kuulostaa velvollisuudelta: kutsu toimii paremmin.
broadcast-hint-exclamation = Piste on rauhallisempi kuin huutomerkki.
broadcast-hint-questions = Se kysyy { $about } kertaa: yksi kysymys saa enemmän vastauksia.
broadcast-progress-title = Tiedote: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Luonnos
broadcast-state-planned = Ajastettu
broadcast-state-sending = Lähetetään
broadcast-state-sent = Lähetetty
broadcast-state-stopped = Keskeytetty
broadcast-state-withdrawn = Vedetty takaisin
broadcast-sent = Lähetetty
broadcast-of = { $count } / { $recipients }
broadcast-waiting = Matkalla
broadcast-uncertain = Ehkä perillä
broadcast-unsent = Ei lähetetty
broadcast-seen = Avattu tai vastattu
broadcast-acknowledged = Kuitattu luetuksi
broadcast-renewed = Päivitetty saajilla
broadcast-why-unreached = { $count } ei tavoiteta tai on tauolla
broadcast-why-unreachable = { $count } ei tavoiteta
broadcast-why-paused = { $count } on tauolla
broadcast-why-budget = { $count } on jo saanut viikon viestinsä
broadcast-why-too-late = { $count } ei ole töissä ajoissa
broadcast-why-stopped = { $count } keskeytettiin
broadcast-why-failed = { $count } ei mennyt perille

# The report, person by person.
broadcast-is-waiting = matkalla
broadcast-is-sent = lähetetty
broadcast-is-seen = avattu
broadcast-is-acknowledged = kuitattu luetuksi
broadcast-is-uncertain = ehkä perillä
broadcast-is-unreached = ei tavoitettu
broadcast-is-budget = on jo saanut viikon viestinsä
broadcast-is-too-late = ei töissä ajoissa
broadcast-is-stopped = keskeytetty
broadcast-is-failed = ei mennyt perille
broadcast-field-which = Mitkä viestit?
broadcast-which-all = Kaikki
broadcast-which-unsent = Lähettämättömät
broadcast-which-unread = Lähetetyt, vielä avaamatta
broadcast-field-search = Nimi tai toimipaikka
broadcast-no-people = Kukaan ei täsmää tähän.
broadcast-more-people = { $count ->
    [one] Tiedostossa on yksi lisää.
   *[other] Tiedostossa on { $count } lisää.
}
broadcast-file = tiedote-{ $number }
broadcast-column-id = tunnus
broadcast-column-name = nimi
broadcast-column-site = toimipaikka
broadcast-column-state = tila
broadcast-column-sent = lähetetty
broadcast-column-seen = avattu
broadcast-column-acknowledged = kuitattu luetuksi
broadcast-yes = kyllä
broadcast-withdraw-intro = Viestin saaneet näkevät sen paikalla, että se on vedetty takaisin. Lähtemättömät keskeytetään. Tätä ei voi kumota.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Koordinaattorit näkevät, että painoit painiketta. Säilytetään { general-answers-kept }.
broadcast-who-sees-words = Koordinaattorit näkevät luonnoksen. Kaikki saajat näkevät viestin ja nimesi.
broadcast-who-sees-correction = Kaikki viestin saaneet näkevät uuden tekstin ja sen, että viestiä on korjattu.
broadcast-who-sees-plan = Vain koordinaattorit näkevät valintasi. Ne säilytetään viestin kanssa.
broadcast-who-sees-preview = Vain sinä näet esikatselun. Sitä ei säilytetä.
broadcast-who-sees-withdrawal = Kaikki viestin saaneet näkevät, että se on vedetty takaisin.
broadcast-who-sees-report = Vain koordinaattorit näkevät tämän. Se kertoo viestien perillemenosta, ei kenenkään ahkeruudesta. Hakuasi ei säilytetä.
