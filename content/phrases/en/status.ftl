### The status that people set on their platform, where it is to count.

status-label = When my status says that I am away
# $source is the chat.
status-hint =
    { $source ->
    [slack] 🌴 and 🤒 in Slack count.
   *[other] Holiday and illness count.
} Dult keeps only until when, not which of them.
status-pause = Dult pauses
status-write = Dult writes as usual
status-ignored = Dult does not go by your status.
status-followed = When your status says that you are away, Dult pauses.
status-away = Your status says that you are away. Dult pauses until { $day }.
