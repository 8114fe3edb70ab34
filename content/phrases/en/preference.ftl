### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Choose language
preference-change = Change
preference-save = Save
preference-language-title = Language
preference-language = Which language would you like?
preference-language-now = Dult writes { $language_name } to you.
preference-language-chosen = From now on Dult writes { $language_name } to you.
preference-time-title = Day and time
preference-time-weekly = The task comes every { $weekday } at { $time }.
preference-time-other-week = The task comes every other week, on { $weekday } at { $time }.
preference-time-none = You get no weekly task at the moment. If one comes, it is on a { $weekday } at { $time }.
preference-time-intro = The week's task comes then. On a day off it comes on the next working day of that week.
preference-weekday = Day
preference-hour = Time
preference-often = How often
preference-every-week = Every week
preference-every-other-week = Every other week
preference-zone = Time zone
preference-zone-now = Time zone: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] As in Slack
    [teams] As in Teams
    [file] As your organisation says
   *[other] As in the chat
} ({ $zone })
preference-who-sees = Only you and Dult use this. It holds until you change it.
