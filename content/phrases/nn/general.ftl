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
