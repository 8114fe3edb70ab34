### What Dult says in Teams only: around messages, forms and a person's own page.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
teams-film = { $minutes ->
    [one] Film på en minut
   *[other] Film på { $minutes } minuter
}
teams-captions = med undertexter
teams-no-captions = utan undertexter
teams-film-opens = öppnas i webbläsaren

# Forms.
teams-choose = Välj
teams-nothing-to-choose = Här finns inget att välja mellan ännu.

# A person's own page, when nothing waits there.
teams-home-empty-title = Inget väntar på dig
teams-home-empty = Din nästa uppgift kommer hit som meddelande. Skriv hjälp till Dult för att se vad du kan få.

# The app as Teams lists it. The first has at most 100 characters, the second 80; the third repeats neither.
teams-app-name = Dult: lärande i arbetsdagen
teams-app = Små saker att lära av i arbetsdagen, högst en i veckan.
teams-app-long = Dult får lärandet att ske i arbetsdagen. Kompetensagenter får en liten uppgift i veckan, och team reflekterar tillsammans i fem minuter. Dult skickar högst en sak i veckan av sig självt, på arbetstid och aldrig på en ledig dag. Du kan pausa med ett klick, och varje meddelande säger vem som ser ditt svar. Skriv hjälp till Dult för att se vad du kan få. Du kan också välja ett meddelande och dela det som arbetssätt, eller lyfta det till koordinatorerna.

# Stands beside the word for help in the menu of commands.
teams-menu-help = se allt du kan skriva till Dult

# A page in the browser that the app links to.
teams-terms-title = Användarvillkor
teams-terms =
    Dult är ett verktyg på jobbet, och det är din arbetsplats som driver det.

    - **Du bestämmer.** Du kan pausa eller sluta när som helst.
    - **Orden är dina.** Du kan se dem, ta tillbaka dem och radera dem.
    - **Inte för nödlägen, och inte för visselblåsning.** Använd de vägar som arbetsplatsen har för det.
    - **Fri programvara.** Programmet har licensen Apache 2.0 och kommer utan garanti. Texterna har CC BY 4.0.

# Where an answer is that is not in the pressed card: it takes longer, is a message, or is for one person alone.
teams-one-moment = Ett ögonblick: svaret kommer som ett meddelande.
teams-answered-below = Dult har svarat här nedanför.
teams-answered-privately = Dult har svarat dig i er egen chatt.
teams-form-below = Formuläret finns här nedanför.
teams-form-privately = Formuläret finns i din egen chatt med Dult.

# Something was pressed that changes nothing one could see.
teams-done = Dult har tagit emot det.

# Stands where a form stood; $form is its title.
teams-sent = Skickat: { $form }

# What was pressed or written could not be kept; or is kept, but its answer takes longer.
teams-not-saved = Det här är inte sparat än. Vänta en stund och försök igen.
teams-kept = Dult har tagit emot det, och svaret kommer lite senare.

# Somebody asked in a team, and Dult is not in their own chat.
teams-add-me = Dult svarar på det här bara till dig och kan inte nå dig än. Lägg till appen Dult i Teams och fråga igen.

# A file that Dult offered.
teams-file-later = Filen kunde inte lämnas över just nu. Vänta en stund och tryck igen.
teams-file-gone = Filen finns inte kvar. Be Dult om den igen.
teams-file-declined = Filen lämnades inte över, och Dult har glömt den.
