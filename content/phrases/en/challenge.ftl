### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Lift a challenge
challenge-write = Write it down
challenge-mine = My challenges
challenge-lift-it = Lift it
challenge-change = Change
challenge-discard = Discard
challenge-take-back = Take back
challenge-helped = Thanks, that helped
challenge-not-solved = Not solved
challenge-work-on = I work on it
challenge-answer = Answer
challenge-decline = Decline
challenge-hand-back = Hand back
challenge-list = Open challenges
challenge-further = The next
# $number is the place in a list.
challenge-open = Show { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Lift to the centre
challenge-shortcut-line = The coordinators take it further, and you get an answer.

# The form.
challenge-offer = Does something stand in the way where you work? The coordinators take it further, and you get an answer.
challenge-quoted = These are a colleague's words. Put them into your own, and leave out who wrote them.
challenge-intro = Tell about a situation, not about a person. Leave out the names of colleagues and users.
challenge-not-whistle = This is not whistle-blowing. For that, your organisation has a channel of its own.
# $url is the organisation's page for it.
challenge-not-whistle-link = This is not whistle-blowing. For that, use [the organisation's own channel]({ $url }).
challenge-what = What stands in the way?
challenge-what-hint = A few sentences are enough. No names or cases, please.
challenge-category = What it is about
challenge-time = Time
challenge-tools = Tools and systems
challenge-knowledge = Knowledge
challenge-cooperation = Cooperation
challenge-management = Management
challenge-other = Something else
challenge-touches = Whom it touches
challenge-employees = Employees
challenge-leaders = Leaders
challenge-users = Users and citizens
challenge-other-units = Other units
challenge-sign = How it is signed
challenge-sign-hint = Without your name, what you write may still tell who you are. Dult keeps that it is yours, to tell you how it goes.
challenge-sign-name = With my name
# $team is the name of a team.
challenge-sign-team = As the team { $team }; its room is told how it goes
challenge-sign-unnamed = Without my name
challenge-see-preview = See it first
challenge-save = Save
challenge-who-sees-form = Only you see this until you lift it. Then the coordinators see it; leaders and others do not. Kept for { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Before you lift it
challenge-preview = This is what the coordinators will see.
challenge-lifted-title = Lifted to the coordinators
challenge-received = The coordinators have it. Dult tells when one of them works on it. Until then it can be changed or taken back.
challenge-received-again = It is with all the coordinators again. Dult tells when one of them works on it.
challenge-nobody = It is kept, but Dult has no coordinator to give it to yet. The first one there is will find it.
challenge-worked-on-title = Somebody works on your challenge
challenge-worked-on = { $name } works on it now. Dult tells when there is an answer.
challenge-answered-title = An answer to your challenge
challenge-answered = Thank you for lifting it. Here is the answer. Did it help?
challenge-thanks = Thank you for telling. The coordinators know that the answer helped.
challenge-open-again = Thank you for telling. The challenge is open again, and the coordinators know that it is not solved.
challenge-declined-title = An answer to your challenge
challenge-declined = Thank you for lifting it. This time nothing more will be done, and here is why.
challenge-gone-title = Taken back
challenge-gone = This challenge is no longer here, and nothing of it is kept.
challenge-elsewhere-title = It waits for you
challenge-elsewhere = It stands in your own conversation with Dult, where only you see it.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Challenge: { $category }
challenge-free = Nobody works on it yet. Whoever takes it writes the answer.
challenge-unsolved = The last answer did not solve it. Nobody works on it now.
challenge-taken = { $name } works on it.
challenge-yours = You work on it, and who lifted it knows. If it does not suit you after all, you can hand it back.
challenge-was-answered = It is answered. Thank you.
challenge-it-helped = The answer helped. Thank you.
challenge-was-declined = It is declined, and who lifted it knows why.
challenge-withdrawn-title = Withdrawn
challenge-withdrawn = Who lifted this challenge has taken it back.
challenge-your-answer = What is your answer?
challenge-your-answer-hint = What you have done or will do, and when. No names or cases, please.
challenge-your-reason = Why will nothing be done?
challenge-your-reason-hint = A kind and clear reason, and what they could try instead. No names or cases, please.
challenge-send = Send
challenge-who-sees-answer = Who lifted it, their team if it was for the team, and the coordinators. They see your name. Kept as long as the challenge.

# What stands beside it.
challenge-words = In their own words
challenge-from = From
challenge-unnamed = Without a name
challenge-lifted-by = Lifted by
challenge-site = Site
# $sites is a number from 3.
challenge-site-hidden = Hidden, so that it points at nobody. It may be shown when { $sites } sites share the challenge.
challenge-since = Lifted
challenge-the-answer = Answer
challenge-the-reason = Reason
challenge-earlier-answer = Earlier answer
challenge-answered-by = Answered by
# $days is how many days ago.
challenge-age = { $days ->
    [0] today
    [one] one day
   *[other] { $days } days
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = The coordinators see this. Kept for { general-challenges-kept }.
challenge-who-sees-unnamed = The coordinators see this. Dult shows none of them who lifted it. Kept for { general-challenges-kept }.
challenge-who-sees-without-you = The coordinators see this without your name. Dult keeps that it is yours, to tell you how it goes. Whoever runs the database could find it there. Kept for { general-challenges-kept }.
challenge-who-sees-team = The coordinators and this room see this. Kept for { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] One waits for an answer.
   *[other] { $count } wait for an answer.
 } The oldest: { $age }.
challenge-none-waits = Every challenge has an answer. Thank you.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } works on it
challenge-own-line = { $number }. { $state }
challenge-mine-intro = The newest stands first.
challenge-mine-empty = You have not lifted any challenge.
challenge-is-draft = Not lifted yet
challenge-is-received = With the coordinators
challenge-is-worked-on = Worked on
challenge-is-answered = Answered
challenge-is-declined = Declined with a reason
