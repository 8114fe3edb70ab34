### A challenge that somebody lifts to the centre, and what becomes of it.

# On buttons: at most 20 characters.
challenge-lift = Lyft en utmaning
challenge-write = Skriv ner den
challenge-mine = Mina utmaningar
challenge-lift-it = Lyft den
challenge-change = Ändra
challenge-discard = Kasta
challenge-take-back = Ta tillbaka
challenge-helped = Tack, det hjälpte
challenge-not-solved = Inte löst
challenge-work-on = Jag arbetar med den
challenge-answer = Svara
challenge-decline = Säg nej, med skäl
challenge-hand-back = Lämna tillbaka
challenge-list = Öppna utmaningar
challenge-further = De nästa
# $number is the place in a list.
challenge-open = Visa { $number }

# In the menu of a message in Slack: the first at most 24 characters.
challenge-shortcut = Lyft som utmaning
challenge-shortcut-line = Koordinatorerna tar det vidare, och du får svar.

# The form.
challenge-offer = Är det något som står i vägen där du arbetar? Koordinatorerna tar det vidare, och du får svar.
challenge-quoted = Det här är en kollegas ord. Skriv det med dina egna, och låt bli att säga vem som skrev det.
challenge-intro = Berätta om en situation, inte om en person. Utelämna namn på kollegor och brukare.
challenge-not-whistle = Det här är inte visselblåsning. För det har organisationen en egen kanal.
# $url is the organisation's page for it.
challenge-not-whistle-link = Det här är inte visselblåsning. Använd [organisationens egen kanal]({ $url }) för det.
challenge-what = Vad står i vägen?
challenge-what-hint = Några få meningar räcker. Skriv utan namn och utan enskilda ärenden.
challenge-category = Vad det gäller
challenge-time = Tid
challenge-tools = Verktyg och system
challenge-knowledge = Kunskap
challenge-cooperation = Samarbete
challenge-management = Ledning
challenge-other = Något annat
challenge-touches = Vilka det berör
challenge-employees = Medarbetare
challenge-leaders = Chefer
challenge-users = Brukare och invånare
challenge-other-units = Andra enheter
challenge-sign = Vem den kommer från
challenge-sign-hint = Även utan namn kan det du skriver visa vem du är. Dult vet att den är din, för att kunna säga hur det går.
challenge-sign-name = Med mitt namn
# $team is the name of a team.
challenge-sign-team = Som teamet { $team }, och rummet får veta hur det går
challenge-sign-unnamed = Utan mitt namn
challenge-see-preview = Se den först
challenge-save = Spara
challenge-who-sees-form = Bara du ser det här tills du lyfter det. Då ser koordinatorerna det, men inte chefer och andra. Sparas i { general-challenges-kept }.

# For who lifts it, and for the team; $name is the coordinator who works on it.
challenge-preview-title = Innan du lyfter den
challenge-preview = Det här är vad koordinatorerna får se.
challenge-lifted-title = Lyft till koordinatorerna
challenge-received = Koordinatorerna har fått den. Dult säger till när någon av dem arbetar med den. Fram till dess kan den ändras eller tas tillbaka.
challenge-received-again = Den ligger hos alla koordinatorer igen. Dult säger till när någon av dem arbetar med den.
challenge-nobody = Den är sparad, men Dult har ingen koordinator att ge den till än. Den första som kommer hittar den.
challenge-worked-on-title = Någon arbetar med utmaningen
challenge-worked-on = { $name } arbetar med den nu. Dult säger till när det finns ett svar.
challenge-answered-title = Svar på utmaningen
challenge-answered = Tack för att det här lyftes. Här är svaret. Hjälpte det?
challenge-thanks = Tack för att du säger till. Koordinatorerna vet att svaret hjälpte.
challenge-open-again = Tack för att du säger till. Utmaningen är öppen igen, och koordinatorerna vet att den inte är löst.
challenge-declined-title = Svar på utmaningen
challenge-declined = Tack för att det här lyftes. Den här gången görs inget mer, och här är skälet.
challenge-gone-title = Tillbakatagen
challenge-gone = Den här utmaningen finns inte kvar, och inget av den är sparat.
challenge-elsewhere-title = Den väntar på dig
challenge-elsewhere = Den står i ditt eget samtal med Dult, där bara du ser den.

