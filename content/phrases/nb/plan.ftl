### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Lag en plan
plan-adjust = Juster planen
plan-keep = Behold planen
plan-end = Avslutt planen
plan-undo = Angre
plan-open = Se plan { $number }

# What it is called: at most 24 characters.
plan-title = Planen din

# The form. The words on its button have at most 24 characters.
plan-intro = Når noe skjer, så gjør du noe: En slik plan er lettere å holde enn et godt forsett. Dult gjentar den for deg én gang, og spør om den etter 1, 3 og 6 uker. Du kan avslutte den når du vil.
plan-when-field = Når …
plan-when-hint = Et øyeblikk du kommer til å legge merke til, for eksempel: møtet starter.
plan-then-field = … så skal jeg eller vi
plan-then-hint = Noe lite, for eksempel: stille ett spørsmål før vi svarer.
plan-with = Sammen med
plan-with-hint = For eksempel teamet eller en kollega. Du trenger ikke skrive navn.
plan-make-it = Lag planen
plan-save = Lagre
plan-who-sees = Bare du ser planen din. Du kan slette den. Lagres mens den er åpen, og i { general-answers-kept } etter det.
plan-elsewhere = Du finner den i din egen samtale med Dult. Bare du ser den.

# On the card; each stands before what was written.
plan-when = Når
plan-then = Så skal jeg eller vi

# Under way; $day is a weekday with its date.
plan-next = Planen er i gang. Dult spør { $day } hvordan det går. Du kan endre den før det.
plan-again-title = Planen din én gang til
plan-again = Dette skrev du. Dult spør { $day } hvordan det går.
plan-last-asked = Planen er i gang, og Dult har spurt for siste gang. Den slutter av seg selv { $day }.

# Followed up.
plan-how-title = Hvordan går det med planen din?
plan-how = Kanskje skjedde det, kanskje ikke: Begge deler er godt å vite. Behold den, juster den eller avslutt den.
plan-how-last = Dult spør for siste gang. Beholder du den, er den din egen herfra. Gjør du ingenting, slutter den av seg selv { $day }.

# Ending it.
plan-end-intro = Begge deler er en god slutt.
plan-how-it-ends = Hvordan slutter den?
plan-i-did-it = Jeg gjorde det
plan-i-let-it-go = Jeg legger den bort
plan-because-label = Hva som skjedde, eller fordi …
plan-no-names = Skriv uten navn og uten enkeltsaker.
plan-end-it = Avslutt planen

# Ended.
plan-because = Det du skrev
plan-done-title = Planen din er gjort
plan-done = Du gjorde det du planla, og planen slutter her.
plan-dropped-title = Planen er lagt bort
plan-dropped = Å se at en plan ikke passer, er også verdt noe. Det kommer ikke mer om den.
plan-kept-title = Din egen herfra
plan-kept = Du beholder planen, og Dult spør ikke mer om den.
plan-lapsed-title = Planen din er slutt
plan-lapsed = Den sluttet av seg selv, og det er ingenting å ta igjen. Vil du gå videre med den, kan du lage den på nytt.
plan-gone-title = Slettet
plan-gone = Denne planen er slettet.

# All of them.
plan-list-title = Mine planer
plan-list = { $count ->
    [0] Ingen plan er i gang. En plan sier: Når noe skjer, så gjør jeg noe.
    [one] Én plan er i gang.
   *[other] { $count } planer er i gang.
}
# Stands after the sentence above.
plan-full = Flere er det vanskelig å ha i tankene. Avslutt en, så er det plass til den neste.
plan-listed-when = { $number }. Når
