### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Start saman no
reflection-leave-open = La stå open i dag
reflection-another-week = Ei anna veke
reflection-time = Endre tida
reflection-transcript = Les filmteksten
reflection-stop-for-us = Stopp for oss
reflection-begin-again = Byrj igjen
reflection-stop = Stopp no
reflection-finish = Avslutt no
reflection-note = Eige notat først
reflection-write = Skriv notatet mitt
reflection-share = Del notatet mitt
reflection-said = Skriv kva vi sa
reflection-next = Kva gjer vi vidare?
reflection-change = Endre
reflection-delete-words = Slett orda mine
reflection-delete-line = Slett linje { $number }
reflection-save = Lagre
reflection-share-submit = Del
reflection-delete = Slett

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Tid
reflection-minutes = { $minutes ->
    [one] { $minutes } minutt
   *[other] { $minutes } minutt
 }
reflection-last-time = Sist vart de samde om
reflection-comes-again = Kjem igjen
reflection-when = { $weekday } { $day } kl. { $clock }
reflection-ends-at = Sluttar klokka
reflection-left = Tid att
reflection-takes-notes = Skriv for alle
reflection-written = Så mange har skrive notat
reflection-open-until = Open til
reflection-ended = Slutta
reflection-film-language = Filmen er på
reflection-sees-card = Berre dei som er i dette rommet, ser dette. Ditt eige notat er berre ditt til du deler det. Notat blir sletta etter { general-notes-after }.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Tida er ute
reflection-stopped = De stoppa tida
reflection-summary = Dette skreiv de
reflection-capture = Ta ein runde: Alle seier éin ting. Skriv det ned her, og så kva de gjer vidare.
reflection-closed = Denne runden er avslutta. De kan framleis skrive ned kva de gjer vidare.
reflection-gathered = Takk. Her er notata de delte. Snakk om dei når de møtest, og skriv ned kva de gjer vidare.
reflection-nobody-shared = Ingen delte eit notat denne gongen, og det er heilt i orden. De kan likevel snakke om spørsmålet og skrive ned kva de gjer vidare.
reflection-what-we-said = Dette sa vi
reflection-what-we-do-next = Dette gjer vi vidare
reflection-more-notes-label = Fleire notat
reflection-more-notes = { $count } til er ikkje viste her
reflection-sees-board = Berre dei som er i dette rommet, ser dette. Notat blir sletta etter { general-notes-after }. Det de blir samde om, står til de slettar det.

# Forms. The hint stands under every field for words.
reflection-hint = Utelat namn og enkeltsaker.
reflection-own-note = Mitt eige notat
reflection-other-takes-notes = { $name } skriv for dykk alle. Det du skriv her, står ved sida av.
reflection-delete-which = Kva vil du slette?
reflection-sees-time = Alle i rommet ser tida du vel. Ho blir ikkje brukt til noko anna.
reflection-sees-note = Berre du ser dette til du deler det. Det blir sletta etter { general-notes-after }, eller når du slettar det sjølv.
reflection-sees-share = Alle i rommet til teamet ser dette med namnet ditt. Det blir sletta etter { general-notes-after }, eller når du slettar det sjølv.
reflection-sees-share-later = Når runden er ferdig, ser alle i rommet til teamet dette med namnet ditt. Det blir sletta etter { general-notes-after }, eller når du slettar det sjølv.
reflection-sees-said = Alle i rommet til teamet ser dette. Det blir sletta etter { general-notes-after }, eller når du slettar det sjølv.
reflection-sees-next = Alle i rommet til teamet ser dette, no og ved neste spørsmål. Det står til du slettar det.
reflection-sees-delete = Det du slettar, blir borte frå Dult og frå rommet. Ingen får beskjed.

# To one person, after something was written or asked for.
reflection-your-words = Orda dine
reflection-saved-title = Lagra
reflection-shared-title = Delt
reflection-saved-body = Berre du ser notatet til du deler det.
reflection-shared-body = Teamet ser notatet ditt i rommet.
reflection-shared-later-body = Teamet ser notatet ditt når runden er ferdig.
reflection-said-body = Teamet ser det i rommet.
reflection-agreed-body = Det står i rommet no og kjem tilbake med neste spørsmål.
reflection-late-title = Denne runden er avslutta
reflection-late-body = Delinga er over for denne gongen. Du kan framleis skrive eit notat som berre du ser.
reflection-late-note-body = Denne runden er avslutta. Notatet ditt er teke vare på, og berre du ser det.
reflection-nothing-title = Ingenting å slette
reflection-nothing-body = Du har ingen ord i denne runden.
reflection-deleted-title = Sletta
reflection-deleted-body = Orda dine er borte herifrå.
reflection-gone-title = Denne refleksjonen er borte
reflection-gone-body = Sjå etter ei nyare melding i rommet, eller skriv hjelp.
reflection-outsider-title = Dette høyrer til teamet
reflection-outsider-body = Her reflekterer dei som er med i { $team }, saman. Ein koordinator kan leggje deg til i teamet.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = Ingen fleire refleksjonar no
reflection-paused-body = { $name } stoppa dei for teamet. Det som er i gang, går vidare. De kan byrje igjen når de vil.
reflection-resumed-title = Refleksjonane kjem igjen
reflection-resumed-body = { $name } sette dei i gang igjen. Den neste kjem på vanleg dag.

# The list of what a team has agreed on.
reflection-agreed-title = Dette er de samde om
reflection-agreed-intro = Det nyaste står først.
reflection-agreed-nothing = Ingenting enno. Etter ein refleksjon kan de skrive ned kva de gjer vidare.
