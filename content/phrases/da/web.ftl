### The try-out page: everything around the messages.

web-title = Prøv Dult
web-choose = Vælg, hvem du vil være
web-choose-why = Alle her er opdigtede. Vær én person i denne fane og en anden i den næste. Se, hvad hver af dem får fra Dult.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Kompetenceagenter
web-group-agent-what = Får en lille opgave hver uge og svarer med ét tryk.
web-group-team = Team
web-group-team-what = Reflekterer sammen i fem minutter.
web-group-coordinator = Koordinatorer
web-group-coordinator-what = Sender til alle og ser, hvem beskeden har nået.
web-group-employee = Medarbejdere
web-group-employee-what = Får det, der gælder alle, og kan holde pause, når de vil.

web-search = Find en anden
web-search-button = Søg
web-search-none = Fandt ingen med det navn. Prøv kun fornavnet.
web-change = Skift person
web-language = Sprog

# What somebody is to the network, under their name.
web-role-coordinator = Koordinator
web-role-agent = Kompetenceagent
web-role-leader = Leder
web-role-employee = Medarbejder

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Samtaler
web-own = Kun dig og Dult
web-log = Beskeder
web-empty = Ingen beskeder endnu
web-empty-own = Skriv hjælp for at se, hvad Dult kan. I prøveversionen kan du også flytte uret til næste dag.
web-empty-room = Her taler Dult med hele teamet.
web-you = Dig
web-only-you = Kun du ser dette
web-more = Flere valg

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Film på ét minut
   *[other] Film på { $minutes } minutter
}
web-captions = med undertekster
web-no-captions = uden undertekster

# A file that comes with a message: $name is what it is called.
web-save = Gem { $name }

# The box to write in.
web-skip = Gå til skrivefeltet
web-write = Skriv til Dult
web-write-hint = Skriv til Dult, for eksempel hjælp
web-write-room = Skriv til teamet og Dult
web-send = Send

# Forms; $count is how many characters fit.
web-errors = Noget mangler eller skal rettes
web-optional = (valgfrit)
web-characters = Højst { $count } tegn.
web-choose-one = Vælg
web-close = Luk
web-cancel = Annuller
web-leave = Luk uden at gemme det, du har skrevet?

# The demo's clock.
web-clock = Uret i prøveversionen
web-next-day = Næste dag
web-next-week = Næste uge
web-other-day = Anden dag
web-move-to = Gå til klokken 12 denne dag
web-move = Flyt uret

# Sentences above the box to write in.
web-notice-old = Denne knap virker ikke længere. Se efter en nyere besked, eller skriv hjælp.
web-notice-not-saved = Dette er ikke gemt endnu. Vent lidt, og prøv igen.
web-notice-too-long = Teksten er for lang til at blive sendt. Gør den kortere, og prøv igen.
web-notice-expired = Siden har været åben for længe. Indlæs den igen, og prøv en gang til.
web-notice-moving = Uret går. Alt, der skal ske undervejs, sker nu.
web-notice-no-such-day = Uret går kun fremad. Vælg en dag fra i morgen til om et år.
web-notice-offline = Ingen forbindelse. Nye beskeder kommer, når den er tilbage.

# Coming in with a one-time code.
web-sign-in = Log ind
web-sign-in-how = Skriv den engangskode, du har fået af en koordinator. Den virker én gang, inden for et døgn.
web-sign-in-code = Engangskode
web-sign-in-button = Log ind
web-sign-in-wrong = Koden virker ikke. Se, om den er skrevet rigtigt, eller bed koordinatoren om en ny.
web-sign-in-wait = Der var mange forsøg. Vent ti minutter, og prøv igen.
web-sign-out = Log ud

# When there is nothing to show.
web-off = Websiden er slået fra
web-off-why = Her bruger I Dult i Slack eller Teams. Den, der driver Dult, kan slå login til for denne side.
web-lost = Her var der ingenting
web-lost-why = Siden findes ikke, eller den er ikke til dig.
web-lost-home = Til forsiden
