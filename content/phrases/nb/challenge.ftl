### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Løft en utfordring
challenge-write = Skriv den ned
challenge-mine = Mine utfordringer
challenge-lift-it = Løft den
challenge-change = Endre
challenge-discard = Forkast
challenge-take-back = Trekk tilbake
challenge-helped = Takk, det hjalp
challenge-not-solved = Ikke løst
challenge-work-on = Jeg jobber med den
challenge-answer = Svar
challenge-decline = Si nei, med grunn
challenge-hand-back = Gi tilbake
challenge-list = Åpne utfordringer
challenge-further = De neste
# $number is the place in a list.
challenge-open = Vis { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Løft som utfordring
challenge-shortcut-line = Koordinatorene tar det videre, og du får svar.

# The form.
challenge-offer = Er det noe som står i veien der du jobber? Koordinatorene tar det videre, og du får svar.
challenge-quoted = Dette er ordene til en kollega. Skriv det med dine egne ord, og la være å si hvem som skrev det.
challenge-intro = Fortell om en situasjon, ikke om en person. Utelat navn på kolleger og brukere.
challenge-not-whistle = Dette er ikke varsling. Til det har virksomheten en egen kanal.
# $url is the organisation's page for it.
challenge-not-whistle-link = Dette er ikke varsling. Bruk [virksomhetens egen kanal]({ $url }) til det.
challenge-what = Hva står i veien?
challenge-what-hint = Noen få setninger er nok. Skriv uten navn og uten enkeltsaker.
challenge-category = Hva det gjelder
challenge-time = Tid
challenge-tools = Verktøy og systemer
challenge-knowledge = Kunnskap
challenge-cooperation = Samarbeid
challenge-management = Ledelse
challenge-other = Noe annet
challenge-touches = Hvem det berører
challenge-employees = Ansatte
challenge-leaders = Ledere
challenge-users = Brukere og innbyggere
challenge-other-units = Andre enheter
challenge-sign = Hvem den kommer fra
challenge-sign-hint = Også uten navn kan det du skriver, røpe hvem du er. Dult husker at den er din, for å kunne si hvordan det går.
challenge-sign-name = Med navnet mitt
# $team is the name of a team.
challenge-sign-team = Som teamet { $team }, og rommet får vite hvordan det går
challenge-sign-unnamed = Uten navnet mitt
challenge-see-preview = Se den først
challenge-save = Lagre
challenge-who-sees-form = Bare du ser dette til du løfter det. Da ser koordinatorene det, men ikke ledere og andre. Lagres i { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Før du løfter den
challenge-preview = Dette er det koordinatorene får se.
challenge-lifted-title = Løftet til koordinatorene
challenge-received = Koordinatorene har fått den. Dult sier fra når en av dem jobber med den. Til da kan den endres eller trekkes tilbake.
challenge-received-again = Den ligger hos alle koordinatorene igjen. Dult sier fra når en av dem jobber med den.
challenge-nobody = Den er tatt vare på, men Dult har ingen koordinator å gi den til ennå. Den første som kommer, finner den.
challenge-worked-on-title = Noen jobber med utfordringen
challenge-worked-on = { $name } jobber med den nå. Dult sier fra når det finnes et svar.
challenge-answered-title = Svar på utfordringen
challenge-answered = Takk for at dette ble løftet. Her er svaret. Hjalp det?
challenge-thanks = Takk for at du sier fra. Koordinatorene vet at svaret hjalp.
challenge-open-again = Takk for at du sier fra. Utfordringen er åpen igjen, og koordinatorene vet at den ikke er løst.
challenge-declined-title = Svar på utfordringen
challenge-declined = Takk for at dette ble løftet. Denne gangen blir det ikke gjort noe mer, og her er grunnen.
challenge-gone-title = Trukket tilbake
challenge-gone = Denne utfordringen er ikke her lenger, og ingenting av den er lagret.
challenge-elsewhere-title = Den venter på deg
challenge-elsewhere = Den står i din egen samtale med Dult, der bare du ser den.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Utfordring: { $category }
challenge-free = Ingen jobber med den ennå. Den som tar den, skriver svaret.
challenge-unsolved = Det forrige svaret løste den ikke. Ingen jobber med den nå.
challenge-taken = { $name } jobber med den.
challenge-yours = Du jobber med den, og den som løftet den, vet det. Passer det likevel ikke, kan du gi den tilbake.
challenge-was-answered = Den er besvart. Takk.
challenge-it-helped = Svaret hjalp. Takk.
challenge-was-declined = Svaret ble nei, og den som løftet den, vet hvorfor.
challenge-withdrawn-title = Trukket tilbake
challenge-withdrawn = Den som løftet denne utfordringen, har trukket den tilbake.
challenge-your-answer = Hva er svaret ditt?
challenge-your-answer-hint = Hva du har gjort eller vil gjøre, og når. Skriv uten navn og uten enkeltsaker.
challenge-your-reason = Hvorfor blir det ikke gjort noe?
challenge-your-reason-hint = En vennlig og tydelig grunn, og hva som kan prøves i stedet. Skriv uten navn og uten enkeltsaker.
challenge-send = Send
challenge-who-sees-answer = Den som løftet den, teamet hvis den var for teamet, og koordinatorene. De ser navnet ditt. Lagres like lenge som utfordringen.

# What stands beside it.
challenge-words = Med egne ord
challenge-from = Fra
challenge-unnamed = Uten navn
challenge-lifted-by = Løftet av
challenge-site = Sted
# $sites is a number from 3.
challenge-site-hidden = Skjult, så det ikke peker på noen. Det kan vises når { $sites } steder deler utfordringen.
challenge-since = Løftet
challenge-the-answer = Svar
challenge-the-reason = Grunn
challenge-earlier-answer = Tidligere svar
challenge-answered-by = Besvart av
# $days is how many days ago.
challenge-age = { $days ->
    [0] i dag
    [one] én dag
   *[other] { $days } dager
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = Koordinatorene ser dette. Lagres i { general-challenges-kept }.
challenge-who-sees-unnamed = Koordinatorene ser dette. Dult viser ingen av dem hvem som løftet det. Lagres i { general-challenges-kept }.
challenge-who-sees-without-you = Koordinatorene ser dette uten navnet ditt. Dult husker at det er ditt, for å kunne si hvordan det går. Den som drifter databasen, kan finne det der. Lagres i { general-challenges-kept }.
challenge-who-sees-team = Koordinatorene og dette rommet ser dette. Lagres i { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] Én venter på svar.
   *[other] { $count } venter på svar.
 } Den eldste: { $age }.
challenge-none-waits = Alle utfordringer har fått svar. Takk.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } jobber med den
challenge-own-line = { $number }. { $state }
challenge-mine-intro = Den nyeste står først.
challenge-mine-empty = Du har ikke løftet noen utfordring.
challenge-is-draft = Ikke løftet ennå
challenge-is-received = Hos koordinatorene
challenge-is-worked-on = Noen jobber med den
challenge-is-answered = Besvart
challenge-is-declined = Svaret ble nei, med grunn
