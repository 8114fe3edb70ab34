### The weekly task: its card, its answers and its forms.

# On the card; each stands before a value.
task-first-step = First step
task-time = Time
task-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

# A day as it stands in a sentence or a list: tirsdag 3.3.2026.
task-day = { $weekday } { $day }

# On buttons: at most 20 characters.
task-do = Do it
task-later = Another day
task-not-for-me = Not for me
task-swap = Swap the task
task-help = I need help
task-pass-on = Pass on to my team
task-done = Done
task-note = Add a line
task-change-note = Change the line
task-useful = Useful
task-so-so = So-so
task-not-useful = Not useful
task-change = Change my answer
task-keep-note = Yes, keep it
task-drop-note = No, forget it
task-take-back = Take it back

# Under every card and form of a task.
task-who-sees = Coordinators see your answer and figures for each site. Others see only the network as a whole. Kept for { general-answers-kept }.
task-who-sees-later = Coordinators see that you take it another day. Kept for { general-answers-kept }.
task-who-sees-room = Everyone in the team's room sees it, with your name. You can take it back. Dult keeps the text for { general-answers-kept }.

# How far it has come.
task-doing = Good. Press Done when you are finished, on whatever day suits you.
task-passed-on = You passed it on to the team. Press Done when you are finished yourself.
task-helped = The coordinators have your question. Dult tells you when one of them takes it.
task-put-off = The task comes again on { $day }. If you finish before that, press Done.
task-again = You asked to have this again today.
task-how-useful = Thank you for doing it. How useful was it?
task-thanks = Thank you. Your answer helps us choose tasks.
task-room-for-line = There is room for a line if you like.
task-noted = Your line is saved.
task-let-be = That is fine, and thank you for answering. The next task comes as usual.
task-swapped = Here is another one. The one you swapped comes in another week.
task-no-other = There is no other one to swap with now. You can let it be, take it another day or do it your way.
task-none-title = No task right now
task-none = When a task comes for you, you find it here.

# The one reminder.
task-reminder-title = Still here if it suits you
task-reminder = Do you have a few minutes this week? If not, it is just as fine to leave it.
task-reminder-doing = You took this one on. If it is done, one press is enough. If it no longer suits you, that is fine too.

# Forms.
task-which-day = Which day suits you?
task-other-day = Another date
task-date = Date, if you chose another
task-date-hint = One of your working days, within eight weeks.
task-day-off = That is a day off for you. The next working day is { $day }.
task-put-it-off = Put it off
task-not-for-me-intro = Every answer is a good answer.
task-what-fits = What fits best?
task-another-please = Another one, please
task-not-relevant = It is not relevant where I work
task-no-time = I have no time this week
task-because = Because …
task-no-names = No names or cases, please.
task-send = Send
task-save = Save
task-note-label = Your line

# What somebody wrote out of the blue.
task-offer-title = A note to the task?
task-offer = Shall Dult keep what you wrote as your note to “{ $task }”?
task-dropped-title = Forgotten
task-dropped = Dult has not kept what you wrote.
task-not-kept-title = Not kept
task-not-kept = What you wrote seems to hold this: { $found }. So Dult has not kept it. You are welcome to write it again without.

# Passing a task on to one's team.
task-pass-on-intro = Write it as you would say it to the team. Your name stands beside it.
task-own-words = In your own words
task-which-team = Which team?
task-pass-it-on = Pass it on
task-room-told-title = Passed on to your team
task-room-told = Sent to the room of { $team }. Thank you for passing it on.
task-room-title = A nudge from { $name }
task-room-gone = { $name } has taken this back.
task-taken-back-title = Taken back
task-taken-back = Your words are deleted at Dult, and the message in the room says that you took it back.
task-no-room-title = No room yet
task-no-room = None of your teams has a room with Dult in it. A coordinator can help to arrange one.
