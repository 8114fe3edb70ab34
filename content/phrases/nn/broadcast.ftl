### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = Eg har lese det
broadcast-write = Skriv ei ny
broadcast-from-kit = Frå ein oppstart
broadcast-open = Opne { $number }
broadcast-refresh = Vis på nytt
broadcast-edit = Endre teksten
broadcast-translate = Legg til språk
broadcast-address = Vel mottakarar
broadcast-preview = Førehandsvis
broadcast-test = Test på meg
broadcast-schedule = Vel tidspunkt
broadcast-send = Send
broadcast-discard = Forkast
broadcast-undo = Angre
broadcast-stop = Stopp resten
broadcast-correct = Rett
broadcast-withdraw = Trekk tilbake
broadcast-people = Person for person
broadcast-go-on = Gå vidare
broadcast-show = Vis
broadcast-preview-submit = Vis
broadcast-schedule-submit = Planlegg

# Titles of forms and cards.
broadcast-words-title = Skriv til mange
broadcast-audience-title = Kven får ho?
broadcast-schedule-title = Når går ho ut?
broadcast-preview-title = Førehandsvising
broadcast-withdraw-title = Trekkje ho tilbake?
broadcast-overview-title = Siste utsendingar
broadcast-overview-empty = Ingenting er sendt enno. Skriv den første når du vil.
broadcast-draft-title = Utkast: { $title }
broadcast-planned = Dei første meldingane går { $begins }. Fram til då kan du angre, og ingenting går ut.
broadcast-discarded-title = Utkastet er borte
broadcast-discarded = Ingenting vart sendt.
broadcast-not-undone-title = Ingenting å angre
broadcast-not-undone = Det som har gått ut, kan ikkje hentast tilbake. Du kan rette det eller trekkje det tilbake: skriv «utsendingar».
broadcast-test-title = På veg til deg
broadcast-test-sent = Du får ho slik alle ville fått ho. Ingen andre får ho.
broadcast-only-preview = Dette er ei førehandsvising. Knappane gjer ingenting her.
broadcast-not-yours-title = Dette gjer koordinatorane
broadcast-not-yours = Meldingar til mange kjem frå koordinatorane. Har du noko til alle? Sei det til ein av dei.
broadcast-gone-title = Trekt tilbake
broadcast-gone = Meldinga som stod her, er trekt tilbake. Du kan sjå bort frå ho.
broadcast-corrected = Denne meldinga er retta sidan ho kom.
broadcast-from = Frå
broadcast-thanks = Lese
broadcast-noted = Du har sagt at du har lese det. Takk.

# The form for the words.
broadcast-words-intro = Kort og enkelt blir lese til slutten. Skriv utan namn på brukarar og utan enkeltsaker.
broadcast-correct-intro = Dei som har fått meldinga, ser den nye teksten i staden for den gamle.
broadcast-language = Språk
broadcast-field-title = Tittel
broadcast-field-body = Tekst
broadcast-field-body-hint = Stjerner rundt ord gjer dei **feite**. Ei linje som byrjar med bindestrek, blir ei liste.
broadcast-field-part = Kva for ei melding?

# The form for the audience.
broadcast-audience-intro = Vel du agentar og to stader, får agentane på dei to stadene ho. Vel du berre to stader, får alle som arbeider der, ho.
broadcast-audience = Mottakarar
broadcast-everyone = Alle
broadcast-chosen = Dei eg vel under
broadcast-rooms = Romma til teama
broadcast-field-roles = Roller
broadcast-field-sites = Stader
broadcast-field-teams = Team: dei som er med i dei
broadcast-field-teams-hint = Namn på team, med komma mellom.
broadcast-field-options = Slik blir ho send
broadcast-field-options-hint = Bruk «hastar» sjeldan: ei vekeoppgåve ventar då ei veke.
broadcast-option-acknowledge = Med knappen «Eg har lese det»
broadcast-option-urgent = Hastar: går framfor ei vekeoppgåve
broadcast-option-repeat = Om tryggleik: send igjen når det er uvisst om ho kom fram
broadcast-nobody-chosen = Vel ei rolle, ein stad eller eit team, eller vel alle.
broadcast-both-chosen = Du valde alle, og noko under i tillegg. Behald éin av delane.
broadcast-no-team = Det finst ikkje noko team som heiter «{ $name }». Sjå på skrivemåten.
broadcast-several-teams = Fleire stader har eit team som heiter «{ $name }». Vel staden over òg.
broadcast-role-agents = Kompetanseagentar
broadcast-role-leaders = Leiarar
broadcast-role-coordinators = Koordinatorar
broadcast-role-admins = Administratorar
broadcast-role-representatives = Verneombod og tillitsvalde
broadcast-role-employees = Tilsette

