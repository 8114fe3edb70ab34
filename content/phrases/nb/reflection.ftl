### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Start sammen nå
reflection-leave-open = La stå åpen i dag
reflection-another-week = En annen uke
reflection-time = Endre tiden
reflection-transcript = Les filmteksten
reflection-stop-for-us = Stopp for oss
reflection-begin-again = Begynn igjen
reflection-stop = Stopp nå
reflection-finish = Avslutt nå
reflection-note = Eget notat først
reflection-write = Skriv mitt notat
reflection-share = Del mitt notat
reflection-said = Skriv hva vi sa
reflection-next = Hva gjør vi videre?
reflection-change = Endre
reflection-delete-words = Slett ordene mine
reflection-delete-line = Slett linje { $number }
reflection-save = Lagre
reflection-share-submit = Del
reflection-delete = Slett

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Tid
reflection-minutes = { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutter
 }
reflection-last-time = Sist ble dere enige om
reflection-comes-again = Kommer igjen
reflection-when = { $weekday } { $day } kl. { $clock }
reflection-ends-at = Slutter klokka
reflection-left = Tid igjen
reflection-takes-notes = Skriver for alle
reflection-written = Så mange har skrevet notat
reflection-open-until = Åpen til
reflection-ended = Sluttet
reflection-film-language = Filmen er på
reflection-sees-card = Bare de som er i dette rommet, ser dette. Ditt eget notat er bare ditt til du deler det. Notater slettes etter { general-notes-after }.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Tiden er ute
reflection-stopped = Dere stoppet tiden
reflection-summary = Dette skrev dere
reflection-capture = Ta en runde: Alle sier én ting. Skriv det ned her, og så hva dere gjør videre.
reflection-closed = Denne runden er avsluttet. Dere kan fortsatt skrive ned hva dere gjør videre.
reflection-gathered = Takk. Her er notatene dere delte. Snakk om dem når dere møtes, og skriv ned hva dere gjør videre.
reflection-nobody-shared = Ingen delte et notat denne gangen, og det er helt i orden. Dere kan likevel snakke om spørsmålet og skrive ned hva dere gjør videre.
reflection-what-we-said = Dette sa vi
reflection-what-we-do-next = Dette gjør vi videre
reflection-more-notes-label = Flere notater
reflection-more-notes = { $count } til vises ikke her
reflection-sees-board = Bare de som er i dette rommet, ser dette. Notater slettes etter { general-notes-after }. Det dere blir enige om, står til dere sletter det.

# Forms. The hint stands under every field for words.
reflection-hint = Utelat navn og enkeltsaker.
reflection-own-note = Mitt eget notat
reflection-other-takes-notes = { $name } skriver for dere alle. Det du skriver her, står ved siden av.
reflection-delete-which = Hva vil du slette?
reflection-sees-time = Alle i rommet ser tiden du velger. Den brukes ikke til noe annet.
reflection-sees-note = Bare du ser dette til du deler det. Det slettes etter { general-notes-after }, eller når du sletter det selv.
reflection-sees-share = Alle i teamets rom ser dette med navnet ditt. Det slettes etter { general-notes-after }, eller når du sletter det selv.
reflection-sees-share-later = Når runden er ferdig, ser alle i teamets rom dette med navnet ditt. Det slettes etter { general-notes-after }, eller når du sletter det selv.
reflection-sees-said = Alle i teamets rom ser dette. Det slettes etter { general-notes-after }, eller når du sletter det selv.
reflection-sees-next = Alle i teamets rom ser dette, nå og ved neste spørsmål. Det står til du sletter det.
reflection-sees-delete = Det du sletter, forsvinner fra Dult og fra rommet. Ingen får beskjed.

# To one person, after something was written or asked for.
reflection-your-words = Dine ord
reflection-saved-title = Lagret
reflection-shared-title = Delt
reflection-saved-body = Bare du ser notatet til du deler det.
reflection-shared-body = Teamet ser notatet ditt i rommet.
reflection-shared-later-body = Teamet ser notatet ditt når runden er ferdig.
reflection-said-body = Teamet ser det i rommet.
reflection-agreed-body = Det står i rommet nå og kommer tilbake med neste spørsmål.
reflection-late-title = Denne runden er avsluttet
reflection-late-body = Delingen er over for denne gang. Du kan fortsatt skrive et notat som bare du ser.
reflection-late-note-body = Denne runden er avsluttet. Notatet ditt er tatt vare på, og bare du ser det.
reflection-nothing-title = Ingenting å slette
reflection-nothing-body = Du har ingen ord i denne runden.
reflection-deleted-title = Slettet
reflection-deleted-body = Ordene dine er borte herfra.
reflection-gone-title = Denne refleksjonen er borte
reflection-gone-body = Se etter en nyere melding i rommet, eller skriv hjelp.
reflection-outsider-title = Dette hører til teamet
reflection-outsider-body = Her reflekterer de som er med i { $team }, sammen. En koordinator kan legge deg til i teamet.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = Ingen flere refleksjoner nå
reflection-paused-body = { $name } stoppet dem for teamet. Det som er i gang, går videre. Dere kan begynne igjen når dere vil.
reflection-resumed-title = Refleksjonene kommer igjen
reflection-resumed-body = { $name } satte dem i gang igjen. Den neste kommer på vanlig dag.

# The list of what a team has agreed on.
reflection-agreed-title = Dette er dere enige om
reflection-agreed-intro = Det nyeste står først.
reflection-agreed-nothing = Ingenting ennå. Etter en refleksjon kan dere skrive ned hva dere gjør videre.
