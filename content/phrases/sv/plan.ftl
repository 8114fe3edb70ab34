### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Gör en plan
plan-adjust = Justera planen
plan-keep = Behåll planen
plan-end = Avsluta planen
plan-undo = Ångra
plan-open = Se plan { $number }

# What it is called: at most 24 characters.
plan-title = Din plan

# The form. The words on its button have at most 24 characters.
plan-intro = När något händer, då gör du något: en sådan plan är lättare att hålla än en god föresats. Dult upprepar den för dig en gång, och frågar om den efter 1, 3 och 6 veckor. Du kan avsluta den när du vill.
plan-when-field = När …
plan-when-hint = Ett ögonblick som du kommer att märka, till exempel: mötet börjar.
plan-then-field = … då ska jag eller vi
plan-then-hint = Något litet, till exempel: ställa en fråga innan vi svarar.
plan-with = Tillsammans med
plan-with-hint = Till exempel teamet eller en kollega. Du behöver inte skriva namn.
plan-make-it = Gör planen
plan-save = Spara
plan-who-sees = Bara du ser din plan. Du kan radera den. Sparas medan den är öppen, och i { general-answers-kept } efter det.
plan-elsewhere = Du hittar den i ditt eget samtal med Dult. Bara du ser den.

# On the card; each stands before what was written.
plan-when = När
plan-then = Då ska jag eller vi

# Under way; $day is a weekday with its date.
plan-next = Planen är i gång. Dult frågar { $day } hur det går. Du kan ändra den innan dess.
plan-again-title = Din plan en gång till
plan-again = Det här skrev du. Dult frågar { $day } hur det går.
plan-last-asked = Planen är i gång, och Dult har frågat för sista gången. Den slutar av sig själv { $day }.

# Followed up.
plan-how-title = Hur går det med din plan?
plan-how = Kanske hände det, kanske inte: båda är bra att veta. Behåll den, justera den eller avsluta den.
plan-how-last = Dult frågar för sista gången. Behåller du den är den din egen härifrån. Gör du inget slutar den av sig själv { $day }.

# Ending it.
plan-end-intro = Båda är ett bra slut.
plan-how-it-ends = Hur slutar den?
plan-i-did-it = Jag gjorde det
plan-i-let-it-go = Jag lägger undan den
plan-because-label = Vad som hände, eller därför att …
plan-no-names = Skriv utan namn och utan enskilda ärenden.
plan-end-it = Avsluta planen

# Ended.
plan-because = Det du skrev
plan-done-title = Din plan är gjord
plan-done = Du gjorde det du planerade, och planen slutar här.
plan-dropped-title = Planen är undanlagd
plan-dropped = Att se att en plan inte passar är också värt något. Det kommer inget mer om den.
plan-kept-title = Din egen härifrån
plan-kept = Du behåller planen, och Dult frågar inte mer om den.
plan-lapsed-title = Din plan är slut
plan-lapsed = Den slutade av sig själv, och det finns inget att ta igen. Vill du gå vidare med den kan du göra den på nytt.
plan-gone-title = Raderad
plan-gone = Den här planen är raderad.

# All of them.
plan-list-title = Mina planer
plan-list = { $count ->
    [0] Ingen plan är i gång. En plan säger: när något händer, då gör jag något.
    [one] En plan är i gång.
   *[other] { $count } planer är i gång.
}
# Stands after the sentence above.
plan-full = Fler är svåra att ha i tankarna. Avsluta en, så finns det plats för nästa.
plan-listed-when = { $number }. När
