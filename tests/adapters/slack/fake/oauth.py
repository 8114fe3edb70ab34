"""Installing by OAuth: the page that asks, the exchange of a code, the rotation of tokens.

docs.slack.dev/authentication/installing-with-oauth and …/using-token-rotation; slack.md §1.4.
"""

import secrets
from urllib.parse import urlencode, urlsplit

from aiohttp import web

from tests.adapters.slack.fake.arguments import Arguments
from tests.adapters.slack.fake.records import App, Code, Consent, Json, Refresh, Team, Token
from tests.adapters.slack.fake.refusal import Refused
from tests.adapters.slack.fake.world import World

LIFE = 12 * 60 * 60
"""Seconds that a rotating bot token lives (slack.md §1.4)."""
CODE = 10 * 60
"""Seconds that a code can be exchanged: installing-with-oauth."""
AT_MOST = 2
"""Bot tokens alive at a time; a third makes the oldest invalid: using-token-rotation."""


class Authorize:
    """Answers ``/oauth/v2/authorize``."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def page(self, request: web.Request) -> web.StreamResponse:
        """Send the person back with a code and the state, or with ``access_denied``."""
        query, consent = request.query, self.world.consent
        app = next((one for one in self.world.apps if one.client_id == query.get("client_id")), None)
        if app is None:
            return web.Response(status=200, text="Something went wrong: invalid client_id parameter")
        if consent is None:
            return web.Response(status=200, text="Sign in to Slack first: nobody sits before this page")
        back = query.get("redirect_uri") or _default_redirect(app)
        state = {"state": query["state"]} if "state" in query else {}
        if not consent.allows:
            return _redirect(back, {"error": "access_denied"} | state)
        return _redirect(back, {"code": self._code(app, consent, query.get("scope", ""), back)} | state)

    def _code(self, app: App, consent: Consent, scope: str, back: str) -> str:
        code = f"{self.world.new_id('code')}.{secrets.token_hex(8)}"
        self.world.codes[code] = Code(
            app=app,
            team=self.world.teams[consent.team],
            user=consent.user,
            scopes=frozenset(one for one in scope.split(",") if one),
            redirect=back,
            given=self.world.clock.now(),
            org_wide=consent.org_wide,
        )
        return code


def _default_redirect(app: App) -> str:
    parts = urlsplit(app.request_url or "")
    return f"{parts.scheme}://{parts.netloc}/slack/oauth_redirect"


def _redirect(back: str, query: dict[str, str]) -> web.Response:
    joint = "&" if "?" in back else "?"
    return web.Response(status=302, headers={"Location": f"{back}{joint}{urlencode(query)}"})


def oauth_access(world: World, args: Arguments) -> Json:
    """Exchange a code or a refresh token for a bot token."""
    app = next((one for one in world.apps if one.client_id == args.text("client_id")), None)
    if app is None:
        raise Refused("invalid_client_id")
    if args.text("client_secret") != app.client_secret:
        raise Refused("bad_client_secret")
    match args.text("grant_type", "authorization_code"):
        case "authorization_code":
            return _by_code(world, app, args)
        case "refresh_token":
            return _by_refresh(world, app, args)
        case _:
            raise Refused("invalid_grant_type")


def _by_code(world: World, app: App, args: Arguments) -> Json:
    code = world.codes.get(args.need("code", "invalid_code"))
    if code is None or code.app is not app or world.clock.now() - code.given > CODE:
        raise Refused("invalid_code")
    if code.used:
        raise Refused("code_already_used")
    if args.text("redirect_uri", code.redirect) != code.redirect:
        raise Refused("bad_redirect_uri")
    code.used = True
    team = code.team
    for one in world.teams.values():
        if one is team or (code.org_wide and one.enterprise_id == team.enterprise_id):
            one.app, one.installed, one.org_wide = app, True, code.org_wide
    token = _new_token(world, app, team, code.scopes)
    return _answer(world, token, team, code.user)


def _by_refresh(world: World, app: App, args: Arguments) -> Json:
    refresh = world.refreshes.get(args.need("refresh_token", "invalid_refresh_token"))
    if refresh is None or refresh.used or refresh.token.app is not app or refresh.token.dead:
        raise Refused("invalid_refresh_token")
    refresh.used = True
    old = refresh.token
    team = next(one for one in world.teams.values() if one.home == old.home)
    return _answer(world, _new_token(world, app, team, old.scopes), team, None)


def _new_token(world: World, app: App, team: Team, scopes: frozenset[str]) -> Token:
    """Make a bot token; without rotation a second installation gets the first one's."""
    alive = [
        one
        for one in world.tokens.values()
        if one.app is app and one.home == team.home and not one.dead and not one.app_level
    ]
    if alive and not app.rotates:
        alive[0].scopes |= scopes
        return alive[0]
    for old in alive[: max(0, len(alive) - AT_MOST + 1)]:
        old.dead = "token_revoked"
    prefix = "xoxe.xoxb" if app.rotates else "xoxb"
    token = Token(
        value=f"{prefix}-{world.new_id('1')}-{secrets.token_hex(8)}",
        app=app,
        team_id=None if team.org_wide else team.id,
        enterprise_id=team.enterprise_id,
        scopes=scopes,
        expires_at=world.clock.now() + LIFE if app.rotates else None,
    )
    world.tokens[token.value] = token
    world.add_bot(team)
    return token


def _answer(world: World, token: Token, team: Team, user: str | None) -> Json:
    """Answer as oauth.v2.access; ``team`` is null for an org-wide installation (slack.md §1.4)."""
    enterprise = team.enterprise_id
    answer: Json = {
        "app_id": token.app.id,
        "token_type": "bot",
        "access_token": token.value,
        "scope": ",".join(sorted(token.scopes)),
        "bot_user_id": team.bot_user,
        "team": None if token.org_wide else {"id": team.id, "name": team.name},
        "enterprise": {"id": enterprise, "name": world.enterprises[enterprise]} if enterprise else None,
        "is_enterprise_install": token.org_wide,
    }
    if user is not None:
        answer["authed_user"] = {"id": user}
    if token.app.rotates:
        refresh = f"xoxe-1-{secrets.token_hex(16)}"
        world.refreshes[refresh] = Refresh(token=token)
        answer |= {"refresh_token": refresh, "expires_in": LIFE}
    return answer
