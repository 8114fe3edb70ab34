### The status that people set on their platform, where it is to count.

status-label = Når statusen min seier at eg er borte
# $source is the chat.
status-hint =
    { $source ->
    [slack] 🌴 og 🤒 i Slack tel.
   *[other] Ferie og sjukdom tel.
} Dult lagrar berre til når, ikkje kva for ein av dei.
status-pause = Dult tek pause
status-write = Dult skriv som vanleg
status-ignored = Dult rettar seg ikkje etter statusen din.
status-followed = Når statusen din seier at du er borte, tek Dult pause.
status-away = Statusen din seier at du er borte. Dult tek pause til { $day }.
