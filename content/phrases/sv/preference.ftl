### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Välj språk
preference-change = Ändra
preference-save = Spara
preference-language-title = Språk
preference-language = Vilket språk vill du ha?
preference-language-now = Dult skriver { $language_name } till dig.
preference-language-chosen = Från och med nu skriver Dult { $language_name } till dig.
preference-time-title = Dag och tid
preference-time-weekly = Uppgiften kommer varje { $weekday } klockan { $time }.
preference-time-other-week = Uppgiften kommer varannan vecka, { $weekday } klockan { $time }.
preference-time-none = Du får ingen veckouppgift just nu. Om det blir någon kommer den en { $weekday } klockan { $time }.
preference-time-intro = Veckans uppgift kommer då. Är du ledig kommer den nästa arbetsdag i samma vecka.
preference-weekday = Dag
preference-hour = Klockan
preference-often = Hur ofta
preference-every-week = Varje vecka
preference-every-other-week = Varannan vecka
preference-zone = Tidszon
preference-zone-now = Tidszon: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] Som i Slack
    [teams] Som i Teams
    [file] Som organisationen säger
   *[other] Som i chatten
} ({ $zone })
preference-who-sees = Bara du och Dult använder det här. Det gäller tills du ändrar det.
