### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Share a practice
practice-share-it = Share now
practice-ask = Ask first
practice-change = Change
practice-drop = Throw away
practice-take-back = Take it back
practice-yes = Yes, share it
practice-no = No, thank you
practice-tried = We tried it too
practice-undo = Undo
practice-line = Add a line
practice-change-line = Change the line
practice-pick = I take it further
practice-put-back = Put it back
practice-open = Open { $number }
practice-older = Older ones

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Share everyday practice
practice-shortcut-line = Share something from the working day with colleagues elsewhere

# What it is called: at most 24 characters.
practice-heading = Everyday practice
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Everyday practice from { $name }

# Asked for in words.
practice-offer = Have you found a way of working that others could use? Tell it in a few lines. You see it before anybody else does.
practice-list-title = Everyday practices
practice-list = The newest from colleagues:
practice-list-own = What you have shared:
practice-list-empty = There is nothing here yet. The first one may be yours.

# The form. The words on its button have at most 24 characters.
practice-did = What we did
practice-happened = What happened
practice-happened-hint = What did not go as planned helps others too.
practice-tip = A tip for others
practice-no-names = No names or cases, please.
practice-see = See how it looks
practice-save = Save and show
practice-intro-quoted = These words are from { $name }, who is asked before anything is shared.
practice-intro-unknown = Dult cannot ask the person who wrote that, so those words are not used. You can tell what you do yourselves.
practice-intro-shared = The new words take the place of the old ones wherever it is shown.
practice-who-sees = Competence agents and coordinators see it, with your name and site. You can change it or take it back. Kept for { general-answers-kept }.
practice-who-sees-quoted = Nothing is shared before { $name } says yes. Then competence agents and coordinators see it, with both your names. Kept for { general-answers-kept }.

# On the card.
practice-shared-by = Shared by
practice-tried-too = { $count ->
    [0] If you try it too, one press tells the others.
    [one] One colleague has tried it too.
   *[other] { $count } colleagues have tried it too.
}
practice-gone-title = Taken back
practice-gone = This practice has been taken back.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Only you see this. For colleagues it will look like this.
practice-preview-quoted = Only you see this. { $name } is asked about it just as it stands here.
practice-elsewhere = You find it in your own conversation with Dult. Nothing is shared yet.
practice-dropped-title = Thrown away
practice-dropped = Nothing was shared, and the words are deleted.
practice-asked-title = { $name } is asked
practice-asked = Dult tells you what { $name } says. If there is no answer by { $day }, nothing is shared.
practice-shared = Competence agents and coordinators can see this now. Thank you for sharing it.
practice-shared-quoted = { $name } said yes. Competence agents and coordinators can see this now.
practice-not-shared = Not shared
practice-declined = { $name } would rather not have it shared, and that is fine. The words are deleted. You can tell in your own words what you do.
practice-lapsed = There was no answer from { $name }, so it ends here. Nothing is shared, and the words are deleted.
practice-taken-back = The words are deleted at Dult, and the messages that showed them say that they are gone.

# The colleague; $name is the one who would like to share it.
practice-may-title = May { $name } share this?
practice-may = { $name } thinks that what you wrote can help others. They would see it as it stands here.
practice-title-label = Heading
practice-may-who-sees = Nothing is shared before you say yes. Then competence agents and coordinators see it, with your name and site, for { general-answers-kept }. You can take it back. Without an answer it ends on { $day }.
practice-said-yes = You said yes. Competence agents and coordinators can see this now.
practice-said-no = Thank you for answering. Nothing is shared, and the words are deleted at Dult.
practice-ended = The question has ended by itself. Nothing is shared, and the words are deleted at Dult.

# Those who tried it too.
practice-noted-title = You tried it too
practice-noted = That is noted. You can add a line on how it went.
practice-undone-title = Undone
practice-undone = It is no longer noted that you tried it.
practice-line-title = How it went
practice-line-label = Your line
practice-who-sees-tried = Others see how many have tried it. If you write a line, it stands there with your name and site. Kept for { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Taken further by
practice-picked-title = Your practice
practice-picked = { $name } would like to take your practice further, and gets in touch with you first.
