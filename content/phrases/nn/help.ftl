### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Spør koordinatorane
help-take = Eg tek det
help-hand-back = Gje tilbake
help-done = Ferdig

# The one who asks.
help-form-title = Eg treng hjelp
help-offer = Koordinatorane hjelper gjerne. Den som tek spørsmålet, tek kontakt med deg.
help-what = Kva treng du hjelp til?
help-what-hint = Nokre få ord er nok. Skriv utan namn og utan enkeltsaker.
help-send = Be om hjelp
help-who-sees-form = Koordinatorane ser at du spør. Berre den som tek det, ser orda dine. Blir lagra i { general-answers-kept }.
help-asked-title = Takk for at du spør
help-asked = Koordinatorane har fått beskjed. Du høyrer frå Dult når ein av dei tek det.
help-nobody = Orda dine er tekne vare på, men Dult har ingen koordinator å gje dei til enno. Spør gjerne leiaren din i mellomtida.
help-comes-title = Hjelp er på veg
help-comes = { $name } har teke spørsmålet ditt og tek kontakt med deg.
help-comes-instead = { $name } har teke over spørsmålet ditt og tek kontakt med deg.

# The coordinators; $name asks, $helper helps.
help-title = { $name } ber om hjelp
help-open = Den som tek spørsmålet, ser kva det gjeld og tek kontakt.
help-open-again = Spørsmålet er ledig igjen. Den som tek det, ser kva det gjeld og tek kontakt.
help-taken = { $helper } har teke spørsmålet frå { $name }.
help-yours = Takk for at du tek det. { $name } har fått beskjed om at du tek kontakt. Passar det likevel ikkje, kan du gje spørsmålet tilbake. Då kan ein annan koordinator ta det.
help-closed = Spørsmålet frå { $name } har fått svar. Takk.
help-about = Oppgåva
help-words = Med eigne ord
help-reach = Slik når du personen
help-no-email = I same chatten som du bruker Dult i
help-who-sees = Koordinatorane ser kven som spør og kven som tek det. Blir lagra i { general-answers-kept }.
help-withdrawn-title = Trekt tilbake
help-withdrawn = Den som bad om hjelp, har teke spørsmålet tilbake.
