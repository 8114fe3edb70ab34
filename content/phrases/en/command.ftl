### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = my task, task, the task, this week
command-task-line = show your task
command-need-help = help me, need help, i need help, ask a coordinator
command-need-help-line = ask the coordinators
command-plan = my plans, plans, plan, my plan, make a plan, if-then plan
command-plan-line = see your if-then plans, or make one
command-lift = lift a challenge, lift, raise a challenge
command-lift-line = lift something to the coordinators that stands in the way
command-challenges = challenges, my challenges, challenge
command-challenges-line = see how challenges are getting on
command-pause = pause, take a break, break, holiday
command-pause-line = have peace for a while
command-stop = stop, quit, unsubscribe
command-stop-line = Dult no longer writes by itself
command-resume = start again, start, resume, continue
command-resume-line = after a pause or a stop
command-language = language, change language, choose language
command-language-line = choose one of six
command-time = day and time, time, day, when
command-time-line = when the task comes, and how often
command-who-sees = who sees what, who sees, privacy
command-who-sees-line = and how long it is kept
command-about = about, about dult, what is dult
command-about-line = what Dult is
command-data = my data, data, export
command-data-line = see all that is stored about you
command-delete = delete, erase, delete everything
command-delete-line = delete some of it or all
command-agreements = agreements, our agreements, what did we agree on
command-agreements-line = see what the team has agreed on
command-practice = share practice, share a practice, share an everyday practice
command-practice-line = share something from the working day
command-practices = practices, everyday practices, practice
command-practices-line = see what colleagues have shared
command-broadcast = new broadcast, broadcast, send to everyone
command-broadcast-line = write to many at once
command-broadcasts = broadcasts, broadcast status, status
command-broadcasts-line = see whom the messages have reached
command-undo = undo, undo broadcast
command-undo-line = take the latest broadcast back
command-kick-off = new kick-off, new kickoff, plan a kick-off
command-kick-off-line = plan a kick-off from invitation to follow-up
command-kick-offs = kick-offs, kick-off, kickoff
command-kick-offs-line = see who is coming
command-room = team here, our room, this is our room
command-room-line = let the team meet in this room
command-help = help, hello, hi, menu, commands
command-help-line = show this list

# Answers; $commands is a list of what to write.
command-help-title = What you can write
command-help-intro =
    Write one of the words, and Dult does the rest.

    { $commands }
command-unknown-title = This is what Dult understands
command-unknown =
    Dult did not understand that. These words work:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Did you mean something else?
command-perhaps = Perhaps “{ $word }”.

# On buttons: at most 20 characters.
command-yes = Yes
command-show-all = Show all the words
