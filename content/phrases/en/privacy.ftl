### What coordinators are told when a promise about what people say has changed.

privacy-title = What is kept and shown has changed

# $day is a date; a list of what changed follows.
privacy-since = From { $day } on, Dult keeps to this:

# $before and $after are numbers of people, months or days.
privacy-figures = Figures about others are shown for { $after } people or more; before, for { $before } or more.
privacy-answers = Answers and calls for help are kept for { $after ->
    [one] a month
   *[other] { $after } months
 }; before, for { $before ->
    [one] a month
   *[other] { $before } months
 }.
privacy-notes = Notes in teams are kept for { $after ->
    [one] a month
   *[other] { $after } months
 }; before, for { $before ->
    [one] a month
   *[other] { $before } months
 }.
privacy-challenges = Challenges are kept for { $after ->
    [one] a month
   *[other] { $after } months
 }; before, for { $before ->
    [one] a month
   *[other] { $before } months
 }.
privacy-leavers = Name and words of whoever leaves are deleted after { $after ->
    [one] a day
   *[other] { $after } days
 }; before, after { $before ->
    [one] a day
   *[other] { $before } days
 }.
privacy-undecided = Drafts and questions from people Dult does not know are deleted after { $after ->
    [one] a day
   *[other] { $after } days
 }; before, after { $before ->
    [one] a day
   *[other] { $before } days
 }.

# Only when something is kept longer than before.
privacy-longer = What was written before that day is still deleted as promised then.
