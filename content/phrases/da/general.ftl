### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = norsk bokmål
general-language-nn = nynorsk
general-language-sv = svensk
general-language-da = dansk
general-language-fi = finsk
general-language-en = engelsk

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Skrevet på { $language }

# An ISO week; $number is from 1 to 53.
general-week = uge { $number }

# A button of a message from long ago.
general-old-button-title = Denne knap virker ikke længere
general-old-button-body = Beskeden er gammel, og intet er ændret. Skriv »min opgave« for at se det, der gælder nu, eller »hjælp«.

# How long things are kept, inside other sentences; the settings say how long.
general-answers-kept = { $keep_answers ->
    [one] en måned
   *[other] { $keep_answers } måneder
 }
general-challenges-kept = { $keep_challenges ->
    [one] en måned
   *[other] { $keep_challenges } måneder
 }
general-notes-kept = { $keep_notes ->
    [one] en måned
   *[other] { $keep_notes } måneder
 }
# Stands after a word such as “after”.
general-notes-after = { $keep_notes ->
    [one] en måned
   *[other] { $keep_notes } måneder
 }
general-leavers-after = { $keep_leavers ->
    [one] en dag
   *[other] { $keep_leavers } dage
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult er koblet fra et arbejdsområde
general-workspace-lost =
    Dult kan ikke længere skrive til nogen i { $workspace }: Dult er fjernet der, eller adgangen er ophørt.

    - Bed den, der driver Dult hos jer, om at installere Dult der igen. Så går alt videre, hvor det var.
    - Skal det slutte der, behøver du ikke gøre noget. Efter 30 dage sletter Dult det, der hører til arbejdsområdet.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult kan ikke skrive direkte til folk
general-messages-closed =
    I { $workspace } er direkte beskeder fra Dult slået fra, så ingen får opgaver der. Teamenes rum virker stadig.

    Bed den, der driver Dult hos jer, om at slå dem til igen. Så nås alle af sig selv inden for et døgn.
