### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Mer sällan
silence-pause = Pausa
silence-stop = Stoppa
silence-keep = Varje vecka är bra
silence-title = Passar det som det är?
silence-question = Veckor kan vara fulla, och det är helt okej. Vill du ha uppgifter mer sällan, en paus eller sluta? Svarar du inte blir Dult tyst om en vecka, tills du börjar igen.
silence-who-sees = Bara du ser svaret. Valet gäller tills du ändrar det.
silence-fewer-title = Varannan vecka
silence-fewer-means = Från och med nu får du en uppgift varannan vecka. Ingen uppgift går förlorad.
silence-keep-title = Varje vecka
silence-keep-means = Fint. Nästa uppgift kommer som vanligt.
