### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på ett minutt
   *[other] Film på { $minutes } minutter
}
teams-captions = med teksting
teams-no-captions = uten teksting
teams-film-opens = åpnes i nettleseren

# Forms.
teams-choose = Velg
teams-nothing-to-choose = Her er det ikke noe å velge mellom ennå.

# A person's own page, when nothing waits there.
teams-home-empty-title = Ingenting venter på deg
teams-home-empty = Den neste oppgaven kommer hit som melding. Skriv hjelp til Dult for å se hva du kan få.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: læring i arbeidsdagen
teams-app = Små ting å lære av i arbeidsdagen, høyst én i uka.
teams-app-long = Dult får læring til å skje i arbeidsdagen. Kompetanseagenter får én liten oppgave i uka, og team reflekterer sammen i fem minutter. Dult sender høyst én ting i uka av seg selv, i arbeidstiden og aldri på en fridag. Du kan ta pause med ett klikk, og hver melding sier hvem som ser svaret ditt. Skriv hjelp til Dult for å se hva du kan få. Du kan også velge en melding og dele den som hverdagspraksis, eller løfte den til koordinatorene.

# Stands beside the word for help in the menu of commands.
teams-menu-help = se alt du kan skrive til Dult

# A page in the browser that the app links to.
teams-terms-title = Vilkår for bruk
teams-terms =
    Dult er et verktøy på jobben, og det er arbeidsplassen din som driver det.

    - **Du bestemmer.** Du kan ta pause eller stoppe når som helst.
    - **Ordene er dine.** Du kan se dem, ta dem tilbake og slette dem.
    - **Ikke for nødsituasjoner, og ikke for varsling.** Bruk de veiene arbeidsplassen har for det.
    - **Fri programvare.** Programmet har lisensen Apache 2.0 og kommer uten garanti. Tekstene har CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = Et øyeblikk: svaret kommer som en melding.
teams-answered-below = Dult har svart nedenfor.
teams-answered-privately = Dult har svart deg i din egen chat.
teams-form-below = Skjemaet er nedenfor.
teams-form-privately = Skjemaet er i din egen chat med Dult.

# Something was pressed that changes nothing one could see.
teams-done = Dult har mottatt det.

# Stands where a form stood; $form is its title.
teams-sent = Sendt: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = Dette er ikke lagret ennå. Vent litt og prøv igjen.
teams-kept = Dult har mottatt det, og svaret kommer litt senere.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult svarer bare deg på dette, og når deg ikke ennå. Legg til appen Dult i Teams og spør igjen.

# A file that Dult offered.
teams-file-later = Filen kunne ikke leveres nå. Vent litt og trykk igjen.
teams-file-gone = Filen er ikke tatt vare på lenger. Be Dult om den på nytt.
teams-file-declined = Filen ble ikke levert, og Dult har glemt den.
