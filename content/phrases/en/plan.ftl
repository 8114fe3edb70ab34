### If-then plans: made by a person for themselves, followed up until they end.

# On buttons: at most 20 characters.
plan-make = Make a plan
plan-adjust = Adjust the plan
plan-keep = Keep the plan
plan-end = End the plan
plan-undo = Undo
plan-open = See plan { $number }

# What it is called: at most 24 characters.
plan-title = Your plan

# The form. The words on its button have at most 24 characters.
plan-intro = When something happens, then you do something: such a plan is easier to keep than a good intention. Dult says it back to you once, and asks about it after 1, 3 and 6 weeks. You can end it whenever you like.
plan-when-field = When …
plan-when-hint = A moment you will notice, such as: the meeting starts.
plan-then-field = … then I or we
plan-then-hint = Something small, such as: ask one question before we answer.
plan-with = With whom
plan-with-hint = For example the team, or a colleague. No name is needed.
plan-make-it = Make the plan
plan-save = Save
plan-who-sees = Only you see your plan. You can delete it. Kept while it is open, and for { general-answers-kept } after that.
plan-elsewhere = You find it in your own conversation with Dult. Only you see it.

# On the card; each stands before what was written.
plan-when = When
plan-then = Then I or we

# Under way; $day is a weekday with its date.
plan-next = It is under way. Dult asks on { $day } how it is going, and you can change it before that.
plan-again-title = Your plan once more
plan-again = You wrote this. Dult asks on { $day } how it is going.
plan-last-asked = It is under way, and Dult has asked for the last time. It ends by itself on { $day }.

# Followed up.
plan-how-title = How is your plan going?
plan-how = Perhaps it happened, perhaps it did not: both are good to know. Keep it, adjust it or end it.
plan-how-last = Dult asks for the last time. Keep it, and it is your own from here on. If you do nothing, it ends by itself on { $day }.

# Ending it.
plan-end-intro = Both ways are good endings.
plan-how-it-ends = How does it end?
plan-i-did-it = I did it
plan-i-let-it-go = I let it go
plan-because-label = What happened, or because …
plan-no-names = No names or cases, please.
plan-end-it = End the plan

# Ended.
plan-because = What you wrote
plan-done-title = Your plan is done
plan-done = You did what you planned, and the plan ends here.
plan-dropped-title = Your plan is put away
plan-dropped = To see that a plan does not fit is worth something too. Nothing more comes about it.
plan-kept-title = Your own from here on
plan-kept = You keep the plan, and Dult does not ask about it any more.
plan-lapsed-title = Your plan has ended
plan-lapsed = It ended by itself, and there is nothing to catch up on. If you want to go on with it, make it anew.
plan-gone-title = Deleted
plan-gone = This plan is deleted.

# All of them.
plan-list-title = My plans
plan-list = { $count ->
    [0] No plan is under way. A plan says: when something happens, then I do something.
    [one] One plan is under way.
   *[other] { $count } plans are under way.
}
# Stands after the sentence above.
plan-full = That is as many as one can keep in mind. End one, and there is room for the next.
plan-listed-when = { $number }. When
