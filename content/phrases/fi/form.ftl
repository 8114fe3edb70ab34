### What a form says when something in it is to be mended.
form-missing = Täytä tämä kenttä.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Tilaa on { $most } merkille. Lyhennä { $over } merkkiä.
form-not-on-offer = Valitse jokin annetuista vaihtoehdoista.
form-no-date = Kirjoita päivämäärä.
form-too-early = Valitse { $day } tai myöhempi päivä.
form-too-late = Valitse { $day } tai aikaisempi päivä.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = { $first }–{ $last }.
form-days-from = { $first } tai myöhemmin.
form-days-until = { $last } tai aiemmin.
