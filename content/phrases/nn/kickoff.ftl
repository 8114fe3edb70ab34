### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = Eg kjem
kickoff-cannot = Eg kan ikkje
kickoff-introduce = Presenter meg
kickoff-meet = Møt dei andre
kickoff-take-back = Ta det tilbake
kickoff-confirm = Stadfest planen
kickoff-change = Endre
kickoff-preview = Førehandsvis
kickoff-move = Flytt
kickoff-who-comes = Kven kjem
kickoff-refresh = Vis på nytt
kickoff-call-off = Avlys
kickoff-show-plan = Vis planen
kickoff-save = Lagre

# The coordinator's forms and cards.
kickoff-form-title = Planlegg ein oppstart
kickoff-form-intro = Først ser du alle datoane. Ingenting går ut før du seier frå.
kickoff-field-kit = Kva for ein oppstart?
kickoff-date = Dato
kickoff-field-clock = Klokkeslett
kickoff-place = Stad
kickoff-field-place-hint = Eit rom, ei adresse eller ei lenkje. La det stå tomt når det ikkje er noko å møte opp til: då blir ingen bedne om å svare.
kickoff-guests = Gjester utanfrå
kickoff-field-guests-hint = Innleiarar eller andre, om de har nokon.
kickoff-field-sites = Berre desse stadene
kickoff-field-sites-hint = Vel ingen for å nå alle.
kickoff-field-part = Kva for ei melding?
kickoff-plan-title = Planen for oppstarten
kickoff-title = Oppstart
kickoff-too-late = For seint for denne, ho går ikkje ut: { $title }
kickoff-invitation-reaches = Den første meldinga når
kickoff-first-task = Første oppgåve
kickoff-note = Verdt å vite
kickoff-first-task-late = Fridagar gjer at ho kjem seinare enn { $days } dagar etter oppstarten. Ein annan dato kan passe betre.
kickoff-on-day-off = Datoen er ein fridag for mange.
kickoff-parts-left-out = Nokre meldingar får ikkje plass før datoen. Med fem veker går alle ut.
kickoff-answers = Svar
kickoff-comers = { $coming } kjem, { $not_coming } kan ikkje
kickoff-coming = { $count ->
    [one] Éin kjem
   *[other] { $count } kjem
}
kickoff-not-coming = { $count ->
    [one] Éin kan ikkje
   *[other] { $count } kan ikkje
}
kickoff-move-intro = Meldingar som ikkje har gått ut, flyttar med. Invitasjonen blir retta, og dei som har sagt ja, får vite det.
kickoff-call-off-intro = Ingenting meir går ut. Meldingane som er sende, seier at han er avlyst, og dei som har sagt ja, får vite det.

# What those who are invited see.
kickoff-when = { $weekday } { $day } kl. { $clock }
kickoff-your-answer = Svaret ditt
kickoff-you-come = Du kjem. Du kan ombestemme deg.
kickoff-you-cannot = Du kan ikkje kome. Du kan ombestemme deg.
kickoff-thanks-title = Takk
kickoff-thanks-coming = Det er notert at du kjem.
kickoff-thanks-not-coming = Det er notert at du ikkje kan. Det er heilt greitt.
kickoff-moved-title = Oppstarten er flytta
kickoff-moved = Du sa at du kjem. Passar dette òg?
kickoff-off-title = Oppstarten er avlyst
kickoff-off = Det er ikkje noko å møte opp til, og du treng ikkje gjere noko.
kickoff-field-words = Nokre linjer om deg
kickoff-field-words-hint = Kven du er, og kva du er nyfiken på. La vere å nemne andre ved namn.
kickoff-field-shown = Kan dei andre sjå det?
kickoff-shown-yes = Ja, vis det til dei andre
kickoff-shown-no = Ikkje enno, lagre det for meg
kickoff-introduced = Dei andre kan lese det no. Du kan ta det tilbake når som helst.
kickoff-introduced-kept = Det er lagra, og berre du kan sjå det.
kickoff-taken-back-title = Det er teke tilbake
kickoff-taken-back = Det du skreiv om deg sjølv, er sletta.
kickoff-nobody-yet = Ingen har presentert seg enno. Du kan vere den første.
kickoff-who-sees-answer = Koordinatorane ser svaret ditt. Blir lagra i { general-answers-kept } etter oppstarten.
kickoff-who-sees-introduction = Dei inviterte og koordinatorane ser det, om du seier ja. Blir lagra i { general-answers-kept } etter oppstarten.
kickoff-who-sees-plan = Koordinatorane ser planen. Dato, stad og gjester står på invitasjonen.
