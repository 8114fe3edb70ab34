### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Spør koordinatorene
help-take = Jeg tar det
help-hand-back = Gi tilbake
help-done = Ferdig

# The one who asks.
help-form-title = Jeg trenger hjelp
help-offer = Koordinatorene hjelper gjerne. Den som tar spørsmålet, tar kontakt med deg.
help-what = Hva trenger du hjelp til?
help-what-hint = Noen få ord er nok. Skriv uten navn og uten enkeltsaker.
help-send = Be om hjelp
help-who-sees-form = Koordinatorene ser at du spør. Bare den som tar det, ser ordene dine. Lagres i { general-answers-kept }.
help-asked-title = Takk for at du spør
help-asked = Koordinatorene har fått beskjed. Du hører fra Dult når en av dem tar det.
help-nobody = Ordene dine er tatt vare på, men Dult har ingen koordinator å gi dem til ennå. Spør gjerne lederen din i mellomtiden.
help-comes-title = Hjelp er på vei
help-comes = { $name } har tatt spørsmålet ditt og tar kontakt med deg.
help-comes-instead = { $name } har tatt over spørsmålet ditt og tar kontakt med deg.

# The coordinators; $name asks, $helper helps.
help-title = { $name } ber om hjelp
help-open = Den som tar spørsmålet, ser hva det gjelder og tar kontakt.
help-open-again = Spørsmålet er ledig igjen. Den som tar det, ser hva det gjelder og tar kontakt.
help-taken = { $helper } har tatt spørsmålet fra { $name }.
help-yours = Takk for at du tar det. { $name } har fått beskjed om at du tar kontakt. Passer det likevel ikke, kan du gi spørsmålet tilbake. Da kan en annen koordinator ta det.
help-closed = Spørsmålet fra { $name } er besvart. Takk.
help-about = Oppgaven
help-words = Med egne ord
help-reach = Slik når du personen
help-no-email = I samme chat som du bruker Dult i
help-who-sees = Koordinatorene ser hvem som spør og hvem som tar det. Lagres i { general-answers-kept }.
help-withdrawn-title = Trukket tilbake
help-withdrawn = Den som ba om hjelp, har tatt spørsmålet tilbake.
