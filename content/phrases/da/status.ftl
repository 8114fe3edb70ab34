### The status that people set on their platform, where it is to count.

status-label = Når min status siger, at jeg er væk
# $source is the chat.
status-hint =
    { $source ->
    [slack] 🌴 og 🤒 i Slack tæller.
   *[other] Ferie og sygdom tæller.
} Dult gemmer kun til hvornår, ikke hvilken af dem.
status-pause = Dult holder pause
status-write = Dult skriver som sædvanligt
status-ignored = Dult retter sig ikke efter din status.
status-followed = Når din status siger, at du er væk, holder Dult pause.
status-away = Din status siger, at du er væk. Dult holder pause til { $day }.
