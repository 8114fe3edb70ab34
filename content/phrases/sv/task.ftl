### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = Första steget
task-time = Tid
task-minutes = { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Gör det
task-later = En annan dag
task-not-for-me = Inte för mig
task-swap = Byt uppgift
task-help = Jag behöver hjälp
task-pass-on = Dela med teamet
task-done = Klart
task-note = Skriv en rad
task-change-note = Ändra raden
task-useful = Nyttig
task-so-so = Sådär
task-not-useful = Inte nyttig
task-change = Ändra svaret
task-keep-note = Ja, spara det
task-drop-note = Nej, glöm det
task-take-back = Ta tillbaka det

# Under every card and form of a task.
task-who-sees = Koordinatorerna ser ditt svar och siffror för varje arbetsställe. Andra ser bara nätverket som helhet. Sparas i { general-answers-kept }.
task-who-sees-later = Koordinatorerna ser att du tar den en annan dag. Sparas i { general-answers-kept }.
task-who-sees-room = Alla i teamets rum ser det, med ditt namn. Du kan ta tillbaka det. Texten sparas hos Dult i { general-answers-kept }.

# How far it has come.
task-doing = Fint. Tryck på Klart när du är färdig, den dag det passar.
task-passed-on = Du har delat den med teamet. Tryck på Klart när du själv är färdig.
task-helped = Koordinatorerna har fått din fråga. Du hör av Dult när någon av dem tar den.
task-put-off = Uppgiften kommer igen { $day }. Är du färdig innan dess trycker du på Klart.
task-again = Du bad att få den här igen i dag.
task-how-useful = Tack för att du gjorde den. Hur nyttig var den?
task-thanks = Tack. Svaret hjälper oss att välja uppgifter.
task-room-for-line = Vill du lägga till något finns det plats för en rad.
task-noted = Din rad är sparad.
task-let-be = Helt okej, och tack för svaret. Nästa uppgift kommer som vanligt.
task-swapped = Här är en annan. Den du bytte bort kommer en annan vecka.
task-no-other = Det finns ingen annan att byta med nu. Du kan låta den vara, ta den en annan dag eller göra den på ditt sätt.
task-none-title = Ingen uppgift nu
task-none = När det kommer en uppgift till dig hittar du den här.

# The one reminder.
task-reminder-title = Ligger här om det passar
task-reminder = Har du några minuter den här veckan? Om inte går det lika bra att låta den vara.
task-reminder-doing = Du har tagit den här. Är den gjord räcker ett tryck. Passar det inte längre är det också okej.

# Forms.
task-which-day = Vilken dag passar?
task-other-day = Ett annat datum
task-date = Datum, om du valde ett annat
task-date-hint = En av dina arbetsdagar, inom åtta veckor.
task-day-off = Den dagen är du ledig. Nästa arbetsdag är { $day }.
task-put-it-off = Ta den då
task-not-for-me-intro = Alla svar är lika bra.
task-what-fits = Vad stämmer bäst?
task-another-please = Ge mig en annan uppgift
task-not-relevant = Den är inte relevant hos oss
task-no-time = Jag har inte tid den här veckan
task-because = Därför att …
task-no-names = Skriv utan namn och utan enskilda ärenden.
task-send = Skicka
task-save = Spara
task-note-label = Din rad

# What somebody wrote out of the blue.
task-offer-title = En anteckning till uppgiften?
task-offer = Ska Dult spara det du skrev som din anteckning till ”{ $task }”?
task-dropped-title = Glömt
task-dropped = Dult har inte sparat det du skrev.
task-not-kept-title = Inte sparat
task-not-kept = Det du skrev verkar innehålla detta: { $found }. Därför har Dult inte sparat det. Skriv gärna igen utan.

# Passing a task on to one's team.
task-pass-on-intro = Skriv det så som du skulle säga det till teamet. Ditt namn står med.
task-own-words = Med dina ord
task-which-team = Vilket team?
task-pass-it-on = Dela
task-room-told-title = Delat med teamet
task-room-told = Skickat till rummet för { $team }. Tack för att du för den vidare.
task-room-title = En puff från { $name }
task-room-gone = { $name } har tagit tillbaka den här.
task-taken-back-title = Tillbakataget
task-taken-back = Dina ord är raderade hos Dult, och meddelandet i rummet säger att du tog tillbaka det.
task-no-room-title = Inget rum än
task-no-room = Inget av dina team har ett rum där Dult är med. En koordinator kan hjälpa till att ordna det.
