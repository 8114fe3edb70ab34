### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Välj team
teamroom-save = Spara
teamroom-title = Teamets rum
teamroom-where = Skriv det här i teamets rum, så vet Dult var teamet träffas.
teamroom-is = Det här är rummet för { $team }.
teamroom-which = Vilket team träffas här?
teamroom-no-team = Du är inte med i något team som Dult känner till. En koordinator kan säga vilket team som träffas här.
teamroom-bound = { $team } träffas här från och med nu. Det som Dult skickar till teamet kommer i det här rummet.
teamroom-not-found = Inget team heter så, eller flera gör det. Skriv hela namnet, eller id:t från personfilen.
teamroom-team = Team
teamroom-team-hint = Hela namnet, eller id:t från personfilen.
teamroom-who-sees = Alla i rummet ser vilket team som träffas här. Det gäller tills någon ändrar det.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = Rummet för { $team } går inte att nå
teamroom-closed =
    Det som Dult skickar till { $team } kommer inte längre fram: { $why }

    Så länge skickar Dult inget till teamet. Ingen reflektion går förlorad: nästa kommer när rummet går att nå.
teamroom-closed-archived = rummet är arkiverat. Ta det i bruk igen, eller skriv *teamet här* i ett annat rum.
teamroom-closed-not-a-member = Dult är inte med i rummet. Bjud in Dult dit, eller skriv *teamet här* i ett annat rum.
teamroom-closed-not-allowed = Dult får inte skriva i rummet. Be den som ansvarar för det att tillåta det, och skriv sedan *teamet här* där.
teamroom-closed-other = chatten svarar ”{ $reason }”. Se efter om rummet finns och om Dult är med i det, och skriv sedan *teamet här* där.
