### The guard on free text: what looks like somebody's number is pointed out before it is kept.

# $found names one or more of the three below.
guard-warning = Tekstissä näyttää olevan tämä: { $found }. Voit poistaa sen ennen tallentamista.
guard-national-id = henkilötunnus
guard-phone = puhelinnumero
guard-email = sähköpostiosoite
guard-choose = Jos teksti on hyvä näin
guard-save-anyway = Tallenna se näin
guard-hint = Dult voi erehtyä. Asian numero voi näyttää henkilötunnukselta.
