### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Pausa
pause-undo = Ångra
pause-two-weeks = 2 veckor
pause-four-weeks = 4 veckor
pause-until = Till ett datum
pause-other-length = Välj längd
pause-stop = Stoppa helt
pause-resume = Börja igen
pause-title = Paus
pause-how-long = Hur länge vill du vara i fred? Du kan börja igen när du vill.
pause-day = Till vilken dag?
pause-day-hint = Den dagen börjar Dult igen.
pause-submit = Pausa
pause-who-sees = Ingen ser varför eller hur länge du pausar. Datumet gäller bara tills pausen är slut.
pause-paused-title = Du har paus
pause-paused = Dult är tyst till { $day } och börjar då igen av sig själv. Inget går förlorat. Skriver du får du svar som förut.
pause-away = Din status säger att du är borta. Dult är tyst till { $day }, eller tills du tar bort statusen. Inget går förlorat. Skriver du får du svar som förut.
pause-stopped-title = Dult har slutat
pause-stopped = Dult skriver inte längre till dig av sig själv. Dina svar finns kvar tills du raderar dem. Skriv ”börja igen” när du vill komma i gång igen.
pause-over-title = Välkommen tillbaka
pause-over = Dult är i gång igen. Du fortsätter där du var, utan något att ta igen.
pause-is-on = Dult har paus hos dig och skriver inte av sig själv.
