### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = Første steg
task-time = Tid
task-minutes = { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutter
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Gjør det
task-later = En annen dag
task-not-for-me = Ikke for meg
task-swap = Bytt oppgave
task-help = Jeg trenger hjelp
task-pass-on = Del med teamet
task-done = Gjort
task-note = Skriv en linje
task-change-note = Endre linjen
task-useful = Nyttig
task-so-so = Sånn passe
task-not-useful = Ikke nyttig
task-change = Endre svaret
task-keep-note = Ja, ta vare på det
task-drop-note = Nei, glem det
task-take-back = Ta det tilbake

# Under every card and form of a task.
task-who-sees = Koordinatorene ser svaret ditt og tall for hvert sted. Andre ser bare nettverket som helhet. Lagres i { general-answers-kept }.
task-who-sees-later = Koordinatorene ser at du tar den en annen dag. Lagres i { general-answers-kept }.
task-who-sees-room = Alle i teamets rom ser det, med navnet ditt. Du kan ta det tilbake. Teksten lagres hos Dult i { general-answers-kept }.

# How far it has come.
task-doing = Fint. Trykk på Gjort når du er ferdig, den dagen det passer.
task-passed-on = Du har delt den med teamet. Trykk på Gjort når du selv er ferdig.
task-helped = Koordinatorene har fått spørsmålet ditt. Du hører fra Dult når en av dem tar det.
task-put-off = Oppgaven kommer igjen { $day }. Er du ferdig før det, trykker du på Gjort.
task-again = Du ba om å få denne igjen i dag.
task-how-useful = Takk for at du gjorde den. Hvor nyttig var den?
task-thanks = Takk. Svaret hjelper oss å velge oppgaver.
task-room-for-line = Vil du legge til noe, er det plass til en linje.
task-noted = Linjen din er lagret.
task-let-be = Helt i orden, og takk for svaret. Neste oppgave kommer som vanlig.
task-swapped = Her er en annen. Den du byttet bort, kommer en annen uke.
task-no-other = Det er ingen annen å bytte med nå. Du kan la den være, ta den en annen dag eller gjøre den på din måte.
task-none-title = Ingen oppgave nå
task-none = Når det kommer en oppgave til deg, finner du den her.

# The one reminder.
task-reminder-title = Ligger her om det passer
task-reminder = Har du noen minutter denne uka? Hvis ikke, er det like greit å la den ligge.
task-reminder-doing = Du har tatt denne. Er den gjort, holder det med ett trykk. Passer det ikke lenger, er det også greit.

# Forms.
task-which-day = Hvilken dag passer?
task-other-day = En annen dato
task-date = Dato, hvis du valgte en annen
task-date-hint = En av arbeidsdagene dine, innen åtte uker.
task-day-off = Den dagen er en fridag for deg. Neste arbeidsdag er { $day }.
task-put-it-off = Ta den da
task-not-for-me-intro = Alle svar er like gode.
task-what-fits = Hva passer best?
task-another-please = Gi meg en annen oppgave
task-not-relevant = Den er ikke relevant hos oss
task-no-time = Jeg har ikke tid denne uka
task-because = Fordi …
task-no-names = Skriv uten navn og uten enkeltsaker.
task-send = Send
task-save = Lagre
task-note-label = Linjen din

# What somebody wrote out of the blue.
task-offer-title = Et notat til oppgaven?
task-offer = Skal Dult ta vare på det du skrev, som notatet ditt til «{ $task }»?
task-dropped-title = Glemt
task-dropped = Dult har ikke tatt vare på det du skrev.
task-not-kept-title = Ikke lagret
task-not-kept = Det du skrev, ser ut til å inneholde dette: { $found }. Derfor har Dult ikke tatt vare på det. Skriv det gjerne på nytt uten.

# Passing a task on to one's team.
task-pass-on-intro = Skriv det slik du ville sagt det til teamet. Navnet ditt står ved.
task-own-words = Med dine ord
task-which-team = Hvilket team?
task-pass-it-on = Del
task-room-told-title = Delt med teamet
task-room-told = Sendt til rommet til { $team }. Takk for at du gir den videre.
task-room-title = Et dult fra { $name }
task-room-gone = { $name } har tatt denne tilbake.
task-taken-back-title = Tatt tilbake
task-taken-back = Ordene dine er slettet hos Dult, og meldingen i rommet sier at du tok den tilbake.
task-no-room-title = Ikke noe rom ennå
task-no-room = Ingen av teamene dine har et rom der Dult er med. En koordinator kan hjelpe med å få det på plass.
