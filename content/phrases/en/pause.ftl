### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Pause
pause-undo = Undo
pause-two-weeks = 2 weeks
pause-four-weeks = 4 weeks
pause-until = Until a date
pause-other-length = Choose length
pause-stop = Stop altogether
pause-resume = Start again
pause-title = Pause
pause-how-long = For how long would you like peace? You can start again whenever you like.
pause-day = Until which day?
pause-day-hint = On that day Dult starts again.
pause-submit = Pause
pause-who-sees = Nobody sees why or for how long you pause. The date only counts until the pause is over.
pause-paused-title = You are on a break
pause-paused = Dult is quiet until { $day } and then starts again by itself. Nothing is lost. When you write, you get an answer as before.
pause-away = Your status says that you are away. Dult is quiet until { $day }, or until you take the status away. Nothing is lost. When you write, you get an answer as before.
pause-stopped-title = Dult has stopped
pause-stopped = Dult no longer writes to you by itself. Your answers stay until you delete them. Write “start again” when you want to begin again.
pause-over-title = Welcome back
pause-over = Dult is running again. You go on where you were, with nothing to catch up on.
pause-is-on = Dult is paused for you and does not write by itself.