# The form for the time.
broadcast-schedule-intro = Alle får ho på sin eigen arbeidsdag, mellom 8 og 16. Dei som er borte den dagen, får ho på den neste.
broadcast-field-day = Dag
broadcast-field-clock = Klokkeslett
broadcast-field-clock-hint = Til dømes 10.00, frå 08.00 til 16.00.
broadcast-field-until = Send seinast
broadcast-field-until-hint = Dei som ikkje kan nåast innan då, får ho ikkje. Tomt tyder ei veke.
broadcast-no-clock = Skriv eit klokkeslett, til dømes 10.00.
broadcast-clock-outside = Vel eit klokkeslett mellom 08.00 og 16.00.
broadcast-until-too-early = Vel ein dag etter at ho er send.

# The draft's card.
broadcast-languages = Språk
broadcast-languages-some = { $languages }. Den som les eit anna språk, får det som ligg nærmast, og det står på meldinga.
broadcast-reaches = Når ut til
broadcast-reach-all = { $count ->
    [one] Éin person
    [2] Begge to
   *[other] Alle { $count }
}
broadcast-reach = { $count } kan nåast, { $others } ikkje
broadcast-begins = Byrjar
broadcast-takes = Tek
broadcast-minutes = { $count ->
    [one] om lag eitt minutt
   *[other] om lag { $count } minutt
}
broadcast-crowded = Verd ein tanke
broadcast-free-week = Mange har alt fått den eine meldinga denne veka. I { $week } har ingen fått noka enno.
broadcast-advice = Råd ({ $name })
broadcast-hint-long = { $about } ord: inntil 60 blir lesne til slutten.
broadcast-hint-long-sentence = Éi setning har { $about } ord: to korte er lettare.
broadcast-hint-hard = Ho er tung å lese: kortare ord hjelper.
broadcast-hint-duty = «{ $about }» høyrest ut som ei plikt: ein invitasjon verkar betre.
broadcast-hint-exclamation = Eit punktum er rolegare enn eit utropsteikn.
broadcast-hint-questions = Ho spør { $about } gonger: eitt spørsmål får fleire svar.
broadcast-progress-title = Utsending: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Utkast
broadcast-state-planned = Planlagd
broadcast-state-sending = Blir send no
broadcast-state-sent = Send
broadcast-state-stopped = Stoppa
broadcast-state-withdrawn = Trekt tilbake
broadcast-sent = Send
broadcast-of = { $count } av { $recipients }
broadcast-waiting = På veg
broadcast-uncertain = Kanskje kome fram
broadcast-unsent = Ikkje send
broadcast-seen = Opna eller svart på
broadcast-acknowledged = Har sagt at dei har lese
broadcast-renewed = Oppdatert hos mottakaren
broadcast-why-unreached = { $count } kan ikkje nåast eller har pause
broadcast-why-unreachable = { $count } kan ikkje nåast
broadcast-why-paused = { $count } har pause
broadcast-why-budget = { $count } har alt fått meldinga for veka
broadcast-why-too-late = { $count } er ikkje på jobb i tide
broadcast-why-stopped = { $count } vart stoppa
broadcast-why-failed = { $count } kom ikkje fram

# The report, person by person.
broadcast-is-waiting = på veg
broadcast-is-sent = send
broadcast-is-seen = opna
broadcast-is-acknowledged = har sagt at det er lese
broadcast-is-uncertain = kanskje kome fram
broadcast-is-unreached = ikkje nådd
broadcast-is-budget = har alt fått meldinga for veka
broadcast-is-too-late = ikkje på jobb i tide
broadcast-is-stopped = stoppa
broadcast-is-failed = kom ikkje fram
broadcast-field-which = Kva meldingar?
broadcast-which-all = Alle
broadcast-which-unsent = Dei som ikkje er sende
broadcast-which-unread = Sende, ikkje opna enno
broadcast-field-search = Namn eller stad
broadcast-no-people = Ingen her passar til det.
broadcast-more-people = { $count ->
    [one] Éin til står i fila.
   *[other] { $count } til står i fila.
}
broadcast-file = utsending-{ $number }
broadcast-column-id = id
broadcast-column-name = namn
broadcast-column-site = stad
broadcast-column-state = status
broadcast-column-sent = sendt
broadcast-column-seen = opna
broadcast-column-acknowledged = har sagt at det er lese
broadcast-yes = ja
broadcast-withdraw-intro = Dei som har meldinga, ser i staden at ho er trekt tilbake. Det som ikkje har gått ut, blir stoppa. Dette kan ikkje angrast.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Koordinatorane ser at du har trykt på knappen. Blir lagra i { general-answers-kept }.
broadcast-who-sees-words = Koordinatorane ser utkastet. Alle du sender til, ser meldinga med namnet ditt.
broadcast-who-sees-correction = Alle som har meldinga, ser den nye teksten og at ho er retta.
broadcast-who-sees-plan = Berre koordinatorane ser det du vel her. Det blir lagra saman med meldinga.
broadcast-who-sees-preview = Berre du ser førehandsvisinga. Ho blir ikkje lagra.
broadcast-who-sees-withdrawal = Alle som har meldinga, ser at ho er trekt tilbake.
broadcast-who-sees-report = Berre koordinatorar ser dette. Det viser om meldingar kom fram, ikkje kor flittig nokon er. Søket ditt blir ikkje lagra.
