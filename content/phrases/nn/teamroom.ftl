### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Vel team
teamroom-save = Lagre
teamroom-title = Rommet til teamet
teamroom-where = Skriv dette i rommet til teamet, så veit Dult kvar teamet møtest.
teamroom-is = Dette er rommet til { $team }.
teamroom-which = Kva team møtest her?
teamroom-no-team = Du er ikkje med i noko team som Dult kjenner. Ein koordinator kan seie kva team som møtest her.
teamroom-bound = { $team } møtest her frå no av. Det Dult sender til teamet, kjem i dette rommet.
teamroom-not-found = Ingen team heiter det, eller fleire gjer det. Skriv heile namnet, eller id-en frå personfila.
teamroom-team = Team
teamroom-team-hint = Heile namnet, eller id-en frå personfila.
teamroom-who-sees = Alle i rommet ser kva team som møtest her. Det gjeld til nokon endrar det.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = Rommet til { $team } kan ikkje nåast
teamroom-closed =
    Det Dult sender til { $team }, kjem ikkje lenger fram: { $why }

    Så lenge sender ikkje Dult noko til teamet. Ingen refleksjon går tapt: den neste kjem når rommet kan nåast.
teamroom-closed-archived = rommet er arkivert. Ta det i bruk att, eller skriv *teamet her* i eit anna rom.
teamroom-closed-not-a-member = Dult er ikkje med i rommet. Inviter Dult dit, eller skriv *teamet her* i eit anna rom.
teamroom-closed-not-allowed = Dult får ikkje skrive i rommet. Be den som har ansvar for det, om å tillate det, og skriv så *teamet her* der.
teamroom-closed-other = chatten svarer «{ $reason }». Sjå etter om rommet finst og om Dult er med i det, og skriv så *teamet her* der.
