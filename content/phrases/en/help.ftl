### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Ask for help
help-take = I take it
help-hand-back = Hand back
help-done = Done

# The one who asks.
help-form-title = I need help
help-offer = The coordinators are happy to help. Whoever takes your question gets in touch with you.
help-what = What do you need help with?
help-what-hint = A few words are enough. No names or cases, please.
help-send = Ask for help
help-who-sees-form = Coordinators see that you ask. Only the one who takes it sees your words. Kept for { general-answers-kept }.
help-asked-title = Thank you for asking
help-asked = The coordinators know. Dult tells you when one of them takes it.
help-nobody = Your words are kept, but Dult has no coordinator to give them to yet. You can ask your leader meanwhile.
help-comes-title = Help is on its way
help-comes = { $name } has taken your question and gets in touch with you.
help-comes-instead = { $name } has your question now and gets in touch with you.

# The coordinators; $name asks, $helper helps.
help-title = { $name } asks for help
help-open = Whoever takes the question sees what it is about and gets in touch.
help-open-again = The question is open again. Whoever takes it sees what it is about and gets in touch.
help-taken = { $helper } has taken the question from { $name }.
help-yours = Thank you for taking it. { $name } knows that you will be in touch. If it does not suit you after all, you can hand it back. Then another coordinator can take it.
help-closed = The question from { $name } is answered. Thank you.
help-about = The task
help-words = In their own words
help-reach = How to reach them
help-no-email = In the chat where you use Dult
help-who-sees = Coordinators see who asks and who takes it. Kept for { general-answers-kept }.
help-withdrawn-title = Withdrawn
help-withdrawn = The person who asked has taken the question back.
