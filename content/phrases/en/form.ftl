### What a form says when something in it is to be mended.
form-missing = Fill in this field.

# $most is how many characters fit, $over how many there are too many.
form-too-long = There is room for { $most } characters. Shorten it by { $over }.
form-not-on-offer = Choose one of the answers that are there.
form-no-date = Write a date.
form-too-early = Choose { $day } or later.
form-too-late = Choose { $day } or earlier.

# In a form, which days can be chosen, where a platform offers all.
form-days-between = From { $first } to { $last }.
form-days-from = { $first } or later.
form-days-until = { $last } or earlier.
