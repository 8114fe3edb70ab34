### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = Første skridt
task-time = Tid
task-minutes = { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minutter
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Gør det
task-later = En anden dag
task-not-for-me = Ikke for mig
task-swap = Byt opgave
task-help = Brug for hjælp
task-pass-on = Del med teamet
task-done = Gjort
task-note = Skriv en linje
task-change-note = Ret linjen
task-useful = Nyttig
task-so-so = Sådan midt imellem
task-not-useful = Ikke nyttig
task-change = Skift svar
task-keep-note = Ja, gem det
task-drop-note = Nej, glem det
task-take-back = Tag det tilbage

# Under every card and form of a task.
task-who-sees = Koordinatorerne ser dit svar og tal for hvert sted. Andre ser kun netværket som helhed. Gemmes i { general-answers-kept }.
task-who-sees-later = Koordinatorerne ser, at du tager den en anden dag. Gemmes i { general-answers-kept }.
task-who-sees-room = Alle i teamets rum ser det med dit navn. Du kan tage det tilbage. Teksten gemmes hos Dult i { general-answers-kept }.

# How far it has come.
task-doing = Fint. Tryk på Gjort, når du er færdig, den dag det passer.
task-passed-on = Du har delt den med teamet. Tryk på Gjort, når du selv er færdig.
task-helped = Koordinatorerne har fået dit spørgsmål. Du hører fra Dult, når en af dem tager det.
task-put-off = Opgaven kommer igen { $day }. Er du færdig inden da, trykker du på Gjort.
task-again = Du bad om at få denne igen i dag.
task-how-useful = Tak, fordi du gjorde den. Hvor nyttig var den?
task-thanks = Tak. Svaret hjælper os med at vælge opgaver.
task-room-for-line = Vil du tilføje noget, er der plads til en linje.
task-noted = Din linje er gemt.
task-let-be = Helt i orden, og tak for svaret. Næste opgave kommer som sædvanlig.
task-swapped = Her er en anden. Den, du byttede væk, kommer en anden uge.
task-no-other = Der er ingen anden at bytte med nu. Du kan lade den være, tage den en anden dag eller gøre den på din måde.
task-none-title = Ingen opgave nu
task-none = Når der kommer en opgave til dig, finder du den her.

# The one reminder.
task-reminder-title = Ligger her, hvis det passer
task-reminder = Har du et par minutter i denne uge? Hvis ikke, er det lige så fint at lade den ligge.
task-reminder-doing = Du har taget denne. Er den gjort, er ét tryk nok. Passer det ikke længere, er det også fint.

# Forms.
task-which-day = Hvilken dag passer?
task-other-day = En anden dato
task-date = Dato, hvis du valgte en anden
task-date-hint = En af dine arbejdsdage, inden for otte uger.
task-day-off = Den dag har du fri. Næste arbejdsdag er { $day }.
task-put-it-off = Tag den da
task-not-for-me-intro = Alle svar er lige gode.
task-what-fits = Hvad passer bedst?
task-another-please = Giv mig en anden opgave
task-not-relevant = Den er ikke relevant hos os
task-no-time = Jeg har ikke tid i denne uge
task-because = Fordi …
task-no-names = Skriv uden navne og uden enkeltsager.
task-send = Send
task-save = Gem
task-note-label = Din linje

# What somebody wrote out of the blue.
task-offer-title = En note til opgaven?
task-offer = Skal Dult gemme det, du skrev, som din note til »{ $task }«?
task-dropped-title = Glemt
task-dropped = Dult har ikke gemt det, du skrev.
task-not-kept-title = Ikke gemt
task-not-kept = Det, du skrev, ser ud til at indeholde dette: { $found }. Derfor har Dult ikke gemt det. Skriv det gerne igen uden.

# Passing a task on to one's team.
task-pass-on-intro = Skriv det, som du ville sige det til teamet. Dit navn står ved.
task-own-words = Med dine ord
task-which-team = Hvilket team?
task-pass-it-on = Del
task-room-told-title = Delt med teamet
task-room-told = Sendt til rummet for { $team }. Tak, fordi du giver den videre.
task-room-title = Et puf fra { $name }
task-room-gone = { $name } har taget denne tilbage.
task-taken-back-title = Taget tilbage
task-taken-back = Dine ord er slettet hos Dult, og beskeden i rummet siger, at du tog den tilbage.
task-no-room-title = Intet rum endnu
task-no-room = Ingen af dine team har et rum, hvor Dult er med. En koordinator kan hjælpe med at få det på plads.
