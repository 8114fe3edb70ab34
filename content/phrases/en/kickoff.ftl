### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = I will come
kickoff-cannot = I cannot come
kickoff-introduce = Introduce myself
kickoff-meet = Meet the others
kickoff-take-back = Take it back
kickoff-confirm = Confirm the plan
kickoff-change = Change
kickoff-preview = Preview
kickoff-move = Move
kickoff-who-comes = Who comes
kickoff-refresh = Show again
kickoff-call-off = Call it off
kickoff-show-plan = Show the plan
kickoff-save = Save

# The coordinator's forms and cards.
kickoff-form-title = Plan a kick-off
kickoff-form-intro = First you see all dates. Nothing goes out before you say so.
kickoff-field-kit = Which kick-off?
kickoff-date = Date
kickoff-field-clock = Time
kickoff-place = Place
kickoff-field-place-hint = A room, an address or a link. Leave it empty when there is nothing to come to: then nobody is asked to answer.
kickoff-guests = Guests from elsewhere
kickoff-field-guests-hint = Speakers or others, if you have any.
kickoff-field-sites = Only these sites
kickoff-field-sites-hint = Choose none to reach all of them.
kickoff-field-part = Which message?
kickoff-plan-title = The plan for the kick-off
kickoff-title = Kick-off
kickoff-too-late = Too late for this one, it does not go: { $title }
kickoff-invitation-reaches = The first message reaches
kickoff-first-task = First task
kickoff-note = Worth knowing
kickoff-first-task-late = Days off make it later than { $days } days after the kick-off. Another date may suit better.
kickoff-on-day-off = The date is a day off for many.
kickoff-parts-left-out = Some messages have no room before the date. With five weeks all of them go.
kickoff-answers = Answers
kickoff-comers = { $coming } come, { $not_coming } cannot
kickoff-coming = { $count ->
    [one] One comes
   *[other] { $count } come
}
kickoff-not-coming = { $count ->
    [one] One cannot
   *[other] { $count } cannot
}
kickoff-move-intro = Messages that have not gone move along. The invitation is corrected, and those who said yes are told.
kickoff-call-off-intro = Nothing more goes out. The messages that went say that it is called off, and those who said yes are told.

# What those who are invited see.
kickoff-when = { $weekday } { $day }, { $clock }
kickoff-your-answer = Your answer
kickoff-you-come = You come. You can change your mind.
kickoff-you-cannot = You cannot come. You can change your mind.
kickoff-thanks-title = Thank you
kickoff-thanks-coming = It is noted that you come.
kickoff-thanks-not-coming = It is noted that you cannot come. That is fine.
kickoff-moved-title = The kick-off has been moved
kickoff-moved = You said that you come. Does this suit you too?
kickoff-off-title = The kick-off is called off
kickoff-off = There is nothing to come to, and nothing you need to do.
kickoff-field-words = A few lines about you
kickoff-field-words-hint = Who you are and what you are curious about. Leave out names of others.
kickoff-field-shown = May the others see it?
kickoff-shown-yes = Yes, show it to the others
kickoff-shown-no = Not yet, keep it for me
kickoff-introduced = The others can read it now. You can take it back at any time.
kickoff-introduced-kept = It is kept, and only you can see it.
kickoff-taken-back-title = It is taken back
kickoff-taken-back = What you wrote about yourself is deleted.
kickoff-nobody-yet = Nobody has introduced themselves yet. You can be the first.
kickoff-who-sees-answer = The coordinators see your answer. Kept for { general-answers-kept } after the kick-off.
kickoff-who-sees-introduction = Those invited and the coordinators see it, if you say yes. Kept for { general-answers-kept } after the kick-off.
kickoff-who-sees-plan = The coordinators see the plan. Date, place and guests stand on the invitation.
