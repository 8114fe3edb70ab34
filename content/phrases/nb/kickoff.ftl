### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = Jeg kommer
kickoff-cannot = Jeg kan ikke
kickoff-introduce = Presenter meg
kickoff-meet = Møt de andre
kickoff-take-back = Ta det tilbake
kickoff-confirm = Bekreft planen
kickoff-change = Endre
kickoff-preview = Forhåndsvis
kickoff-move = Flytt
kickoff-who-comes = Hvem kommer
kickoff-refresh = Vis på nytt
kickoff-call-off = Avlys
kickoff-show-plan = Vis planen
kickoff-save = Lagre

# The coordinator's forms and cards.
kickoff-form-title = Planlegg en oppstart
kickoff-form-intro = Først ser du alle datoene. Ingenting går ut før du sier fra.
kickoff-field-kit = Hvilken oppstart?
kickoff-date = Dato
kickoff-field-clock = Klokkeslett
kickoff-place = Sted
kickoff-field-place-hint = Et rom, en adresse eller en lenke. La det stå tomt når det ikke er noe å møte opp til: da blir ingen bedt om å svare.
kickoff-guests = Gjester utenfra
kickoff-field-guests-hint = Innledere eller andre, om dere har noen.
kickoff-field-sites = Bare disse stedene
kickoff-field-sites-hint = Velg ingen for å nå alle.
kickoff-field-part = Hvilken melding?
kickoff-plan-title = Planen for oppstarten
kickoff-title = Oppstart
kickoff-too-late = For sent for denne, den går ikke ut: { $title }
kickoff-invitation-reaches = Den første meldingen når
kickoff-first-task = Første oppgave
kickoff-note = Verdt å vite
kickoff-first-task-late = Fridager gjør at den kommer senere enn { $days } dager etter oppstarten. En annen dato kan passe bedre.
kickoff-on-day-off = Datoen er en fridag for mange.
kickoff-parts-left-out = Noen meldinger får ikke plass før datoen. Med fem uker går alle ut.
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
kickoff-move-intro = Meldinger som ikke har gått ut, flytter med. Invitasjonen rettes, og de som har sagt ja, får vite det.
kickoff-call-off-intro = Ingenting mer går ut. Meldingene som er sendt, sier at den er avlyst, og de som har sagt ja, får vite det.

# What those who are invited see.
kickoff-when = { $weekday } { $day } kl. { $clock }
kickoff-your-answer = Svaret ditt
kickoff-you-come = Du kommer. Du kan ombestemme deg.
kickoff-you-cannot = Du kan ikke komme. Du kan ombestemme deg.
kickoff-thanks-title = Takk
kickoff-thanks-coming = Det er notert at du kommer.
kickoff-thanks-not-coming = Det er notert at du ikke kan. Det er helt greit.
kickoff-moved-title = Oppstarten er flyttet
kickoff-moved = Du sa at du kommer. Passer dette også?
kickoff-off-title = Oppstarten er avlyst
kickoff-off = Det er ikke noe å møte opp til, og du trenger ikke gjøre noe.
kickoff-field-words = Noen linjer om deg
kickoff-field-words-hint = Hvem du er, og hva du er nysgjerrig på. La være å nevne andre ved navn.
kickoff-field-shown = Kan de andre se det?
kickoff-shown-yes = Ja, vis det til de andre
kickoff-shown-no = Ikke ennå, lagre det for meg
kickoff-introduced = De andre kan lese det nå. Du kan ta det tilbake når som helst.
kickoff-introduced-kept = Det er lagret, og bare du kan se det.
kickoff-taken-back-title = Det er tatt tilbake
kickoff-taken-back = Det du skrev om deg selv, er slettet.
kickoff-nobody-yet = Ingen har presentert seg ennå. Du kan være den første.
kickoff-who-sees-answer = Koordinatorene ser svaret ditt. Lagres i { general-answers-kept } etter oppstarten.
kickoff-who-sees-introduction = De inviterte og koordinatorene ser det, om du sier ja. Lagres i { general-answers-kept } etter oppstarten.
kickoff-who-sees-plan = Koordinatorene ser planen. Dato, sted og gjester står på invitasjonen.
