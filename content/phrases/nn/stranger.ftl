### Somebody unknown who writes.
stranger-hello = Hei
stranger-answer = Så fint at du skriv. Dult kjenner deg ikkje enno. Koordinatorane ser at du har skrive, og kan sleppe deg inn.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } har skrive til Dult
stranger-wrote = Dult kjenner ikkje personen. Veit du kven det er, kan du presentere vedkomande.
stranger-introduce = Presenter
stranger-introduced = Dette er { $person }, som no er med i Dult.
stranger-intro = Kven i personfila er { $name }? Frå no av får personen meldingane sine her.
stranger-who = Id eller e-post
stranger-who-hint = Slik det står i personfila.
stranger-not-found = Ingen aktiv person har denne id-en eller e-posten åleine. Sjå i personfila.
stranger-who-sees = Koordinatorane ser dette. Namnet blir lagra til personen er presentert eller sletta.

# To the person who was introduced.
stranger-known-title = Velkomen, { $name }
stranger-known = No kjenner Dult deg. Skriv hjelp for å sjå kva du kan be om.
