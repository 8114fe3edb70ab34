### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = min oppgave, oppgave, oppgaven, oppgaven min, ukas oppgave
command-task-line = vis oppgaven din
command-need-help = hjelp meg, trenger hjelp, jeg trenger hjelp, spør koordinator
command-need-help-line = spør koordinatorene
command-plan = mine planer, planer, plan, planen min, lag en plan
command-plan-line = se planene dine, eller lag en
command-lift = løft en utfordring, løft, løft utfordring
command-lift-line = løft noe som står i veien, til koordinatorene
command-challenges = utfordringer, mine utfordringer, utfordring
command-challenges-line = se hvordan det går med utfordringer
command-pause = pause, ta pause, pauser, ferie
command-pause-line = få fred en stund
command-stop = stopp, slutt, avslutt, meld av
command-stop-line = Dult skriver ikke av seg selv lenger
command-resume = start igjen, start, begynn igjen, begynne igjen, fortsett
command-resume-line = etter pause eller stopp
command-language = språk, bytt språk, velg språk
command-language-line = velg mellom seks
command-time = dag og tid, tid, tidspunkt, dag, når
command-time-line = når oppgaven kommer, og hvor ofte
command-who-sees = hvem ser hva, hvem ser, personvern
command-who-sees-line = og hvor lenge det lagres
command-about = om, om dult, hva er dult
command-about-line = hva Dult er
command-data = mine data, data, innsyn
command-data-line = se alt som er lagret om deg
command-delete = slett, slette, slett alt
command-delete-line = slett noe av det eller alt
command-agreements = avtaler, avtalene våre, hva ble vi enige om
command-agreements-line = se hva teamet er blitt enige om
command-practice = del praksis, del en praksis, del hverdagspraksis
command-practice-line = del noe fra arbeidsdagen
command-practices = hverdagspraksis, praksis, praksiser
command-practices-line = se hva kolleger har delt
command-broadcast = ny utsending, broadcast, send til alle
command-broadcast-line = skriv til mange på en gang
command-broadcasts = utsendinger, utsending, status
command-broadcasts-line = se hvem meldingene har nådd
command-undo = angre, angre utsending
command-undo-line = ta tilbake den siste utsendingen
command-kick-off = ny oppstart, oppstart, ny kick-off
command-kick-off-line = planlegg en oppstart med invitasjon og oppfølging
command-kick-offs = oppstarter, kick-off, kickoff
command-kick-offs-line = se hvem som kommer
command-room = teamet her, team her, rommet vårt, dette er rommet vårt
command-room-line = la teamet møtes i dette rommet
command-help = hjelp, hei, meny, kommandoer
command-help-line = vis denne listen

# Answers; $commands is a list of what to write.
command-help-title = Dette kan du skrive
command-help-intro =
    Skriv et av ordene, så gjør Dult resten.

    { $commands }
command-unknown-title = Dette forstår Dult
command-unknown =
    Det forsto Dult ikke. Disse ordene virker:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Mente du noe annet?
command-perhaps = Kanskje «{ $word }».

# On buttons: at most 20 characters.
command-yes = Ja
command-show-all = Vis alle ordene
