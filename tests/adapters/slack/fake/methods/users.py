"""``users.*``: who people are."""

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.pages import page
from tests.adapters.slack.fake.records import Json, User
from tests.adapters.slack.fake.refusal import Refused


def info(call: Calling) -> Json:
    """Tell about one person; a deactivated one is there, with ``deleted``."""
    return {"user": _shown(call, call.user(call.args.need("user", "user_not_found")))}


def list_(call: Calling) -> Json:
    """List a workspace's people; an org-wide token names the workspace (slack.md §1.4)."""
    team = call.team
    people = [one for one in call.world.users.values() if team.id in one.teams]
    part, cursor = page(call, people, usual=200, most=1000)
    return {
        "members": [_shown(call, one) for one in part],
        "cache_ts": int(call.world.clock.now()),
        "response_metadata": {"next_cursor": cursor},
    }


def lookup_by_email(call: Calling) -> Json:
    """Find a person; deactivated ones are not found (docs: users.lookupByEmail)."""
    email = call.args.need("email").lower()
    for one in call.world.users.values():
        if one.email.lower() == email and not one.deleted and any(call.sees(team) for team in one.teams):
            return {"user": _shown(call, one)}
    raise Refused("users_not_found")


def conversations(call: Calling) -> Json:
    """List the conversations that the app is in."""
    rooms = [
        one
        for one in call.world.rooms.values()
        if call.bot_user in one.members and call.sees(one.team_id) and one.kind in {"channel", "group"}
    ]
    part, cursor = page(call, rooms, usual=100, most=999)
    return {
        "channels": [shown.conversation(room, call.bot_user) for room in part],
        "response_metadata": {"next_cursor": cursor},
    }


def _shown(call: Calling, one: User) -> Json:
    return shown.user(
        one,
        locale=call.args.flag("include_locale"),
        email="users:read.email" in call.token.scopes,
    )
