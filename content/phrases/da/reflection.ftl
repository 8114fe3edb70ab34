### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Start sammen nu
reflection-leave-open = Lad stå åben i dag
reflection-another-week = En anden uge
reflection-time = Ændr tiden
reflection-transcript = Læs filmens tekst
reflection-stop-for-us = Stop for os
reflection-begin-again = Begynd igen
reflection-stop = Stop nu
reflection-finish = Afslut nu
reflection-note = Egen note først
reflection-write = Skriv min note
reflection-share = Del min note
reflection-said = Skriv hvad vi sagde
reflection-next = Hvad gør vi nu?
reflection-change = Ret
reflection-delete-words = Slet mine ord
reflection-delete-line = Slet linje { $number }
reflection-save = Gem
reflection-share-submit = Del
reflection-delete = Slet

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Tid
reflection-minutes = { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minutter
 }
reflection-last-time = Sidst aftalte I
reflection-comes-again = Kommer igen
reflection-when = { $weekday } { $day } kl. { $clock }
reflection-ends-at = Slutter klokken
reflection-left = Tid tilbage
reflection-takes-notes = Skriver for alle
reflection-written = Så mange har skrevet en note
reflection-open-until = Åben til
reflection-ended = Sluttede
reflection-film-language = Filmen er på
reflection-sees-card = Kun de, der er i dette rum, ser det her. Din egen note er kun din, til du deler den. Noter slettes efter { general-notes-after }.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Tiden er gået
reflection-stopped = I stoppede tiden
reflection-summary = Det skrev I
reflection-capture = Tag en runde: Alle siger én ting. Skriv det ned her og så, hvad I gør nu.
reflection-closed = Denne runde er afsluttet. I kan stadig skrive ned, hvad I gør nu.
reflection-gathered = Tak. Her er de noter, I delte. Tal om dem, når I mødes, og skriv ned, hvad I gør nu.
reflection-nobody-shared = Ingen delte en note denne gang, og det er helt i orden. I kan stadig tale om spørgsmålet og skrive ned, hvad I gør nu.
reflection-what-we-said = Det sagde vi
reflection-what-we-do-next = Det gør vi nu
reflection-more-notes-label = Flere noter
reflection-more-notes = { $count } mere vises ikke her
reflection-sees-board = Kun de, der er i dette rum, ser det her. Noter slettes efter { general-notes-after }. Det, I aftaler, står her, til I sletter det.

# Forms. The hint stands under every field for words.
reflection-hint = Udelad navne og enkeltsager.
reflection-own-note = Min egen note
reflection-other-takes-notes = { $name } skriver for jer alle. Det, du skriver her, står ved siden af.
reflection-delete-which = Hvad vil du slette?
reflection-sees-time = Alle i rummet ser den tid, du vælger. Den bruges ikke til andet.
reflection-sees-note = Kun du ser det her, til du deler det. Det slettes efter { general-notes-after }, eller når du selv sletter det.
reflection-sees-share = Alle i teamets rum ser det her med dit navn. Det slettes efter { general-notes-after }, eller når du selv sletter det.
reflection-sees-share-later = Når runden er slut, ser alle i teamets rum det her med dit navn. Det slettes efter { general-notes-after }, eller når du selv sletter det.
reflection-sees-said = Alle i teamets rum ser det her. Det slettes efter { general-notes-after }, eller når du selv sletter det.
reflection-sees-next = Alle i teamets rum ser det her, nu og ved næste spørgsmål. Det står her, til du sletter det.
reflection-sees-delete = Det, du sletter, forsvinder fra Dult og fra rummet. Ingen får besked.

# To one person, after something was written or asked for.
reflection-your-words = Dine ord
reflection-saved-title = Gemt
reflection-shared-title = Delt
reflection-saved-body = Kun du ser din note, til du deler den.
reflection-shared-body = Teamet ser din note i rummet.
reflection-shared-later-body = Teamet ser din note, når runden er slut.
reflection-said-body = Teamet ser det i rummet.
reflection-agreed-body = Det står i rummet nu og kommer igen med næste spørgsmål.
reflection-late-title = Denne runde er afsluttet
reflection-late-body = Det er for sent at dele denne gang. Du kan stadig skrive en note, som kun du ser.
reflection-late-note-body = Denne runde er afsluttet. Din note er gemt, og kun du ser den.
reflection-nothing-title = Intet at slette
reflection-nothing-body = Du har ingen ord i denne runde.
reflection-deleted-title = Slettet
reflection-deleted-body = Dine ord er væk herfra.
reflection-gone-title = Denne refleksion er væk
reflection-gone-body = Se efter en nyere besked i rummet, eller skriv hjælp.
reflection-outsider-title = Det her hører til teamet
reflection-outsider-body = Her reflekterer de, der er med i { $team }, sammen. En koordinator kan føje dig til teamet.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = Ingen flere refleksioner lige nu
reflection-paused-body = { $name } stoppede dem for teamet. Det, der er i gang, fortsætter. I kan begynde igen, når I vil.
reflection-resumed-title = Refleksionerne kommer igen
reflection-resumed-body = { $name } satte dem i gang igen. Den næste kommer på sin sædvanlige dag.

# The list of what a team has agreed on.
reflection-agreed-title = Det har I aftalt
reflection-agreed-intro = Det nyeste står først.
reflection-agreed-nothing = Intet endnu. Efter en refleksion kan I skrive ned, hvad I gør nu.
