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
broadcast-planned = De första meddelandena går { $begins }. Fram till dess kan du ångra, och inget går ut.
broadcast-discarded-title = Utkastet är borta
broadcast-discarded = Inget skickades.
broadcast-not-undone-title = Inget att ångra
broadcast-not-undone = Det som gått ut kan inte hämtas tillbaka. Du kan rätta det eller dra tillbaka det: skriv ”utskick”.
broadcast-test-title = På väg till dig
broadcast-test-sent = Du får det så som alla skulle få det. Ingen annan får det.
broadcast-only-preview = Det här är en förhandsgranskning. Knapparna gör inget här.
broadcast-not-yours-title = Det här gör koordinatorerna
broadcast-not-yours = Meddelanden till många kommer från koordinatorerna. Har du något till alla? Berätta för en av dem.
broadcast-gone-title = Tillbakadraget
broadcast-gone = Meddelandet som stod här har dragits tillbaka. Du kan bortse från det.
broadcast-corrected = Det här meddelandet har rättats sedan det kom.
broadcast-from = Från
broadcast-thanks = Läst
broadcast-noted = Du har sagt att du har läst det. Tack.

# The form for the words.
broadcast-words-intro = Kort och enkelt blir läst till slutet. Skriv utan klienters namn och utan enskilda ärenden.
broadcast-correct-intro = De som har fått meddelandet ser den nya texten i stället för den gamla.
broadcast-language = Språk
broadcast-field-title = Rubrik
broadcast-field-body = Text
broadcast-field-body-hint = Stjärnor runt ord gör dem **feta**. En rad som börjar med bindestreck blir en lista.
broadcast-field-part = Vilket meddelande?

# The form for the audience.
broadcast-audience-intro = Väljer du agenter och två arbetsställen får agenterna på de två arbetsställena det. Väljer du bara två arbetsställen får alla som arbetar där det.
broadcast-audience = Mottagare
broadcast-everyone = Alla
broadcast-chosen = De jag väljer nedan
broadcast-rooms = Teamens rum
broadcast-field-roles = Roller
broadcast-field-sites = Arbetsställen
broadcast-field-teams = Team: de som är med i dem
broadcast-field-teams-hint = Namn på team, med komma emellan.
broadcast-field-options = Så skickas det
broadcast-field-options-hint = Använd brådskande sällan: en veckouppgift väntar då en vecka.
broadcast-option-acknowledge = Med knappen ”Jag har läst det”
broadcast-option-urgent = Brådskande: går före en veckouppgift
broadcast-option-repeat = Om säkerhet: skicka igen när det är osäkert om det kom fram
broadcast-nobody-chosen = Välj en roll, ett arbetsställe eller ett team, eller välj alla.
broadcast-both-chosen = Du valde alla, och något nedan också. Behåll det ena.
broadcast-no-team = Det finns inget team som heter ”{ $name }”. Titta på stavningen.
broadcast-several-teams = Flera arbetsställen har ett team som heter ”{ $name }”. Välj också arbetsstället ovan.
broadcast-role-agents = Kompetensagenter
broadcast-role-leaders = Chefer
broadcast-role-coordinators = Koordinatorer
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
broadcast-clock-outside = Välj ett klockslag mellan 08.00 och 16.00.
broadcast-until-too-early = Välj en dag efter att det skickats.

# The draft's card.
broadcast-languages = Språk
broadcast-languages-some = { $languages }. Den som läser ett annat språk får det som ligger närmast, och det står på meddelandet.
broadcast-reaches = Når ut till
broadcast-reach-all = { $count ->
    [one] En person
    [2] Båda två
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
broadcast-free-week = Många har redan fått veckans enda meddelande. I { $week } har ingen fått något än.
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
broadcast-why-budget = { $count } har redan fått veckans meddelande
broadcast-why-too-late = { $count } är inte på jobbet i tid
broadcast-why-stopped = { $count } stoppades
broadcast-why-failed = { $count } kom inte fram

# The report, person by person.
broadcast-is-waiting = på väg
broadcast-is-sent = skickat
broadcast-is-seen = öppnat
broadcast-is-acknowledged = har sagt sig ha läst
broadcast-is-uncertain = kanske framme
broadcast-is-unreached = inte nådd
broadcast-is-budget = har redan fått veckans meddelande
broadcast-is-too-late = inte på jobbet i tid
broadcast-is-stopped = stoppat
broadcast-is-failed = kom inte fram
broadcast-field-which = Vilka meddelanden?
broadcast-which-all = Alla
broadcast-which-unsent = De som inte skickats
broadcast-which-unread = Skickade, inte öppnade än
broadcast-field-search = Namn eller arbetsställe
broadcast-no-people = Ingen här passar in på det.
broadcast-more-people = { $count ->
    [one] En till står i filen.
   *[other] { $count } till står i filen.
}
broadcast-file = utskick-{ $number }
broadcast-column-id = id
broadcast-column-name = namn
broadcast-column-site = arbetsställe
broadcast-column-state = status
broadcast-column-sent = skickat
broadcast-column-seen = öppnat
broadcast-column-acknowledged = har sagt sig ha läst
broadcast-yes = ja
broadcast-withdraw-intro = De som har meddelandet ser i stället att det dragits tillbaka. Det som inte gått ut stoppas. Det går inte att ångra.

# Who sees what, and how long it is kept.
broadcast-who-sees-acknowledgement = Koordinatorerna ser att du har tryckt på knappen. Sparas i { general-answers-kept }.
broadcast-who-sees-words = Koordinatorerna ser utkastet. Alla du skickar till ser meddelandet med ditt namn.
broadcast-who-sees-correction = Alla som har meddelandet ser den nya texten och att det har rättats.
broadcast-who-sees-plan = Bara koordinatorerna ser det du väljer här. Det sparas med meddelandet.
broadcast-who-sees-preview = Bara du ser förhandsgranskningen. Den sparas inte.
broadcast-who-sees-withdrawal = Alla som har meddelandet ser att det dragits tillbaka.
broadcast-who-sees-report = Bara koordinatorer ser det här. Det visar om meddelanden kom fram, inte hur flitig någon är. Din sökning sparas inte.
