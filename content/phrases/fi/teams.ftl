### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Yhden minuutin video
   *[other] Video, kesto { $minutes } minuuttia
}
teams-captions = tekstitetty
teams-no-captions = ei tekstitystä
teams-film-opens = avautuu selaimessa

# Forms.
teams-choose = Valitse
teams-nothing-to-choose = Tässä ei ole vielä valittavaa.

# A person's own page, when nothing waits there.
teams-home-empty-title = Mikään ei odota sinua
teams-home-empty = Seuraava tehtävä tulee tänne viestinä. Kirjoita Dultille apua, niin näet, mitä se osaa.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: oppimista työpäivään
teams-app = Pieniä asioita, joista oppia työpäivän lomassa, enintään yksi viikossa.
teams-app-long = Dult tuo oppimisen työpäivään. Osaamisagentit saavat yhden pienen tehtävän viikossa, ja tiimit reflektoivat yhdessä viisi minuuttia. Dult lähettää itse enintään yhden asian viikossa, työaikana eikä koskaan vapaapäivänä. Voit pitää tauon yhdellä napsautuksella, ja jokainen viesti kertoo, kuka näkee vastauksesi. Kirjoita Dultille ohje, niin näet, mitä voit saada. Voit myös valita viestin ja jakaa sen arjen käytäntönä tai nostaa sen koordinaattorien tietoon.

# Stands beside the word for help in the menu of commands.
teams-menu-help = katso kaikki, mitä voit kirjoittaa Dultille

# A page in the browser that the app links to.
teams-terms-title = Käyttöehdot
teams-terms =
    Dult on työväline, ja työpaikkasi ylläpitää sitä.

    - **Sinä päätät.** Voit pitää tauon tai lopettaa milloin tahansa.
    - **Sanat ovat sinun.** Voit nähdä ne, perua ne ja poistaa ne.
    - **Ei hätätilanteisiin eikä väärinkäytösten ilmoittamiseen.** Käytä niihin työpaikkasi omia keinoja.
    - **Vapaa ohjelmisto.** Ohjelmalla on Apache 2.0 -lisenssi, eikä sille anneta takuuta. Teksteillä on CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = Pieni hetki: vastaus tulee viestinä.
teams-answered-below = Dult vastasi alla.
teams-answered-privately = Dult vastasi sinulle omassa keskustelussasi.
teams-form-below = Lomake on alla.
teams-form-privately = Lomake on omassa keskustelussasi Dultin kanssa.

# Something was pressed that changes nothing one could see.
teams-done = Dult sai tiedon.

# Stands where a form stood; $form is its title.
teams-sent = Lähetetty: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = Tätä ei ole vielä tallennettu. Odota hetki ja yritä uudelleen.
teams-kept = Dult sai viestisi, ja vastaus tulee hieman myöhemmin.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult vastaa tähän vain sinulle eikä vielä tavoita sinua. Lisää Dult-sovellus Teamsiin ja kysy uudelleen.

# A file that Dult offered.
teams-file-later = Tiedostoa ei voitu luovuttaa nyt. Odota hetki ja paina uudelleen.
teams-file-gone = Tiedostoa ei enää säilytetä. Pyydä se Dultilta uudelleen.
teams-file-declined = Tiedostoa ei luovutettu, ja Dult on unohtanut sen.
