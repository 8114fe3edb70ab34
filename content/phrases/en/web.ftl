### The try-out page: everything around the messages.

web-title = Try Dult
web-choose = Choose who to be
web-choose-why = Everyone here is made up. Be one person in this tab and another in the next. See what each of them gets from Dult.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Competence agents
web-group-agent-what = Get one small task a week and answer with one press.
web-group-team = Team
web-group-team-what = Reflects together for five minutes.
web-group-coordinator = Coordinators
web-group-coordinator-what = Send to everyone and see whom the message has reached.
web-group-employee = Employees
web-group-employee-what = Get what concerns everyone, and can pause whenever they like.

web-search = Find someone else
web-search-button = Search
web-search-none = Nobody has that name. Try the first name alone.
web-change = Change person
web-language = Language

# What somebody is to the network, under their name.
web-role-coordinator = Coordinator
web-role-agent = Competence agent
web-role-leader = Leader
web-role-employee = Employee

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Conversations
web-own = Just you and Dult
web-log = Messages
web-empty = No messages yet
web-empty-own = Write help to see what Dult can do. In the demo you can also move the clock to the next day.
web-empty-room = Here Dult talks with the whole team.
web-you = You
web-only-you = Only you see this
web-more = More choices

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Film, one minute
   *[other] Film, { $minutes } minutes
}
web-captions = with captions
web-no-captions = without captions

# A file that comes with a message: $name is what it is called.
web-save = Save { $name }

# The box to write in.
web-skip = Skip to the box to write in
web-write = Write to Dult
web-write-hint = Write to Dult, for example help
web-write-room = Write to the team and Dult
web-send = Send

# Forms; $count is how many characters fit.
web-errors = Something is missing or needs mending
web-optional = (optional)
web-characters = Up to { $count } characters.
web-choose-one = Choose
web-close = Close
web-cancel = Cancel
web-leave = Close without keeping what you wrote?

# The demo's clock.
web-clock = The demo's clock
web-next-day = Next day
web-next-week = Next week
web-other-day = Other day
web-move-to = Go to 12:00 on this day
web-move = Move the clock

# Sentences above the box to write in.
web-notice-old = This button no longer works. Look for a newer message, or write help.
web-notice-not-saved = This is not saved yet. Wait a moment and try again.
web-notice-too-long = The text is too long to send. Shorten it and try again.
web-notice-expired = The page has been open for too long. Load it again and try once more.
web-notice-moving = The clock is moving. Everything due on the way happens now.
web-notice-no-such-day = The clock only moves forward. Choose a day from tomorrow to a year ahead.
web-notice-offline = No connection. New messages come when it is back.

# Coming in with a one-time code.
web-sign-in = Sign in
web-sign-in-how = Type the one-time code you got from a coordinator. It works once, within a day.
web-sign-in-code = One-time code
web-sign-in-button = Sign in
web-sign-in-wrong = The code does not work. Check that it is typed right, or ask the coordinator for a new one.
web-sign-in-wait = There were many tries. Wait ten minutes and try again.
web-sign-out = Sign out

# When there is nothing to show.
web-off = The web page is off
web-off-why = Here you use Dult in Slack or Teams. Whoever runs Dult can switch on sign-in for this page.
web-lost = There is nothing here
web-lost-why = The page does not exist, or it is not for you.
web-lost-home = To the start
