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
