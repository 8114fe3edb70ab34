### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på ét minut
   *[other] Film på { $minutes } minutter
}
teams-captions = med undertekster
teams-no-captions = uden undertekster
teams-film-opens = åbner i browseren

# Forms.
teams-choose = Vælg
teams-nothing-to-choose = Her er ikke noget at vælge imellem endnu.

# A person's own page, when nothing waits there.
teams-home-empty-title = Intet venter på dig
teams-home-empty = Din næste opgave kommer her som besked. Skriv hjælp til Dult for at se, hvad du kan få.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: læring i arbejdsdagen
teams-app = Små ting at lære af i arbejdsdagen, højst én om ugen.
teams-app-long = Dult får læring til at ske i arbejdsdagen. Kompetenceagenter får én lille opgave om ugen, og team reflekterer sammen i fem minutter. Dult sender højst én ting om ugen af sig selv, i arbejdstiden og aldrig på en fridag. Du kan holde pause med ét klik, og hver besked siger, hvem der ser dit svar. Skriv hjælp til Dult for at se, hvad du kan få. Du kan også vælge en besked og dele den som hverdagspraksis eller løfte den til koordinatorerne.

# Stands beside the word for help in the menu of commands.
teams-menu-help = se alt, du kan skrive til Dult

# A page in the browser that the app links to.
teams-terms-title = Vilkår for brug
teams-terms =
    Dult er et værktøj på jobbet, og det er din arbejdsplads, der driver det.

    - **Du bestemmer.** Du kan holde pause eller stoppe når som helst.
    - **Ordene er dine.** Du kan se dem, tage dem tilbage og slette dem.
    - **Ikke til nødsituationer og ikke til whistleblowing.** Brug de veje, som arbejdspladsen har til det.
    - **Fri software.** Programmet har licensen Apache 2.0 og kommer uden garanti. Teksterne har CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = Et øjeblik: svaret kommer som en besked.
teams-answered-below = Dult har svaret herunder.
teams-answered-privately = Dult har svaret dig i din egen chat.
teams-form-below = Formularen er herunder.
teams-form-privately = Formularen er i din egen chat med Dult.

# Something was pressed that changes nothing one could see.
teams-done = Dult har modtaget det.

# Stands where a form stood; $form is its title.
teams-sent = Sendt: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = Det er ikke gemt endnu. Vent lidt, og prøv igen.
teams-kept = Dult har modtaget det, og svaret kommer lidt senere.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult svarer kun dig på det her og kan ikke nå dig endnu. Tilføj appen Dult i Teams, og spørg igen.

# A file that Dult offered.
teams-file-later = Filen kunne ikke afleveres nu. Vent lidt, og tryk igen.
teams-file-gone = Filen er ikke gemt længere. Bed Dult om den igen.
teams-file-declined = Filen blev ikke afleveret, og Dult har glemt den.
