### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Sjeldnere
silence-pause = Ta pause
silence-stop = Stopp
silence-keep = Hver uke er fint
silence-title = Passer det slik det er?
silence-question = Uker kan være fulle, og det er helt greit. Vil du ha oppgaver sjeldnere, en pause eller slutte? Svarer du ikke, blir Dult stille om en uke, til du begynner igjen.
silence-who-sees = Bare du ser svaret. Valget gjelder til du endrer det.
silence-fewer-title = Annenhver uke
silence-fewer-means = Fra nå av får du en oppgave annenhver uke. Ingen oppgave går tapt.
silence-keep-title = Hver uke
silence-keep-means = Fint. Neste oppgave kommer som vanlig.
