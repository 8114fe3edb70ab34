### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Vælg team
teamroom-save = Gem
teamroom-title = Teamets rum
teamroom-where = Skriv det i teamets rum, så ved Dult, hvor teamet mødes.
teamroom-is = Det her er rummet for { $team }.
teamroom-which = Hvilket team mødes her?
teamroom-no-team = Du er ikke med i noget team, som Dult kender. En koordinator kan sige, hvilket team der mødes her.
teamroom-bound = { $team } mødes her fra nu af. Det, Dult sender til teamet, kommer i dette rum.
teamroom-not-found = Intet team hedder det, eller flere gør. Skriv hele navnet eller id'et fra personfilen.
teamroom-team = Team
teamroom-team-hint = Hele navnet eller id'et fra personfilen.
teamroom-who-sees = Alle i rummet ser, hvilket team der mødes her. Det gælder, indtil nogen ændrer det.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = Rummet for { $team } kan ikke nås
teamroom-closed =
    Det, Dult sender til { $team }, kommer ikke længere frem: { $why }

    Så længe sender Dult ikke noget til teamet. Ingen refleksion går tabt: den næste kommer, når rummet kan nås.
teamroom-closed-archived = rummet er arkiveret. Tag det i brug igen, eller skriv *teamet her* i et andet rum.
teamroom-closed-not-a-member = Dult er ikke med i rummet. Inviter Dult dertil, eller skriv *teamet her* i et andet rum.
teamroom-closed-not-allowed = Dult må ikke skrive i rummet. Bed den, der har ansvar for det, om at tillade det, og skriv så *teamet her* der.
teamroom-closed-other = chatten svarer “{ $reason }”. Se efter, om rummet findes, og om Dult er med i det, og skriv så *teamet her* der.
