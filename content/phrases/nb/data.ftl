### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Slett noe
data-delete-some = Velg hva
data-delete-all = Slett alt
data-delete-button = Slett
data-title = Mine data
data-here = Her er alt Dult har lagret om deg, i to filer. Den ene er til å lese, den andre er til maskiner.
data-only-you = Bare du ser dette.

# Headings; each stands before a number.
data-facts = Hvem du er, og hva du har valgt
data-received = Meldinger du har fått
data-answers = Svarene dine
data-help-requests = Når du har bedt om hjelp
data-notes = Notatene dine
data-plans = Planene dine
data-agreements = Avtaler du har skrevet for teamet
data-passed-on = Det du har delt med teamet
data-challenges = Utfordringer du har løftet
data-practices = Praksis du har delt, og det du har prøvd
data-sign-ins = Innlogging med engangskode
data-conversation = Samtalen med Dult på nettsiden
data-others = Annet som navngir deg, se filen for maskiner

# Deleting.
data-delete-title = Slett det som er ditt
data-what-stays = { $count ->
    [0] Det er ingen svar eller ord fra deg å slette nå.
    [one] Det er én ting du har svart eller skrevet.
   *[other] Det er { $count } ting du har svart eller skrevet.
}
data-why-stays = Noe blir igjen. At en melding er sendt, huskes, så du ikke får den to ganger. Navn og arbeidssted kommer fra organisasjonens fil. Pause, språk og tid gjelder videre. Teamets avtaler er teamets, men uten navnet ditt. Slack og Teams har egne kopier etter organisasjonens regler.
data-which = Hva vil du slette?
data-sure = Er du sikker?
data-yes-all = Ja, slett alt jeg har svart og skrevet
data-no-way-back = Dette kan ikke angres. Samtalen med Dult på nettsiden tømmes også.
data-deleted-title = Slettet
data-deleted = { $count ->
    [0] Det var ikke noe å slette.
    [one] Én ting er slettet.
   *[other] { $count } ting er slettet.
}

# What each of them is, in a list.
data-an-answer = svar
data-a-help-request = spørsmål om hjelp
data-a-passed-on = delt med teamet
data-a-note = eget notat
data-a-plan = plan
data-an-agreement = navnet ditt på en avtale
data-a-challenge = utfordring
data-an-answer-to-one = navnet ditt på et svar
data-a-practice = delt praksis
data-a-try = prøvd også
data-a-broadcast = utsending
