### Everything stored about a person, and deleting it.

# On buttons: at most 20 characters.
data-delete-more = Slet noget
data-delete-some = Vælg hvad
data-delete-all = Slet alt
data-delete-button = Slet
data-title = Mine data
data-here = Her er alt, Dult har gemt om dig, i to filer. Den ene er til at læse, den anden er til maskiner.
data-only-you = Kun du ser dette.

# Headings; each stands before a number.
data-facts = Hvem du er, og hvad du har valgt
data-received = Beskeder, du har fået
data-answers = Dine svar
data-help-requests = Når du har bedt om hjælp
data-notes = Dine noter
data-plans = Dine planer
data-agreements = Aftaler, du har skrevet for teamet
data-passed-on = Det, du har delt med teamet
data-challenges = Udfordringer, du har løftet
data-practices = Praksis, du har delt, og det, du har prøvet
data-sign-ins = Login med engangskode
data-conversation = Samtalen med Dult på websiden
data-others = Andet, der nævner dig, se filen til maskiner

# Deleting.
data-delete-title = Slet det, der er dit
data-what-stays = { $count ->
    [0] Der er ingen svar eller ord fra dig at slette nu.
    [one] Der er én ting, du har svaret eller skrevet.
   *[other] Der er { $count } ting, du har svaret eller skrevet.
}
data-why-stays = Noget bliver tilbage. At en besked er sendt, huskes, så du ikke får den to gange. Navn og arbejdssted kommer fra organisationens fil. Pause, sprog og tid gælder fortsat. Teamets aftaler er teamets, men uden dit navn. Slack og Teams har egne kopier efter organisationens regler.
data-which = Hvad vil du slette?
data-sure = Er du sikker?
data-yes-all = Ja, slet alt, jeg har svaret og skrevet
data-no-way-back = Dette kan ikke fortrydes. Samtalen med Dult på websiden tømmes også.
data-deleted-title = Slettet
data-deleted = { $count ->
    [0] Der var ikke noget at slette.
    [one] Én ting er slettet.
   *[other] { $count } ting er slettet.
}

# What each of them is, in a list.
data-an-answer = svar
data-a-help-request = spørgsmål om hjælp
data-a-passed-on = delt med teamet
data-a-note = egen note
data-a-plan = plan
data-an-agreement = dit navn på en aftale
data-a-challenge = udfordring
data-an-answer-to-one = dit navn på et svar
data-a-practice = delt praksis
data-a-try = prøvet også
data-a-broadcast = udsendelse
