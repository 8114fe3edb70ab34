### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = oppgåva mi, min oppgåve, oppgåve, oppgåva, oppgåva for veka
command-task-line = vis oppgåva di
command-need-help = hjelp meg, treng hjelp, eg treng hjelp, spør koordinator
command-need-help-line = spør koordinatorane
command-plan = planane mine, mine planar, planar, plan, planen min, lag ein plan
command-plan-line = sjå planane dine, eller lag ein
command-lift = løft ei utfordring, løft, løft utfordring
command-lift-line = løft noko som står i vegen, til koordinatorane
command-challenges = utfordringar, mine utfordringar, utfordring
command-challenges-line = sjå korleis det går med utfordringar
command-pause = pause, ta pause, ferie
command-pause-line = få fred ei stund
command-stop = stopp, slutt, avslutt, meld av
command-stop-line = Dult skriv ikkje av seg sjølv lenger
command-resume = start igjen, start, byrj igjen, byrje igjen, hald fram
command-resume-line = etter pause eller stopp
command-language = språk, byt språk, vel språk
command-language-line = vel mellom seks
command-time = dag og tid, tid, tidspunkt, dag, når
command-time-line = når oppgåva kjem, og kor ofte
command-who-sees = kven ser kva, kven ser, personvern
command-who-sees-line = og kor lenge det blir lagra
command-about = om, om dult, kva er dult
command-about-line = kva Dult er
command-data = mine data, data, innsyn
command-data-line = sjå alt som er lagra om deg
command-delete = slett, slette, slett alt
command-delete-line = slett noko av det eller alt
command-agreements = avtalar, avtalane våre, kva vart vi samde om
command-agreements-line = sjå kva de er blitt samde om i teamet
command-practice = del praksis, del ein praksis, del kvardagspraksis
command-practice-line = del noko frå arbeidsdagen
command-practices = kvardagspraksis, praksis, praksisar
command-practices-line = sjå kva kollegaer har delt
command-broadcast = ny utsending, broadcast, send til alle
command-broadcast-line = skriv til mange på ein gong
command-broadcasts = utsendingar, utsending, status
command-broadcasts-line = sjå kven meldingane har nådd
command-undo = angre, angre utsending
command-undo-line = ta tilbake den siste utsendinga
command-kick-off = ny oppstart, oppstart, ny kick-off
command-kick-off-line = planlegg ein oppstart med invitasjon og oppfølging
command-kick-offs = oppstartar, kick-off, kickoff
command-kick-offs-line = sjå kven som kjem
command-room = teamet her, team her, rommet vårt, dette er rommet vårt
command-room-line = la teamet møtast i dette rommet
command-help = hjelp, hei, meny, kommandoar
command-help-line = vis denne lista

# Answers; $commands is a list of what to write.
command-help-title = Dette kan du skrive
command-help-intro =
    Skriv eit av orda, så gjer Dult resten.

    { $commands }
command-unknown-title = Dette forstår Dult
command-unknown =
    Det forstod Dult ikkje. Desse orda verkar:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Meinte du noko anna?
command-perhaps = Kanskje «{ $word }».

# On buttons: at most 20 characters.
command-yes = Ja
command-show-all = Vis alle orda
