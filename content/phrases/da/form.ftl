### What a form says when something in it is to be mended.
form-missing = Udfyld dette felt.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Der er plads til { $most } tegn. Kort teksten af med { $over }.
form-not-on-offer = Vælg et af svarene, der står der.
form-no-date = Skriv en dato.
form-too-early = Vælg { $day } eller senere.
form-too-late = Vælg { $day } eller tidligere.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = Fra { $first } til { $last }.
form-days-from = { $first } eller senere.
form-days-until = { $last } eller tidligere.
