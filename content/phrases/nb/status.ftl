### The status that people set on their platform, where it is to count.

status-label = Når statusen min sier at jeg er borte
# $source is the chat.
status-hint =
    { $source ->
    [slack] 🌴 og 🤒 i Slack teller.
   *[other] Ferie og sykdom teller.
} Dult lagrer bare til når, ikke hvilken av dem.
status-pause = Dult tar pause
status-write = Dult skriver som vanlig
status-ignored = Dult retter seg ikke etter statusen din.
status-followed = Når statusen din sier at du er borte, tar Dult pause.
status-away = Statusen din sier at du er borte. Dult tar pause til { $day }.
