"""A Teams of our own: a real HTTP server on loopback, its tenants, and the people in them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.adapters.teams.fake.clock import Clock
from tests.adapters.teams.fake.connector import Connector
from tests.adapters.teams.fake.courier import Courier, Sign
from tests.adapters.teams.fake.faults import Fault, Faults
from tests.adapters.teams.fake.files import accepted, declined
from tests.adapters.teams.fake.habits import Habits
from tests.adapters.teams.fake.limits import Limits
from tests.adapters.teams.fake.people import People
from tests.adapters.teams.fake.records import Call, Conversation, Json, Posted, Tenant, Upload, User
from tests.adapters.teams.fake.world import World

APP_ID = "00000000-0000-4000-8000-00000000d017"
LARGEST = 20 * 1024 * 1024


class FakeTeams:
    """Teams, as far as Dult can tell: what it sends comes in here, and what people do goes out."""

    def __init__(self, app_id: str = APP_ID) -> None:
        self.world = World(app_id)
        self.faults = Faults[Fault]()
        self.limits = Limits(clock=self.world.clock)
        self.connector = Connector(self.world, self.faults, self.limits)
        self.people = People(world=self.world, courier=Courier(world=self.world))
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0, more: Iterable[web.RouteDef] = ()) -> None:
        """Serve on loopback; port 0 is one of the machine's choice, ``more`` are routes beside Teams'."""
        app = web.Application(client_max_size=LARGEST)
        app.add_routes([*more, web.put("/upload/{name}", self._take), *self.connector.routes()])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        await self.people.courier.open()
        self.world.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def stop(self) -> None:
        await self.people.courier.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # what is set up

    def listens_at(self, endpoint: str, sign: Sign | None = None) -> People:
        """Say where Dult hears: ``https://…/api/messages``; return the people who act there.

        ``sign`` makes the header with the token for a serviceUrl; without it the first key of
        ``openid`` signs, as Microsoft does.
        """
        courier = self.people.courier
        courier.endpoint = endpoint
        courier.sign = sign or courier.sign
        return self.people

    def add_tenant(self, tenant: str, *, region: str = "emea", strict_host: bool = False) -> Tenant:
        """Set up an organisation; ``strict_host`` lets only its own region be asked (teams.md §2.2)."""
        made = Tenant(id=tenant, region=region, strict_host=strict_host)
        self.world.tenants[tenant] = made
        return made

    def add_user(
        self,
        tenant: str,
        user: str,
        *,
        name: str | None = None,
        email: str | None = None,
        time_zone: str = "Europe/Oslo",
        locale: str = "nb-NO",
        role: str = "user",
        installed: bool = True,
    ) -> User:
        """Let somebody be in a tenant, by the id of their account."""
        made = User(
            id=user,
            tenant=tenant,
            name=name or user,
            email=email if email is not None else f"{user}@example.org",
            time_zone=time_zone,
            locale=locale,
            role=role,
            installed=installed,
        )
        self.world.users[user] = made
        return made

    def add_room(
        self,
        tenant: str,
        room: str,
        *,
        members: Iterable[str] = (),
        kind: str = "channel",
        bot_in: bool = True,
        team: str | None = None,
        name: str = "",
    ) -> Conversation:
        """Set up a channel of a team, or a group chat (``groupChat``); ``team`` is another channel's id."""
        made = Conversation(
            id=room,
            tenant=tenant,
            kind=kind,
            members=list(members),
            bot_in=bot_in,
            team=(team or room) if kind == "channel" else "",
            name=name,
        )
        self.world.conversations[room] = made
        return made

    # what happens

    def block(self, user: str) -> None:
        """Let somebody block Dult in their own conversation (teams.md §2.2)."""
        self.world.users[user].blocked = True

    def unblock(self, user: str) -> None:
        self.world.users[user].blocked = False

    def uninstall(self, user: str) -> None:
        """Let the app be taken away from somebody (teams.md §2.6)."""
        self.world.users[user].installed = False

    def install(self, user: str) -> None:
        self.world.users[user].installed = True

    def disable(self, user: str) -> None:
        """Let an administrator forbid somebody the app (teams.md §2.2)."""
        self.world.users[user].disabled = True

    def enable(self, user: str) -> None:
        self.world.users[user].disabled = False

    def remove_history(self, user: str) -> None:
        """Let somebody pick *Remove chat history*: 404 until the conversation is created again (§0.8)."""
        if there := self.world.personal(user):
            there.removed = True

    def take_out(self, room: str) -> None:
        """Let Dult be removed from a team or a chat."""
        self.world.conversations[room].bot_in = False

    def forbid(self, room: str) -> None:
        """Let only moderators write in a channel."""
        self.world.conversations[room].writable = False

    def take_away(self, where: str, message: str) -> None:
        """Let a message be deleted."""
        self.world.conversation(where).posted[message].deleted = True

    def accept_file(self, user: str, name: str) -> Json:
        """Let somebody press *Allow* on a file; returns the ``value`` of the invoke that the app gets."""
        return accepted(self.world, user, name)

    def decline_file(self, user: str, name: str) -> Json:
        """Let somebody press *Decline*."""
        return declined(self.world, user, name)

    async def _take(self, request: web.Request) -> web.Response:
        """Take a file into somebody's storage, as bots-filesv4 tells; the bot's token is not for it."""
        if not self.habits.takes_files:
            return web.Response(status=503)
        upload = self.world.uploads.get(request.match_info["name"])
        content = await request.read()
        wanted = f"bytes 0-{len(content) - 1}/{len(content)}"
        if upload is None or request.headers.get("Content-Range") != wanted:
            return web.Response(status=400)
        if "Authorization" in request.headers:
            return web.Response(status=401)
        upload.content = content
        return web.json_response({"name": upload.name}, status=201)

    # what is there to see

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def habits(self) -> Habits:
        """What the sources leave open, as switches."""
        return self.world.habits

    def service_url(self, tenant: str) -> str:
        return self.world.service_url(tenant)

    def messages(self, where: str) -> list[Posted]:
        """Return everything that was posted in a conversation, or in all of a person's, oldest first."""
        if where not in self.world.users:
            return list(self.world.conversations[where].posted.values())
        mine = [one for one in self.world.conversations.values() if one.user == where]
        return [message for one in mine for message in one.posted.values()]

    def calls(self, operation: str | None = None) -> list[Call]:
        """Return the requests that came, of one operation or of all, oldest first."""
        return [one for one in self.connector.log if operation in {None, one.operation}]

    def files(self, user: str) -> list[Upload]:
        """Return what Dult put into somebody's storage."""
        return [one for one in self.world.uploads.values() if one.user == user and one.content]


@asynccontextmanager
async def fake_teams(port: int = 0, app_id: str = APP_ID) -> AsyncIterator[FakeTeams]:
    """Run a Teams for as long as the block lasts."""
    teams = FakeTeams(app_id)
    await teams.start(port)
    try:
        yield teams
    finally:
        await teams.stop()
