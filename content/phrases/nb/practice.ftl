### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Del en praksis
practice-share-it = Del nå
practice-ask = Spør først
practice-change = Endre
practice-drop = Forkast
practice-take-back = Ta det tilbake
practice-yes = Ja, del gjerne
practice-no = Nei takk
practice-tried = Vi prøvde det også
practice-undo = Angre
practice-line = Skriv en linje
practice-change-line = Endre linjen
practice-pick = Jeg tar det videre
practice-put-back = Legg tilbake
practice-open = Åpne { $number }
practice-older = Eldre

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Del som hverdagspraksis
practice-shortcut-line = Del noe fra arbeidsdagen med kolleger andre steder

# What it is called: at most 24 characters.
practice-heading = Hverdagspraksis
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Hverdagspraksis fra { $name }

# Asked for in words.
practice-offer = Har dere funnet en måte å jobbe på som andre kan ha nytte av? Fortell om den med noen få linjer. Du ser det før noen andre.
practice-list-title = Hverdagspraksis
practice-list = Det nyeste fra kolleger:
practice-list-own = Dette har du delt:
practice-list-empty = Her er det ingenting ennå. Kanskje blir din den første.

# The form. The words on its button have at most 24 characters.
practice-did = Hva vi gjorde
practice-happened = Hva som skjedde
practice-happened-hint = Det som ikke gikk som planlagt, er også til hjelp for andre.
practice-tip = Et tips til andre
practice-no-names = Skriv uten navn og uten enkeltsaker.
practice-see = Se hvordan det blir
practice-save = Lagre og vis
practice-intro-quoted = Dette er ordene til { $name }, som blir spurt før noe deles.
practice-intro-unknown = Dult kan ikke spørre den som skrev det, så de ordene blir ikke brukt. Fortell gjerne hva dere selv gjør.
practice-intro-shared = De nye ordene kommer i stedet for de gamle overalt der de vises.
practice-who-sees = Kompetanseagenter og koordinatorer ser det, med navnet og stedet ditt. Du kan endre det eller ta det tilbake. Lagres i { general-answers-kept }.
practice-who-sees-quoted = Ingenting deles før { $name } sier ja. Da ser kompetanseagenter og koordinatorer det, med navnene til dere begge. Lagres i { general-answers-kept }.

# On the card.
practice-shared-by = Delt av
practice-tried-too = { $count ->
    [0] Prøver dere det også, kan du si det til de andre med ett trykk.
    [one] Én kollega har prøvd det også.
   *[other] { $count } kolleger har prøvd det også.
}
practice-gone-title = Tatt tilbake
practice-gone = Denne praksisen er tatt tilbake.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Bare du ser dette. Slik blir det for kollegene.
practice-preview-quoted = Bare du ser dette. { $name } får spørsmålet slik det står her.
practice-elsewhere = Du finner det i din egen samtale med Dult. Ingenting er delt ennå.
practice-dropped-title = Forkastet
practice-dropped = Ingenting ble delt, og ordene er slettet.
practice-asked-title = { $name } er spurt
practice-asked = Du hører fra Dult hva { $name } svarer. Kommer det ikke noe svar innen { $day }, blir ingenting delt.
practice-shared = Nå kan kompetanseagenter og koordinatorer se dette. Takk for at du deler.
practice-shared-quoted = { $name } sa ja. Nå kan kompetanseagenter og koordinatorer se dette.
practice-not-shared = Ikke delt
practice-declined = { $name } vil helst ikke dele dette, og det er helt greit. Ordene er slettet. Fortell gjerne med egne ord hva dere gjør.
practice-lapsed = Det kom ikke noe svar fra { $name }, så det stopper her. Ingenting er delt, og ordene er slettet.
practice-taken-back = Ordene er slettet hos Dult, og meldingene som viste dem, sier at de er borte.

# The colleague; $name is the one who would like to share it.
practice-may-title = Kan { $name } dele dette?
practice-may = { $name } tror at andre kan ha nytte av det du skrev. De vil se det slik det står her.
practice-title-label = Overskrift
practice-may-who-sees = Ingenting deles før du sier ja. Da ser kompetanseagenter og koordinatorer det i { general-answers-kept }, med navnet og stedet ditt. Du kan ta det tilbake. Uten svar slutter det av seg selv { $day }.
practice-said-yes = Du sa ja. Nå kan kompetanseagenter og koordinatorer se dette.
practice-said-no = Takk for svaret. Ingenting er delt, og ordene er slettet hos Dult.
practice-ended = Spørsmålet er over av seg selv. Ingenting er delt, og ordene er slettet hos Dult.

# Those who tried it too.
practice-noted-title = Dere prøvde det også
practice-noted = Det er notert. Skriv gjerne en linje om hvordan det gikk.
practice-undone-title = Angret
practice-undone = Det er ikke lenger notert at du har prøvd det.
practice-line-title = Hvordan det gikk
practice-line-label = Din linje
practice-who-sees-tried = Andre ser hvor mange som har prøvd det. Skriver du en linje, står den der med navnet og stedet ditt. Lagres i { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Tas videre av
practice-picked-title = Din praksis
practice-picked = { $name } vil gjerne ta praksisen din videre og tar kontakt med deg først.
