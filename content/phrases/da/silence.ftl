### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Sjældnere
silence-pause = Hold pause
silence-stop = Stop
silence-keep = Hver uge er fint
silence-title = Passer det, som det er?
silence-question = Uger kan være fyldte, og det er helt i orden. Vil du have opgaver sjældnere, en pause eller stoppe? Svarer du ikke, bliver Dult stille om en uge, til du begynder igen.
silence-who-sees = Kun du ser svaret. Valget gælder, til du ændrer det.
silence-fewer-title = Hver anden uge
silence-fewer-means = Fra nu af får du en opgave hver anden uge. Ingen opgave går tabt.
silence-keep-title = Hver uge
silence-keep-means = Fint. Næste opgave kommer som sædvanlig.
