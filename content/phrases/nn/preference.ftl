### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Vel språk
preference-change = Endre
preference-save = Lagre
preference-language-title = Språk
preference-language = Kva språk vil du ha?
preference-language-now = Dult skriv { $language_name } til deg.
preference-language-chosen = Frå no av skriv Dult { $language_name } til deg.
preference-time-title = Dag og tid
preference-time-weekly = Oppgåva kjem kvar { $weekday } klokka { $time }.
preference-time-other-week = Oppgåva kjem annakvar veke, { $weekday } klokka { $time }.
preference-time-none = Du får inga oppgåve kvar veke no. Kjem det ei, blir det ein { $weekday } klokka { $time }.
preference-time-intro = Oppgåva for veka kjem då. Er det ein fridag, kjem ho neste arbeidsdag i same veke.
preference-weekday = Dag
preference-hour = Klokka
preference-often = Kor ofte
preference-every-week = Kvar veke
preference-every-other-week = Annakvar veke
preference-zone = Tidssone
preference-zone-now = Tidssone: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] Som i Slack
    [teams] Som i Teams
    [file] Som organisasjonen seier
   *[other] Som i chatten
} ({ $zone })
preference-who-sees = Berre du og Dult bruker dette. Det gjeld til du endrar det.
