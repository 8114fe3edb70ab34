### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = bokmål
general-language-nn = nynorsk
general-language-sv = svensk
general-language-da = dansk
general-language-fi = finsk
general-language-en = engelsk

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Skrive på { $language }

# An ISO week; $number is from 1 to 53.
general-week = veke { $number }

# A button of a message from long ago.
general-old-button-title = Denne knappen verkar ikkje lenger
general-old-button-body = Meldinga er gammal, og ingenting er endra. Skriv «oppgåva mi» for å sjå det som gjeld no, eller «hjelp».

# How long things are kept, inside other sentences; the settings say how long.
general-answers-kept = { $keep_answers ->
    [one] ein månad
   *[other] { $keep_answers } månader
 }
general-challenges-kept = { $keep_challenges ->
    [one] ein månad
   *[other] { $keep_challenges } månader
 }
general-notes-kept = { $keep_notes ->
    [one] ein månad
   *[other] { $keep_notes } månader
 }
# Stands after a word such as “after”.
general-notes-after = { $keep_notes ->
    [one] ein månad
   *[other] { $keep_notes } månader
 }
general-leavers-after = { $keep_leavers ->
    [one] ein dag
   *[other] { $keep_leavers } dagar
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult er kopla frå eit arbeidsområde
general-workspace-lost =
    Dult kan ikkje lenger skrive til nokon i { $workspace }: Dult er fjerna der, eller tilgangen er over.

    - Be den som driftar Dult hos dykk, om å installere Dult der igjen. Då går alt vidare der det var.
    - Skal det slutte der, treng du ikkje å gjere noko. Etter 30 dagar slettar Dult det som høyrer til arbeidsområdet.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult kan ikkje skrive direkte til folk
general-messages-closed =
    I { $workspace } er direktemeldingar frå Dult slått av, så ingen får oppgåver der. Romma til teama verkar framleis.

    Be den som driftar Dult hos dykk, slå dei på att. Då blir alle nådde av seg sjølv i løpet av eit døgn.
