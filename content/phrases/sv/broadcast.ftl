### The broadcast: written once for many, sent, followed, corrected, withdrawn.

# Words on buttons, at most 20 characters.
broadcast-acknowledge = Jag har läst det
broadcast-write = Skriv ett nytt
broadcast-from-kit = Från en uppstart
broadcast-open = Öppna { $number }
broadcast-refresh = Visa igen
broadcast-edit = Ändra texten
broadcast-translate = Lägg till språk
broadcast-address = Välj mottagare
broadcast-preview = Förhandsgranska
broadcast-test = Testa på mig
broadcast-schedule = Välj tidpunkt
broadcast-send = Skicka
broadcast-discard = Släng utkastet
broadcast-undo = Ångra
broadcast-stop = Stoppa resten
broadcast-correct = Rätta
broadcast-withdraw = Dra tillbaka
broadcast-people = Person för person
broadcast-go-on = Fortsätt
broadcast-show = Visa
broadcast-preview-submit = Visa
broadcast-schedule-submit = Planera

# Titles of forms and cards.
broadcast-words-title = Skriv till många
broadcast-audience-title = Vem får det?
broadcast-schedule-title = När går det ut?
broadcast-preview-title = Förhandsgranskning
broadcast-withdraw-title = Dra tillbaka det?
broadcast-overview-title = Senaste utskicken
broadcast-overview-empty = Inget har skickats än. Skriv det första när du vill.
broadcast-draft-title = Utkast: { $title }
broadcast-planned-title = Det är planerat
broadcast-planned = De första meddelandena går { $begins }. Fram till dess kan du ångra, och inget går ut. Ett eget kort visar hur det går.
broadcast-discarded-title = Utkastet är borta
broadcast-discarded = Inget skickades.
broadcast-not-undone-title = Inget att ångra
broadcast-not-undone = Det som gått ut kan inte hämtas tillbaka. Du kan rätta det eller dra tillbaka det: skriv ”utskick”.
broadcast-test-title = På väg till dig
broadcast-test-sent = Du får det så som alla skulle få det. Ingen annan får det.
broadcast-only-preview = Det här är en förhandsgranskning. Knapparna gör inget här.
broadcast-not-yours-title = Det här gör samordnarna
broadcast-not-yours = Meddelanden till många kommer från samordnarna. Har du något till alla? Berätta för en av dem.
broadcast-gone-title = Tillbakadraget
broadcast-gone = Meddelandet som stod här har dragits tillbaka. Du kan bortse från det.
broadcast-corrected = Det här meddelandet har rättats sedan det kom.
broadcast-from = Från
broadcast-thanks = Läst
broadcast-noted = Du har sagt att du har läst det. Tack.

# The form for the words.
broadcast-words-intro = Kort och enkelt blir läst till slutet. Skriv utan klienters namn och utan enskilda ärenden.
broadcast-language = Språk
broadcast-field-title = Rubrik
broadcast-field-body = Text
broadcast-field-body-hint = Stjärnor runt ord gör dem **feta**. En rad som börjar med bindestreck blir en lista.
broadcast-field-part = Vilket meddelande?

# The form for the audience.
broadcast-audience-intro = Val av samma slag läggs ihop, olika slag avgränsar varandra. Agenter och två orter betyder agenterna på de två orterna.
broadcast-audience = Vem får det
broadcast-everyone = Alla
broadcast-chosen = De jag väljer nedan
broadcast-rooms = Teamens rum
broadcast-field-roles = Roller
broadcast-field-sites = Orter
broadcast-field-teams = Team: de som är med i dem
broadcast-field-teams-hint = Namn på team, med komma emellan.
broadcast-field-options = Så skickas det
broadcast-field-options-hint = Använd brådskande sällan: en veckouppgift väntar då en vecka.
broadcast-option-acknowledge = Läsarna kan säga att de har läst det
broadcast-option-urgent = Brådskande: går före en veckouppgift
broadcast-option-repeat = Hellre två gånger än ingen, när det gäller säkerhet
broadcast-nobody-chosen = Välj en roll, en ort eller ett team, eller välj alla.
broadcast-both-chosen = Du valde alla, och något nedan också. Behåll det ena.
broadcast-no-team = Det finns inget team som heter ”{ $name }”. Titta på stavningen.
broadcast-several-teams = Flera orter har ett team som heter ”{ $name }”. Välj också orten ovan.
broadcast-role-agents = Kompetensagenter
broadcast-role-leaders = Chefer
broadcast-role-coordinators = Samordnare
broadcast-role-admins = Administratörer
broadcast-role-representatives = Skyddsombud och fackliga ombud
broadcast-role-employees = Medarbetare

