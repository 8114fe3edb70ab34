### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Film, one minute
   *[other] Film, { $minutes } minutes
}
slack-captions = with captions
slack-no-captions = without captions
slack-film-opens = opens in the browser

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Cancel
slack-close = Close
slack-choose = Choose
slack-nothing-to-choose = There is nothing to choose from yet.

# Stands for a second where a form is about to open.
slack-waiting-title = One moment
slack-waiting = The form is on its way.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = The form took too long to open. Nothing is lost.
slack-form-here = Press the button, and the form opens.
slack-form-open = Open the form

# What was pressed or written could not be kept.
slack-not-saved = This is not saved yet. Wait a moment and press again.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Nothing is waiting for you
slack-home-empty = Your next task comes here and as a message. Write help to Dult to see what it can do.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult has it, and the answer comes a little later.

# Dult is no member of the room that it should write to.
slack-invite = Dult cannot write in this room yet. Invite it: write /invite @Dult here.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Small things to learn from in the working day: a task a week, five minutes of reflection with the team.
slack-app-long = Dult makes learning happen in the working day. Competence agents get one small task a week, and teams reflect together for five minutes. Dult sends at most one thing a week by itself, in working hours and never on a day off. You can pause with one click, and every message says who sees your answer.
slack-command = Ask Dult for something
slack-command-hint = help, pause, my data …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult is in { $workspace }
slack-install-done = Open Slack and write help to Dult.
slack-install-open = Open Slack
slack-install-stopped-title = Dult was not installed
slack-install-stopped = The installation was stopped. Nothing was changed.
slack-install-stale = The way back from Slack works once, for ten minutes, in the same browser. Nothing was changed.
slack-install-later = Slack or Dult did not answer in time. Wait a moment, then begin again.
slack-install-again = Begin again
