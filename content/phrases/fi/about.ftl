### What Dult tells about itself.
about-title = Tietoa Dultista

# $packs is a list of sentences that name whom to thank for the texts.
about-dult =
    Dult antaa pieniä asioita, joista oppia työn lomassa. Se lähettää itse enintään yhden asian viikossa, työaikana. Pisteitä tai vertailua ei ole.

    { $packs }
about-who-title = Kuka näkee mitäkin
about-who =
    - **Vastaukset tehtäviin:** koordinaattorit näkevät ne ja toimipaikkojen luvut. Esihenkilöt ja muut näkevät vain koko verkoston. Säilyvät { general-answers-kept }.
    - **Avunpyynnöt:** koordinaattorit näkevät, että kysyt, ja vain auttaja näkee sanat. Säilyvät { general-answers-kept }.
    - **Omat muistiinpanot tiimissä:** vain sinä, kunnes jaat ne. Säilyvät { general-notes-kept }.
    - **Tekemäsi suunnitelmat:** vain sinä. Säilyvät avoinna ollessaan ja sen jälkeen { general-answers-kept }.
    - **Jakamasi käytännöt:** osaamisagentit ja koordinaattorit, ja nimesi näkyy, kunnes otat käytännön takaisin. Säilyvät { general-answers-kept }.
    - **Nostamasi haasteet:** koordinaattorit, nimelläsi tai ilman, kuten valitset. Säilyvät { general-challenges-kept }.
    - **Muiden luvut:** vain vähintään { $k_figures } hengen ryhmistä.
    - **Lähteneet:** nimi ja sanat poistetaan { general-leavers-after } jälkeen.
    - **Tauko, kieli ja aika:** vain sinä.
    - **Dultin ylläpitäjä:** ei näe sisältöä arjessa.

    Kirjoita ”omat tiedot”, niin näet kaiken, tai ”poista”, kun haluat poistaa.
