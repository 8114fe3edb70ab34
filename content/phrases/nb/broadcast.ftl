### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = Jeg har lest det
broadcast-write = Skriv en ny
broadcast-from-kit = Fra en oppstart
broadcast-open = Åpne { $number }
broadcast-refresh = Vis på nytt
broadcast-edit = Endre teksten
broadcast-translate = Legg til språk
broadcast-address = Velg mottakere
broadcast-preview = Forhåndsvis
broadcast-test = Test på meg
broadcast-schedule = Velg tidspunkt
broadcast-send = Send
broadcast-discard = Forkast
broadcast-undo = Angre
broadcast-stop = Stopp resten
broadcast-correct = Rett
broadcast-withdraw = Trekk tilbake
broadcast-people = Person for person
broadcast-go-on = Gå videre
broadcast-show = Vis
broadcast-preview-submit = Vis
broadcast-schedule-submit = Planlegg

# Titles of forms and cards.
broadcast-words-title = Skriv til mange
broadcast-audience-title = Hvem får den?
broadcast-schedule-title = Når går den ut?
broadcast-preview-title = Forhåndsvisning
broadcast-withdraw-title = Trekke den tilbake?
broadcast-overview-title = Siste utsendinger
broadcast-overview-empty = Ingenting er sendt ennå. Skriv den første når du vil.
broadcast-draft-title = Utkast: { $title }
broadcast-planned = De første meldingene går { $begins }. Fram til da kan du angre, og ingenting går ut.
broadcast-discarded-title = Utkastet er borte
broadcast-discarded = Ingenting ble sendt.
broadcast-not-undone-title = Ingenting å angre
broadcast-not-undone = Det som har gått ut, kan ikke hentes tilbake. Du kan rette det eller trekke det tilbake: skriv «utsendinger».
broadcast-test-title = På vei til deg
broadcast-test-sent = Du får den slik alle ville fått den. Ingen andre får den.
broadcast-only-preview = Dette er en forhåndsvisning. Knappene gjør ingenting her.
broadcast-not-yours-title = Dette gjør koordinatorene
broadcast-not-yours = Meldinger til mange kommer fra koordinatorene. Har du noe til alle? Si det til en av dem.
broadcast-gone-title = Trukket tilbake
broadcast-gone = Meldingen som sto her, er trukket tilbake. Du kan se bort fra den.
broadcast-corrected = Denne meldingen er rettet siden den kom.
broadcast-from = Fra
broadcast-thanks = Lest
broadcast-noted = Du har sagt at du har lest det. Takk.

# The form for the words.
broadcast-words-intro = Kort og enkelt blir lest til slutten. Skriv uten navn på brukere og uten enkeltsaker.
broadcast-correct-intro = De som har fått meldingen, ser den nye teksten i stedet for den gamle.
broadcast-language = Språk
broadcast-field-title = Tittel
broadcast-field-body = Tekst
broadcast-field-body-hint = Stjerner rundt ord gjør dem **fete**. En linje som begynner med bindestrek, blir en liste.
broadcast-field-part = Hvilken melding?

# The form for the audience.
broadcast-audience-intro = Velger du agenter og to steder, får agentene på de to stedene den. Velger du bare to steder, får alle som arbeider der, den.
broadcast-audience = Mottakere
broadcast-everyone = Alle
broadcast-chosen = De jeg velger under
broadcast-rooms = Rommene til teamene
broadcast-field-roles = Roller
broadcast-field-sites = Steder
broadcast-field-teams = Team: de som er med i dem
broadcast-field-teams-hint = Navn på team, med komma mellom.
broadcast-field-options = Slik sendes den
broadcast-field-options-hint = Bruk «haster» sjelden: en ukentlig oppgave venter da en uke.
broadcast-option-acknowledge = Med knappen «Jeg har lest det»
broadcast-option-urgent = Haster: går foran en ukentlig oppgave
broadcast-option-repeat = Om sikkerhet: send igjen når det er uvisst om den kom fram
broadcast-nobody-chosen = Velg en rolle, et sted eller et team, eller velg alle.
broadcast-both-chosen = Du valgte alle, og noe under i tillegg. Behold en av delene.
broadcast-no-team = Det finnes ikke noe team som heter «{ $name }». Se på skrivemåten.
broadcast-several-teams = Flere steder har et team som heter «{ $name }». Velg stedet over også.
broadcast-role-agents = Kompetanseagenter
broadcast-role-leaders = Ledere
broadcast-role-coordinators = Koordinatorer
broadcast-role-admins = Administratorer
broadcast-role-representatives = Verneombud og tillitsvalgte
broadcast-role-employees = Ansatte

