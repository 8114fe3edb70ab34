### What coordinators are told when a promise about what people say has changed.

privacy-title = Endra: kva som blir lagra og vist

# $day is a date; a list of what changed follows.
privacy-since = Frå { $day } gjeld dette i Dult:

# $before and $after are numbers of people, months or days.
privacy-figures = Tal om andre blir viste for { $after } personar eller fleire, før var det { $before } eller fleire.
privacy-answers = Svar og spørsmål om hjelp blir lagra i { $after ->
    [one] ein månad
   *[other] { $after } månader
 }, før var det { $before ->
    [one] ein månad
   *[other] { $before } månader
 }.
privacy-notes = Notat i team blir lagra i { $after ->
    [one] ein månad
   *[other] { $after } månader
 }, før var det { $before ->
    [one] ein månad
   *[other] { $before } månader
 }.
privacy-challenges = Utfordringar blir lagra i { $after ->
    [one] ein månad
   *[other] { $after } månader
 }, før var det { $before ->
    [one] ein månad
   *[other] { $before } månader
 }.
privacy-leavers = Namn og ord frå dei som sluttar, blir sletta etter { $after ->
    [one] ein dag
   *[other] { $after } dagar
 }, før var det etter { $before ->
    [one] ein dag
   *[other] { $before } dagar
 }.
privacy-undecided = Utkast og spørsmål frå folk Dult ikkje kjenner, blir sletta etter { $after ->
    [one] ein dag
   *[other] { $after } dagar
 }, før var det etter { $before ->
    [one] ein dag
   *[other] { $before } dagar
 }.

# Only when something is kept longer than before.
privacy-longer = Det som er skrive før den dagen, blir framleis sletta slik det vart lova då.
