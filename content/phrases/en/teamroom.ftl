### Which room is a team's.

# On buttons: at most 20 characters.
teamroom-choose = Choose the team
teamroom-save = Save
teamroom-title = The team's room
teamroom-where = Write this in your team's room, and Dult knows where the team meets.
teamroom-is = This is the room of { $team }.
teamroom-which = Which team meets here?
teamroom-no-team = You are in no team that Dult knows of. A coordinator can say which team meets here.
teamroom-bound = { $team } meets here from now on. What Dult sends to the team comes to this room.
teamroom-not-found = No team is called that, or several are. Write the whole name, or the id from the people file.
teamroom-team = Team
teamroom-team-hint = The whole name, or the id from the people file.
teamroom-who-sees = Everybody in the room sees which team meets here. It holds until somebody changes it.

# When the room cannot be written to any longer: $why is one of the next four, $reason the chat's own word.
teamroom-closed-title = The room of { $team } cannot be reached
teamroom-closed =
    What Dult sends to { $team } no longer arrives: { $why }

    Until then Dult sends the team nothing. No reflection is lost: the next one comes when the room can be reached.
teamroom-closed-archived = the room is archived. Take it back into use, or write *team here* in another room.
teamroom-closed-not-a-member = Dult is not in the room. Invite Dult there, or write *team here* in another room.
teamroom-closed-not-allowed = Dult may not write in the room. Ask whoever looks after it to allow that, then write *team here* there.
teamroom-closed-other = the chat says “{ $reason }”. Look whether the room is there and whether Dult is in it, then write *team here* there.
