### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på eitt minutt
   *[other] Film på { $minutes } minutt
}
teams-captions = med teksting
teams-no-captions = utan teksting
teams-film-opens = opnar seg i nettlesaren

# Forms.
teams-choose = Vel
teams-nothing-to-choose = Her er det ikkje noko å velje mellom enno.

# A person's own page, when nothing waits there.
teams-home-empty-title = Ingenting ventar på deg
teams-home-empty = Den neste oppgåva kjem hit som melding. Skriv hjelp til Dult for å sjå kva du kan få.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: læring i arbeidsdagen
teams-app = Små ting å lære av i arbeidsdagen, høgst éin i veka.
teams-app-long = Dult får læring til å skje i arbeidsdagen. Kompetanseagentar får éi lita oppgåve i veka, og team reflekterer saman i fem minutt. Dult sender høgst éin ting i veka av seg sjølv, i arbeidstida og aldri på ein fridag. Du kan ta pause med eitt klikk, og kvar melding seier kven som ser svaret ditt. Skriv hjelp til Dult for å sjå kva du kan få. Du kan òg velje ei melding og dele ho som kvardagspraksis, eller løfte ho til koordinatorane.

# Stands beside the word for help in the menu of commands.
teams-menu-help = sjå alt du kan skrive til Dult

# A page in the browser that the app links to.
teams-terms-title = Vilkår for bruk
teams-terms =
    Dult er eit verktøy på jobben, og det er arbeidsplassen din som driv det.

    - **Du bestemmer.** Du kan ta pause eller stoppe når som helst.
    - **Orda er dine.** Du kan sjå dei, ta dei tilbake og slette dei.
    - **Ikkje for naudsituasjonar, og ikkje for varsling.** Bruk dei vegane arbeidsplassen har for det.
    - **Fri programvare.** Programmet har lisensen Apache 2.0 og kjem utan garanti. Tekstane har CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = Ein augeblink: svaret kjem som ei melding.
teams-answered-below = Dult har svart nedanfor.
teams-answered-privately = Dult har svart deg i din eigen chat.
teams-form-below = Skjemaet er nedanfor.
teams-form-privately = Skjemaet er i din eigen chat med Dult.

# Something was pressed that changes nothing one could see.
teams-done = Dult har teke imot det.

# Stands where a form stood; $form is its title.
teams-sent = Sendt: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = Dette er ikkje lagra enno. Vent litt og prøv igjen.
teams-kept = Dult har teke imot det, og svaret kjem litt seinare.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult svarar berre deg på dette, og når deg ikkje enno. Legg til appen Dult i Teams og spør igjen.

# A file that Dult offered.
teams-file-later = Fila kunne ikkje leverast no. Vent litt og trykk igjen.
teams-file-gone = Fila er ikkje teken vare på lenger. Be Dult om ho på nytt.
teams-file-declined = Fila vart ikkje levert, og Dult har gløymt ho.
