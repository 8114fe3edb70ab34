### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Vælg sprog
preference-change = Skift
preference-save = Gem
preference-language-title = Sprog
preference-language = Hvilket sprog vil du have?
preference-language-now = Dult skriver { $language_name } til dig.
preference-language-chosen = Fra nu af skriver Dult { $language_name } til dig.
preference-time-title = Dag og tid
preference-time-weekly = Opgaven kommer hver { $weekday } klokken { $time }.
preference-time-other-week = Opgaven kommer hver anden uge, { $weekday } klokken { $time }.
preference-time-none = Du får ingen ugentlig opgave nu. Kommer der en, bliver det en { $weekday } klokken { $time }.
preference-time-intro = Ugens opgave kommer da. Er det en fridag, kommer den næste arbejdsdag i samme uge.
preference-weekday = Dag
preference-hour = Klokken
preference-often = Hvor ofte
preference-every-week = Hver uge
preference-every-other-week = Hver anden uge
preference-zone = Tidszone
preference-zone-now = Tidszone: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] Som i Slack
    [teams] Som i Teams
    [file] Som organisationen siger
   *[other] Som i chatten
} ({ $zone })
preference-who-sees = Kun du og Dult bruger dette. Det gælder, til du ændrer det.
