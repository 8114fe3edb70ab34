### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Del en praksis
practice-share-it = Del nu
practice-ask = Spørg først
practice-change = Ret
practice-drop = Kassér
practice-take-back = Tag det tilbage
practice-yes = Ja, del den gerne
practice-no = Nej tak
practice-tried = Vi prøvede det også
practice-undo = Fortryd
practice-line = Skriv en linje
practice-change-line = Ret linjen
practice-pick = Jeg tager det videre
practice-put-back = Læg tilbage
practice-open = Åbn { $number }
practice-older = Ældre

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Del som hverdagspraksis
practice-shortcut-line = Del noget fra arbejdsdagen med kolleger andre steder

# What it is called: at most 24 characters.
practice-heading = Hverdagspraksis
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Hverdagspraksis fra { $name }

# Asked for in words.
practice-offer = Har I fundet en måde at arbejde på, som andre kan bruge? Fortæl om den på nogle få linjer. Du ser det før alle andre.
practice-list-title = Hverdagspraksis
practice-list = Det nyeste fra kolleger:
practice-list-own = Det her har du delt:
practice-list-empty = Her er ikke noget endnu. Måske bliver din den første.

# The form. The words on its button have at most 24 characters.
practice-did = Hvad vi gjorde
practice-happened = Hvad der skete
practice-happened-hint = Det, der ikke gik som planlagt, hjælper også andre.
practice-tip = Et tip til andre
practice-no-names = Skriv uden navne og uden enkeltsager.
practice-see = Se, hvordan det bliver
practice-save = Gem og vis
practice-intro-quoted = Ordene er skrevet af { $name }, som bliver spurgt, før noget deles.
practice-intro-unknown = Dult kan ikke spørge den, der skrev det, så de ord bliver ikke brugt. Fortæl gerne, hvad I selv gør.
practice-intro-shared = De nye ord kommer i stedet for de gamle overalt, hvor de vises.
practice-who-sees = Kompetenceagenter og koordinatorer ser det med dit navn og sted. Du kan rette det eller tage det tilbage. Gemmes i { general-answers-kept }.
practice-who-sees-quoted = Intet deles, før { $name } siger ja. Så ser kompetenceagenter og koordinatorer det med jeres navne. Gemmes i { general-answers-kept }.

# On the card.
practice-shared-by = Delt af
practice-tried-too = { $count ->
    [0] Hvis I også prøver det, kan du sige det til de andre med ét tryk.
    [one] Én kollega har også prøvet det.
   *[other] { $count } kolleger har også prøvet det.
}
practice-gone-title = Taget tilbage
practice-gone = Denne praksis er taget tilbage.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Kun du ser det her. Sådan bliver det for kollegerne.
practice-preview-quoted = Kun du ser det her. { $name } får spørgsmålet, som det står her.
practice-elsewhere = Du finder det i din egen samtale med Dult. Intet er delt endnu.
practice-dropped-title = Kasseret
practice-dropped = Intet blev delt, og ordene er slettet.
practice-asked-title = { $name } er spurgt
practice-asked = Dult siger til, når { $name } svarer. Kommer der ikke noget svar senest { $day }, bliver intet delt.
practice-shared = Nu kan kompetenceagenter og koordinatorer se det her. Tak, fordi du deler.
practice-shared-quoted = { $name } sagde ja. Nu kan kompetenceagenter og koordinatorer se det her.
practice-not-shared = Ikke delt
practice-declined = { $name } vil helst ikke dele det, og det er helt i orden. Ordene er slettet. Fortæl gerne med egne ord, hvad I gør.
practice-lapsed = Der kom ikke noget svar fra { $name }, så det slutter her. Intet er delt, og ordene er slettet.
practice-taken-back = Ordene er slettet hos Dult, og de beskeder, der viste dem, siger, at de er væk.

# The colleague; $name is the one who would like to share it.
practice-may-title = Må { $name } dele det her?
practice-may = { $name } tror, at andre kan bruge det, du skrev. De vil se det, som det står her.
practice-title-label = Overskrift
practice-may-who-sees = Intet deles, før du siger ja. Så ser kompetenceagenter og koordinatorer det i { general-answers-kept } med dit navn og sted. Du kan tage det tilbage. Uden svar slutter det af sig selv { $day }.
practice-said-yes = Du sagde ja. Nu kan kompetenceagenter og koordinatorer se det her.
practice-said-no = Tak for svaret. Intet er delt, og ordene er slettet hos Dult.
practice-ended = Spørgsmålet er slut af sig selv. Intet er delt, og ordene er slettet hos Dult.

# Those who tried it too.
practice-noted-title = I prøvede det også
practice-noted = Det er noteret. Skriv gerne en linje om, hvordan det gik.
practice-undone-title = Fortrudt
practice-undone = Det er ikke længere noteret, at du har prøvet det.
practice-line-title = Hvordan det gik
practice-line-label = Din linje
practice-who-sees-tried = Andre ser, hvor mange der har prøvet det. Skriver du en linje, står den der med dit navn og sted. Gemmes i { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Tages videre af
practice-picked-title = Din praksis
practice-picked = { $name } vil gerne tage din praksis videre og kontakter dig først.
