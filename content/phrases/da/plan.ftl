### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Lav en plan
plan-adjust = Ret planen til
plan-keep = Behold planen
plan-end = Afslut planen
plan-undo = Fortryd
plan-open = Se plan { $number }

# What it is called: at most 24 characters.
plan-title = Din plan

# The form. The words on its button have at most 24 characters.
plan-intro = Når noget sker, så gør du noget: Sådan en plan er lettere at holde end et godt forsæt. Dult gentager den for dig én gang og spørger til den efter 1, 3 og 6 uger. Du kan afslutte den, når du vil.
plan-when-field = Når …
plan-when-hint = Et øjeblik, som du vil lægge mærke til, for eksempel: mødet begynder.
plan-then-field = … så vil jeg eller vi
plan-then-hint = Noget lille, for eksempel: stille ét spørgsmål, før vi svarer.
plan-with = Sammen med
plan-with-hint = For eksempel teamet eller en kollega. Du behøver ikke skrive navn.
plan-make-it = Lav planen
plan-save = Gem
plan-who-sees = Kun du ser din plan. Du kan slette den. Gemmes, mens den er åben, og i { general-answers-kept } derefter.
plan-elsewhere = Du finder den i din egen samtale med Dult. Kun du ser den.

# On the card; each stands before what was written.
plan-when = Når
plan-then = Så vil jeg eller vi

# Under way; $day is a weekday with its date.
plan-next = Planen er i gang. Dult spørger { $day }, hvordan det går. Du kan ændre den før da.
plan-again-title = Din plan én gang til
plan-again = Det her skrev du. Dult spørger { $day }, hvordan det går.
plan-last-asked = Planen er i gang, og Dult har spurgt for sidste gang. Den slutter af sig selv { $day }.

# Followed up.
plan-how-title = Hvordan går det med din plan?
plan-how = Måske skete det, måske ikke: Begge dele er gode at vide. Behold den, ret den til, eller afslut den.
plan-how-last = Dult spørger for sidste gang. Beholder du den, er den din egen herfra. Gør du ingenting, slutter den af sig selv { $day }.

# Ending it.
plan-end-intro = Begge dele er en god slutning.
plan-how-it-ends = Hvordan slutter den?
plan-i-did-it = Jeg gjorde det
plan-i-let-it-go = Jeg lægger den væk
plan-because-label = Hvad der skete, eller fordi …
plan-no-names = Skriv uden navne og uden enkeltsager.
plan-end-it = Afslut planen

# Ended.
plan-because = Det, du skrev
plan-done-title = Din plan er gjort
plan-done = Du gjorde det, du planlagde, og planen slutter her.
plan-dropped-title = Planen er lagt væk
plan-dropped = At se, at en plan ikke passer, er også noget værd. Der kommer ikke mere om den.
plan-kept-title = Din egen herfra
plan-kept = Du beholder planen, og Dult spørger ikke mere til den.
plan-lapsed-title = Din plan er slut
plan-lapsed = Den sluttede af sig selv, og der er ikke noget at indhente. Vil du gå videre med den, kan du lave den på ny.
plan-gone-title = Slettet
plan-gone = Denne plan er slettet.

# All of them.
plan-list-title = Mine planer
plan-list = { $count ->
    [0] Ingen plan er i gang. En plan siger: Når noget sker, så gør jeg noget.
    [one] Én plan er i gang.
   *[other] { $count } planer er i gang.
}
# Stands after the sentence above.
plan-full = Flere er svære at have i tankerne. Afslut en, så er der plads til den næste.
plan-listed-when = { $number }. Når
