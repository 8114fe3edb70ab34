### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Spørg koordinatorne
help-take = Jeg tager det
help-hand-back = Giv tilbage
help-done = Færdig

# The one who asks.
help-form-title = Jeg har brug for hjælp
help-offer = Koordinatorerne hjælper gerne. Den, der tager spørgsmålet, kontakter dig.
help-what = Hvad har du brug for hjælp til?
help-what-hint = Et par ord er nok. Skriv uden navne og uden enkeltsager.
help-send = Bed om hjælp
help-who-sees-form = Koordinatorerne ser, at du spørger. Kun den, der tager det, ser dine ord. Gemmes i { general-answers-kept }.
help-asked-title = Tak, fordi du spørger
help-asked = Koordinatorerne har fået besked. Du hører fra Dult, når en af dem tager det.
help-nobody = Dine ord er gemt, men Dult har ingen koordinator at give dem til endnu. Spørg gerne din leder imens.
help-comes-title = Hjælp er på vej
help-comes = { $name } har taget dit spørgsmål og kontakter dig.
help-comes-instead = { $name } har overtaget dit spørgsmål og kontakter dig.

# The coordinators; $name asks, $helper helps.
help-title = { $name } beder om hjælp
help-open = Den, der tager spørgsmålet, ser, hvad det handler om, og tager kontakt.
help-open-again = Spørgsmålet er ledigt igen. Den, der tager det, ser, hvad det handler om, og tager kontakt.
help-taken = { $helper } har taget spørgsmålet fra { $name }.
help-yours = Tak, fordi du tager det. { $name } ved, at du tager kontakt. Passer det alligevel ikke, kan du give spørgsmålet tilbage. Så kan en anden koordinator tage det.
help-closed = Spørgsmålet fra { $name } er besvaret. Tak.
help-about = Opgaven
help-words = Med egne ord
help-reach = Sådan får du fat i personen
help-no-email = I samme chat, som du bruger Dult i
help-who-sees = Koordinatorerne ser, hvem der spørger, og hvem der tager det. Gemmes i { general-answers-kept }.
help-withdrawn-title = Trukket tilbage
help-withdrawn = Den, der bad om hjælp, har taget spørgsmålet tilbage.
