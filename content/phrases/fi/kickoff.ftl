### The kick-off: planned, invited to, moved, held.

# Words on buttons, at most 20 characters.
kickoff-come = Tulen
kickoff-cannot = En pääse
kickoff-introduce = Esittele itseni
kickoff-meet = Tutustu muihin
kickoff-take-back = Peru esittely
kickoff-confirm = Vahvista
kickoff-change = Muuta
kickoff-preview = Esikatsele
kickoff-move = Siirrä
kickoff-who-comes = Ketkä tulevat
kickoff-refresh = Näytä uudelleen
kickoff-call-off = Peru tapaaminen
kickoff-show-plan = Näytä suunnitelma
kickoff-save = Tallenna

# The coordinator's forms and cards.
kickoff-form-title = Suunnittele aloitus
kickoff-form-intro = Näet ensin kaikki päivät. Mitään ei lähde ennen kuin vahvistat.
kickoff-field-kit = Mikä aloitus?
kickoff-date = Päivä
kickoff-field-clock = Kellonaika
kickoff-place = Paikka
kickoff-field-place-hint = Huone, osoite tai linkki. Jätä tyhjäksi, jos mihinkään ei kokoonnuta: silloin keneltäkään ei pyydetä vastausta.
kickoff-guests = Vieraat muualta
kickoff-field-guests-hint = Puhujat tai muut, jos teillä on heitä.
kickoff-field-sites = Vain nämä toimipaikat
kickoff-field-sites-hint = Jätä valitsematta, jos tarkoitat kaikkia.
kickoff-field-part = Mikä viesti?
kickoff-plan-title = Aloituksen suunnitelma
kickoff-title = Aloitus
kickoff-too-late = Myöhässä, ei lähetetä: { $title }
kickoff-invitation-reaches = Ensimmäinen viesti tavoittaa
kickoff-first-task = Ensimmäinen tehtävä
kickoff-note = Hyvä tietää
kickoff-first-task-late = Vapaapäivien takia se tulee yli { $days } päivää aloituksen jälkeen. Toinen päivä voi sopia paremmin.
kickoff-on-day-off = Päivä on monelle vapaapäivä.
kickoff-parts-left-out = Kaikki viestit eivät ehdi ennen päivää. Viidessä viikossa kaikki ehtivät.
kickoff-answers = Vastaukset
kickoff-comers = { $coming } tulee, { $not_coming } ei pääse
kickoff-coming = { $count ->
    [one] Yksi tulee
   *[other] { $count } tulee
}
kickoff-not-coming = { $count ->
    [one] Yksi ei pääse
   *[other] { $count } ei pääse
}
kickoff-move-intro = Lähtemättömät viestit siirtyvät mukana. Kutsu korjataan, ja kyllä-vastanneille kerrotaan.
kickoff-call-off-intro = Mitään ei enää lähde. Lähetetyt viestit kertovat perumisesta, ja kyllä-vastanneille kerrotaan.

# What those who are invited see.
kickoff-when = { $weekday } { $day } klo { $clock }
kickoff-your-answer = Vastauksesi
kickoff-you-come = Tulet. Voit muuttaa mielesi.
kickoff-you-cannot = Et pääse tulemaan. Voit muuttaa mielesi.
kickoff-thanks-title = Kiitos
kickoff-thanks-coming = Tulosi on merkitty.
kickoff-thanks-not-coming = Poissaolosi on merkitty. Se sopii hyvin.
kickoff-moved-title = Aloitus on siirretty
kickoff-moved = Kerroit tulevasi. Sopiiko tämäkin?
kickoff-off-title = Aloitus on peruttu
kickoff-off = Mihinkään ei kokoonnuta, eikä sinun tarvitse tehdä mitään.
kickoff-field-words = Muutama rivi sinusta
kickoff-field-words-hint = Kuka olet ja mistä olet utelias. Jätä muiden nimet pois.
kickoff-field-shown = Saavatko muut nähdä sen?
kickoff-shown-yes = Kyllä, näytä muille
kickoff-shown-no = Ei vielä, säilytä se minulle
kickoff-introduced = Muut voivat nyt lukea sen. Voit perua sen milloin tahansa.
kickoff-introduced-kept = Se on tallessa, ja vain sinä näet sen.
kickoff-taken-back-title = Esittely on peruttu
kickoff-taken-back = Itsestäsi kirjoittamasi on poistettu.
kickoff-nobody-yet = Kukaan ei ole vielä esittäytynyt. Voit olla ensimmäinen.
kickoff-who-sees-answer = Koordinaattorit näkevät vastauksesi. Säilytetään { general-answers-kept } aloituksesta.
kickoff-who-sees-introduction = Kutsutut ja koordinaattorit näkevät sen, jos annat luvan. Säilytetään { general-answers-kept } aloituksesta.
kickoff-who-sees-plan = Koordinaattorit näkevät suunnitelman. Päivä, paikka ja vieraat näkyvät kutsussa.
