### What a form says when something in it is to be mended.
form-missing = Täytä tämä kenttä.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Tilaa on { $most } merkille. Lyhennä { $over } merkkiä.
form-not-on-offer = Valitse jokin annetuista vaihtoehdoista.
form-no-date = Kirjoita päivämäärä.
form-too-early = Valitse { $day } tai myöhempi päivä.
form-too-late = Valitse { $day } tai aikaisempi päivä.
