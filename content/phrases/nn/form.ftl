### What a form says when something in it is to be mended.
form-missing = Fyll ut dette feltet.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Det er plass til { $most } teikn. Kort ned med { $over }.
form-not-on-offer = Vel eit av svara som står der.
form-no-date = Skriv ein dato.
form-too-early = Vel { $day } eller seinare.
form-too-late = Vel { $day } eller tidlegare.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = Frå { $first } til { $last }.
form-days-from = { $first } eller seinare.
form-days-until = { $last } eller tidlegare.
