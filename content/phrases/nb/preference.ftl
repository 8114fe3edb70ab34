### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Velg språk
preference-change = Endre
preference-save = Lagre
preference-language-title = Språk
preference-language = Hvilket språk vil du ha?
preference-language-now = Dult skriver { $language_name } til deg.
preference-language-chosen = Fra nå av skriver Dult { $language_name } til deg.
preference-time-title = Dag og tid
preference-time-weekly = Oppgaven kommer hver { $weekday } klokka { $time }.
preference-time-other-week = Oppgaven kommer annenhver uke, { $weekday } klokka { $time }.
preference-time-none = Du får ingen ukentlig oppgave nå. Kommer det en, blir det en { $weekday } klokka { $time }.
preference-time-intro = Ukas oppgave kommer da. Er det en fridag, kommer den neste arbeidsdag i samme uke.
preference-weekday = Dag
preference-hour = Klokka
preference-often = Hvor ofte
preference-every-week = Hver uke
preference-every-other-week = Annenhver uke
preference-zone = Tidssone
preference-zone-now = Tidssone: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] Som i Slack
    [teams] Som i Teams
    [file] Som organisasjonen sier
   *[other] Som i chatten
} ({ $zone })
preference-who-sees = Bare du og Dult bruker dette. Det gjelder til du endrer det.
