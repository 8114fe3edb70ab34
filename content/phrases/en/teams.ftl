### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film, one minute
   *[other] Film, { $minutes } minutes
}
teams-captions = with captions
teams-no-captions = without captions
teams-film-opens = opens in the browser

# Forms.
teams-choose = Choose
teams-nothing-to-choose = There is nothing to choose from yet.

# A person's own page, when nothing waits there.
teams-home-empty-title = Nothing is waiting for you
teams-home-empty = Your next task comes here as a message. Write help to Dult to see what it can do.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: learning in the working day
teams-app = Small things to learn from in the working day, one a week at most.
teams-app-long = Dult makes learning happen in the working day. Competence agents get one small task a week, and teams reflect together for five minutes. Dult sends at most one thing a week by itself, in working hours and never on a day off. You can pause with one click, and every message says who sees your answer. Write help to Dult to see what it can do. You can also choose a message and share it as everyday practice, or lift it to the coordinators.

# Stands beside the word for help in the menu of commands.
teams-menu-help = see all you can write to Dult

# A page in the browser that the app links to.
teams-terms-title = Terms of use
teams-terms =
    Dult is a tool at work, and your organisation runs it for you.

    - **You decide.** You can pause or stop at any time.
    - **Your words are yours.** You can see them, take them back and delete them.
    - **Not for emergencies, and not for reporting wrongdoing.** Use the ways your organisation has for that.
    - **Free software.** The program has the licence Apache 2.0 and comes without warranty. Its texts have CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = One moment: the answer comes as a message.
teams-answered-below = Dult has answered below.
teams-answered-privately = Dult has answered you in your own chat.
teams-form-below = The form is below.
teams-form-privately = The form is in your own chat with Dult.

# Something was pressed that changes nothing one could see.
teams-done = Dult has it.

# Stands where a form stood; $form is its title.
teams-sent = Sent: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = This is not saved yet. Wait a moment and try again.
teams-kept = Dult has it, and the answer comes a little later.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult answers this to you alone and cannot reach you yet. Add the app Dult to your Teams and ask again.

# A file that Dult offered.
teams-file-later = The file could not be handed over now. Wait a moment and press again.
teams-file-gone = The file is no longer kept. Ask Dult for it again.
teams-file-declined = The file was not handed over, and Dult has forgotten it.
