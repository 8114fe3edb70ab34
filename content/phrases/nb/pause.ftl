### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Ta pause
pause-undo = Angre
pause-two-weeks = 2 uker
pause-four-weeks = 4 uker
pause-until = Til en dato
pause-other-length = Velg lengde
pause-stop = Stopp helt
pause-resume = Start igjen
pause-title = Pause
pause-how-long = Hvor lenge vil du ha fred? Du kan begynne igjen når du vil.
pause-day = Til hvilken dag?
pause-day-hint = Den dagen begynner Dult igjen.
pause-submit = Ta pause
pause-who-sees = Ingen ser hvorfor eller hvor lenge du tar pause. Datoen gjelder bare til pausen er over.
pause-paused-title = Du har pause
pause-paused = Dult er stille til { $day }, og begynner igjen av seg selv da. Ingenting går tapt. Skriver du, får du svar som før.
pause-away = Statusen din sier at du er borte. Dult er stille til { $day }, eller til du fjerner statusen. Ingenting går tapt. Skriver du, får du svar som før.
pause-stopped-title = Dult har stoppet
pause-stopped = Dult skriver ikke til deg av seg selv lenger. Det du har svart, ligger der til du sletter det. Skriv «start igjen» når du vil begynne igjen.
pause-over-title = Velkommen tilbake
pause-over = Dult er i gang igjen. Du fortsetter der du var, uten noe å ta igjen.
pause-is-on = Dult har pause hos deg og skriver ikke av seg selv.
