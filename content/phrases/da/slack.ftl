### What Dult says in Slack only: around messages, forms and its own tab.

# A film; $minutes is how long it takes. The line goes on with captions and with where it opens.
slack-film = { $minutes ->
    [one] Film på ét minut
   *[other] Film på { $minutes } minutter
}
slack-captions = med undertekster
slack-no-captions = uden undertekster
slack-film-opens = åbner i browseren

# Forms. The title and the words on the two buttons below a form have at most 24 characters.
slack-form = Dult
slack-cancel = Annuller
slack-close = Luk
slack-choose = Vælg
slack-nothing-to-choose = Her er ikke noget at vælge imellem endnu.

# Stands for a second where a form is about to open.
slack-waiting-title = Et øjeblik
slack-waiting = Skemaet er på vej.

# A form could not be opened in time, or was asked for in words; the button opens it.
slack-form-late = Skemaet var for længe om at åbne. Intet er gået tabt.
slack-form-here = Tryk på knappen, så åbner skemaet.
slack-form-open = Åbn skemaet

# What was pressed or written could not be kept.
slack-not-saved = Dette er ikke gemt endnu. Vent lidt, og tryk en gang til.

# Dult's own tab, when nothing waits there.
slack-home-empty-title = Intet venter på dig
slack-home-empty = Din næste opgave kommer både her og som besked. Skriv hjælp til Dult for at se, hvad du kan få.

# What was pressed or written is kept, but its answer takes longer.
slack-kept = Dult har fået det med, og svaret kommer lidt senere.

# Dult is no member of the room that it should write to.
slack-invite = Dult kan ikke skrive i dette rum endnu. Invitér Dult: skriv /invite @Dult her.

# Installing Dult in a workspace. The first is at most 140 characters, the second at least 174.
slack-app = Små ting at lære af i arbejdsdagen: én opgave om ugen og fem minutters refleksion med teamet.
slack-app-long = Dult får læring til at ske i arbejdsdagen. Kompetenceagenter får én lille opgave om ugen, og team reflekterer sammen i fem minutter. Dult sender højst én ting om ugen af sig selv, i arbejdstiden og aldrig på en fridag. Du kan holde pause med ét klik, og hver besked siger, hvem der ser dit svar.
slack-command = Bed Dult om noget
slack-command-hint = hjælp, pause, mine data …

# Pages in the browser. $workspace is what Slack calls the workspace.
slack-install-done-title = Dult er i { $workspace }
slack-install-done = Åbn Slack, og skriv hjælp til Dult.
slack-install-open = Åbn Slack
slack-install-stopped-title = Dult blev ikke installeret
slack-install-stopped = Installationen blev stoppet. Intet er ændret.
slack-install-stale = Vejen tilbage fra Slack virker én gang, i ti minutter, i samme browser. Intet er ændret.
slack-install-later = Slack eller Dult svarede ikke i tide. Vent lidt, og begynd forfra.
slack-install-again = Begynd forfra
