### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = min opgave, opgave, opgaven, ugens opgave
command-task-line = vis din opgave
command-need-help = hjælp mig, brug for hjælp, jeg har brug for hjælp, spørg koordinator
command-need-help-line = spørg koordinatorerne
command-pause = pause, hold pause, ferie
command-pause-line = få fred et stykke tid
command-stop = stop, hold op, afslut, afmeld
command-stop-line = Dult skriver ikke længere af sig selv
command-resume = start igen, start, begynd igen, fortsæt
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
