### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Film på eitt minutt
   *[other] Film på { $minutes } minutt
}
slack-captions = med teksting
slack-no-captions = utan teksting
slack-film-opens = opnar seg i nettlesaren

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Avbryt
slack-close = Lukk
slack-choose = Vel
slack-nothing-to-choose = Her er det ikkje noko å velje mellom enno.

# Stands for a second where a form is about to open.
slack-waiting-title = Eit augneblink
slack-waiting = Skjemaet er på veg.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = Skjemaet brukte for lang tid på å opne seg. Ingenting har gått tapt.
slack-form-here = Trykk på knappen, så opnar skjemaet seg.
slack-form-open = Opne skjemaet

# What was pressed or written could not be kept.
slack-not-saved = Dette er ikkje lagra enno. Vent litt og trykk ein gong til.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Ingenting ventar på deg
slack-home-empty = Den neste oppgåva kjem både hit og som melding. Skriv hjelp til Dult for å sjå kva du kan få.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult har fått det med seg, og svaret kjem litt seinare.

# Dult is no member of the room that it should write to.
slack-invite = Dult kan ikkje skrive i dette rommet enno. Inviter Dult: skriv /invite @Dult her.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Små ting å lære av i arbeidsdagen: éi oppgåve i veka, og fem minutt refleksjon med teamet.
slack-app-long = Dult får læring til å skje i arbeidsdagen. Kompetanseagentar får éi lita oppgåve i veka, og team reflekterer saman i fem minutt. Dult sender høgst éin ting i veka av seg sjølv, i arbeidstida og aldri på ein fridag. Du kan ta pause med eitt klikk, og kvar melding seier kven som ser svaret ditt.
slack-command = Be Dult om noko
slack-command-hint = hjelp, pause, mine data …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult er i { $workspace }
slack-install-done = Opne Slack og skriv hjelp til Dult.
slack-install-open = Opne Slack
slack-install-stopped-title = Dult vart ikkje installert
slack-install-stopped = Installasjonen vart stoppa. Ingenting er endra.
slack-install-stale = Vegen tilbake frå Slack verkar éin gong, i ti minutt, i same nettlesar. Ingenting er endra.
slack-install-later = Slack eller Dult svara ikkje i tide. Vent litt, og byrj på nytt.
slack-install-again = Byrj på nytt
