### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = I have read this
broadcast-write = Write a new one
broadcast-from-kit = From a kick-off kit
broadcast-open = Open { $number }
broadcast-refresh = Show again
broadcast-edit = Change the words
broadcast-translate = Add a language
broadcast-address = Choose recipients
broadcast-preview = Preview
broadcast-test = Test it on me
broadcast-schedule = Choose a time
broadcast-send = Send
broadcast-discard = Throw away
broadcast-undo = Undo
broadcast-stop = Stop the rest
broadcast-correct = Correct
broadcast-withdraw = Withdraw
broadcast-people = Person by person
broadcast-go-on = Continue
broadcast-show = Show
broadcast-preview-submit = Show
broadcast-schedule-submit = Plan it

# Titles of forms and cards.
broadcast-words-title = Write to many
broadcast-audience-title = Who gets it?
broadcast-schedule-title = When does it go?
broadcast-preview-title = Preview
broadcast-withdraw-title = Withdraw it?
broadcast-overview-title = Latest broadcasts
broadcast-overview-empty = Nothing has been sent yet. Write the first one when you like.
broadcast-draft-title = Draft: { $title }
broadcast-planned = The first messages leave { $begins }. Until then you can undo it, and nothing goes out.
broadcast-discarded-title = The draft is gone
broadcast-discarded = Nothing was sent.
broadcast-not-undone-title = Nothing to undo
broadcast-not-undone = What has left cannot be called back. You can correct or withdraw it: write “broadcasts”.
broadcast-test-title = On its way to you
broadcast-test-sent = You get it the way everybody would get it. Nobody else does.
broadcast-only-preview = This is a preview. The buttons do nothing here.
broadcast-not-yours-title = The coordinators do this
broadcast-not-yours = Messages to many come from the coordinators. Do you have something for everyone? Tell one of them.
broadcast-gone-title = Withdrawn
broadcast-gone = The message that stood here has been taken back. You can forget it.
broadcast-corrected = This message has been corrected since it came.
broadcast-from = From
broadcast-thanks = Read
broadcast-noted = You have said that you have read it. Thank you.

# The form for the words.
broadcast-words-intro = Short and plain is read to the end. Leave out names and cases of clients or users.
broadcast-correct-intro = Those who have the message see the new words in place of the old ones.
broadcast-language = Language
broadcast-field-title = Title
broadcast-field-body = Text
broadcast-field-body-hint = Stars around words make them **bold**. A line that begins with a hyphen becomes a list.
broadcast-field-part = Which message?

# The form for the audience.
broadcast-audience-intro = Choose agents and two sites, and the agents at those two sites get it. Choose just two sites, and everyone who works there gets it.
broadcast-audience = Recipients
broadcast-everyone = Everyone
broadcast-chosen = Those I choose below
broadcast-rooms = The rooms of the teams
broadcast-field-roles = Roles
broadcast-field-sites = Sites
broadcast-field-teams = Teams: the people in them
broadcast-field-teams-hint = Names of teams, with commas between them.
broadcast-field-options = How it is sent
broadcast-field-options-hint = Use urgent rarely: a weekly task then waits for another week.
broadcast-option-acknowledge = With the button “I have read this”
broadcast-option-urgent = Urgent: goes before a weekly task
broadcast-option-repeat = About safety: send again when it may not have arrived
broadcast-nobody-chosen = Choose a role, a site or a team, or choose everyone.
broadcast-both-chosen = You chose everyone, and something below as well. Keep one of them.
broadcast-no-team = There is no team called “{ $name }”. Look at the spelling.
broadcast-several-teams = Several sites have a team called “{ $name }”. Choose the site above as well.
broadcast-role-agents = Competence agents
broadcast-role-leaders = Leaders
broadcast-role-coordinators = Coordinators
broadcast-role-admins = Administrators
broadcast-role-representatives = Safety and union representatives
broadcast-role-employees = Employees

# The form for the time.
broadcast-schedule-intro = Everyone gets it on a working day of their own, between 8 and 16. Who is away that day gets it on the next one.
broadcast-field-day = Day
broadcast-field-clock = Time
broadcast-field-clock-hint = For example 10:00, from 08:00 to 16:00.
broadcast-field-until = Send no later than
broadcast-field-until-hint = Who cannot be reached by then does not get it. Empty means a week.
broadcast-no-clock = Write a time such as 10:00.
broadcast-clock-outside = Choose a time between 08:00 and 16:00.
broadcast-until-too-early = Choose a day after it is sent.

