### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Del ein praksis
practice-share-it = Del no
practice-ask = Spør først
practice-change = Endre
practice-drop = Forkast
practice-take-back = Ta det tilbake
practice-yes = Ja, del gjerne
practice-no = Nei takk
practice-tried = Vi prøvde det òg
practice-undo = Angre
practice-line = Skriv ei linje
practice-change-line = Endre linja
practice-pick = Eg tek det vidare
practice-put-back = Legg tilbake
practice-open = Opne { $number }
practice-older = Eldre

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Del som kvardagspraksis
practice-shortcut-line = Del noko frå arbeidsdagen med kollegaer andre stader

# What it is called: at most 24 characters.
practice-heading = Kvardagspraksis
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Kvardagspraksis frå { $name }

# Asked for in words.
practice-offer = Har de funne ein måte å jobbe på som andre kan ha nytte av? Fortel om det med nokre få linjer. Du ser det før nokon andre.
practice-list-title = Kvardagspraksis
practice-list = Det nyaste frå kollegaer:
practice-list-own = Dette har du delt:
practice-list-empty = Her er det ingenting enno. Kanskje blir din den første.

# The form. The words on its button have at most 24 characters.
practice-did = Kva vi gjorde
practice-happened = Kva som hende
practice-happened-hint = Det som ikkje gjekk som planlagt, er òg til hjelp for andre.
practice-tip = Eit tips til andre
practice-no-names = Skriv utan namn og utan enkeltsaker.
practice-see = Sjå korleis det blir
practice-save = Lagre og vis
practice-intro-quoted = Dette er orda til { $name }, som blir spurd før noko blir delt.
practice-intro-unknown = Dult kan ikkje spørje den som skreiv det, så dei orda blir ikkje brukte. Fortel gjerne kva de sjølve gjer.
practice-intro-shared = Dei nye orda kjem i staden for dei gamle overalt der dei viser.
practice-who-sees = Kompetanseagentar og koordinatorar ser det, med namnet ditt og staden din. Du kan endre det eller ta det tilbake. Blir lagra i { general-answers-kept }.
practice-who-sees-quoted = Ingenting blir delt før { $name } seier ja. Då ser kompetanseagentar og koordinatorar det, med namna til dykk begge. Blir lagra i { general-answers-kept }.

# On the card.
practice-shared-by = Delt av
practice-tried-too = { $count ->
    [0] Prøver de det òg, kan du seie det til dei andre med eitt trykk.
    [one] Éin kollega har prøvd det òg.
   *[other] { $count } kollegaer har prøvd det òg.
}
practice-gone-title = Teke tilbake
practice-gone = Denne praksisen er teken tilbake.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Berre du ser dette. Slik blir det for kollegaene.
practice-preview-quoted = Berre du ser dette. { $name } får spørsmålet slik det står her.
practice-elsewhere = Du finn det i di eiga samtale med Dult. Ingenting er delt enno.
practice-dropped-title = Forkasta
practice-dropped = Ingenting vart delt, og orda er sletta.
practice-asked-title = { $name } er spurd
practice-asked = Du høyrer frå Dult kva { $name } svarar. Kjem det ikkje noko svar innan { $day }, blir ingenting delt.
practice-shared = No kan kompetanseagentar og koordinatorar sjå dette. Takk for at du deler.
practice-shared-quoted = { $name } sa ja. No kan kompetanseagentar og koordinatorar sjå dette.
practice-not-shared = Ikkje delt
practice-declined = { $name } vil helst ikkje dele dette, og det er heilt greitt. Orda er sletta. Fortel gjerne med eigne ord kva de gjer.
practice-lapsed = Det kom ikkje noko svar frå { $name }, så det stoppar her. Ingenting er delt, og orda er sletta.
practice-taken-back = Orda er sletta hos Dult, og meldingane som viste dei, seier at dei er borte.

# The colleague; $name is the one who would like to share it.
practice-may-title = Kan { $name } dele dette?
practice-may = { $name } trur at andre kan ha nytte av det du skreiv. Dei vil sjå det slik det står her.
practice-title-label = Overskrift
practice-may-who-sees = Ingenting blir delt før du seier ja. Då ser kompetanseagentar og koordinatorar det i { general-answers-kept }, med namnet ditt og staden din. Du kan ta det tilbake. Utan svar sluttar det av seg sjølv { $day }.
practice-said-yes = Du sa ja. No kan kompetanseagentar og koordinatorar sjå dette.
practice-said-no = Takk for svaret. Ingenting er delt, og orda er sletta hos Dult.
practice-ended = Spørsmålet er over av seg sjølv. Ingenting er delt, og orda er sletta hos Dult.

# Those who tried it too.
practice-noted-title = De prøvde det òg
practice-noted = Det er notert. Skriv gjerne ei linje om korleis det gjekk.
practice-undone-title = Angra
practice-undone = Det er ikkje lenger notert at du har prøvd det.
practice-line-title = Korleis det gjekk
practice-line-label = Di linje
practice-who-sees-tried = Andre ser kor mange som har prøvd det. Skriv du ei linje, står ho der med namnet ditt og staden din. Blir lagra i { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Blir teke vidare av
practice-picked-title = Din praksis
practice-picked = { $name } vil gjerne ta praksisen din vidare og tek kontakt med deg først.
