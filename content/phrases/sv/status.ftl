### The status that people set on their platform, where it is to count.

status-label = När min status säger att jag är borta
# $source is the chat.
status-hint =
    { $source ->
    [slack] 🌴 och 🤒 i Slack räknas.
   *[other] Semester och sjukdom räknas.
} Dult sparar bara till när, inte vilket av dem.
status-pause = Dult pausar
status-write = Dult skriver som vanligt
status-ignored = Dult rättar sig inte efter din status.
status-followed = När din status säger att du är borta pausar Dult.
status-away = Din status säger att du är borta. Dult pausar till { $day }.
