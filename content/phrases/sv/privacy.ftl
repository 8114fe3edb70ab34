### What coordinators are told when a promise about what people say has changed.

privacy-title = Ändrat: vad som sparas och visas

# $day is a date; a list of what changed follows.
privacy-since = Från och med { $day } gäller detta i Dult:

# $before and $after are numbers of people, months or days.
privacy-figures = Siffror om andra visas för { $after } personer eller fler, tidigare för { $before } eller fler.
privacy-answers = Svar och frågor om hjälp sparas i { $after ->
    [one] en månad
   *[other] { $after } månader
 }, tidigare i { $before ->
    [one] en månad
   *[other] { $before } månader
 }.
privacy-notes = Anteckningar i team sparas i { $after ->
    [one] en månad
   *[other] { $after } månader
 }, tidigare i { $before ->
    [one] en månad
   *[other] { $before } månader
 }.
privacy-challenges = Utmaningar sparas i { $after ->
    [one] en månad
   *[other] { $after } månader
 }, tidigare i { $before ->
    [one] en månad
   *[other] { $before } månader
 }.
privacy-leavers = Namn och ord från den som slutar raderas efter { $after ->
    [one] en dag
   *[other] { $after } dagar
 }, tidigare efter { $before ->
    [one] en dag
   *[other] { $before } dagar
 }.
privacy-undecided = Utkast och frågor från personer som Dult inte känner raderas efter { $after ->
    [one] en dag
   *[other] { $after } dagar
 }, tidigare efter { $before ->
    [one] en dag
   *[other] { $before } dagar
 }.

# Only when something is kept longer than before.
privacy-longer = Det som skrevs före den dagen raderas fortfarande så som det utlovades då.
