### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = Jag kommer
kickoff-cannot = Jag kan inte
kickoff-introduce = Presentera mig
kickoff-meet = Möt de andra
kickoff-take-back = Ta tillbaka
kickoff-confirm = Bekräfta planen
kickoff-change = Ändra
kickoff-preview = Förhandsgranska
kickoff-move = Flytta
kickoff-who-comes = Vem kommer
kickoff-refresh = Visa igen
kickoff-call-off = Ställ in
kickoff-show-plan = Visa planen
kickoff-save = Spara

# The coordinator's forms and cards.
kickoff-form-title = Planera en uppstart
kickoff-form-intro = Först ser du alla datum. Inget går ut förrän du säger till.
kickoff-field-kit = Vilken uppstart?
kickoff-date = Datum
kickoff-field-clock = Klockslag
kickoff-place = Plats
kickoff-field-place-hint = Ett rum, en adress eller en länk. Lämna tomt när det inte finns något att komma till: då ombeds ingen svara.
kickoff-guests = Gäster utifrån
kickoff-field-guests-hint = Talare eller andra, om ni har några.
kickoff-field-sites = Bara de här arbetsställena
kickoff-field-sites-hint = Välj inga för att nå alla.
kickoff-field-part = Vilket meddelande?
kickoff-plan-title = Planen för uppstarten
kickoff-title = Uppstart
kickoff-too-late = För sent för det här, det går inte ut: { $title }
kickoff-invitation-reaches = Det första meddelandet når
kickoff-first-task = Första uppgiften
kickoff-note = Värt att veta
kickoff-first-task-late = Lediga dagar gör att den kommer senare än { $days } dagar efter uppstarten. Ett annat datum kan passa bättre.
kickoff-on-day-off = Datumet är en ledig dag för många.
kickoff-parts-left-out = Några meddelanden ryms inte före datumet. Med fem veckor går alla ut.
kickoff-answers = Svar
kickoff-comers = { $coming } kommer, { $not_coming } kan inte
kickoff-coming = { $count ->
    [one] En kommer
   *[other] { $count } kommer
}
kickoff-not-coming = { $count ->
    [one] En kan inte
   *[other] { $count } kan inte
}
kickoff-move-intro = Meddelanden som inte gått ut flyttar med. Inbjudan rättas, och de som tackat ja får veta det.
kickoff-call-off-intro = Inget mer går ut. Meddelandena som gått ut säger att den är inställd, och de som tackat ja får veta det.

# What those who are invited see.
kickoff-when = { $weekday } { $day } kl. { $clock }
kickoff-your-answer = Ditt svar
kickoff-you-come = Du kommer. Du kan ändra dig.
kickoff-you-cannot = Du kan inte komma. Du kan ändra dig.
kickoff-thanks-title = Tack
kickoff-thanks-coming = Det är noterat att du kommer.
kickoff-thanks-not-coming = Det är noterat att du inte kan. Det går bra.
kickoff-moved-title = Uppstarten är flyttad
kickoff-moved = Du sa att du kommer. Passar det här också?
kickoff-off-title = Uppstarten är inställd
kickoff-off = Det finns inget att komma till, och du behöver inte göra något.
kickoff-field-words = Några rader om dig
kickoff-field-words-hint = Vem du är och vad du är nyfiken på. Nämn inga andra vid namn.
kickoff-field-shown = Får de andra se det?
kickoff-shown-yes = Ja, visa det för de andra
kickoff-shown-no = Inte än, spara det åt mig
kickoff-introduced = De andra kan läsa det nu. Du kan ta tillbaka det när som helst.
kickoff-introduced-kept = Det är sparat, och bara du kan se det.
kickoff-taken-back-title = Det är tillbakataget
kickoff-taken-back = Det du skrev om dig själv är raderat.
kickoff-nobody-yet = Ingen har presenterat sig än. Du kan vara först.
kickoff-who-sees-answer = Koordinatorerna ser ditt svar. Sparas i { general-answers-kept } efter uppstarten.
kickoff-who-sees-introduction = De inbjudna och koordinatorerna ser det, om du säger ja. Sparas i { general-answers-kept } efter uppstarten.
kickoff-who-sees-plan = Koordinatorerna ser planen. Datum, plats och gäster står på inbjudan.
