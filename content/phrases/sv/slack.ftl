### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Film på en minut
   *[other] Film på { $minutes } minuter
}
slack-captions = med undertexter
slack-no-captions = utan undertexter
slack-film-opens = öppnas i webbläsaren

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Avbryt
slack-close = Stäng
slack-choose = Välj
slack-nothing-to-choose = Här finns inget att välja mellan ännu.

# Stands for a second where a form is about to open.
slack-waiting-title = Ett ögonblick
slack-waiting = Formuläret är på väg.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = Det tog för lång tid att öppna formuläret. Ingenting har gått förlorat.
slack-form-here = Tryck på knappen, så öppnas formuläret.
slack-form-open = Öppna formuläret

# What was pressed or written could not be kept.
slack-not-saved = Det här är inte sparat ännu. Vänta lite och tryck en gång till.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Inget väntar på dig
slack-home-empty = Din nästa uppgift kommer både hit och som meddelande. Skriv hjälp till Dult för att se vad du kan få.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult har tagit emot det, och svaret kommer lite senare.

# Dult is no member of the room that it should write to.
slack-invite = Dult kan inte skriva i det här rummet än. Bjud in Dult: skriv /invite @Dult här.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Små saker att lära av i arbetsdagen: en uppgift i veckan och fem minuters reflektion med teamet.
slack-app-long = Dult får lärandet att ske i arbetsdagen. Kompetensagenter får en liten uppgift i veckan, och team reflekterar tillsammans i fem minuter. Dult skickar högst en sak i veckan av sig självt, på arbetstid och aldrig på en ledig dag. Du kan pausa med ett klick, och varje meddelande säger vem som ser ditt svar.
slack-command = Be Dult om något
slack-command-hint = hjälp, paus, mina data …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult finns i { $workspace }
slack-install-done = Öppna Slack och skriv hjälp till Dult.
slack-install-open = Öppna Slack
slack-install-stopped-title = Dult installerades inte
slack-install-stopped = Installationen avbröts. Ingenting har ändrats.
slack-install-stale = Vägen tillbaka från Slack fungerar en gång, i tio minuter, i samma webbläsare. Ingenting har ändrats.
slack-install-later = Slack eller Dult svarade inte i tid. Vänta lite och börja om.
slack-install-again = Börja om
