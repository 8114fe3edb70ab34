### What several parts of Dult say.

# The languages a person can choose, as readers of this one call them.
general-language-nb = norja (bokmål)
general-language-nn = norja (nynorsk)
general-language-sv = ruotsi
general-language-da = tanska
general-language-fi = suomi
general-language-en = englanti

# Stands on a text that its reader's own language lacks; $language is one of the names above.
general-written-in = Tekstin kieli: { $language }

# An ISO week; $number is from 1 to 53.
general-week = viikko { $number }

# A button of a message from long ago.
general-old-button-title = Tämä painike ei enää toimi
general-old-button-body = Viesti on vanha, eikä mikään muuttunut. Kirjoita ”tehtäväni”, niin näet nykyisen, tai ”apua”.

# How long things are kept, inside other sentences; the settings say how long.
general-answers-kept = { $keep_answers ->
    [one] kuukauden
   *[other] { $keep_answers } kuukautta
 }
general-challenges-kept = { $keep_challenges ->
    [one] kuukauden
   *[other] { $keep_challenges } kuukautta
 }
general-notes-kept = { $keep_notes ->
    [one] kuukauden
   *[other] { $keep_notes } kuukautta
 }
# Stands after a word such as “after”.
general-notes-after = { $keep_notes ->
    [one] kuukauden
   *[other] { $keep_notes } kuukauden
 }
general-leavers-after = { $keep_leavers ->
    [one] päivän
   *[other] { $keep_leavers } päivän
 }

# To coordinators, when a workspace took Dult out; $workspace is its id.
general-workspace-lost-title = Dult ei ole enää yhteydessä työtilaan
general-workspace-lost =
    Dult ei voi enää kirjoittaa kenellekään työtilassa { $workspace }: se on poistettu sieltä, tai sen käyttöoikeus on päättynyt.

    - Pyydä Dultin ylläpitäjää asentamaan se sinne uudelleen. Silloin kaikki jatkuu siitä, mihin jäätiin.
    - Jos käytön on tarkoitus päättyä siellä, sinun ei tarvitse tehdä mitään. Dult poistaa työtilan tiedot 30 päivän kuluttua.

# To coordinators, when Dult may write to nobody directly; $workspace is its id.
general-messages-closed-title = Dult ei voi kirjoittaa ihmisille suoraan
general-messages-closed =
    Työtilassa { $workspace } Dultin yksityisviestit on kytketty pois, joten kukaan ei saa siellä tehtäviä. Tiimien huoneet toimivat edelleen.

    Pyydä Dultin ylläpitäjää kytkemään ne takaisin päälle. Silloin kaikki tavoitetaan itsestään vuorokauden kuluessa.
