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
