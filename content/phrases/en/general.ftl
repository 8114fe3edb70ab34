### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = Norwegian Bokmål
general-language-nn = Norwegian Nynorsk
general-language-sv = Swedish
general-language-da = Danish
general-language-fi = Finnish
general-language-en = English

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Written in { $language }

# An ISO week; $number is from 1 to 53.
general-week = week { $number }

# A button of a message from long ago.
general-old-button-title = This button no longer works
general-old-button-body = The message is old, and nothing has changed. Write “my task” to see what is current, or “help”.

# How long things are kept, inside other sentences; the settings say how long.
general-answers-kept = { $keep_answers ->
    [one] a month
   *[other] { $keep_answers } months
 }
general-challenges-kept = { $keep_challenges ->
    [one] a month
   *[other] { $keep_challenges } months
 }
general-notes-kept = { $keep_notes ->
    [one] a month
   *[other] { $keep_notes } months
 }
# Stands after a word such as “after”.
general-notes-after = { $keep_notes ->
    [one] a month
   *[other] { $keep_notes } months
 }
general-leavers-after = { $keep_leavers ->
    [one] a day
   *[other] { $keep_leavers } days
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult is disconnected from a workspace
general-workspace-lost =
    Dult can no longer write to anybody in { $workspace }: it was removed there, or its access has ended.

    - Ask whoever runs Dult for you to install it there again. Everything then goes on where it was.
    - If it is to end there, there is nothing to do. After 30 days Dult deletes what belongs to the workspace.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult cannot write to people directly
general-messages-closed =
    In { $workspace } direct messages from Dult are switched off, so nobody gets tasks there. Team rooms still work.

    Ask whoever runs Dult for you to switch them on again. People are then reached by themselves, within a day.
