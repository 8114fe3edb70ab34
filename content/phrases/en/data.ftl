### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Delete something
data-delete-some = Choose what
data-delete-all = Delete everything
data-delete-button = Delete
data-title = My data
data-here = Here is all that Dult has stored about you, in two files. One is to read, the other is for machines.
data-only-you = Only you see this.

# Headings; each stands before a number.
data-facts = Who you are and what you have chosen
data-received = Messages you have received
data-answers = Your answers
data-help-requests = When you asked for help
data-notes = Your notes
data-plans = Your plans
data-agreements = Agreements you wrote for the team
data-passed-on = What you passed on to your team
data-challenges = Challenges you lifted
data-practices = Practices you shared, and what you tried too
data-sign-ins = Signing in with a one-time code
data-conversation = The conversation with Dult on the web page
data-others = Other things that name you, see the file for machines

# Deleting.
data-delete-title = Delete what is yours
data-what-stays = { $count ->
    [0] There is nothing you answered or wrote to delete now.
    [one] There is one thing you answered or wrote.
   *[other] There are { $count } things you answered or wrote.
}
data-why-stays = Some things stay. That a message was sent is kept so that you do not get it twice. Name and workplace come from the organisation's file. Pause, language and time still hold. The team's agreements are the team's, but without your name. Slack and Teams keep copies by the organisation's rules.
data-which = What would you like to delete?
data-sure = Are you sure?
data-yes-all = Yes, delete all that I answered and wrote
data-no-way-back = This cannot be undone. The conversation with Dult on the web page is emptied too.
data-deleted-title = Deleted
data-deleted = { $count ->
    [0] There was nothing to delete.
    [one] One thing is deleted.
   *[other] { $count } things are deleted.
}

# What each of them is, in a list.
data-an-answer = answer
data-a-help-request = call for help
data-a-passed-on = passed on
data-a-note = own note
data-a-plan = plan
data-an-agreement = your name on an agreement
data-a-challenge = challenge
data-an-answer-to-one = your name on an answer
data-a-practice = shared practice
data-a-try = tried it too
data-a-broadcast = broadcast
