### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Valitse tiimi
teamroom-save = Tallenna
teamroom-title = Tiimin huone
teamroom-where = Kirjoita tämä tiimisi huoneessa, niin Dult tietää, missä tiimi kokoontuu.
teamroom-is = Tämä on tiimin huone: { $team }.
teamroom-which = Mikä tiimi kokoontuu täällä?
teamroom-no-team = Et ole missään tiimissä, jonka Dult tuntee. Koordinaattori voi kertoa, mikä tiimi kokoontuu täällä.
teamroom-bound = Tässä huoneessa kokoontuu nyt tiimi { $team }. Dult lähettää tiimin viestit tähän huoneeseen.
teamroom-not-found = Sen nimistä tiimiä ei ole, tai niitä on useita. Kirjoita koko nimi tai henkilötiedoston tunnus.
teamroom-team = Tiimi
teamroom-team-hint = Koko nimi tai henkilötiedoston tunnus.
teamroom-who-sees = Kaikki huoneessa näkevät, mikä tiimi kokoontuu täällä. Tieto pätee, kunnes joku muuttaa sen.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = Tiimin { $team } huoneeseen ei saa yhteyttä
teamroom-closed =
    Dultin viestit eivät enää tule perille tiimille { $team }: { $why }

    Siihen asti Dult ei lähetä tiimille mitään. Yhtään pohdintaa ei menetetä: seuraava tulee, kun huone on taas tavoitettavissa.
teamroom-closed-archived = huone on arkistoitu. Ottakaa se takaisin käyttöön, tai kirjoita *tiimi täällä* toisessa huoneessa.
teamroom-closed-not-a-member = Dult ei ole huoneessa. Kutsu Dult sinne, tai kirjoita *tiimi täällä* toisessa huoneessa.
teamroom-closed-not-allowed = Dult ei saa kirjoittaa huoneeseen. Pyydä huoneesta vastaavaa sallimaan se, ja kirjoita sitten siellä *tiimi täällä*.
teamroom-closed-other = chat vastaa ”{ $reason }”. Katso, onko huone olemassa ja onko Dult siinä, ja kirjoita sitten siellä *tiimi täällä*.