# The draft's card.
broadcast-languages = Languages
broadcast-languages-some = { $languages }. Whoever reads another language gets the nearest one, and the message says so.
broadcast-reaches = Reaches
broadcast-reach-all = { $count ->
    [one] One person
    [2] Both of them
   *[other] All { $count }
}
broadcast-reach = { $count } reachable, { $others } not
broadcast-begins = Begins
broadcast-takes = Takes
broadcast-minutes = { $count ->
    [one] about a minute
   *[other] about { $count } minutes
}
broadcast-crowded = Worth a thought
broadcast-free-week = Many have had their one message this week already. In { $week } nobody has had one yet.
broadcast-advice = Advice ({ $name })
broadcast-hint-long = { $about } words: up to 60 are read to the end.
broadcast-hint-long-sentence = One sentence has { $about } words: two short ones are easier.
broadcast-hint-hard = It reads with difficulty: shorter words help.
broadcast-hint-duty = “{ $about }” sounds like a duty: an invitation works better.
broadcast-hint-exclamation = A full stop is calmer than an exclamation mark.
broadcast-hint-questions = It asks { $about } times: one question gets more answers.
broadcast-progress-title = Broadcast: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Draft
broadcast-state-planned = Planned
broadcast-state-sending = Being sent
broadcast-state-sent = Sent
broadcast-state-stopped = Stopped
broadcast-state-withdrawn = Withdrawn
broadcast-sent = Sent
broadcast-of = { $count } of { $recipients }
broadcast-waiting = On its way
broadcast-uncertain = Perhaps arrived
broadcast-unsent = Not sent
broadcast-seen = Opened or answered
broadcast-acknowledged = Have said that they read it
broadcast-renewed = Brought up to date
broadcast-why-unreached = { $count } cannot be reached or have paused
broadcast-why-unreachable = { $count } cannot be reached
broadcast-why-paused = { $count } have paused
broadcast-why-budget = { $count } have already had that week's message
broadcast-why-too-late = { $count } were not at work in time
broadcast-why-stopped = { $count } were stopped
broadcast-why-failed = { $count } did not arrive

# The report, person by person.
broadcast-is-waiting = on its way
broadcast-is-sent = sent
broadcast-is-seen = opened
broadcast-is-acknowledged = said to have read it
broadcast-is-uncertain = perhaps arrived
broadcast-is-unreached = not reached
broadcast-is-budget = has already had that week's message
broadcast-is-too-late = not at work in time
broadcast-is-stopped = stopped
broadcast-is-failed = did not arrive
broadcast-field-which = Which messages?
broadcast-which-all = All of them
broadcast-which-unsent = Those not sent
broadcast-which-unread = Sent, not opened yet
broadcast-field-search = Name or site
broadcast-no-people = Nobody here fits that.
broadcast-more-people = { $count ->
    [one] One more is in the file.
   *[other] { $count } more are in the file.
}
broadcast-file = broadcast-{ $number }
broadcast-column-id = id
broadcast-column-name = name
broadcast-column-site = site
broadcast-column-state = status
broadcast-column-sent = sent
broadcast-column-seen = opened
broadcast-column-acknowledged = said to have read it
broadcast-yes = yes
broadcast-withdraw-intro = Whoever has the message sees in its place that it was withdrawn. What has not left is stopped. This cannot be undone.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = The coordinators see that you pressed the button. Kept for { general-answers-kept }.
broadcast-who-sees-words = The coordinators see the draft. Everyone you send it to sees the message with your name.
broadcast-who-sees-correction = Everyone who has the message sees the new words, and that it was corrected.
broadcast-who-sees-plan = Only the coordinators see what you choose here. It is kept with the message.
broadcast-who-sees-preview = Only you see the preview. It is not kept.
broadcast-who-sees-withdrawal = Everyone who has the message sees that it was withdrawn.
broadcast-who-sees-report = Only coordinators see this. It tells whether messages arrived, not how hard anybody works. Your search is not kept.
