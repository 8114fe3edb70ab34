### The one question after three tasks without an answer.

# On buttons: at most 20 characters.
silence-fewer = Harvemmin
silence-pause = Tauko
silence-stop = Lopeta
silence-keep = Joka viikko sopii
silence-title = Sopiiko näin?
silence-question = Viikot voivat olla täysiä, ja se on ihan ymmärrettävää. Haluatko tehtäviä harvemmin, tauon vai lopettaa? Ellet vastaa, Dult hiljenee viikon päästä, kunnes jatkat.
silence-who-sees = Vain sinä näet vastauksen. Valinta on voimassa, kunnes muutat sitä.
silence-fewer-title = Joka toinen viikko
silence-fewer-means = Tästä lähtien saat tehtävän joka toinen viikko. Mikään tehtävä ei katoa.
silence-keep-title = Joka viikko
silence-keep-means = Hyvä. Seuraava tehtävä tulee tavalliseen tapaan.
