### What a form says when something in it is to be mended.
form-missing = Fyll ut dette feltet.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Det er plass til { $most } tegn. Kort ned med { $over }.
form-not-on-offer = Velg et av svarene som står der.
form-no-date = Skriv en dato.
form-too-early = Velg { $day } eller senere.
form-too-late = Velg { $day } eller tidligere.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = Fra { $first } til { $last }.
form-days-from = { $first } eller senere.
form-days-until = { $last } eller tidligere.
