"""``auth.*``, ``api.test``, ``team.info``, ``bots.info``, ``apps.*``: the app and where it is installed."""

from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.pages import page
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused


def api_test(call: Calling) -> Json:
    """Answer with what was asked; ``error`` makes it an error."""
    if "error" in call.args:
        raise Refused(call.args.text("error"), args=dict(call.args.values))
    return {"args": dict(call.args.values)}


def auth_test(call: Calling) -> Json:
    """Tell whose token it is; an org-wide one belongs to no workspace (slack.md §1.4)."""
    team = call.world.teams.get(call.token.team_id or "")
    enterprise = call.token.enterprise_id or (team.enterprise_id if team else None)
    answer: Json = {
        "url": f"https://{team.domain if team else 'org'}.slack.com/",
        "team": team.name if team else call.world.enterprises[enterprise or ""],
        "user": "dult",
        "team_id": team.id if team else enterprise,
        "user_id": call.bot_user,
        "bot_id": call.bot_id,
        "is_enterprise_install": call.token.org_wide,
    }
    return answer | ({"enterprise_id": enterprise} if enterprise else {})


def auth_teams_list(call: Calling) -> Json:
    """List the workspaces that an org-wide installation reaches (slack.md §1.4)."""
    teams = [one for one in call.world.teams.values() if one.installed and call.sees(one.id)]
    part, cursor = page(call, teams, usual=100, most=1000)
    return {
        "teams": [{"id": one.id, "name": one.name} for one in part],
        "response_metadata": {"next_cursor": cursor},
    }


def auth_revoke(call: Calling) -> Json:
    """Take the token back; with ``test`` only pretend."""
    if call.args.flag("test"):
        return {"revoked": False}
    call.token.dead = "token_revoked"
    return {"revoked": True}


def team_info(call: Calling) -> Json:
    """Tell about the workspace."""
    wanted = call.args.text("team") or call.args.text("team_id") or call.token.team_id or ""
    if not call.sees(wanted):
        raise Refused("team_not_found")
    team = call.world.teams[wanted]
    shown: Json = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}
    if team.enterprise_id:
        shown |= {
            "enterprise_id": team.enterprise_id,
            "enterprise_name": call.world.enterprises[team.enterprise_id],
        }
    return {"team": shown}


def bots_info(call: Calling) -> Json:
    """Tell about the app's bot."""
    if call.args.text("bot", call.bot_id) != call.bot_id:
        raise Refused("bot_not_found")
    bot = {"id": call.bot_id, "app_id": call.token.app.id, "name": "Dult", "user_id": call.bot_user}
    return {"bot": bot | {"deleted": False, "updated": 0, "icons": {}}}


def apps_uninstall(call: Calling) -> Json:
    """Take the app out of the workspace, given the app's own secret."""
    app = call.token.app
    if call.args.text("client_id") != app.client_id:
        raise Refused("invalid_client_id")
    if call.args.text("client_secret") != app.client_secret:
        raise Refused("bad_client_secret")
    for team in [one for one in call.world.teams.values() if call.sees(one.id)]:
        if team.installed:
            call.world.uninstall(team)
    return {}


def apps_connections_open(call: Calling) -> Json:
    """Give an address for a Socket Mode connection; needs an app-level token (slack.md §1.4)."""
    ticket = call.world.new_ticket(call.token.app)
    address = call.base.replace("http", "ws", 1)
    return {"url": f"{address}link/?ticket={ticket}&app_id={call.token.app.id}"}
