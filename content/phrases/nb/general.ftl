### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = bokmål
general-language-nn = nynorsk
general-language-sv = svensk
general-language-da = dansk
general-language-fi = finsk
general-language-en = engelsk

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Skrevet på { $language }

# An ISO week; $number is from 1 to 53.
general-week = uke { $number }

# A button of a message from long ago.
general-old-button-title = Denne knappen virker ikke lenger
general-old-button-body = Meldingen er gammel, og ingenting er endret. Skriv «min oppgave» for å se det som gjelder nå, eller «hjelp».

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
   *[other] { $keep_leavers } dager
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult er koblet fra et arbeidsområde
general-workspace-lost =
    Dult kan ikke lenger skrive til noen i { $workspace }: Dult er fjernet der, eller tilgangen er over.

    - Be den som drifter Dult hos dere, om å installere Dult der igjen. Da går alt videre der det var.
    - Skal det slutte der, trenger du ikke å gjøre noe. Etter 30 dager sletter Dult det som hører til arbeidsområdet.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult kan ikke skrive direkte til folk
general-messages-closed =
    I { $workspace } er direktemeldinger fra Dult slått av, så ingen får oppgaver der. Rommene til teamene virker fortsatt.

    Be den som drifter Dult hos dere, slå dem på igjen. Da nås alle av seg selv i løpet av et døgn.
