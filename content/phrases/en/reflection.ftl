### The team's reflection: prompt, timer, notes and agreements.

# On buttons: at most 20 characters.
reflection-start = Start together now
reflection-leave-open = Leave it open today
reflection-another-week = Another week
reflection-time = Change the time
reflection-transcript = Read the film’s text
reflection-stop-for-us = Stop for us
reflection-begin-again = Start again
reflection-stop = Stop now
reflection-finish = Finish now
reflection-note = My own note first
reflection-write = Write my note
reflection-share = Share my note
reflection-said = Add what we said
reflection-next = What do we do next?
reflection-change = Change it
reflection-delete-words = Delete my words
reflection-delete-line = Delete line { $number }
reflection-save = Save
reflection-share-submit = Share
reflection-delete = Delete

# Beside the prompt and its timer; the value stands after each label. $clock is a time such as 13.05.
reflection-minutes-label = Time
reflection-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }
reflection-last-time = Last time you agreed
reflection-comes-again = Comes again
reflection-when = { $weekday } { $day } at { $clock }
reflection-ends-at = Ends at
reflection-left = Time left
reflection-takes-notes = Takes notes
reflection-written = People who have written a note
reflection-open-until = Open until
reflection-ended = Ended
reflection-film-language = The film is in
reflection-sees-card = Only people in this room see this. Your own note is yours alone until you share it. Notes are deleted after { general-notes-after }.

# When it is over: the signal that time is up, and what the team gathers.
reflection-time-is-up = Time is up
reflection-stopped = You stopped the timer
reflection-summary = What you wrote
reflection-capture = Take turns: each of you says one thing. Write it down here, and then what you do next.
reflection-closed = This round is closed. You can still write down what you do next.
reflection-gathered = Thank you. These are the notes you shared. Talk about them when you meet, and write down what you do next.
reflection-nobody-shared = Nobody shared a note this time, and that is fine. You can still talk about the question and write down what you do next.
reflection-what-we-said = What we said
reflection-what-we-do-next = What we do next
reflection-more-notes-label = More notes
reflection-more-notes = { $count } more are not shown here
reflection-sees-board = Only people in this room see this. Notes are deleted after { general-notes-after }. What you agree on stays until you delete it.

# Forms. The hint stands under every field for words.
reflection-hint = Leave out names and cases.
reflection-own-note = My own note
reflection-other-takes-notes = { $name } takes notes for you all. What you write here stands beside it.
reflection-delete-which = What do you want to delete?
reflection-sees-time = Everyone in the room sees the time you choose. It is not kept for anything else.
reflection-sees-note = Only you see this until you share it. It is deleted after { general-notes-after }, or as soon as you delete it.
reflection-sees-share = Everyone in the team’s room sees this with your name. It is deleted after { general-notes-after }, or as soon as you delete it.
reflection-sees-share-later = When the round ends, everyone in the team’s room sees this with your name. It is deleted after { general-notes-after }, or as soon as you delete it.
reflection-sees-said = Everyone in the team’s room sees this. It is deleted after { general-notes-after }, or as soon as you delete it.
reflection-sees-next = Everyone in the team’s room sees this, now and with the next question. It stays until you delete it.
reflection-sees-delete = What you delete disappears from Dult and from the room. Nobody is told.

# To one person, after something was written or asked for.
reflection-your-words = Your words
reflection-saved-title = Saved
reflection-shared-title = Shared
reflection-saved-body = Only you see your note until you share it.
reflection-shared-body = Your team sees your note in the room.
reflection-shared-later-body = Your team sees your note when the round ends.
reflection-said-body = Your team sees it in the room.
reflection-agreed-body = It stands in the room now and comes back with the next question.
reflection-late-title = This round is closed
reflection-late-body = Sharing is over for this time. You can still write a note that only you see.
reflection-late-note-body = This round is closed. Your note is kept, and only you see it.
reflection-nothing-title = Nothing to delete
reflection-nothing-body = You have no words in this round.
reflection-deleted-title = Deleted
reflection-deleted-body = Your words are gone from here.
reflection-gone-title = This reflection is gone
reflection-gone-body = Look for a newer message in the room, or write help.
reflection-outsider-title = This belongs to the team
reflection-outsider-body = Here the people of { $team } reflect together. A coordinator can add you to the team.

# To the room, when the team stops and begins again; $name is who pressed.
reflection-paused-title = No more reflections for now
reflection-paused-body = { $name } stopped them for the team. What is under way goes on. You can start again whenever you like.
reflection-resumed-title = Reflections come again
reflection-resumed-body = { $name } started them again. The next one comes on its usual day.

# The list of what a team has agreed on.
reflection-agreed-title = What you have agreed on
reflection-agreed-intro = The newest stands first.
reflection-agreed-nothing = Nothing yet. After a reflection you can write down what you do next.
