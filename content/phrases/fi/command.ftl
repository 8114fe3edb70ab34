### What can be asked for in words. The words for a command stand with commas between; the first is shown.
command-task = tehtäväni, oma tehtävä, tehtävä, viikon tehtävä
command-task-line = näytä tehtäväsi
command-need-help = tarvitsen apua, auta minua, kysy koordinaattorilta
command-need-help-line = kysy koordinaattoreilta
command-plan = omat suunnitelmat, suunnitelmat, suunnitelma, suunnitelmani, tee suunnitelma
command-plan-line = katso suunnitelmasi tai tee uusi
command-lift = nosta haaste, nosta, nosta haaste esiin
command-lift-line = nosta este koordinaattorien tietoon
command-challenges = haasteet, omat haasteet, haaste
command-challenges-line = katso, miten haasteet etenevät
command-pause = tauko, pidä tauko, loma
command-pause-line = ole hetki rauhassa
command-stop = lopeta, seis, stop
command-stop-line = Dult ei enää kirjoita itse
command-resume = jatka, aloita, aloita uudelleen
command-resume-line = tauon tai lopetuksen jälkeen
command-language = kieli, vaihda kieli, valitse kieli
command-language-line = valitse kuudesta
command-time = päivä ja aika, aika, päivä, milloin
command-time-line = milloin tehtävä tulee ja miten usein
command-who-sees = kuka näkee, kuka näkee mitäkin, yksityisyys, tietosuoja
command-who-sees-line = ja miten pitkään tieto säilyy
command-about = tietoa, tietoa dultista, mikä dult on
command-about-line = mikä Dult on
command-data = omat tiedot, omat tietoni, tiedot, tietoni
command-data-line = näe kaikki, mitä sinusta on tallennettu
command-delete = poista, poista kaikki
command-delete-line = poista osa tai kaikki
command-agreements = sopimukset, mitä sovimme, sopimuksemme
command-agreements-line = katso, mitä tiimi on sopinut
command-practice = jaa käytäntö, jaa arjen käytäntö
command-practice-line = jaa jotakin työpäivästä
command-practices = käytännöt, arjen käytännöt, käytäntö
command-practices-line = katso, mitä kollegat ovat jakaneet
command-broadcast = uusi tiedote, broadcast, lähetä kaikille
command-broadcast-line = kirjoita monelle kerralla
command-broadcasts = tiedotteet, tiedote, tila
command-broadcasts-line = katso, ketkä viestit ovat tavoittaneet
command-undo = kumoa, kumoa tiedote
command-undo-line = peru viimeisin tiedote
command-kick-off = uusi aloitus, aloitus, uusi kick-off
command-kick-off-line = suunnittele aloitus kutsusta seurantaan
command-kick-offs = aloitukset, kick-off, kickoff
command-kick-offs-line = katso, ketkä tulevat
command-room = tiimi täällä, meidän huoneemme, tämä on meidän huoneemme
command-room-line = tiimi kokoontuu tässä huoneessa
command-help = apua, ohje, moi, hei, valikko
command-help-line = näytä tämä luettelo

# Answers; $commands is a list of what to write.
command-help-title = Näin voit kirjoittaa
command-help-intro =
    Kirjoita jokin sanoista, niin Dult tekee loput.

    { $commands }
command-unknown-title = Tämän Dult ymmärtää
command-unknown =
    Sitä Dult ei ymmärtänyt. Nämä sanat toimivat:

    { $commands }

# When a word is nearly one of them.
command-perhaps-title = Tarkoititko jotakin muuta?
command-perhaps = Ehkä ”{ $word }”.

# On buttons: at most 20 characters.
command-yes = Kyllä
command-show-all = Näytä kaikki sanat