# The form for the time.
broadcast-schedule-intro = Alla får det på sin egen arbetsdag, mellan 8 och 16. De som är borta den dagen får det på nästa.
broadcast-field-day = Dag
broadcast-field-clock = Klockslag
broadcast-field-clock-hint = Till exempel 10.00, från 08.00 till 16.00.
broadcast-field-until = Skicka senast
broadcast-field-until-hint = De som inte nås till dess får det inte. Tomt betyder en vecka.
broadcast-no-clock = Skriv ett klockslag, till exempel 10.00.
broadcast-until-too-early = Välj en dag efter att det skickats.

# The draft's card.
broadcast-languages = Språk
broadcast-languages-some = { $languages }. Andra läsare får det närmaste, märkt.
broadcast-reaches = Når ut till
broadcast-reach-all = { $count ->
    [one] En person
   *[other] Alla { $count }
}
broadcast-reach = { $count } kan nås, { $others } inte
broadcast-begins = Börjar
broadcast-takes = Tar
broadcast-minutes = { $count ->
    [one] ungefär en minut
   *[other] ungefär { $count } minuter
}
broadcast-crowded = Värt en tanke
broadcast-free-week = Många har redan fått veckans enda meddelande. I { $week } är alla lediga.
broadcast-advice = Råd ({ $name })
broadcast-hint-long = { $about } ord: upp till 60 läses till slutet.
broadcast-hint-long-sentence = En mening har { $about } ord: två korta är lättare.
broadcast-hint-hard = Den är svår att läsa: kortare ord hjälper.
broadcast-hint-duty = ”{ $about }” låter som en plikt: en inbjudan fungerar bättre.
broadcast-hint-exclamation = En punkt är lugnare än ett utropstecken.
broadcast-hint-questions = Den frågar { $about } gånger: en fråga får fler svar.
broadcast-progress-title = Utskick: { $title }

# Where it stands. What is counted adds up to everyone.
broadcast-state-draft = Utkast
broadcast-state-planned = Planerat
broadcast-state-sending = Skickas nu
broadcast-state-sent = Skickat
broadcast-state-stopped = Stoppat
broadcast-state-withdrawn = Tillbakadraget
broadcast-sent = Skickat
broadcast-of = { $count } av { $recipients }
broadcast-waiting = På väg
broadcast-uncertain = Kanske framme
broadcast-unsent = Inte skickat
broadcast-seen = Öppnat eller besvarat
broadcast-acknowledged = Har sagt att de läst
broadcast-renewed = Uppdaterat hos mottagaren
broadcast-why-unreached = { $count } kan inte nås eller har pausat
broadcast-why-unreachable = { $count } kan inte nås
broadcast-why-paused = { $count } har pausat
broadcast-why-budget = { $count } har fått den veckans meddelande
broadcast-why-too-late = { $count } är inte på jobbet i tid
broadcast-why-stopped = { $count } stoppades
broadcast-why-failed = { $count } kom inte fram

# The report, person by person.
broadcast-is-waiting = på väg
broadcast-is-sent = skickat
broadcast-is-uncertain = kanske framme
broadcast-is-unreached = inte nådd
broadcast-is-budget = har fått den veckans meddelande
broadcast-is-too-late = inte på jobbet i tid
broadcast-is-stopped = stoppat
broadcast-is-failed = kom inte fram
broadcast-field-which = Vilkas meddelanden?
broadcast-which-all = Allas
broadcast-which-unsent = De som inte skickats
broadcast-which-unread = Skickade, inte öppnade än
broadcast-field-search = Namn eller ort
broadcast-no-people = Ingen här passar in på det.
broadcast-more-people = { $count ->
    [one] En till. Hela listan finns i filen från ”dult broadcast export { $number }”.
   *[other] { $count } till. Hela listan finns i filen från ”dult broadcast export { $number }”.
}
broadcast-column-id = id
broadcast-column-name = namn
broadcast-column-site = ort
broadcast-column-state = status
broadcast-column-sent = skickat
broadcast-column-seen = öppnat
broadcast-column-acknowledged = har sagt sig ha läst
broadcast-yes = ja
broadcast-withdraw-intro = De som har meddelandet ser i stället att det dragits tillbaka. Det som inte gått ut stoppas. Det går inte att ångra.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Samordnarna ser att du har tryckt på knappen. Sparas i 12 månader.
broadcast-who-sees-words = Samordnarna ser utkastet. Alla du skickar till ser meddelandet med ditt namn.
broadcast-who-sees-plan = Bara samordnarna ser det du väljer här. Det sparas med meddelandet.
broadcast-who-sees-preview = Bara du ser förhandsgranskningen. Den sparas inte.
broadcast-who-sees-withdrawal = Alla som har meddelandet ser att det dragits tillbaka.
broadcast-who-sees-report = Bara samordnare ser det här. Det visar om meddelanden kom fram, inte hur flitig någon är. Din sökning sparas inte.
