### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Film på ett minutt
   *[other] Film på { $minutes } minutter
}
slack-captions = med teksting
slack-no-captions = uten teksting
slack-film-opens = åpnes i nettleseren

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Avbryt
slack-close = Lukk
slack-choose = Velg
slack-nothing-to-choose = Her er det ikke noe å velge mellom ennå.

# Stands for a second where a form is about to open.
slack-waiting-title = Et øyeblikk
slack-waiting = Skjemaet er på vei.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = Skjemaet brukte for lang tid på å åpne seg. Ingenting er gått tapt.
slack-form-here = Trykk på knappen, så åpner skjemaet seg.
slack-form-open = Åpne skjemaet

# What was pressed or written could not be kept.
slack-not-saved = Dette er ikke lagret ennå. Vent litt og trykk en gang til.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Ingenting venter på deg
slack-home-empty = Den neste oppgaven kommer både hit og som melding. Skriv hjelp til Dult for å se hva du kan få.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult har fått det med seg, og svaret kommer litt senere.

# Dult is no member of the room that it should write to.
slack-invite = Dult kan ikke skrive i dette rommet ennå. Inviter Dult: skriv /invite @Dult her.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Små ting å lære av i arbeidsdagen: én oppgave i uka, og fem minutter refleksjon med teamet.
slack-app-long = Dult får læring til å skje i arbeidsdagen. Kompetanseagenter får én liten oppgave i uka, og team reflekterer sammen i fem minutter. Dult sender høyst én ting i uka av seg selv, i arbeidstiden og aldri på en fridag. Du kan ta pause med ett klikk, og hver melding sier hvem som ser svaret ditt.
slack-command = Be Dult om noe
slack-command-hint = hjelp, pause, mine data …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult er i { $workspace }
slack-install-done = Åpne Slack og skriv hjelp til Dult.
slack-install-open = Åpne Slack
slack-install-stopped-title = Dult ble ikke installert
slack-install-stopped = Installasjonen ble stoppet. Ingenting er endret.
slack-install-stale = Veien tilbake fra Slack virker én gang, i ti minutter, i samme nettleser. Ingenting er endret.
slack-install-later = Slack eller Dult svarte ikke i tide. Vent litt, og begynn på nytt.
slack-install-again = Begynn på nytt
