"""What Dult sends to Teams, before a fake Teams: the channel and the connector, without what hears."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, Place, session
from adapters.teams.files import Files
from adapters.teams.kit import Kit
from adapters.teams.naming import room_at
from adapters.teams.pace import Lane, Pace, Rates, Way
from adapters.teams.reference import Reference
from adapters.teams.trust.seal import Seal
from nudges.delivery import Address, WorkspaceId
from tests.adapters.script import Memory
from tests.adapters.teams.fake.teams import APP_ID, FakeTeams, fake_teams
from tests.house import phrases
from tests.patience import HANGS_S

TENANT = "11111111-1111-4111-8111-111111111111"
SIRI = "aaaaaaaa-0000-4000-8000-000000000001"
ODD = "aaaaaaaa-0000-4000-8000-000000000002"
NOBODY = "aaaaaaaa-0000-4000-8000-0000000000ff"
NORTH = "19:north@thread.tacv2"
WORKSPACE = WorkspaceId(f"teams:{TENANT}")


@dataclass
class Purse:
    """Gives out tokens: one until it is refused, then the next."""

    tokens: list[str] = field(default_factory=lambda: ["token-1", "token-2"])
    refused: list[str] = field(default_factory=list)

    async def token(self) -> str:
        return self.tokens[0]

    async def renew(self, refused: str) -> None:
        self.refused.append(refused)
        if refused == self.tokens[0] and len(self.tokens) > 1:
            self.tokens.pop(0)


@dataclass(kw_only=True)
class Outbound:
    """Everything a test needs to send and to look."""

    teams: FakeTeams
    connector: Connector
    channel: TeamsChannel
    memory: Memory
    purse: Purse
    files: Files
    allowed: Callable[[str], bool]

    @property
    def person(self) -> Address:
        return address(SIRI)

    @property
    def colleague(self) -> Address:
        return address(ODD)

    @property
    def room(self) -> Address:
        return room_at(WORKSPACE, NORTH)

    @property
    def nobody(self) -> Address:
        return address(NOBODY)

    def reference(self, of: Address) -> Reference:
        """Return what the channel remembers about an address."""
        kept = Reference.parse(self.memory.kept.get(of))
        assert kept is not None
        return kept

    def place(self, conversation: str) -> Place:
        return Place(
            workspace=WORKSPACE, service_url=self.teams.service_url(TENANT), conversation=conversation
        )

    def way(self, seconds: float = HANGS_S) -> Way:
        return Way(lane=Lane.OUTBOX, until=self.connector.pace.now() + seconds)


def address(route: str, workspace: WorkspaceId = WORKSPACE) -> Address:
    return Address(channel="teams", workspace=workspace, route=route)


def on_loopback(url: str) -> bool:
    return url.startswith("http://127.0.0.1:")


def populate(teams: FakeTeams) -> None:
    """Let two people and their team's room be in a tenant."""
    teams.add_tenant(TENANT)
    teams.add_user(TENANT, SIRI, name="Siri Aas", email="siri@example.org")
    teams.add_user(TENANT, ODD, name="Odd Vik", email="odd@example.org", locale="nn-NO")
    teams.add_room(TENANT, NORTH, members=[SIRI, ODD])


@asynccontextmanager
async def outbound(
    *, pace: Pace | None = None, allowed: Callable[[str], bool] = on_loopback
) -> AsyncIterator[Outbound]:
    """Set the stage: one tenant, two people and their team's room."""
    async with fake_teams() as teams, session() as http:
        populate(teams)
        teams.limits.rates = False  # by its real clock a machine that stood still asks too often
        purse, memory = Purse(), Memory()
        connector = Connector(http, purse, allowed, pace or Pace(Rates()))
        files = Files(http, allowed=on_loopback)
        kit = Kit(phrases=phrases(), seal=Seal("a secret"))
        url = teams.service_url(TENANT)
        channel = TeamsChannel(
            connector,
            memory,
            kit,
            files,
            app_id=APP_ID,
            service_url=url,
            government_url=f"{teams.world.base}gcc",
        )
        yield Outbound(
            teams=teams,
            connector=connector,
            channel=channel,
            memory=memory,
            purse=purse,
            files=files,
            allowed=allowed,
        )
