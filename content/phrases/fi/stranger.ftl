### Somebody unknown who writes.
stranger-hello = Hei
stranger-answer = Mukavaa, että kirjoitit. Dult ei vielä tunne sinua. Koordinaattorit näkevät viestisi ja voivat esitellä sinut.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } on kirjoittanut Dultille
stranger-wrote = Dult ei tunne henkilöä. Jos tiedät, kuka hän on, voit esitellä hänet.
stranger-introduce = Esittele
stranger-introduced = Tämä on { $person }, joka on nyt mukana Dultissa.
stranger-intro = Kuka henkilötiedostossa on { $name }? Tästä lähtien hän saa viestinsä tänne.
stranger-who = Tunnus tai sähköposti
stranger-who-hint = Niin kuin se on henkilötiedostossa.
stranger-not-found = Tunnus tai osoite ei kuulu yhdelle aktiiviselle henkilölle. Katso henkilötiedostosta.
stranger-who-sees = Koordinaattorit näkevät tämän. Nimi säilyy, kunnes henkilö on esitelty tai poistettu.

# To the person who was introduced.
stranger-known-title = Tervetuloa, { $name }
stranger-known = Nyt Dult tuntee sinut. Kirjoita apua, niin näet, mitä voit pyytää.
