### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Løft ei utfordring
challenge-write = Skriv ho ned
challenge-mine = Mine utfordringar
challenge-lift-it = Løft ho
challenge-change = Endre
challenge-discard = Forkast
challenge-take-back = Trekk tilbake
challenge-helped = Takk, det hjelpte
challenge-not-solved = Ikkje løyst
challenge-work-on = Eg jobbar med ho
challenge-answer = Svar
challenge-decline = Sei nei, med grunn
challenge-hand-back = Gje tilbake
challenge-list = Opne utfordringar
challenge-further = Dei neste
# $number is the place in a list.
challenge-open = Vis { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Løft som utfordring
challenge-shortcut-line = Koordinatorane tek det vidare, og du får svar.

# The form.
challenge-offer = Er det noko som står i vegen der du jobbar? Koordinatorane tek det vidare, og du får svar.
challenge-quoted = Dette er orda til ein kollega. Skriv det med dine eigne ord, og lat vere å seie kven som skreiv det.
challenge-intro = Fortel om ein situasjon, ikkje om ein person. Utelat namn på kollegaer og brukarar.
challenge-not-whistle = Dette er ikkje varsling. Til det har verksemda ein eigen kanal.
# $url is the organisation's page for it.
challenge-not-whistle-link = Dette er ikkje varsling. Bruk [verksemda sin eigen kanal]({ $url }) til det.
challenge-what = Kva står i vegen?
challenge-what-hint = Nokre få setningar er nok. Skriv utan namn og utan enkeltsaker.
challenge-category = Kva det gjeld
challenge-time = Tid
challenge-tools = Verktøy og system
challenge-knowledge = Kunnskap
challenge-cooperation = Samarbeid
challenge-management = Leiing
challenge-other = Noko anna
challenge-touches = Kven det rører ved
challenge-employees = Tilsette
challenge-leaders = Leiarar
challenge-users = Brukarar og innbyggjarar
challenge-other-units = Andre einingar
challenge-sign = Kven ho kjem frå
challenge-sign-hint = Også utan namn kan det du skriv, røpe kven du er. Dult hugsar at ho er di, for å kunne seie korleis det går.
challenge-sign-name = Med namnet mitt
# $team is the name of a team.
challenge-sign-team = Som teamet { $team }, og rommet får vite korleis det går
challenge-sign-unnamed = Utan namnet mitt
challenge-see-preview = Sjå ho først
challenge-save = Lagre
challenge-who-sees-form = Berre du ser dette til du løftar det. Då ser koordinatorane det, men ikkje leiarar og andre. Blir lagra i { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Før du løftar ho
challenge-preview = Dette er det koordinatorane får sjå.
challenge-lifted-title = Løfta til koordinatorane
challenge-received = Koordinatorane har fått ho. Dult seier frå når ein av dei jobbar med ho. Til då kan ho endrast eller trekkjast tilbake.
challenge-received-again = Ho ligg hos alle koordinatorane igjen. Dult seier frå når ein av dei jobbar med ho.
challenge-nobody = Ho er teken vare på, men Dult har ingen koordinator å gje ho til enno. Den første som kjem, finn ho.
challenge-worked-on-title = Nokon jobbar med utfordringa
challenge-worked-on = { $name } jobbar med ho no. Dult seier frå når det finst eit svar.
challenge-answered-title = Svar på utfordringa
challenge-answered = Takk for at dette vart løfta. Her er svaret. Hjelpte det?
challenge-thanks = Takk for at du seier frå. Koordinatorane veit at svaret hjelpte.
challenge-open-again = Takk for at du seier frå. Utfordringa er open igjen, og koordinatorane veit at ho ikkje er løyst.
challenge-declined-title = Svar på utfordringa
challenge-declined = Takk for at dette vart løfta. Denne gongen blir det ikkje gjort noko meir, og her er grunnen.
challenge-gone-title = Trekt tilbake
challenge-gone = Denne utfordringa er ikkje her lenger, og ingenting av ho er lagra.
challenge-elsewhere-title = Ho ventar på deg
challenge-elsewhere = Ho står i din eigen samtale med Dult, der berre du ser ho.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Utfordring: { $category }
challenge-free = Ingen jobbar med ho enno. Den som tek ho, skriv svaret.
challenge-unsolved = Det førre svaret løyste ho ikkje. Ingen jobbar med ho no.
challenge-taken = { $name } jobbar med ho.
challenge-yours = Du jobbar med ho, og den som løfta ho, veit det. Passar det likevel ikkje, kan du gje ho tilbake.
challenge-was-answered = Ho har fått svar. Takk.
challenge-it-helped = Svaret hjelpte. Takk.
challenge-was-declined = Svaret vart nei, og den som løfta ho, veit kvifor.
challenge-withdrawn-title = Trekt tilbake
challenge-withdrawn = Den som løfta denne utfordringa, har trekt ho tilbake.
challenge-your-answer = Kva er svaret ditt?
challenge-your-answer-hint = Kva du har gjort eller vil gjere, og når. Skriv utan namn og utan enkeltsaker.
challenge-your-reason = Kvifor blir det ikkje gjort noko?
challenge-your-reason-hint = Ein venleg og tydeleg grunn, og kva som kan prøvast i staden. Skriv utan namn og utan enkeltsaker.
challenge-send = Send
challenge-who-sees-answer = Den som løfta ho, teamet om ho var for teamet, og koordinatorane. Dei ser namnet ditt. Blir lagra like lenge som utfordringa.

# What stands beside it.
challenge-words = Med eigne ord
challenge-from = Frå
challenge-unnamed = Utan namn
challenge-lifted-by = Løfta av
challenge-site = Stad
# $sites is a number from 3.
challenge-site-hidden = Skjult, så det ikkje peikar på nokon. Det kan visast når { $sites } stader deler utfordringa.
challenge-since = Løfta
challenge-the-answer = Svar
challenge-the-reason = Grunn
challenge-earlier-answer = Tidlegare svar
challenge-answered-by = Svar frå
# $days is how many days ago.
challenge-age = { $days ->
    [0] i dag
    [one] éin dag
   *[other] { $days } dagar
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = Koordinatorane ser dette. Blir lagra i { general-challenges-kept }.
challenge-who-sees-unnamed = Koordinatorane ser dette. Dult viser ingen av dei kven som løfta det. Blir lagra i { general-challenges-kept }.
challenge-who-sees-without-you = Koordinatorane ser dette utan namnet ditt. Dult hugsar at det er ditt, for å kunne seie korleis det går. Den som driftar databasen, kan finne det der. Blir lagra i { general-challenges-kept }.
challenge-who-sees-team = Koordinatorane og dette rommet ser dette. Blir lagra i { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] Éi ventar på svar.
   *[other] { $count } ventar på svar.
 } Den eldste: { $age }.
challenge-none-waits = Alle utfordringar har fått svar. Takk.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } jobbar med ho
challenge-own-line = { $number }. { $state }
challenge-mine-intro = Den nyaste står først.
challenge-mine-empty = Du har ikkje løfta noka utfordring.
challenge-is-draft = Ikkje løfta enno
challenge-is-received = Hos koordinatorane
challenge-is-worked-on = Nokon jobbar med ho
challenge-is-answered = Har fått svar
challenge-is-declined = Svaret vart nei, med grunn
