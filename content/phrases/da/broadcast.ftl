### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = Jeg har læst det
broadcast-write = Skriv en ny
broadcast-from-kit = Fra en opstart
broadcast-open = Åbn { $number }
broadcast-refresh = Vis igen
broadcast-edit = Ret teksten
broadcast-translate = Tilføj sprog
broadcast-address = Vælg modtagere
broadcast-preview = Forhåndsvisning
broadcast-test = Test på mig
broadcast-schedule = Vælg tidspunkt
broadcast-send = Send
broadcast-discard = Kassér
broadcast-undo = Fortryd
broadcast-stop = Stop resten
broadcast-correct = Ret
broadcast-withdraw = Træk tilbage
broadcast-people = Person for person
broadcast-go-on = Fortsæt
broadcast-show = Vis
broadcast-preview-submit = Vis
broadcast-schedule-submit = Planlæg

# Titles of forms and cards.
broadcast-words-title = Skriv til mange
broadcast-audience-title = Hvem får den?
broadcast-schedule-title = Hvornår sendes den?
broadcast-preview-title = Forhåndsvisning
broadcast-withdraw-title = Trække den tilbage?
broadcast-overview-title = Seneste udsendelser
broadcast-overview-empty = Der er ikke sendt noget endnu. Skriv den første, når du vil.
broadcast-draft-title = Kladde: { $title }
broadcast-planned = De første beskeder sendes { $begins }. Indtil da kan du fortryde, og intet bliver sendt.
broadcast-discarded-title = Kladden er væk
broadcast-discarded = Intet blev sendt.
broadcast-not-undone-title = Intet at fortryde
broadcast-not-undone = Det, der er sendt, kan ikke kaldes tilbage. Du kan rette det eller trække det tilbage: Skriv »udsendelser«.
broadcast-test-title = På vej til dig
broadcast-test-sent = Du får den, som alle ville få den. Ingen andre får den.
broadcast-only-preview = Dette er en forhåndsvisning. Knapperne gør ingenting her.
broadcast-not-yours-title = Det gør koordinatorerne
broadcast-not-yours = Beskeder til mange kommer fra koordinatorerne. Har du noget til alle? Sig det til en af dem.
broadcast-gone-title = Trukket tilbage
broadcast-gone = Beskeden, der stod her, er trukket tilbage. Du kan se bort fra den.
broadcast-corrected = Denne besked er rettet, siden den kom.
broadcast-from = Fra
broadcast-thanks = Læst
broadcast-noted = Du har sagt, at du har læst det. Tak.

# The form for the words.
broadcast-words-intro = Kort og enkelt bliver læst til ende. Skriv ikke borgeres navne eller sager.
broadcast-correct-intro = De, der har fået beskeden, ser den nye tekst i stedet for den gamle.
broadcast-language = Sprog
broadcast-field-title = Titel
broadcast-field-body = Tekst
broadcast-field-body-hint = Stjerner om ord gør dem **fede**. En linje, der begynder med bindestreg, bliver en liste.
broadcast-field-part = Hvilken besked?

# The form for the audience.
broadcast-audience-intro = Vælger du agenter og to steder, får agenterne på de to steder den. Vælger du kun to steder, får alle, der arbejder der, den.
broadcast-audience = Modtagere
broadcast-everyone = Alle
broadcast-chosen = Dem, jeg vælger nedenfor
broadcast-rooms = Teamenes rum
broadcast-field-roles = Roller
broadcast-field-sites = Steder
broadcast-field-teams = Team: dem, der er med i dem
broadcast-field-teams-hint = Navne på team med komma imellem.
broadcast-field-options = Sådan sendes den
broadcast-field-options-hint = Brug »haster« sjældent: En ugentlig opgave venter så en uge.
broadcast-option-acknowledge = Med knappen »Jeg har læst det«
broadcast-option-urgent = Haster: går foran en ugentlig opgave
broadcast-option-repeat = Om sikkerhed: send igen, når det er uvist, om den nåede frem
broadcast-nobody-chosen = Vælg en rolle, et sted eller et team, eller vælg alle.
broadcast-both-chosen = Du valgte alle og også noget nedenfor. Behold det ene.
broadcast-no-team = Der findes ikke et team, der hedder »{ $name }«. Se på stavemåden.
broadcast-several-teams = Flere steder har et team, der hedder »{ $name }«. Vælg også stedet ovenfor.
broadcast-role-agents = Kompetenceagenter
broadcast-role-leaders = Ledere
broadcast-role-coordinators = Koordinatorer
broadcast-role-admins = Administratorer
broadcast-role-representatives = Arbejdsmiljø- og tillidsrepræsentanter
broadcast-role-employees = Medarbejdere

