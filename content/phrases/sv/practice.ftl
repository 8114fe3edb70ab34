### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Dela ett arbetssätt
practice-share-it = Dela nu
practice-ask = Fråga först
practice-change = Ändra
practice-drop = Släng
practice-take-back = Ta tillbaka det
practice-yes = Ja, dela gärna
practice-no = Nej tack
practice-tried = Vi provade det också
practice-undo = Ångra
practice-line = Skriv en rad
practice-change-line = Ändra raden
practice-pick = Jag tar det vidare
practice-put-back = Lägg tillbaka
practice-open = Öppna { $number }
practice-older = Äldre

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Dela som arbetssätt
practice-shortcut-line = Dela något från arbetsdagen med kollegor på andra ställen

# What it is called: at most 24 characters.
practice-heading = Arbetssätt i vardagen
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Arbetssätt i vardagen från { $name }

# Asked for in words.
practice-offer = Har ni hittat ett sätt att arbeta som andra kan ha nytta av? Berätta om det på några få rader. Du ser det före alla andra.
practice-list-title = Arbetssätt i vardagen
practice-list = Det senaste från kollegor:
practice-list-own = Det här har du delat:
practice-list-empty = Här finns inget än. Kanske blir ditt det första.

# The form. The words on its button have at most 24 characters.
practice-did = Vad vi gjorde
practice-happened = Vad som hände
practice-happened-hint = Det som inte gick som planerat är också till hjälp för andra.
practice-tip = Ett tips till andra
practice-no-names = Skriv utan namn och utan enskilda ärenden.
practice-see = Se hur det blir
practice-save = Spara och visa
practice-intro-quoted = Orden är skrivna av { $name }, som får frågan innan något delas.
practice-intro-unknown = Dult kan inte fråga den som skrev det, så de orden används inte. Berätta gärna vad ni själva gör.
practice-intro-shared = De nya orden ersätter de gamla överallt där de visas.
practice-who-sees = Kompetensagenter och koordinatorer ser det, med ditt namn och arbetsställe. Du kan ändra det eller ta tillbaka det. Sparas i { general-answers-kept }.
practice-who-sees-quoted = Inget delas innan { $name } säger ja. Då ser kompetensagenter och koordinatorer det, med bådas namn. Sparas i { general-answers-kept }.

# On the card.
practice-shared-by = Delat av
practice-tried-too = { $count ->
    [0] Om ni också provar det kan du berätta det för de andra med ett tryck.
    [one] En kollega har också provat det.
   *[other] { $count } kollegor har också provat det.
}
practice-gone-title = Tillbakataget
practice-gone = Det här arbetssättet är tillbakataget.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Bara du ser det här. Så blir det för kollegorna.
practice-preview-quoted = Bara du ser det här. { $name } får frågan så som det står här.
practice-elsewhere = Du hittar det i din egen konversation med Dult. Inget är delat än.
practice-dropped-title = Slängt
practice-dropped = Inget delades, och orden är raderade.
practice-asked-title = { $name } har fått frågan
practice-asked = Dult berättar vad { $name } svarar. Om det inte kommer något svar senast { $day } delas inget.
practice-shared = Nu kan kompetensagenter och koordinatorer se det här. Tack för att du delar.
practice-shared-quoted = { $name } sa ja. Nu kan kompetensagenter och koordinatorer se det här.
practice-not-shared = Inte delat
practice-declined = { $name } vill helst inte dela det, och det är helt i sin ordning. Orden är raderade. Berätta gärna med egna ord vad ni gör.
practice-lapsed = Det kom inget svar från { $name }, så det slutar här. Inget är delat, och orden är raderade.
practice-taken-back = Orden är raderade hos Dult, och de meddelanden som visade dem säger att de är borta.

# The colleague; $name is the one who would like to share it.
practice-may-title = Får { $name } dela det här?
practice-may = { $name } tror att andra kan ha nytta av det du skrev. De skulle se det så som det står här.
practice-title-label = Rubrik
practice-may-who-sees = Inget delas innan du säger ja. Då ser kompetensagenter och koordinatorer det i { general-answers-kept }, med ditt namn och arbetsställe. Du kan ta tillbaka det. Utan svar tar det slut av sig självt { $day }.
practice-said-yes = Du sa ja. Nu kan kompetensagenter och koordinatorer se det här.
practice-said-no = Tack för svaret. Inget är delat, och orden är raderade hos Dult.
practice-ended = Frågan har tagit slut av sig själv. Inget är delat, och orden är raderade hos Dult.

# Those who tried it too.
practice-noted-title = Ni provade det också
practice-noted = Det är noterat. Skriv gärna en rad om hur det gick.
practice-undone-title = Ångrat
practice-undone = Det är inte längre noterat att du har provat det.
practice-line-title = Hur det gick
practice-line-label = Din rad
practice-who-sees-tried = Andra ser hur många som har provat det. Skriver du en rad står den där med ditt namn och arbetsställe. Sparas i { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Tas vidare av
practice-picked-title = Ditt arbetssätt
practice-picked = { $name } vill gärna ta ditt arbetssätt vidare och hör av sig till dig först.
