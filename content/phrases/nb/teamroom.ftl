### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Velg team
teamroom-save = Lagre
teamroom-title = Rommet til teamet
teamroom-where = Skriv dette i rommet til teamet, så vet Dult hvor teamet møtes.
teamroom-is = Dette er rommet til { $team }.
teamroom-which = Hvilket team møtes her?
teamroom-no-team = Du er ikke med i noe team som Dult kjenner. En koordinator kan si hvilket team som møtes her.
teamroom-bound = { $team } møtes her fra nå av. Det Dult sender til teamet, kommer i dette rommet.
teamroom-not-found = Ingen team heter det, eller flere gjør det. Skriv hele navnet, eller id-en fra personfilen.
teamroom-team = Team
teamroom-team-hint = Hele navnet, eller id-en fra personfilen.
teamroom-who-sees = Alle i rommet ser hvilket team som møtes her. Det gjelder til noen endrer det.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = Rommet til { $team } kan ikke nås
teamroom-closed =
    Det Dult sender til { $team }, kommer ikke lenger fram: { $why }

    Så lenge sender ikke Dult noe til teamet. Ingen refleksjon går tapt: den neste kommer når rommet kan nås.
teamroom-closed-archived = rommet er arkivert. Ta det i bruk igjen, eller skriv *teamet her* i et annet rom.
teamroom-closed-not-a-member = Dult er ikke med i rommet. Inviter Dult dit, eller skriv *teamet her* i et annet rom.
teamroom-closed-not-allowed = Dult får ikke skrive i rommet. Be den som har ansvar for det, om å tillate det, og skriv så *teamet her* der.
teamroom-closed-other = chatten svarer «{ $reason }». Se etter om rommet finnes og om Dult er med i det, og skriv så *teamet her* der.
