### Asking the coordinators for help.

# On buttons: at most 20 characters.
help-ask = Kysy apua
help-take = Minä otan
help-hand-back = Palauta muille
help-done = Valmis

# The one who asks.
help-form-title = Tarvitsen apua
help-offer = Koordinaattorit auttavat mielellään. Kysymyksen ottaja ottaa sinuun yhteyttä.
help-what = Missä tarvitset apua?
help-what-hint = Muutama sana riittää. Kirjoita ilman nimiä ja yksittäisiä tapauksia.
help-send = Pyydä apua
help-who-sees-form = Koordinaattorit näkevät, että kysyt. Vain kysymyksen ottaja näkee sanasi. Tieto säilyy { general-answers-kept }.
help-asked-title = Kiitos, että kysyt
help-asked = Koordinaattorit saivat tiedon. Dult kertoo, kun joku heistä ottaa kysymyksen.
help-nobody = Sanasi ovat tallessa, mutta Dultilla ei vielä ole koordinaattoria. Voit sillä välin kysyä esihenkilöltäsi.
help-comes-title = Apua on tulossa
help-comes = { $name } otti kysymyksesi ja ottaa sinuun yhteyttä.
help-comes-instead = { $name } on nyt ottanut kysymyksesi ja ottaa sinuun yhteyttä.

# The coordinators; $name asks, $helper helps.
help-title = { $name } pyytää apua
help-open = Kysymyksen ottaja näkee, mistä on kyse, ja ottaa yhteyttä.
help-open-again = Kysymys on taas vapaa. Sen ottaja näkee, mistä on kyse, ja ottaa yhteyttä.
help-taken = { $helper } on ottanut kysymyksen, jonka lähetti { $name }.
help-yours = Kiitos, että otat sen. { $name } tietää, että otat yhteyttä. Jos se ei sovikaan, voit palauttaa sen. Silloin toinen koordinaattori voi ottaa sen.
help-closed = Kysymykseen, jonka lähetti { $name }, on vastattu. Kiitos.
help-about = Tehtävä
help-words = Omin sanoin
help-reach = Näin tavoitat henkilön
help-no-email = Samassa viestipalvelussa kuin Dult
help-who-sees = Koordinaattorit näkevät, kuka kysyy ja kuka ottaa kysymyksen. Tieto säilyy { general-answers-kept }.
help-withdrawn-title = Peruttu
help-withdrawn = Avun pyytäjä on perunut kysymyksensä.
