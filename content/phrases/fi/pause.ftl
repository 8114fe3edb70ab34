### Pausing, stopping and starting again.

# On buttons: at most 20 characters.
pause-now = Tauko
pause-undo = Kumoa
pause-two-weeks = 2 viikkoa
pause-four-weeks = 4 viikkoa
pause-until = Päivään asti
pause-other-length = Valitse pituus
pause-stop = Lopeta kokonaan
pause-resume = Jatka taas
pause-title = Tauko
pause-how-long = Miten pitkän tauon haluat? Voit jatkaa milloin vain.
pause-day = Mihin päivään asti?
pause-day-hint = Sinä päivänä Dult jatkaa.
pause-submit = Aloita tauko
pause-who-sees = Kukaan ei näe tauon syytä tai pituutta. Päivä on voimassa vain tauon ajan.
pause-paused-title = Olet tauolla
pause-paused = Dult on hiljaa, kunnes on { $day }, ja jatkaa silloin itsestään. Mitään ei katoa. Kun kirjoitat, saat vastauksen.
pause-away = Tilasi kertoo, että olet poissa. Dult on hiljaa, kunnes on { $day } tai poistat tilan. Mitään ei katoa. Kun kirjoitat, saat vastauksen.
pause-stopped-title = Dult on lopettanut
pause-stopped = Dult ei enää kirjoita sinulle itse. Vastauksesi säilyvät, kunnes poistat ne. Kun haluat jatkaa, kirjoita ”jatka”.
pause-over-title = Tervetuloa takaisin
pause-over = Dult on taas käynnissä. Jatkat siitä, mihin jäit, eikä mitään ole kertynyt.
pause-is-on = Dult on tauolla eikä kirjoita sinulle itse.
