### Somebody unknown who writes.
stranger-hello = Hello
stranger-answer = How nice that you write. Dult does not know you yet. The coordinators see that you wrote and can let you in.

# What coordinators see; $name is what the chat calls the person.
stranger-title = { $name } has written to Dult
stranger-wrote = Dult does not know this person. If you know who it is, you can introduce them.
stranger-introduce = Introduce
stranger-introduced = This is { $person }, who is now part of Dult.
stranger-intro = Who in the people file is { $name }? From now on the person gets their messages here.
stranger-who = Id or e-mail
stranger-who-hint = As it stands in the people file.
stranger-not-found = No single active person has this id or e-mail. Look in the people file.
stranger-who-sees = Coordinators see this. The name is kept until the person is introduced or deleted.

# To the person who was introduced.
stranger-known-title = Welcome, { $name }
stranger-known = Dult knows you now. Write help to see what you can ask for.
