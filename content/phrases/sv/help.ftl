### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Fråga koordinatorn
help-take = Jag tar den
help-hand-back = Lämna tillbaka
help-done = Klart

# The one who asks.
help-form-title = Jag behöver hjälp
help-offer = Koordinatorerna hjälper gärna. Den som tar frågan hör av sig till dig.
help-what = Vad behöver du hjälp med?
help-what-hint = Några få ord räcker. Skriv utan namn och utan enskilda ärenden.
help-send = Be om hjälp
help-who-sees-form = Koordinatorerna ser att du frågar. Bara den som tar frågan ser dina ord. Sparas i { general-answers-kept }.
help-asked-title = Tack för att du frågar
help-asked = Koordinatorerna har fått veta det. Du hör av Dult när någon av dem tar frågan.
help-nobody = Dina ord är sparade, men Dult har ingen koordinator att ge dem till än. Fråga gärna din chef så länge.
help-comes-title = Hjälp är på väg
help-comes = { $name } har tagit din fråga och hör av sig till dig.
help-comes-instead = { $name } har tagit över din fråga och hör av sig till dig.

# The coordinators; $name asks, $helper helps.
help-title = { $name } ber om hjälp
help-open = Den som tar frågan ser vad den gäller och hör av sig.
help-open-again = Frågan är ledig igen. Den som tar den ser vad den gäller och hör av sig.
help-taken = { $helper } har tagit frågan från { $name }.
help-yours = Tack för att du tar den. { $name } vet att du hör av dig. Passar det ändå inte kan du lämna tillbaka den. Då kan en annan koordinator ta den.
help-closed = Frågan från { $name } är besvarad. Tack.
help-about = Uppgiften
help-words = Med egna ord
help-reach = Så når du personen
help-no-email = I samma chatt som du använder Dult i
help-who-sees = Koordinatorerna ser vem som frågar och vem som tar frågan. Sparas i { general-answers-kept }.
help-withdrawn-title = Återtagen
help-withdrawn = Den som bad om hjälp har tagit tillbaka frågan.
