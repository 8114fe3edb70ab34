### What coordinators are told when a promise about what people say has changed.

privacy-title = Muutos: mitä säilytetään ja näytetään

# $day is a date; a list of what changed follows.
privacy-since = Dult toimii { $day } alkaen näin:

# $before and $after are numbers of people, months or days.
privacy-figures = Muiden luvut näytetään vähintään { $after } hengen ryhmistä, aiemmin vähintään { $before } hengen.
privacy-answers = Vastaukset ja avunpyynnöt säilyvät { $after ->
    [one] kuukauden
   *[other] { $after } kuukautta
 }, aiemmin { $before ->
    [one] kuukauden
   *[other] { $before } kuukautta
 }.
privacy-notes = Tiimien muistiinpanot säilyvät { $after ->
    [one] kuukauden
   *[other] { $after } kuukautta
 }, aiemmin { $before ->
    [one] kuukauden
   *[other] { $before } kuukautta
 }.
privacy-challenges = Haasteet säilyvät { $after ->
    [one] kuukauden
   *[other] { $after } kuukautta
 }, aiemmin { $before ->
    [one] kuukauden
   *[other] { $before } kuukautta
 }.
privacy-leavers = Lähteneen nimi ja sanat poistetaan { $after ->
    [one] päivän
   *[other] { $after } päivän
 } jälkeen, aiemmin { $before ->
    [one] päivän
   *[other] { $before } päivän
 } jälkeen.
privacy-undecided = Luonnokset ja tuntemattomien kysymykset poistetaan { $after ->
    [one] päivän
   *[other] { $after } päivän
 } jälkeen, aiemmin { $before ->
    [one] päivän
   *[other] { $before } päivän
 } jälkeen.

# Only when something is kept longer than before.
privacy-longer = Ennen tuota päivää kirjoitettu poistetaan yhä niin kuin silloin luvattiin.
