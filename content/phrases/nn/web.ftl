### The try-out page: everything around the messages.

web-title = Prøv Dult
web-choose = Vel kven du vil vere
web-choose-why = Alle her er oppdikta. Ver éin person i denne fana og ein annan i den neste. Sjå kva kvar av dei får frå Dult.

# Headings over people to be, and what somebody sees as one of them.
web-group-agent = Kompetanseagentar
web-group-agent-what = Får ei lita oppgåve kvar veke og svarar med eitt trykk.
web-group-team = Team
web-group-team-what = Reflekterer saman i fem minutt.
web-group-coordinator = Koordinatorar
web-group-coordinator-what = Sender til alle og ser kven meldinga har nådd.
web-group-employee = Tilsette
web-group-employee-what = Får det som gjeld alle, og kan ta pause når dei vil.

web-search = Finn nokon andre
web-search-button = Søk
web-search-none = Fann ingen med det namnet. Prøv berre fornamnet.
web-change = Byt person
web-language = Språk

# What somebody is to the network, under their name.
web-role-coordinator = Koordinator
web-role-agent = Kompetanseagent
web-role-leader = Leiar
web-role-employee = Tilsett

# The conversation. A person's own one stands beside the rooms of their teams.
web-rooms = Samtalar
web-own = Berre du og Dult
web-log = Meldingar
web-empty = Ingen meldingar enno
web-empty-own = Skriv hjelp for å sjå kva Dult kan. I prøveversjonen kan du òg flytte klokka til neste dag.
web-empty-room = Her snakkar Dult med heile teamet.
web-you = Du
web-only-you = Berre du ser dette
web-more = Fleire val

# A film: $minutes is how long it takes.
web-film = { $minutes ->
    [one] Film på eitt minutt
   *[other] Film på { $minutes } minutt
}
web-captions = med teksting
web-no-captions = utan teksting

# A file that comes with a message: $name is what it is called.
web-save = Lagre { $name }

# The box to write in.
web-skip = Gå til skrivefeltet
web-write = Skriv til Dult
web-write-hint = Skriv til Dult, til dømes hjelp
web-write-room = Skriv til teamet og Dult
web-send = Send

# Forms; $count is how many characters fit.
web-errors = Noko manglar eller treng retting
web-optional = (valfritt)
web-characters = Inntil { $count } teikn.
web-choose-one = Vel
web-close = Lukk
web-cancel = Avbryt
web-leave = Lukke utan å ta vare på det du har skrive?

# The demo's clock.
web-clock = Klokka i prøveversjonen
web-next-day = Neste dag
web-next-week = Neste veke
web-other-day = Annan dag
web-move-to = Gå til klokka 12 denne dagen
web-move = Flytt klokka

# Sentences above the box to write in.
web-notice-old = Denne knappen verkar ikkje lenger. Sjå etter ei nyare melding, eller skriv hjelp.
web-notice-not-saved = Dette er ikkje lagra enno. Vent litt og prøv igjen.
web-notice-too-long = Teksten er for lang til å sendast. Kort han ned og prøv igjen.
web-notice-expired = Sida har stått open for lenge. Last ho på nytt og prøv igjen.
web-notice-moving = Klokka går. Alt som skal skje på vegen, skjer no.
web-notice-no-such-day = Klokka går berre framover. Vel ein dag frå i morgon til om eit år.
web-notice-offline = Ikkje noko samband. Nye meldingar kjem når det er tilbake.

# Coming in with a one-time code.
web-sign-in = Logg inn
web-sign-in-how = Skriv inn eingongskoden du har fått av ein koordinator. Han verkar éin gong, innan eit døgn.
web-sign-in-code = Eingongskode
web-sign-in-button = Logg inn
web-sign-in-wrong = Koden verkar ikkje. Sjå om han er rett skriven, eller be koordinatoren om ein ny.
web-sign-in-wait = Det vart mange forsøk. Vent ti minutt og prøv igjen.
web-sign-out = Logg ut

# When there is nothing to show.
web-off = Nettsida er slått av
web-off-why = Her bruker de Dult i Slack eller Teams. Den som driftar Dult, kan slå på innlogging for denne sida.
web-lost = Her var det ingenting
web-lost-why = Sida finst ikkje, eller ho er ikkje for deg.
web-lost-home = Til framsida