# The form for the time.
broadcast-schedule-intro = Alle får den på deres egen arbejdsdag mellem 8 og 16. De, der er væk den dag, får den på den næste.
broadcast-field-day = Dag
broadcast-field-clock = Klokkeslæt
broadcast-field-clock-hint = For eksempel 10.00, fra 08.00 til 16.00.
broadcast-field-until = Send senest
broadcast-field-until-hint = De, der ikke kan nås inden da, får den ikke. Tomt betyder en uge.
broadcast-no-clock = Skriv et klokkeslæt, for eksempel 10.00.
broadcast-clock-outside = Vælg et klokkeslæt mellem 08.00 og 16.00.
broadcast-until-too-early = Vælg en dag, efter at den er sendt.

# The draft's card.
broadcast-languages = Sprog
broadcast-languages-some = { $languages }. Den, der læser et andet sprog, får det, der ligger tættest på, og det står på beskeden.
broadcast-reaches = Når ud til
broadcast-reach-all = { $count ->
    [one] Én person
    [2] Begge to
   *[other] Alle { $count }
}
broadcast-reach = { $count } kan nås, { $others } ikke
broadcast-begins = Begynder
broadcast-takes = Tager
broadcast-minutes = { $count ->
    [one] cirka et minut
   *[other] cirka { $count } minutter
}
broadcast-crowded = Værd at overveje
broadcast-free-week = Mange har allerede fået ugens ene besked. I { $week } har ingen fået nogen endnu.
broadcast-advice = Råd ({ $name })
broadcast-hint-long = { $about } ord: Op til 60 bliver læst til ende.
broadcast-hint-long-sentence = Én sætning har { $about } ord: To korte er lettere.
broadcast-hint-hard = Den er svær at læse: Kortere ord hjælper.
broadcast-hint-duty = »{ $about }« lyder som en pligt: En invitation virker bedre.
broadcast-hint-exclamation = Et punktum er roligere end et udråbstegn.
broadcast-hint-questions = Den spørger { $about } gange: Ét spørgsmål får flere svar.
broadcast-progress-title = Udsendelse: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Kladde
broadcast-state-planned = Planlagt
broadcast-state-sending = Sendes nu
broadcast-state-sent = Sendt
broadcast-state-stopped = Stoppet
broadcast-state-withdrawn = Trukket tilbage
broadcast-sent = Sendt
broadcast-of = { $count } af { $recipients }
broadcast-waiting = På vej
broadcast-uncertain = Måske nået frem
broadcast-unsent = Ikke sendt
broadcast-seen = Åbnet eller besvaret
broadcast-acknowledged = Har sagt, at de har læst
broadcast-renewed = Opdateret hos modtageren
broadcast-why-unreached = { $count } kan ikke nås eller holder pause
broadcast-why-unreachable = { $count } kan ikke nås
broadcast-why-paused = { $count } holder pause
broadcast-why-budget = { $count } har allerede fået ugens besked
broadcast-why-too-late = { $count } er ikke på arbejde i tide
broadcast-why-stopped = { $count } blev stoppet
broadcast-why-failed = { $count } nåede ikke frem

# The report, person by person.
broadcast-is-waiting = på vej
broadcast-is-sent = sendt
broadcast-is-seen = åbnet
broadcast-is-acknowledged = har sagt, at det er læst
broadcast-is-uncertain = måske nået frem
broadcast-is-unreached = ikke nået
broadcast-is-budget = har allerede fået ugens besked
broadcast-is-too-late = ikke på arbejde i tide
broadcast-is-stopped = stoppet
broadcast-is-failed = nåede ikke frem
broadcast-field-which = Hvilke beskeder?
broadcast-which-all = Alle
broadcast-which-unsent = Dem, der ikke er sendt
broadcast-which-unread = Sendt, ikke åbnet endnu
broadcast-field-search = Navn eller sted
broadcast-no-people = Ingen her passer til det.
broadcast-more-people = { $count ->
    [one] Én til står i filen.
   *[other] { $count } til står i filen.
}
broadcast-file = udsendelse-{ $number }
broadcast-column-id = id
broadcast-column-name = navn
broadcast-column-site = sted
broadcast-column-state = status
broadcast-column-sent = sendt
broadcast-column-seen = åbnet
broadcast-column-acknowledged = har sagt, at det er læst
broadcast-yes = ja
broadcast-withdraw-intro = De, der har beskeden, ser i stedet, at den er trukket tilbage. Det, der ikke er sendt, stoppes. Det kan ikke fortrydes.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Koordinatorerne ser, at du har trykket på knappen. Gemmes i { general-answers-kept }.
broadcast-who-sees-words = Koordinatorerne ser kladden. Alle, du sender til, ser beskeden med dit navn.
broadcast-who-sees-correction = Alle, der har beskeden, ser den nye tekst, og at den er rettet.
broadcast-who-sees-plan = Kun koordinatorerne ser det, du vælger her. Det gemmes sammen med beskeden.
broadcast-who-sees-preview = Kun du ser forhåndsvisningen. Den gemmes ikke.
broadcast-who-sees-withdrawal = Alle, der har beskeden, ser, at den er trukket tilbage.
broadcast-who-sees-report = Kun koordinatorer ser dette. Det viser, om beskeder nåede frem, ikke hvor flittig nogen er. Din søgning gemmes ikke.
