### What a person chooses for themselves.

# On buttons: at most 20 characters.
preference-choose-language = Valitse kieli
preference-change = Muuta
preference-save = Tallenna
preference-language-title = Kieli
preference-language = Minkä kielen haluat?
preference-language-now = Dultin kieli on nyt { $language_name }.
preference-language-chosen = Tästä lähtien Dultin kieli on { $language_name }.
preference-time-title = Päivä ja aika
preference-time-weekly = Tehtävä tulee joka viikko { $weekday } kello { $time }.
preference-time-other-week = Tehtävä tulee joka toinen viikko { $weekday } kello { $time }.
preference-time-none = Et saa nyt viikkotehtäviä. Jos sellainen tulee, se tulee { $weekday } kello { $time }.
preference-time-intro = Viikon tehtävä tulee silloin. Jos on vapaapäivä, se tulee saman viikon seuraavana työpäivänä.
preference-weekday = Päivä
preference-hour = Kello
preference-often = Miten usein
preference-every-week = Joka viikko
preference-every-other-week = Joka toinen viikko
preference-zone = Aikavyöhyke
preference-zone-now = Aikavyöhyke: { $zone }.
# $source is the chat, or file for the list of people.
preference-zone-usual =
    { $source ->
    [slack] Kuten Slackissa
    [teams] Kuten Teamsissa
    [file] Kuten organisaatio kertoo
   *[other] Kuten chatissa
} ({ $zone })
preference-who-sees = Vain sinä ja Dult käytätte tätä. Se on voimassa, kunnes muutat sitä.
