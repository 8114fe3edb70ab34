"""A Slack of our own: a real HTTP server on loopback, its workspaces, and the people in them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.adapters.slack.fake.clock import Clock
from tests.adapters.slack.fake.conversation import Ephemeral, File, Posted, View
from tests.adapters.slack.fake.courier import AppReply, Courier
from tests.adapters.slack.fake.faults import Fault, Faults
from tests.adapters.slack.fake.habits import Habits
from tests.adapters.slack.fake.happening import Happening
from tests.adapters.slack.fake.hooks import Hooks
from tests.adapters.slack.fake.installing import Installing
from tests.adapters.slack.fake.limits import Limits
from tests.adapters.slack.fake.oauth import Authorize
from tests.adapters.slack.fake.people import People
from tests.adapters.slack.fake.records import App, Call, Team, Trouble
from tests.adapters.slack.fake.server import LARGEST, WebApi
from tests.adapters.slack.fake.setting import Setting
from tests.adapters.slack.fake.sockets import Sockets
from tests.adapters.slack.fake.world import World
from tests.patience import HANGS_S


class FakeSlack(Setting, Happening, People):
    """Slack, as far as Dult can tell."""

    def __init__(self) -> None:
        world = World()
        self.limits = Limits(clock=world.clock)
        self.faults = Faults[Fault]()
        self.sockets = Sockets(world, self.limits)
        super().__init__(world=world, courier=Courier(world, self.limits, self.sockets), hooks=Hooks(world))
        self.api = WebApi(world, self.faults, self.limits, self.courier.flush)
        self.installing = Installing(world)
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0, more: Iterable[web.RouteDef] = ()) -> None:
        """Serve on loopback; port 0 is one of the machine's choice, ``more`` are routes beside Slack's."""
        await self.courier.open()
        app = self._routes()
        app.add_routes(more)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.world.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def stop(self) -> None:
        await self.courier.close()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def _routes(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST)
        app.router.add_route("*", "/api/{method}", self.api.handle)
        app.router.add_get("/link/", self.sockets.handle)
        app.router.add_get("/oauth/v2/authorize", Authorize(self.world).page)
        app.router.add_post("/response/{name}", self.hooks.respond)
        app.router.add_post("/upload/v1/{name}", self.hooks.upload)
        return app

    @property
    def api_url(self) -> str:
        """What ``DULT_SLACK_API_URL`` and ``base_url`` want."""
        return f"{self.world.base}api/"

    @property
    def clock(self) -> Clock:
        """Slack's clock: move it to let triggers, tokens and response_urls expire."""
        return self.world.clock

    @property
    def habits(self) -> Habits:
        """What the documentation leaves open, as switches."""
        return self.world.habits

    @property
    def app(self) -> App:
        """The app that is installed unless another is named."""
        return self.world.app

    def messages(self, where: str) -> list[Posted]:
        """Return everything posted in a conversation, oldest first, what was deleted included."""
        return list(self.world.room(where).posted.values())

    def ephemerals(self, user: str, where: str) -> list[Ephemeral]:
        """Return what one person alone was shown in a conversation, oldest first, what is gone included."""
        return [one for one in self.world.room(where).ephemeral if one.user == user]

    def open_view(self, user: str) -> View | None:
        """Return the form that a person has before them."""
        return self._top(user)

    def home(self, user: str) -> View | None:
        """Return a person's Home tab."""
        return self.world.homes.get(user)

    def files(self, where: str) -> list[File]:
        """Return the files that were shared in a conversation, oldest first."""
        return [file for one in self.messages(where) if not one.deleted for file in one.files]

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the calls that came, of one method or of all, oldest first."""
        return [one for one in self.api.log if method in {None, one.method}]

    @property
    def deliveries(self) -> list[AppReply]:
        """What was brought to the app, with its answers, every attempt of its own."""
        return self.courier.log

    @property
    def troubles(self) -> list[Trouble]:
        """What people saw instead of an answer."""
        return self.world.troubles

    def be_patient(self) -> None:
        """Wait for the app as long as it takes: for tests that are not about Slack's three seconds."""
        self.limits.ack_seconds = self.world.trigger_seconds = HANGS_S

    async def quiet(self, patience: float = HANGS_S) -> None:
        """Wait until nothing is on its way to the app."""
        await self.courier.quiet(patience)

    async def install(
        self, team: Team, user: str, start_url: str, *, allows: bool = True, org_wide: bool = False
    ) -> tuple[int, str]:
        """Go the way of a person who installs the app, from the app's own page; return what they see last."""
        return await self.installing.go(team, user, start_url, allows=allows, org_wide=org_wide)


@asynccontextmanager
async def fake_slack(port: int = 0) -> AsyncIterator[FakeSlack]:
    """Run a Slack for as long as the block lasts."""
    slack = FakeSlack()
    await slack.start(port)
    try:
        yield slack
    finally:
        await slack.stop()
