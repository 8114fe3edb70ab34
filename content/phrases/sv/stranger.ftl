### Somebody unknown who writes.
stranger-hello = Hej
stranger-answer = Vad roligt att du skriver. Dult känner dig inte än. Koordinatorerna ser att du har skrivit och kan släppa in dig.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } har skrivit till Dult
stranger-wrote = Dult känner inte personen. Vet du vem det är kan du presentera hen.
stranger-introduce = Presentera
stranger-introduced = Det här är { $person }, som nu är med i Dult.
stranger-intro = Vem i personfilen är { $name }? Från och med nu får personen sina meddelanden här.
stranger-who = Id eller e-post
stranger-who-hint = Så som det står i personfilen.
stranger-not-found = Ingen aktiv person har ensam detta id eller denna e-post. Se i personfilen.
stranger-who-sees = Koordinatorerna ser det här. Namnet sparas tills personen är presenterad eller raderad.

# To the person who was introduced.
stranger-known-title = Välkommen, { $name }
stranger-known = Nu känner Dult dig. Skriv hjälp för att se vad du kan be om.
