### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Løft en udfordring
challenge-write = Skriv den ned
challenge-mine = Mine udfordringer
challenge-lift-it = Løft den
challenge-change = Ret
challenge-discard = Kassér
challenge-take-back = Træk tilbage
challenge-helped = Tak, det hjalp
challenge-not-solved = Ikke løst
challenge-work-on = Jeg arbejder med den
challenge-answer = Svar
challenge-decline = Sig nej, med grund
challenge-hand-back = Giv tilbage
challenge-list = Åbne udfordringer
challenge-further = De næste
# $number is the place in a list.
challenge-open = Vis { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Løft som udfordring
challenge-shortcut-line = Koordinatorerne tager det videre, og du får svar.

# The form.
challenge-offer = Er der noget, der står i vejen, hvor du arbejder? Koordinatorerne tager det videre, og du får svar.
challenge-quoted = Det her er en kollegas ord. Skriv det med dine egne, og lad være med at sige, hvem der skrev det.
challenge-intro = Fortæl om en situation, ikke om en person. Udelad navne på kolleger og borgere.
challenge-not-whistle = Dette er ikke en whistleblowerordning. Til det har organisationen sin egen kanal.
# $url is the organisation's page for it.
challenge-not-whistle-link = Dette er ikke en whistleblowerordning. Brug [organisationens egen kanal]({ $url }) til det.
challenge-what = Hvad står i vejen?
challenge-what-hint = Et par sætninger er nok. Skriv uden navne og uden enkeltsager.
challenge-category = Hvad det handler om
challenge-time = Tid
challenge-tools = Værktøjer og systemer
challenge-knowledge = Viden
challenge-cooperation = Samarbejde
challenge-management = Ledelse
challenge-other = Noget andet
challenge-touches = Hvem det berører
challenge-employees = Medarbejdere
challenge-leaders = Ledere
challenge-users = Brugere og borgere
challenge-other-units = Andre enheder
challenge-sign = Hvem den kommer fra
challenge-sign-hint = Også uden navn kan det, du skriver, røbe, hvem du er. Dult ved, at den er din, for at kunne sige, hvordan det går.
challenge-sign-name = Med mit navn
# $team is the name of a team.
challenge-sign-team = Som teamet { $team }, og rummet får at vide, hvordan det går
challenge-sign-unnamed = Uden mit navn
challenge-see-preview = Se den først
challenge-save = Gem
challenge-who-sees-form = Kun du ser det her, til du løfter det. Så ser koordinatorerne det, men ikke ledere og andre. Gemmes i { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Før du løfter den
challenge-preview = Det her er, hvad koordinatorerne får at se.
challenge-lifted-title = Løftet til koordinatorerne
challenge-received = Koordinatorerne har fået den. Dult siger til, når en af dem arbejder med den. Indtil da kan den rettes eller trækkes tilbage.
challenge-received-again = Den ligger hos alle koordinatorerne igen. Dult siger til, når en af dem arbejder med den.
challenge-nobody = Den er gemt, men Dult har ingen koordinator at give den til endnu. Den første, der kommer, finder den.
challenge-worked-on-title = Nogen arbejder med udfordringen
challenge-worked-on = { $name } arbejder med den nu. Dult siger til, når der er et svar.
challenge-answered-title = Svar på udfordringen
challenge-answered = Tak, fordi det her blev løftet. Her er svaret. Hjalp det?
challenge-thanks = Tak, fordi du siger til. Koordinatorerne ved, at svaret hjalp.
challenge-open-again = Tak, fordi du siger til. Udfordringen er åben igen, og koordinatorerne ved, at den ikke er løst.
challenge-declined-title = Svar på udfordringen
challenge-declined = Tak, fordi det her blev løftet. Denne gang bliver der ikke gjort mere, og her er grunden.
challenge-gone-title = Trukket tilbage
challenge-gone = Udfordringen er her ikke længere, og intet af den er gemt.
challenge-elsewhere-title = Den venter på dig
challenge-elsewhere = Den står i din egen samtale med Dult, hvor kun du ser den.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Udfordring: { $category }
challenge-free = Ingen arbejder med den endnu. Den, der tager den, skriver svaret.
challenge-unsolved = Det forrige svar løste den ikke. Ingen arbejder med den nu.
challenge-taken = { $name } arbejder med den.
challenge-yours = Du arbejder med den, og den, der løftede den, ved det. Passer det alligevel ikke, kan du give den tilbage.
challenge-was-answered = Den er besvaret. Tak.
challenge-it-helped = Svaret hjalp. Tak.
challenge-was-declined = Svaret blev nej, og den, der løftede den, ved hvorfor.
challenge-withdrawn-title = Trukket tilbage
challenge-withdrawn = Den, der løftede udfordringen, har trukket den tilbage.
challenge-your-answer = Hvad er dit svar?
challenge-your-answer-hint = Hvad du har gjort eller vil gøre, og hvornår. Skriv uden navne og uden enkeltsager.
challenge-your-reason = Hvorfor bliver der ikke gjort noget?
challenge-your-reason-hint = En venlig og tydelig grund, og hvad man kan prøve i stedet. Skriv uden navne og uden enkeltsager.
challenge-send = Send
challenge-who-sees-answer = Den, der løftede den, teamet, hvis den var for teamet, og koordinatorerne. De ser dit navn. Gemmes lige så længe som udfordringen.

# What stands beside it.
challenge-words = Med egne ord
challenge-from = Fra
challenge-unnamed = Uden navn
challenge-lifted-by = Løftet af
challenge-site = Sted
# $sites is a number from 3.
challenge-site-hidden = Skjult, så det ikke peger på nogen. Det kan vises, når { $sites } steder deler udfordringen.
challenge-since = Løftet
challenge-the-answer = Svar
challenge-the-reason = Grund
challenge-earlier-answer = Tidligere svar
challenge-answered-by = Besvaret af
# $days is how many days ago.
challenge-age = { $days ->
    [0] i dag
    [one] én dag
   *[other] { $days } dage
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = Koordinatorerne ser det her. Gemmes i { general-challenges-kept }.
challenge-who-sees-unnamed = Koordinatorerne ser det her. Dult viser ingen af dem, hvem der løftede det. Gemmes i { general-challenges-kept }.
challenge-who-sees-without-you = Koordinatorerne ser det her uden dit navn. Dult ved, at det er dit, for at kunne sige, hvordan det går. Den, der driver databasen, kan finde det der. Gemmes i { general-challenges-kept }.
challenge-who-sees-team = Koordinatorerne og dette rum ser det her. Gemmes i { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] Én venter på svar.
   *[other] { $count } venter på svar.
 } Den ældste: { $age }.
challenge-none-waits = Alle udfordringer har fået svar. Tak.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } arbejder med den
challenge-own-line = { $number }. { $state }
challenge-mine-intro = Den nyeste står først.
challenge-mine-empty = Du har ikke løftet nogen udfordring.
challenge-is-draft = Ikke løftet endnu
challenge-is-received = Hos koordinatorerne
challenge-is-worked-on = Nogen arbejder med den
challenge-is-answered = Besvaret
challenge-is-declined = Svaret blev nej, med grund
