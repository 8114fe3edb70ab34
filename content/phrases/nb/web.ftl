### The try-out page: everything around the messages.

web-title = Prøv Dult
web-choose = Velg hvem du vil være
web-choose-why = Alle her er oppdiktet. Vær én person i denne fanen og en annen i den neste. Se hva hver av dem får fra Dult.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Kompetanseagenter
web-group-agent-what = Får en liten oppgave hver uke og svarer med ett trykk.
web-group-team = Team
web-group-team-what = Reflekterer sammen i fem minutter.
web-group-coordinator = Koordinatorer
web-group-coordinator-what = Sender til alle og ser hvem meldingen har nådd.
web-group-employee = Ansatte
web-group-employee-what = Får det som gjelder alle, og kan ta pause når de vil.

web-search = Finn noen andre
web-search-button = Søk
web-search-none = Fant ingen med det navnet. Prøv bare fornavnet.
web-change = Bytt person
web-language = Språk

# What somebody is to the network, under their name.
web-role-coordinator = Koordinator
web-role-agent = Kompetanseagent
web-role-leader = Leder
web-role-employee = Ansatt

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Samtaler
web-own = Bare du og Dult
web-log = Meldinger
web-empty = Ingen meldinger ennå
web-empty-own = Skriv hjelp for å se hva Dult kan. I prøveversjonen kan du også flytte klokka til neste dag.
web-empty-room = Her snakker Dult med hele teamet.
web-you = Du
web-only-you = Bare du ser dette
web-more = Flere valg

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Film på ett minutt
   *[other] Film på { $minutes } minutter
}
web-captions = med teksting
web-no-captions = uten teksting

# A file that comes with a message: $name is what it is called.
web-save = Lagre { $name }

# The box to write in.
web-skip = Gå til skrivefeltet
web-write = Skriv til Dult
web-write-hint = Skriv til Dult, for eksempel hjelp
web-write-room = Skriv til teamet og Dult
web-send = Send

# Forms; $count is how many characters fit.
web-errors = Noe mangler eller trenger retting
web-optional = (valgfritt)
web-characters = Inntil { $count } tegn.
web-choose-one = Velg
web-close = Lukk
web-cancel = Avbryt
web-leave = Lukke uten å ta vare på det du har skrevet?

# The demo's clock.
web-clock = Klokka i prøveversjonen
web-next-day = Neste dag
web-next-week = Neste uke
web-other-day = Annen dag
web-move-to = Gå til klokka 12 denne dagen
web-move = Flytt klokka

# Sentences above the box to write in.
web-notice-old = Denne knappen virker ikke lenger. Se etter en nyere melding, eller skriv hjelp.
web-notice-not-saved = Dette er ikke lagret ennå. Vent litt og prøv igjen.
web-notice-too-long = Teksten er for lang til å sendes. Kort den ned og prøv igjen.
web-notice-expired = Siden har stått åpen for lenge. Last den på nytt og prøv igjen.
web-notice-moving = Klokka går. Alt som skal skje på veien, skjer nå.
web-notice-no-such-day = Klokka går bare framover. Velg en dag fra i morgen til om et år.
web-notice-offline = Ingen forbindelse. Nye meldinger kommer når den er tilbake.

# Coming in with a one-time code.
web-sign-in = Logg inn
web-sign-in-how = Skriv inn engangskoden du har fått av en koordinator. Den virker én gang, innen et døgn.
web-sign-in-code = Engangskode
web-sign-in-button = Logg inn
web-sign-in-wrong = Koden virker ikke. Se om den er riktig skrevet, eller be koordinatoren om en ny.
web-sign-in-wait = Det ble mange forsøk. Vent ti minutter og prøv igjen.
web-sign-out = Logg ut

# When there is nothing to show.
web-off = Nettsiden er slått av
web-off-why = Her bruker dere Dult i Slack eller Teams. Den som drifter Dult, kan slå på innlogging for denne siden.
web-lost = Her var det ingenting
web-lost-why = Siden finnes ikke, eller den er ikke for deg.
web-lost-home = Til forsiden
