### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = norja (bokmål)
general-language-nn = norja (nynorsk)
general-language-sv = ruotsi
general-language-da = tanska
general-language-fi = suomi
general-language-en = englanti

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Tekstin kieli: { $language }

# An ISO week; $number is from 1 to 53.
general-week = viikko { $number }

# A button of a message from long ago.
general-old-button-title = Tämä painike ei enää toimi
general-old-button-body = Viesti on vanha, eikä mikään muuttunut. Kirjoita ”tehtäväni”, niin näet nykyisen, tai ”apua”.