# For the coordinators; $category is one of those above, $name a coordinator.
challenge-title = Utmaning: { $category }
challenge-free = Ingen arbetar med den än. Den som tar den skriver svaret.
challenge-unsolved = Det förra svaret löste den inte. Ingen arbetar med den nu.
challenge-taken = { $name } arbetar med den.
challenge-yours = Du arbetar med den, och den som lyfte den vet det. Passar det ändå inte kan du lämna tillbaka den.
challenge-was-answered = Den är besvarad. Tack.
challenge-it-helped = Svaret hjälpte. Tack.
challenge-was-declined = Svaret blev nej, och den som lyfte den vet varför.
challenge-withdrawn-title = Återtagen
challenge-withdrawn = Den som lyfte den här utmaningen har tagit tillbaka den.
challenge-your-answer = Vad är ditt svar?
challenge-your-answer-hint = Vad du har gjort eller tänker göra, och när. Skriv utan namn och utan enskilda ärenden.
challenge-your-reason = Varför görs inget?
challenge-your-reason-hint = Ett vänligt och tydligt skäl, och vad som kan prövas i stället. Skriv utan namn och utan enskilda ärenden.
challenge-send = Skicka
challenge-who-sees-answer = Den som lyfte den, teamet om den var för teamet, och koordinatorerna. De ser ditt namn. Sparas lika länge som utmaningen.

# What stands beside it.
challenge-words = Med egna ord
challenge-from = Från
challenge-unnamed = Utan namn
challenge-lifted-by = Lyft av
challenge-site = Arbetsställe
# $sites is a number from 3.
challenge-site-hidden = Dolt, så att det inte pekar på någon. Det kan visas när { $sites } arbetsställen delar utmaningen.
challenge-since = Lyft
challenge-the-answer = Svar
challenge-the-reason = Skäl
challenge-earlier-answer = Tidigare svar
challenge-answered-by = Besvarad av
# $days is how many days ago.
challenge-age = { $days ->
    [0] i dag
    [one] en dag
   *[other] { $days } dagar
 }
# $day is a date, $age one of the above.
challenge-day-and-age = { $day } ({ $age })
challenge-who-sees = Koordinatorerna ser det här. Sparas i { general-challenges-kept }.
challenge-who-sees-unnamed = Koordinatorerna ser det här. Dult visar ingen av dem vem som lyfte det. Sparas i { general-challenges-kept }.
challenge-who-sees-without-you = Koordinatorerna ser det här utan ditt namn. Dult vet att det är ditt, för att kunna säga hur det går. Den som sköter databasen kan hitta det där. Sparas i { general-challenges-kept }.
challenge-who-sees-team = Koordinatorerna och det här rummet ser det här. Sparas i { general-challenges-kept }.

# Lists; $number is a place in the list.
challenge-waiting = { $count ->
    [one] En väntar på svar.
   *[other] { $count } väntar på svar.
 } Den äldsta: { $age }.
challenge-none-waits = Alla utmaningar har fått svar. Tack.
challenge-line = { $number }. { $category }, { $age }
challenge-line-taken = { $number }. { $category }, { $age }, { $name } arbetar med den
challenge-own-line = { $number }. { $state }
challenge-mine-intro = Den nyaste står först.
challenge-mine-empty = Du har inte lyft någon utmaning.
challenge-is-draft = Inte lyft än
challenge-is-received = Hos koordinatorerna
challenge-is-worked-on = Någon arbetar med den
challenge-is-answered = Besvarad
challenge-is-declined = Svaret blev nej, med skäl
