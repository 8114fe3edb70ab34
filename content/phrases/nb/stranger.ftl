### Somebody unknown who writes.
stranger-hello = Hei
stranger-answer = Så fint at du skriver. Dult kjenner deg ikke ennå. Koordinatorene ser at du har skrevet, og kan slippe deg inn.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } har skrevet til Dult
stranger-wrote = Dult kjenner ikke personen. Vet du hvem det er, kan du presentere vedkommende.
stranger-introduce = Presenter
stranger-introduced = Dette er { $person }, som nå er med i Dult.
stranger-intro = Hvem i personfilen er { $name }? Fra nå av får personen meldingene sine her.
stranger-who = Id eller e-post
stranger-who-hint = Slik det står i personfilen.
stranger-not-found = Ingen aktiv person har denne id-en eller e-posten alene. Se i personfilen.
stranger-who-sees = Koordinatorene ser dette. Navnet lagres til personen er presentert eller slettet.

# To the person who was introduced.
stranger-known-title = Velkommen, { $name }
stranger-known = Nå kjenner Dult deg. Skriv hjelp for å se hva du kan be om.
