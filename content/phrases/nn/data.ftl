### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Slett noko
data-delete-some = Vel kva
data-delete-all = Slett alt
data-delete-button = Slett
data-title = Mine data
data-here = Her er alt Dult har lagra om deg, i to filer. Den eine er til å lese, den andre er til maskiner.
data-only-you = Berre du ser dette.

# Headings; each stands before a number.
data-facts = Kven du er, og kva du har valt
data-received = Meldingar du har fått
data-answers = Svara dine
data-help-requests = Når du har bede om hjelp
data-notes = Notata dine
data-plans = Planane dine
data-agreements = Avtalar du har skrive for teamet
data-passed-on = Det du har delt med teamet
data-challenges = Utfordringar du har løfta
data-practices = Praksis du har delt, og det du har prøvd
data-sign-ins = Innlogging med eingongskode
data-conversation = Samtalen med Dult på nettsida
data-others = Anna som nemner deg, sjå fila for maskiner

# Deleting.
data-delete-title = Slett det som er ditt
data-what-stays = { $count ->
    [0] Det er ingen svar eller ord frå deg å slette no.
    [one] Det er éin ting du har svart eller skrive.
   *[other] Det er { $count } ting du har svart eller skrive.
}
data-why-stays = Noko blir igjen. At ei melding er send, blir hugsa, så du ikkje får ho to gonger. Namn og arbeidsstad kjem frå fila til organisasjonen. Pause, språk og tid gjeld vidare. Avtalane er teamet sine, men utan namnet ditt. Slack og Teams har eigne kopiar etter reglane til organisasjonen.
data-which = Kva vil du slette?
data-sure = Er du sikker?
data-yes-all = Ja, slett alt eg har svart og skrive
data-no-way-back = Dette kan ikkje angrast. Samtalen med Dult på nettsida blir òg tømd.
data-deleted-title = Sletta
data-deleted = { $count ->
    [0] Det var ikkje noko å slette.
    [one] Éin ting er sletta.
   *[other] { $count } ting er sletta.
}

# What each of them is, in a list.
data-an-answer = svar
data-a-help-request = spørsmål om hjelp
data-a-passed-on = delt med teamet
data-a-note = eige notat
data-a-plan = plan
data-an-agreement = namnet ditt på ein avtale
data-a-challenge = utfordring
data-an-answer-to-one = namnet ditt på eit svar
data-a-practice = delt praksis
data-a-try = prøvd òg
data-a-broadcast = utsending
