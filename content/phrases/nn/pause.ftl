### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Ta pause
pause-undo = Angre
pause-two-weeks = 2 veker
pause-four-weeks = 4 veker
pause-until = Til ein dato
pause-other-length = Vel lengd
pause-stop = Stopp heilt
pause-resume = Start igjen
pause-title = Pause
pause-how-long = Kor lenge vil du ha fred? Du kan byrje igjen når du vil.
pause-day = Til kva dag?
pause-day-hint = Den dagen byrjar Dult igjen.
pause-submit = Ta pause
pause-who-sees = Ingen ser kvifor eller kor lenge du tek pause. Datoen gjeld berre til pausen er over.
pause-paused-title = Du har pause
pause-paused = Dult er stille til { $day }, og byrjar igjen av seg sjølv då. Ingenting går tapt. Skriv du, får du svar som før.
pause-away = Statusen din seier at du er borte. Dult er stille til { $day }, eller til du fjernar statusen. Ingenting går tapt. Skriv du, får du svar som før.
pause-stopped-title = Dult har stoppa
pause-stopped = Dult skriv ikkje til deg av seg sjølv lenger. Det du har svart, ligg der til du slettar det. Skriv «start igjen» når du vil byrje igjen.
pause-over-title = Velkomen tilbake
pause-over = Dult er i gang igjen. Du held fram der du var, utan noko å ta igjen.
pause-is-on = Dult har pause hos deg og skriv ikkje av seg sjølv.
