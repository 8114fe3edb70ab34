### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Sjeldnare
silence-pause = Ta pause
silence-stop = Stopp
silence-keep = Kvar veke er fint
silence-title = Passar det slik det er?
silence-question = Veker kan vere fulle, og det er heilt greitt. Vil du ha oppgåver sjeldnare, ein pause eller slutte? Svarar du ikkje, blir Dult stille om ei veke, til du byrjar igjen.
silence-who-sees = Berre du ser svaret. Valet gjeld til du endrar det.
silence-fewer-title = Annakvar veke
silence-fewer-means = Frå no av får du ei oppgåve annakvar veke. Inga oppgåve går tapt.
silence-keep-title = Kvar veke
silence-keep-means = Fint. Neste oppgåve kjem som vanleg.
