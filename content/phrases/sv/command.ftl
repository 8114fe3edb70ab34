### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = min uppgift, uppgift, uppgiften, veckans uppgift
command-task-line = visa din uppgift
command-need-help = hjälp mig, behöver hjälp, jag behöver hjälp, fråga koordinator
command-need-help-line = fråga koordinatorerna
command-plan = mina planer, planer, plan, min plan, gör en plan
command-plan-line = se dina planer, eller gör en
command-lift = lyft en utmaning, lyft, lyft utmaning
command-lift-line = lyft något som står i vägen till koordinatorerna
command-challenges = utmaningar, mina utmaningar, utmaning
command-challenges-line = se hur det går med utmaningar
command-pause = paus, pausa, ta paus, semester
command-pause-line = var i fred ett tag
command-stop = stopp, stoppa, sluta, avsluta
command-stop-line = Dult skriver inte längre av sig själv
command-resume = börja igen, starta, starta igen, fortsätt
command-resume-line = efter paus eller stopp
command-language = språk, byt språk, välj språk
command-language-line = välj mellan sex
command-time = dag och tid, tid, tidpunkt, dag, när
command-time-line = när uppgiften kommer och hur ofta
command-who-sees = vem ser vad, vem ser, integritet
command-who-sees-line = och hur länge det sparas
command-about = om, om dult, vad är dult
command-about-line = vad Dult är
command-data = mina data, data, mina uppgifter, registerutdrag
command-data-line = se allt som är sparat om dig
command-delete = radera, ta bort, radera allt
command-delete-line = radera något av det eller allt
command-agreements = överenskommelser, vad kom vi överens om, våra överenskommelser
command-agreements-line = se vad teamet har kommit överens om
command-practice = dela arbetssätt, dela ett arbetssätt
command-practice-line = dela något från arbetsdagen
command-practices = arbetssätt, arbetssätt i vardagen
command-practices-line = se vad kollegor har delat
command-broadcast = nytt utskick, broadcast, skicka till alla
command-broadcast-line = skriv till många på en gång
command-broadcasts = utskick, utskicken, status
command-broadcasts-line = se vilka meddelandena har nått
command-undo = ångra, ångra utskick
command-undo-line = ta tillbaka det senaste utskicket
command-kick-off = ny uppstart, uppstart, ny kick-off
command-kick-off-line = planera en uppstart med inbjudan och uppföljning
command-kick-offs = uppstarter, kick-off, kickoff
command-kick-offs-line = se vilka som kommer
command-room = teamet här, team här, vårt rum, det här är vårt rum
command-room-line = låt teamet träffas i det här rummet
command-help = hjälp, hej, meny, kommandon
command-help-line = visa den här listan

# Answers; $commands is a list of what to write.
command-help-title = Det här kan du skriva
command-help-intro =
    Skriv ett av orden, så gör Dult resten.

    { $commands }
command-unknown-title = Det här förstår Dult
command-unknown =
    Det förstod Dult inte. De här orden fungerar:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Menade du något annat?
command-perhaps = Kanske ”{ $word }”.

# On buttons: at most 20 characters.
command-yes = Ja
command-show-all = Visa alla orden
