### What a form says when something in it is to be mended.
form-missing = Fyll i det här fältet.

# $most is how many characters fit, $over how many there are too many.
form-too-long = Det finns plats för { $most } tecken. Korta med { $over }.
form-not-on-offer = Välj ett av svaren som står där.
form-no-date = Skriv ett datum.
form-too-early = Välj { $day } eller senare.
form-too-late = Välj { $day } eller tidigare.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = Från { $first } till { $last }.
form-days-from = { $first } eller senare.
form-days-until = { $last } eller tidigare.
