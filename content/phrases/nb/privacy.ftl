### What coordinators are told when a promise about what people say has changed.

privacy-title = Endret: hva som lagres og vises

# $day is a date; a list of what changed follows.
privacy-since = Fra { $day } gjelder dette i Dult:

# $before and $after are numbers of people, months or days.
privacy-figures = Tall om andre vises for { $after } personer eller flere, før var det { $before } eller flere.
privacy-answers = Svar og spørsmål om hjelp lagres i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-notes = Notater i team lagres i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-challenges = Utfordringer lagres i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-leavers = Navn og ord fra dem som slutter, slettes etter { $after ->
    [one] en dag
   *[other] { $after } dager
 }, før var det etter { $before ->
    [one] en dag
   *[other] { $before } dager
 }.
privacy-undecided = Utkast og spørsmål fra folk Dult ikke kjenner, slettes etter { $after ->
    [one] en dag
   *[other] { $after } dager
 }, før var det etter { $before ->
    [one] en dag
   *[other] { $before } dager
 }.

# Only when something is kept longer than before.
privacy-longer = Det som er skrevet før den dagen, slettes fortsatt slik det ble lovet da.
