### Somebody unknown who writes.
stranger-hello = Hej
stranger-answer = Dejligt, at du skriver. Dult kender dig ikke endnu. Koordinatorerne ser, at du har skrevet, og kan lukke dig ind.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } har skrevet til Dult
stranger-wrote = Dult kender ikke personen. Ved du, hvem det er, kan du præsentere vedkommende.
stranger-introduce = Præsentér
stranger-introduced = Dette er { $person }, som nu er med i Dult.
stranger-intro = Hvem i personfilen er { $name }? Fra nu af får personen sine beskeder her.
stranger-who = Id eller e-mail
stranger-who-hint = Som det står i personfilen.
stranger-not-found = Ingen aktiv person har alene dette id eller denne e-mail. Se i personfilen.
stranger-who-sees = Koordinatorerne ser dette. Navnet gemmes, til personen er præsenteret eller slettet.

# To the person who was introduced.
stranger-known-title = Velkommen, { $name }
stranger-known = Nu kender Dult dig. Skriv hjælp for at se, hvad du kan bede om.
