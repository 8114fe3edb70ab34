### What coordinators are told when a promise about what people say has changed.

privacy-title = Ændret: hvad der gemmes og vises

# $day is a date; a list of what changed follows.
privacy-since = Fra { $day } gælder dette i Dult:

# $before and $after are numbers of people, months or days.
privacy-figures = Tal om andre vises for { $after } personer eller flere, før var det { $before } eller flere.
privacy-answers = Svar og spørgsmål om hjælp gemmes i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-notes = Noter i team gemmes i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-challenges = Udfordringer gemmes i { $after ->
    [one] en måned
   *[other] { $after } måneder
 }, før var det { $before ->
    [one] en måned
   *[other] { $before } måneder
 }.
privacy-leavers = Navn og ord fra dem, der stopper, slettes efter { $after ->
    [one] en dag
   *[other] { $after } dage
 }, før var det efter { $before ->
    [one] en dag
   *[other] { $before } dage
 }.
privacy-undecided = Kladder og spørgsmål fra folk, Dult ikke kender, slettes efter { $after ->
    [one] en dag
   *[other] { $after } dage
 }, før var det efter { $before ->
    [one] en dag
   *[other] { $before } dage
 }.

# Only when something is kept longer than before.
privacy-longer = Det, der er skrevet før den dag, slettes stadig, som det blev lovet dengang.
