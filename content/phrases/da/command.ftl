### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = min opgave, opgave, opgaven, ugens opgave
command-task-line = vis din opgave
command-need-help = hjælp mig, brug for hjælp, jeg har brug for hjælp, spørg koordinator
command-need-help-line = spørg koordinatorerne
command-plan = mine planer, planer, plan, min plan, lav en plan
command-plan-line = se dine planer, eller lav en
command-lift = løft en udfordring, løft, løft udfordring
command-lift-line = løft noget, der står i vejen, til koordinatorerne
command-challenges = udfordringer, mine udfordringer, udfordring
command-challenges-line = se, hvordan det går med udfordringer
command-pause = pause, hold pause, ferie
command-pause-line = få fred et stykke tid
command-stop = stop, hold op, afslut, afmeld
command-stop-line = Dult skriver ikke længere af sig selv
command-resume = start igen, start, begynd igen, begynde igen, fortsæt
command-resume-line = efter pause eller stop
command-language = sprog, skift sprog, vælg sprog
command-language-line = vælg mellem seks
command-time = dag og tid, tid, tidspunkt, dag, hvornår
command-time-line = hvornår opgaven kommer, og hvor tit
command-who-sees = hvem ser hvad, hvem ser, privatliv
command-who-sees-line = og hvor længe det gemmes
command-about = om, om dult, hvad er dult
command-about-line = hvad Dult er
command-data = mine data, data, indsigt
command-data-line = se alt, der er gemt om dig
command-delete = slet, slette, slet alt
command-delete-line = slet noget af det eller alt
command-agreements = aftaler, vores aftaler, hvad blev vi enige om
command-agreements-line = se, hvad teamet er blevet enigt om
command-practice = del praksis, del en praksis, del hverdagspraksis
command-practice-line = del noget fra arbejdsdagen
command-practices = hverdagspraksis, praksis, praksisser
command-practices-line = se, hvad kolleger har delt
command-broadcast = ny udsendelse, broadcast, send til alle
command-broadcast-line = skriv til mange på én gang
command-broadcasts = udsendelser, udsendelse, status
command-broadcasts-line = se, hvem beskederne har nået
command-undo = fortryd, fortryd udsendelse
command-undo-line = tag den seneste udsendelse tilbage
command-kick-off = ny opstart, opstart, ny kick-off
command-kick-off-line = planlæg en opstart med invitation og opfølgning
command-kick-offs = opstarter, kick-off, kickoff
command-kick-offs-line = se, hvem der kommer
command-room = teamet her, team her, vores rum, det her er vores rum
command-room-line = lad teamet mødes i dette rum
command-help = hjælp, hej, menu, kommandoer
command-help-line = vis denne liste

# Answers; $commands is a list of what to write.
command-help-title = Dette kan du skrive
command-help-intro =
    Skriv et af ordene, så gør Dult resten.

    { $commands }
command-unknown-title = Dette forstår Dult
command-unknown =
    Det forstod Dult ikke. Disse ord virker:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Mente du noget andet?
command-perhaps = Måske »{ $word }«.

# On buttons: at most 20 characters.
command-yes = Ja
command-show-all = Vis alle ordene
