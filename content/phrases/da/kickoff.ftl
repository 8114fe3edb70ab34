### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = Jeg kommer
kickoff-cannot = Jeg kan ikke
kickoff-introduce = Præsentér mig
kickoff-meet = Mød de andre
kickoff-take-back = Tag det tilbage
kickoff-confirm = Bekræft planen
kickoff-change = Ret
kickoff-preview = Forhåndsvisning
kickoff-move = Flyt
kickoff-who-comes = Hvem kommer
kickoff-refresh = Vis igen
kickoff-call-off = Aflys
kickoff-show-plan = Vis planen
kickoff-save = Gem

# The coordinator's forms and cards.
kickoff-form-title = Planlæg en opstart
kickoff-form-intro = Først ser du alle datoer. Intet sendes, før du siger til.
kickoff-field-kit = Hvilken opstart?
kickoff-date = Dato
kickoff-field-clock = Klokkeslæt
kickoff-place = Sted
kickoff-field-place-hint = Et lokale, en adresse eller et link. Lad det stå tomt, når der ikke er noget at komme til: Så bliver ingen bedt om at svare.
kickoff-guests = Gæster udefra
kickoff-field-guests-hint = Oplægsholdere eller andre, hvis I har nogen.
kickoff-field-sites = Kun disse steder
kickoff-field-sites-hint = Vælg ingen for at nå alle.
kickoff-field-part = Hvilken besked?
kickoff-plan-title = Planen for opstarten
kickoff-title = Opstart
kickoff-too-late = For sent til denne, den sendes ikke: { $title }
kickoff-invitation-reaches = Den første besked når
kickoff-first-task = Første opgave
kickoff-note = Værd at vide
kickoff-first-task-late = Fridage gør, at den kommer senere end { $days } dage efter opstarten. En anden dato kan passe bedre.
kickoff-on-day-off = Datoen er en fridag for mange.
kickoff-parts-left-out = Nogle beskeder når ikke ud før datoen. Med fem uger sendes alle.
kickoff-answers = Svar
kickoff-comers = { $coming } kommer, { $not_coming } kan ikke
kickoff-coming = { $count ->
    [one] Én kommer
   *[other] { $count } kommer
}
kickoff-not-coming = { $count ->
    [one] Én kan ikke
   *[other] { $count } kan ikke
}
kickoff-move-intro = Beskeder, der ikke er sendt, flytter med. Invitationen rettes, og de, der har sagt ja, får besked.
kickoff-call-off-intro = Der sendes ikke mere. De sendte beskeder siger, at det er aflyst, og de, der har sagt ja, får besked.

# What those who are invited see.
kickoff-when = { $weekday } { $day } kl. { $clock }
kickoff-your-answer = Dit svar
kickoff-you-come = Du kommer. Du kan ombestemme dig.
kickoff-you-cannot = Du kan ikke komme. Du kan ombestemme dig.
kickoff-thanks-title = Tak
kickoff-thanks-coming = Det er noteret, at du kommer.
kickoff-thanks-not-coming = Det er noteret, at du ikke kan. Det er helt i orden.
kickoff-moved-title = Opstarten er flyttet
kickoff-moved = Du sagde, at du kommer. Passer det også?
kickoff-off-title = Opstarten er aflyst
kickoff-off = Der er ikke noget at komme til, og du behøver ikke gøre noget.
kickoff-field-words = Et par linjer om dig
kickoff-field-words-hint = Hvem du er, og hvad du er nysgerrig på. Nævn ikke andre ved navn.
kickoff-field-shown = Kan de andre se det?
kickoff-shown-yes = Ja, vis det til de andre
kickoff-shown-no = Ikke endnu, gem det til mig
kickoff-introduced = De andre kan læse det nu. Du kan tage det tilbage når som helst.
kickoff-introduced-kept = Det er gemt, og kun du kan se det.
kickoff-taken-back-title = Det er taget tilbage
kickoff-taken-back = Det, du skrev om dig selv, er slettet.
kickoff-nobody-yet = Ingen har præsenteret sig endnu. Du kan være den første.
kickoff-who-sees-answer = Koordinatorerne ser dit svar. Gemmes i { general-answers-kept } efter opstarten.
kickoff-who-sees-introduction = De inviterede og koordinatorerne ser det, hvis du siger ja. Gemmes i { general-answers-kept } efter opstarten.
kickoff-who-sees-plan = Koordinatorerne ser planen. Dato, sted og gæster står på invitationen.
