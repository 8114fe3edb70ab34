### Everyday practices that people share: what they did, what happened, a tip.

# On buttons: at most 20 characters.
practice-share = Jaa käytäntö
practice-share-it = Jaa nyt
practice-ask = Kysy ensin
practice-change = Muokkaa
practice-drop = Hylkää
practice-take-back = Ota se takaisin
practice-yes = Kyllä, jaa vain
practice-no = Ei kiitos
practice-tried = Mekin kokeilimme
practice-undo = Kumoa
practice-line = Kirjoita rivi
practice-change-line = Muokkaa riviä
practice-pick = Vien eteenpäin
practice-put-back = Palauta muille
practice-open = Avaa { $number }
practice-older = Vanhemmat

# In the menu of a message in Slack: at most 24 and 150 characters.
practice-shortcut = Jaa arjen käytäntönä
practice-shortcut-line = Jaa jotakin työpäivästä muiden toimipaikkojen kollegoille

# What it is called: at most 24 characters.
practice-heading = Arjen käytäntö
# Who somebody is, and from where.
practice-name = { $name }, { $site }
# $name is a name with a site, as above.
practice-title = Arjen käytäntö: { $name }

# Asked for in words.
practice-offer = Onko teillä tapa tehdä työtä, josta muillekin olisi iloa? Kerro siitä muutamalla rivillä. Näet sen ennen muita.
practice-list-title = Arjen käytännöt
practice-list = Uusimmat kollegoilta:
practice-list-own = Nämä olet jakanut:
practice-list-empty = Täällä ei ole vielä mitään. Ehkä sinun on ensimmäinen.

# The form. The words on its button have at most 24 characters.
practice-did = Mitä teimme
practice-happened = Mitä tapahtui
practice-happened-hint = Sekin auttaa muita, mikä ei mennyt niin kuin piti.
practice-tip = Vinkki muille
practice-no-names = Kirjoita ilman nimiä ja yksittäisiä tapauksia.
practice-see = Katso, miltä näyttää
practice-save = Tallenna ja näytä
practice-intro-quoted = Nämä sanat kirjoitti { $name }. Häneltä kysytään ennen kuin mitään jaetaan.
practice-intro-unknown = Dult ei voi kysyä kirjoittajalta, joten niitä sanoja ei käytetä. Kerro, mitä te itse teette.
practice-intro-shared = Uudet sanat tulevat vanhojen tilalle kaikkialla, missä ne näkyvät.
practice-who-sees = Osaamisagentit ja koordinaattorit näkevät sen sekä nimesi ja toimipaikkasi. Voit muokata sitä tai ottaa sen takaisin. Säilyy { general-answers-kept }.
practice-who-sees-quoted = Mitään ei jaeta ennen kuin { $name } suostuu. Sen jälkeen osaamisagentit ja koordinaattorit näkevät sen ja kummankin nimen. Säilyy { general-answers-kept }.

# On the card.
practice-shared-by = Jakaja
practice-tried-too = { $count ->
    [0] Jos tekin kokeilette, kerro se muille yhdellä painalluksella.
    [one] Yksi kollega on kokeillut samaa.
   *[other] { $count } kollegaa on kokeillut samaa.
}
practice-gone-title = Otettu takaisin
practice-gone = Tämä käytäntö on otettu takaisin.

# The one who shares it; $name is the colleague whose words are in it.
practice-preview = Vain sinä näet tämän. Tältä se näyttää kollegoille.
practice-preview-quoted = Vain sinä näet tämän. { $name } saa kysymyksen tällaisena.
practice-elsewhere = Löydät sen omasta keskustelustasi Dultin kanssa. Mitään ei ole vielä jaettu.
practice-dropped-title = Hylätty
practice-dropped = Mitään ei jaettu, ja sanat on poistettu.
practice-asked-title = { $name } sai kysymyksen
practice-asked = Dult kertoo, mitä { $name } vastaa. Jos vastausta ei tule { $day } mennessä, mitään ei jaeta.
practice-shared = Osaamisagentit ja koordinaattorit näkevät nyt tämän. Kiitos, että jaoit sen.
practice-shared-quoted = { $name } suostui. Osaamisagentit ja koordinaattorit näkevät nyt tämän.
practice-not-shared = Ei jaettu
practice-declined = { $name } ei halua jakaa sitä, ja se on ihan hyvä niin. Sanat on poistettu. Voit kertoa omin sanoin, mitä te teette.
practice-lapsed = Vastausta ei tullut, kun kysyttiin: { $name }. Asia päättyy tähän. Mitään ei jaettu, ja sanat on poistettu.
practice-taken-back = Sanat on poistettu Dultista, ja ne näyttäneet viestit kertovat, että ne ovat poissa.

# The colleague; $name is the one who would like to share it.
practice-may-title = Saako { $name } jakaa tämän?
practice-may = { $name } uskoo, että kirjoittamastasi on iloa muillekin. He näkisivät sen tällaisena.
practice-title-label = Otsikko
practice-may-who-sees = Mitään ei jaeta ennen kuin suostut. Sitten osaamisagentit ja koordinaattorit näkevät sen, nimesi ja toimipaikkasi. Se säilyy { general-answers-kept }, ja voit ottaa sen takaisin. Ilman vastausta kysymys päättyy { $day }.
practice-said-yes = Suostuit. Osaamisagentit ja koordinaattorit näkevät nyt tämän.
practice-said-no = Kiitos vastauksesta. Mitään ei jaettu, ja sanat on poistettu Dultista.
practice-ended = Kysymys päättyi itsestään. Mitään ei jaettu, ja sanat on poistettu Dultista.

# Those who tried it too.
practice-noted-title = Tekin kokeilitte
practice-noted = Se on merkitty muistiin. Voit kirjoittaa rivin siitä, miten kävi.
practice-undone-title = Kumottu
practice-undone = Kokeiluasi ei enää ole merkitty muistiin.
practice-line-title = Miten kävi
practice-line-label = Rivisi
practice-who-sees-tried = Muut näkevät, miten moni on kokeillut sitä. Jos kirjoitat rivin, se näkyy siinä nimesi ja toimipaikkasi kanssa. Säilyy { general-answers-kept }.

# The coordinators, and the one whose practice it is.
practice-picked-by = Vie eteenpäin
practice-picked-title = Käytäntösi
practice-picked = { $name } haluaisi viedä käytäntöäsi eteenpäin ja ottaa ensin yhteyttä sinuun.
