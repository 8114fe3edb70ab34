### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Fråga koordinatorn
help-take = Jag tar den

# The one who asks.
help-form-title = Jag behöver hjälp
help-offer = Koordinatorerna hjälper gärna. Den som tar frågan hör av sig till dig.
help-what = Vad behöver du hjälp med?
help-what-hint = Några få ord räcker. Skriv utan namn och utan enskilda ärenden.
help-send = Be om hjälp
help-who-sees-form = Koordinatorerna ser att du frågar. Bara den som tar frågan ser dina ord. Sparas i 12 månader.
help-asked-title = Tack för att du frågar
help-asked = Koordinatorerna har fått veta det. Du hör av Dult när någon av dem tar frågan.
help-nobody = Dina ord är sparade, men Dult har ingen koordinator att ge dem till än. Fråga gärna din chef så länge.
help-comes-title = Hjälp är på väg
help-comes = { $name } har tagit din fråga och hör av sig till dig.

# The coordinators; $name asks, $helper helps.
help-title = { $name } ber om hjälp
help-open = Den som tar frågan ser vad den gäller och hör av sig.
help-taken = { $helper } har tagit frågan från { $name }.
help-yours = Tack för att du tar den. { $name } vet att du hör av dig.
help-about = Uppgiften
help-words = Med egna ord
help-reach = Så når du personen
help-no-email = I samma chatt som du använder Dult i
help-who-sees = Koordinatorerna ser vem som frågar och vem som tar frågan. Sparas i 12 månader.
help-withdrawn-title = Återtagen
help-withdrawn = Den som bad om hjälp har tagit tillbaka frågan.
