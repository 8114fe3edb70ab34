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
