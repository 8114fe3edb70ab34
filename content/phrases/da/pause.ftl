### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Hold pause
pause-undo = Fortryd
pause-two-weeks = 2 uger
pause-four-weeks = 4 uger
pause-until = Til en dato
pause-other-length = Vælg længde
pause-stop = Stop helt
pause-resume = Start igen
pause-title = Pause
pause-how-long = Hvor længe vil du have fred? Du kan begynde igen, når du vil.
pause-day = Til hvilken dag?
pause-day-hint = Den dag begynder Dult igen.
pause-submit = Hold pause
pause-who-sees = Ingen ser, hvorfor eller hvor længe du holder pause. Datoen gælder kun, til pausen er slut.
pause-paused-title = Du holder pause
pause-paused = Dult er stille til { $day } og begynder da igen af sig selv. Intet går tabt. Skriver du, får du svar som før.
pause-away = Din status siger, at du er væk. Dult er stille til { $day }, eller til du fjerner statussen. Intet går tabt. Skriver du, får du svar som før.
pause-stopped-title = Dult er stoppet
pause-stopped = Dult skriver ikke længere til dig af sig selv. Dine svar bliver, til du sletter dem. Skriv »start igen«, når du vil begynde igen.
pause-over-title = Velkommen tilbage
pause-over = Dult er i gang igen. Du fortsætter, hvor du var, uden noget at indhente.
pause-is-on = Dult holder pause hos dig og skriver ikke af sig selv.