# The form for the time.
broadcast-schedule-intro = Alle får den på sin egen arbeidsdag, mellom 8 og 16. De som er borte den dagen, får den på den neste.
broadcast-field-day = Dag
broadcast-field-clock = Klokkeslett
broadcast-field-clock-hint = For eksempel 10.00, fra 08.00 til 16.00.
broadcast-field-until = Send senest
broadcast-field-until-hint = De som ikke kan nås innen da, får den ikke. Tomt betyr en uke.
broadcast-no-clock = Skriv et klokkeslett, for eksempel 10.00.
broadcast-clock-outside = Velg et klokkeslett mellom 08.00 og 16.00.
broadcast-until-too-early = Velg en dag etter at den er sendt.

# The draft's card.
broadcast-languages = Språk
broadcast-languages-some = { $languages }. Den som leser et annet språk, får det som ligger nærmest, og det står på meldingen.
broadcast-reaches = Når ut til
broadcast-reach-all = { $count ->
    [one] Én person
    [2] Begge to
   *[other] Alle { $count }
}
broadcast-reach = { $count } kan nås, { $others } ikke
broadcast-begins = Begynner
broadcast-takes = Tar
broadcast-minutes = { $count ->
    [one] omtrent ett minutt
   *[other] omtrent { $count } minutter
}
broadcast-crowded = Verdt en tanke
broadcast-free-week = Mange har alt fått ukas ene melding. I { $week } har ingen fått noen ennå.
broadcast-advice = Råd ({ $name })
broadcast-hint-long = { $about } ord: inntil 60 blir lest til slutten.
broadcast-hint-long-sentence = Én setning har { $about } ord: to korte er lettere.
broadcast-hint-hard = Den er tung å lese: kortere ord hjelper.
broadcast-hint-duty = «{ $about }» høres ut som en plikt: en invitasjon virker bedre.
broadcast-hint-exclamation = Et punktum er roligere enn et utropstegn.
broadcast-hint-questions = Den spør { $about } ganger: ett spørsmål får flere svar.
broadcast-progress-title = Utsending: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Utkast
broadcast-state-planned = Planlagt
broadcast-state-sending = Sendes nå
broadcast-state-sent = Sendt
broadcast-state-stopped = Stoppet
broadcast-state-withdrawn = Trukket tilbake
broadcast-sent = Sendt
broadcast-of = { $count } av { $recipients }
broadcast-waiting = På vei
broadcast-uncertain = Kanskje kommet fram
broadcast-unsent = Ikke sendt
broadcast-seen = Åpnet eller besvart
broadcast-acknowledged = Har sagt at de har lest
broadcast-renewed = Oppdatert hos mottakeren
broadcast-why-unreached = { $count } kan ikke nås eller har pause
broadcast-why-unreachable = { $count } kan ikke nås
broadcast-why-paused = { $count } har pause
broadcast-why-budget = { $count } har alt fått ukas melding
broadcast-why-too-late = { $count } er ikke på jobb i tide
broadcast-why-stopped = { $count } ble stoppet
broadcast-why-failed = { $count } kom ikke fram

# The report, person by person.
broadcast-is-waiting = på vei
broadcast-is-sent = sendt
broadcast-is-seen = åpnet
broadcast-is-acknowledged = har sagt at det er lest
broadcast-is-uncertain = kanskje kommet fram
broadcast-is-unreached = ikke nådd
broadcast-is-budget = har alt fått ukas melding
broadcast-is-too-late = ikke på jobb i tide
broadcast-is-stopped = stoppet
broadcast-is-failed = kom ikke fram
broadcast-field-which = Hvilke meldinger?
broadcast-which-all = Alle
broadcast-which-unsent = De som ikke er sendt
broadcast-which-unread = Sendt, ikke åpnet ennå
broadcast-field-search = Navn eller sted
broadcast-no-people = Ingen her passer til det.
broadcast-more-people = { $count ->
    [one] Én til står i filen.
   *[other] { $count } til står i filen.
}
broadcast-file = utsending-{ $number }
broadcast-column-id = id
broadcast-column-name = navn
broadcast-column-site = sted
broadcast-column-state = status
broadcast-column-sent = sendt
broadcast-column-seen = åpnet
broadcast-column-acknowledged = har sagt at det er lest
broadcast-yes = ja
broadcast-withdraw-intro = De som har meldingen, ser i stedet at den er trukket tilbake. Det som ikke har gått ut, stoppes. Dette kan ikke angres.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Koordinatorene ser at du har trykket på knappen. Lagres i { general-answers-kept }.
broadcast-who-sees-words = Koordinatorene ser utkastet. Alle du sender til, ser meldingen med navnet ditt.
broadcast-who-sees-correction = Alle som har meldingen, ser den nye teksten og at den er rettet.
broadcast-who-sees-plan = Bare koordinatorene ser det du velger her. Det lagres sammen med meldingen.
broadcast-who-sees-preview = Bare du ser forhåndsvisningen. Den lagres ikke.
broadcast-who-sees-withdrawal = Alle som har meldingen, ser at den er trukket tilbake.
broadcast-who-sees-report = Bare koordinatorer ser dette. Det viser om meldinger kom fram, ikke hvor flittig noen er. Søket ditt lagres ikke.
