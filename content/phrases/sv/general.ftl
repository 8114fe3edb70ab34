### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = bokmål
general-language-nn = nynorska
general-language-sv = svenska
general-language-da = danska
general-language-fi = finska
general-language-en = engelska

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Skrivet på { $language }

# An ISO week; $number is from 1 to 53.
general-week = vecka { $number }

# A button of a message from long ago.
general-old-button-title = Den här knappen fungerar inte längre
general-old-button-body = Meddelandet är gammalt och inget har ändrats. Skriv ”min uppgift” för att se det som gäller nu, eller ”hjälp”.

# How long things are kept, inside other sentences; the settings say how long.
general-answers-kept = { $keep_answers ->
    [one] en månad
   *[other] { $keep_answers } månader
 }
general-challenges-kept = { $keep_challenges ->
    [one] en månad
   *[other] { $keep_challenges } månader
 }
general-notes-kept = { $keep_notes ->
    [one] en månad
   *[other] { $keep_notes } månader
 }
# Stands after a word such as “after”.
general-notes-after = { $keep_notes ->
    [one] en månad
   *[other] { $keep_notes } månader
 }
general-leavers-after = { $keep_leavers ->
    [one] en dag
   *[other] { $keep_leavers } dagar
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult är frånkopplad från en arbetsyta
general-workspace-lost =
    Dult kan inte längre skriva till någon i { $workspace }: Dult har tagits bort där, eller så har åtkomsten upphört.

    - Be den som sköter Dult hos er att installera Dult där igen. Då går allt vidare där det var.
    - Ska det sluta där behöver du inte göra något. Efter 30 dagar raderar Dult det som hör till arbetsytan.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult kan inte skriva direkt till folk
general-messages-closed =
    I { $workspace } är direktmeddelanden från Dult avstängda, så ingen får uppgifter där. Teamens rum fungerar fortfarande.

    Be den som sköter Dult hos er att slå på dem igen. Då nås alla av sig själva inom ett dygn.
