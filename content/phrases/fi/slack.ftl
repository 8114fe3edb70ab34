### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Yhden minuutin video
   *[other] Video, kesto { $minutes } minuuttia
}
slack-captions = tekstitetty
slack-no-captions = ei tekstitystä
slack-film-opens = avautuu selaimessa

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Peruuta
slack-close = Sulje
slack-choose = Valitse
slack-nothing-to-choose = Tässä ei ole vielä valittavaa.

# Stands for a second where a form is about to open.
slack-waiting-title = Hetkinen
slack-waiting = Lomake on tulossa.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = Lomakkeen avaaminen kesti liian kauan. Mitään ei ole kadonnut.
slack-form-here = Paina painiketta, niin lomake aukeaa.
slack-form-open = Avaa lomake

# What was pressed or written could not be kept.
slack-not-saved = Tätä ei ole vielä tallennettu. Odota hetki ja paina uudelleen.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Mikään ei odota sinua
slack-home-empty = Seuraava tehtävä tulee sekä tänne että viestinä. Kirjoita Dultille apua, niin näet, mitä se osaa.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult sai tämän, ja vastaus tulee hieman myöhemmin.

# Dult is no member of the room that it should write to.
slack-invite = Dult ei vielä voi kirjoittaa tähän huoneeseen. Kutsu Dult: kirjoita tähän /invite @Dult.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Pieniä asioita, joista oppia työpäivän lomassa: tehtävä viikossa ja viiden minuutin reflektio tiimin kanssa.
slack-app-long = Dult tuo oppimisen työpäivään. Osaamisagentit saavat yhden pienen tehtävän viikossa, ja tiimit reflektoivat yhdessä viisi minuuttia. Dult lähettää itse enintään yhden asian viikossa, työaikana eikä koskaan vapaapäivänä. Voit pitää tauon yhdellä napsautuksella, ja jokainen viesti kertoo, kuka näkee vastauksesi.
slack-command = Pyydä Dultilta jotain
slack-command-hint = apua, tauko, omat tiedot …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult on nyt täällä: { $workspace }
slack-install-done = Avaa Slack ja kirjoita Dultille apua.
slack-install-open = Avaa Slack
slack-install-stopped-title = Dultia ei asennettu
slack-install-stopped = Asennus keskeytettiin. Mitään ei muutettu.
slack-install-stale = Paluu Slackista toimii kerran, kymmenen minuutin ajan, samassa selaimessa. Mitään ei muutettu.
slack-install-later = Slack tai Dult ei vastannut ajoissa. Odota hetki ja aloita alusta.
slack-install-again = Aloita alusta
