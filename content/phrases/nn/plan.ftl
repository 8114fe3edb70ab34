### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Lag ein plan
plan-adjust = Juster planen
plan-keep = Behald planen
plan-end = Avslutt planen
plan-undo = Angre
plan-open = Sjå plan { $number }

# What it is called: at most 24 characters.
plan-title = Planen din

# The form. The words on its button have at most 24 characters.
plan-intro = Når noko skjer, så gjer du noko: Ein slik plan er lettare å halde enn eit godt forsett. Dult gjentek han for deg éin gong, og spør om han etter 1, 3 og 6 veker. Du kan avslutte han når du vil.
plan-when-field = Når …
plan-when-hint = Ein augneblink du kjem til å leggje merke til, til dømes: møtet startar.
plan-then-field = … så skal eg eller vi
plan-then-hint = Noko lite, til dømes: stille eitt spørsmål før vi svarar.
plan-with = Saman med
plan-with-hint = Til dømes teamet eller ein kollega. Du treng ikkje skrive namn.
plan-make-it = Lag planen
plan-save = Lagre
plan-who-sees = Berre du ser planen din. Du kan slette han. Blir lagra medan han er open, og i { general-answers-kept } etter det.
plan-elsewhere = Du finn han i din eigen samtale med Dult. Berre du ser han.

# On the card; each stands before what was written.
plan-when = Når
plan-then = Så skal eg eller vi

# Under way; $day is a weekday with its date.
plan-next = Planen er i gang. Dult spør { $day } korleis det går. Du kan endre han før det.
plan-again-title = Planen din éin gong til
plan-again = Dette skreiv du. Dult spør { $day } korleis det går.
plan-last-asked = Planen er i gang, og Dult har spurt for siste gong. Han sluttar av seg sjølv { $day }.

# Followed up.
plan-how-title = Korleis går det med planen din?
plan-how = Kanskje skjedde det, kanskje ikkje: Begge delar er godt å vite. Behald han, juster han eller avslutt han.
plan-how-last = Dult spør for siste gong. Beheld du han, er han din eigen herifrå. Gjer du ingenting, sluttar han av seg sjølv { $day }.

# Ending it.
plan-end-intro = Begge delar er ein god slutt.
plan-how-it-ends = Korleis sluttar han?
plan-i-did-it = Eg gjorde det
plan-i-let-it-go = Eg legg planen bort
plan-because-label = Kva som skjedde, eller fordi …
plan-no-names = Skriv utan namn og utan enkeltsaker.
plan-end-it = Avslutt planen

# Ended.
plan-because = Det du skreiv
plan-done-title = Planen din er gjord
plan-done = Du gjorde det du planla, og planen sluttar her.
plan-dropped-title = Planen er lagd bort
plan-dropped = Å sjå at ein plan ikkje passar, er òg verdt noko. Det kjem ikkje meir om han.
plan-kept-title = Din eigen herifrå
plan-kept = Du beheld planen, og Dult spør ikkje meir om han.
plan-lapsed-title = Planen din er slutt
plan-lapsed = Han slutta av seg sjølv, og det er ingenting å ta igjen. Vil du gå vidare med han, kan du lage han på nytt.
plan-gone-title = Sletta
plan-gone = Denne planen er sletta.

# All of them.
plan-list-title = Planane mine
plan-list = { $count ->
    [0] Ingen plan er i gang. Ein plan seier: Når noko skjer, så gjer eg noko.
    [one] Éin plan er i gang.
   *[other] { $count } planar er i gang.
}
# Stands after the sentence above.
plan-full = Fleire er det vanskeleg å ha i tankane. Avslutt ein, så er det plass til den neste.
plan-listed-when = { $number }. Når
