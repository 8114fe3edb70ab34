### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = Første steg
task-time = Tid
task-minutes = { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutt
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Gjer det
task-later = Ein annan dag
task-not-for-me = Ikkje for meg
task-swap = Byt oppgåve
task-help = Eg treng hjelp
task-pass-on = Del med teamet
task-done = Gjort
task-note = Skriv ei linje
task-change-note = Endre linja
task-useful = Nyttig
task-so-so = Sånn passe
task-not-useful = Ikkje nyttig
task-change = Endre svaret
task-keep-note = Ja, ta vare på det
task-drop-note = Nei, gløym det
task-take-back = Ta det tilbake

# Under every card and form of a task.
task-who-sees = Koordinatorane ser svaret ditt og tal for kvar stad. Andre ser berre nettverket som heilskap. Blir lagra i { general-answers-kept }.
task-who-sees-later = Koordinatorane ser at du tek ho ein annan dag. Blir lagra i { general-answers-kept }.
task-who-sees-room = Alle i rommet til teamet ser det, med namnet ditt. Du kan ta det tilbake. Teksten blir lagra hos Dult i { general-answers-kept }.

# How far it has come.
task-doing = Fint. Trykk på Gjort når du er ferdig, den dagen det passar.
task-passed-on = Du har delt ho med teamet. Trykk på Gjort når du sjølv er ferdig.
task-helped = Koordinatorane har fått spørsmålet ditt. Du høyrer frå Dult når ein av dei tek det.
task-put-off = Oppgåva kjem igjen { $day }. Er du ferdig før det, trykkjer du på Gjort.
task-again = Du bad om å få denne igjen i dag.
task-how-useful = Takk for at du gjorde ho. Kor nyttig var ho?
task-thanks = Takk. Svaret hjelper oss å velje oppgåver.
task-room-for-line = Vil du leggje til noko, er det plass til ei linje.
task-noted = Linja di er lagra.
task-let-be = Heilt i orden, og takk for svaret. Neste oppgåve kjem som vanleg.
task-swapped = Her er ei anna. Den du bytte bort, kjem ei anna veke.
task-no-other = Det er inga anna å byte med no. Du kan la ho vere, ta ho ein annan dag eller gjere ho på din måte.
task-none-title = Inga oppgåve no
task-none = Når det kjem ei oppgåve til deg, finn du ho her.

# The one reminder.
task-reminder-title = Ligg her om det passar
task-reminder = Har du nokre minutt denne veka? Om ikkje, er det like greitt å la ho liggje.
task-reminder-doing = Du har teke denne. Er ho gjord, held det med eitt trykk. Passar det ikkje lenger, er det òg greitt.

# Forms.
task-which-day = Kva dag passar?
task-other-day = Ein annan dato
task-date = Dato, om du valde ein annan
task-date-hint = Ein av arbeidsdagane dine, innan åtte veker.
task-day-off = Den dagen er ein fridag for deg. Neste arbeidsdag er { $day }.
task-put-it-off = Ta ho då
task-not-for-me-intro = Alle svar er like gode.
task-what-fits = Kva passar best?
task-another-please = Gje meg ei anna oppgåve
task-not-relevant = Ho er ikkje relevant hos oss
task-no-time = Eg har ikkje tid denne veka
task-because = Fordi …
task-no-names = Skriv utan namn og utan enkeltsaker.
task-send = Send
task-save = Lagre
task-note-label = Linja di

# What somebody wrote out of the blue.
task-offer-title = Eit notat til oppgåva?
task-offer = Skal Dult ta vare på det du skreiv, som notatet ditt til «{ $task }»?
task-dropped-title = Gløymt
task-dropped = Dult har ikkje teke vare på det du skreiv.
task-not-kept-title = Ikkje lagra
task-not-kept = Det du skreiv, ser ut til å innehalde dette: { $found }. Difor har Dult ikkje teke vare på det. Skriv det gjerne på nytt utan.

# Passing a task on to one's team.
task-pass-on-intro = Skriv det slik du ville sagt det til teamet. Namnet ditt står ved.
task-own-words = Med dine ord
task-which-team = Kva team?
task-pass-it-on = Del
task-room-told-title = Delt med teamet
task-room-told = Send til rommet til { $team }. Takk for at du gjev ho vidare.
task-room-title = Eit dult frå { $name }
task-room-gone = { $name } har teke denne tilbake.
task-taken-back-title = Teke tilbake
task-taken-back = Orda dine er sletta hos Dult, og meldinga i rommet seier at du tok ho tilbake.
task-no-room-title = Ikkje noko rom enno
task-no-room = Ingen av teama dine har eit rom der Dult er med. Ein koordinator kan hjelpe med å få det på plass.
