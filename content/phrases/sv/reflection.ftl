### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Börja tillsammans nu
reflection-leave-open = Håll öppen i dag
reflection-another-week = En annan vecka
reflection-time = Ändra tiden
reflection-transcript = Läs filmens text
reflection-stop-for-us = Stoppa för oss
reflection-begin-again = Börja igen
reflection-stop = Stoppa nu
reflection-finish = Avsluta nu
reflection-note = Anteckna själv först
reflection-write = Skriv min anteckning
reflection-share = Dela min anteckning
reflection-said = Skriv vad vi sa
reflection-next = Vad gör vi härnäst?
reflection-change = Ändra
reflection-delete-words = Radera mina ord
reflection-delete-line = Radera rad { $number }
reflection-save = Spara
reflection-share-submit = Dela
reflection-delete = Radera

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Tid
reflection-minutes = { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minuter
 }
reflection-last-time = Förra gången kom ni överens om
reflection-comes-again = Kommer igen
reflection-when = { $weekday } { $day } kl. { $clock }
reflection-ends-at = Slutar klockan
reflection-left = Tid kvar
reflection-takes-notes = Skriver åt alla
reflection-written = Så många har skrivit en anteckning
reflection-open-until = Öppen till
reflection-ended = Slutade
reflection-film-language = Filmen är på
reflection-sees-card = Bara de som är i det här rummet ser detta. Din egen anteckning är bara din tills du delar den. Anteckningar raderas efter { general-notes-after }.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Tiden är slut
reflection-stopped = Ni stoppade tiden
reflection-summary = Det här skrev ni
reflection-capture = Gå laget runt: alla säger en sak. Skriv ner det här och sedan vad ni gör härnäst.
reflection-closed = Den här rundan är avslutad. Ni kan fortfarande skriva ner vad ni gör härnäst.
reflection-gathered = Tack. Här är anteckningarna som ni delade. Prata om dem när ni ses och skriv ner vad ni gör härnäst.
reflection-nobody-shared = Ingen delade någon anteckning den här gången, och det är helt okej. Ni kan ändå prata om frågan och skriva ner vad ni gör härnäst.
reflection-what-we-said = Det här sa vi
reflection-what-we-do-next = Det här gör vi härnäst
reflection-more-notes-label = Fler anteckningar
reflection-more-notes = { $count } till visas inte här
reflection-sees-board = Bara de som är i det här rummet ser detta. Anteckningar raderas efter { general-notes-after }. Det ni kommer överens om står kvar tills ni raderar det.

# Forms. The hint stands under every field for words.
reflection-hint = Utelämna namn och enskilda ärenden.
reflection-own-note = Min egen anteckning
reflection-other-takes-notes = { $name } skriver åt er alla. Det du skriver här står bredvid.
reflection-delete-which = Vad vill du radera?
reflection-sees-time = Alla i rummet ser tiden du väljer. Den används inte till något annat.
reflection-sees-note = Bara du ser detta tills du delar det. Det raderas efter { general-notes-after }, eller när du själv raderar det.
reflection-sees-share = Alla i teamets rum ser detta med ditt namn. Det raderas efter { general-notes-after }, eller när du själv raderar det.
reflection-sees-share-later = När rundan är slut ser alla i teamets rum detta med ditt namn. Det raderas efter { general-notes-after }, eller när du själv raderar det.
reflection-sees-said = Alla i teamets rum ser detta. Det raderas efter { general-notes-after }, eller när du själv raderar det.
reflection-sees-next = Alla i teamets rum ser detta, nu och vid nästa fråga. Det står kvar tills du raderar det.
reflection-sees-delete = Det du raderar försvinner från Dult och från rummet. Ingen får veta något.

# To one person, after something was written or asked for.
reflection-your-words = Dina ord
reflection-saved-title = Sparat
reflection-shared-title = Delat
reflection-saved-body = Bara du ser din anteckning tills du delar den.
reflection-shared-body = Teamet ser din anteckning i rummet.
reflection-shared-later-body = Teamet ser din anteckning när rundan är slut.
reflection-said-body = Teamet ser det i rummet.
reflection-agreed-body = Det står i rummet nu och kommer tillbaka med nästa fråga.
reflection-late-title = Den här rundan är avslutad
reflection-late-body = Det går inte att dela längre den här gången. Du kan fortfarande skriva en anteckning som bara du ser.
reflection-late-note-body = Den här rundan är avslutad. Din anteckning är sparad, och bara du ser den.
reflection-nothing-title = Inget att radera
reflection-nothing-body = Du har inga ord i den här rundan.
reflection-deleted-title = Raderat
reflection-deleted-body = Dina ord är borta härifrån.
reflection-gone-title = Den här reflektionen är borta
reflection-gone-body = Titta efter ett nyare meddelande i rummet, eller skriv hjälp.
reflection-outsider-title = Det här hör till teamet
reflection-outsider-body = Här reflekterar de som är med i { $team } tillsammans. En koordinator kan lägga till dig i teamet.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = Inga fler reflektioner just nu
reflection-paused-body = { $name } stoppade dem för teamet. Det som pågår fortsätter. Ni kan börja igen när ni vill.
reflection-resumed-title = Reflektionerna kommer igen
reflection-resumed-body = { $name } satte i gång dem igen. Nästa kommer på sin vanliga dag.

# The list of what a team has agreed on.
reflection-agreed-title = Det här har ni kommit överens om
reflection-agreed-intro = Det senaste står först.
reflection-agreed-nothing = Inget än. Efter en reflektion kan ni skriva ner vad ni gör härnäst.
