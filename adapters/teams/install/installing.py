"""Brings Dult to people in Teams by Graph, one after another, and says of each what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from adapters.teams.install.graph import GraphAway, GraphRefused
from adapters.teams.install.graph_people import Account
from adapters.teams.install.outcome import Outcome, Result, of_refusal
from adapters.teams.naming import digested, person_at
from adapters.teams.reference import Reference
from bot.errors import UsageError
from bot.events import Joined
from bot.ports import References
from bot.ports.unreached import Unreached
from nudges.delivery import Address, Obstacle, WorkspaceId
from nudges.person import RecipientId

AT_ONCE: Final = 12
"""People that are seen to at the same time: Graph's answers take some tenths of a second."""
ALIKE: Final = 10
"""Refusals of one kind in a row, with nobody installed: then it is not the people."""
MENDED: Final = frozenset({"not-installed", "conversation-not-found", Obstacle.NO_CHANNEL})
"""Obstacles that installing takes away and that nobody wanted."""
BLOCKED: Final = "blocked"


class Directory(Protocol):
    """Who has an account, and what Graph does for them: ``adapters.teams.graph_people.GraphPeople``."""

    async def accounts(self, email: str) -> list[Account]:
        """Return the accounts with an address."""
        ...

    async def account(self, its_id: str) -> Account | None:
        """Return an account by its id."""
        ...

    async def install(self, account: Account) -> bool:
        """Install Dult for somebody; ``False`` where it was there already."""
        ...

    async def chat(self, account: Account) -> str | None:
        """Return the conversation that somebody has with Dult."""
        ...

    async def zone(self, account: str) -> str | None:
        """Return somebody's time zone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was asked for."""

    guests: bool
    """Whether guests get Dult too: the setting."""
    again: bool = False
    """Whether it is brought back to whoever took it away."""
    zones: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What is told to the rest of Dult, and asked of it."""

    at: Callable[[Address], Awaitable[RecipientId | None]]
    """Who is reached at an address already."""
    arrived: Callable[[Joined], Awaitable[None]]
    references: References
    now: Callable[[], datetime]


Told = Callable[[Result], None]


class Installing:
    """One run. What is done stays done, so that another goes on where this one ended."""

    def __init__(
        self, directory: Directory, core: Core, choice: Choice, *, workspace: WorkspaceId, service_url: str
    ) -> None:
        self.zones_refused = 0
        """Of how many people Graph would not tell the time zone."""
        self._directory = directory
        self._core = core
        self._choice = choice
        self._workspace = workspace
        self._service_url = service_url
        self._alike = 0
        self._is_going = False

    async def bring(self, people: Sequence[Unreached], told: Told) -> None:
        """See to everybody; ``told`` hears of each when it is done.

        Raises:
            UsageError: something is wrong for everybody; who was told of is done.
        """
        await self._each(people, self._brought, told)

    async def ask_zones(self, people: Sequence[Unreached], told: Told) -> None:
        """Ask where they are of people who have Dult already.

        Raises:
            UsageError: as for ``bring``.
        """
        await self._each(people, self._asked, told)

    async def _each(
        self, people: Sequence[Unreached], see_to: Callable[[Unreached], Awaitable[Result]], told: Told
    ) -> None:
        waiting = iter(people)

        async def work() -> None:
            for one in waiting:
                told(await see_to(one))

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(AT_ONCE, len(people))):
                    group.create_task(work())
        except BaseExceptionGroup as errors:
            raise next(_leaves(errors)) from None

    async def _brought(self, one: Unreached) -> Result:
        result = Result(key=one.key, name=one.name, outcome=Outcome.LATER)
        if early := left_alone(one, again=self._choice.again):
            return replace(result, outcome=early, detail=one.obstacle or "")
        try:
            account = await self._account(one)
            if isinstance(account, Outcome):
                return replace(result, outcome=account)
            if self._choice.dry_run:
                return replace(result, outcome=Outcome.WOULD)
            return replace(result, outcome=await self._installed(one, account))
        except GraphRefused as error:
            self._count(error)
            return replace(result, outcome=of_refusal(error), detail=str(error))
        except GraphAway:
            return result

    async def _account(self, one: Unreached) -> Account | Outcome:
        """Return the one account that is surely theirs, or why there is none."""
        found = await self._accounts(one)
        wanted = [account for account in found if self._choice.guests or not account.is_guest]
        match wanted:
            case []:
                return Outcome.GUEST if found else Outcome.NO_ACCOUNT
            case [account]:
                known = await self._core.at(person_at(self._workspace, account.id))
                return account if known in {None, one.person} else Outcome.SOMEBODY_ELSES
            case _:
                return Outcome.SEVERAL_ACCOUNTS

    async def _accounts(self, one: Unreached) -> list[Account]:
        if one.address is None:
            return await self._directory.accounts(one.email or "")
        account = await self._directory.account(one.address.route)
        return [account] if account else []

    async def _installed(self, one: Unreached, account: Account) -> Outcome:
        is_new = await self._directory.install(account)
        self._is_going = True
        where = person_at(self._workspace, account.id)
        zone = await self._zone(account.id) if self._choice.zones else None
        await self._core.arrived(self._joined(one, where, zone))
        await self._remember(where, account)
        return Outcome.INSTALLED if is_new else Outcome.THERE

    async def _asked(self, one: Unreached) -> Result:
        result = Result(key=one.key, name=one.name, outcome=Outcome.NO_ZONE)
        if one.address is None or self._choice.dry_run:
            return replace(result, outcome=Outcome.WOULD_ASK)
        zone = await self._zone(one.address.route)
        if zone is None:
            return result
        await self._core.arrived(self._joined(one, one.address, zone))
        return replace(result, outcome=Outcome.ZONE, detail=zone)

    async def _zone(self, account: str) -> str | None:
        try:
            return await self._directory.zone(account)
        except GraphRefused:
            self.zones_refused += 1
        except GraphAway:
            pass  # it is asked again another day; the rest goes on
        return None

    def _joined(self, one: Unreached, where: Address, zone: str | None) -> Joined:
        now = self._core.now()
        return Joined(
            id=digested(where.workspace, where.route, "graph", now.isoformat()),
            at=now,
            by=where,
            email=one.email,
            name=one.name,
            time_zone=zone,
        )

    async def _remember(self, where: Address, account: Account) -> None:
        """Keep the conversation; what Teams itself told of it, meanwhile or before, is better."""
        kept = Reference.parse(await self._core.references.of(where))
        if kept is not None and kept.conversation:
            return
        try:
            chat = await self._directory.chat(account)
        except GraphAway:
            return  # Dult opens it when it has something to say
        if chat is not None and not await self._core.references.of(where):
            reference = Reference(conversation=chat, service_url=self._service_url)
            await self._core.references.keep(where, str(reference))

    def _count(self, error: GraphRefused) -> None:
        """Notice when everybody is refused alike: then nobody else is tried.

        Raises:
            UsageError: so it is.
        """
        if of_refusal(error) is not Outcome.REFUSED or self._is_going:
            return
        self._alike += 1
        if self._alike >= ALIKE:
            raise UsageError(
                f"Graph refuses everybody alike: {error}. Look there first; nobody has got Dult in this run."
            )


def left_alone(one: Unreached, *, again: bool) -> Outcome | None:
    """Say why somebody is left alone, whatever Graph knows of them; ``None`` where they are not."""
    if one.stopped:
        return Outcome.STOPPED
    if one.address is None:
        if not one.email:
            return Outcome.NO_EMAIL
        return Outcome.SHARES_EMAIL if one.shares_email else None
    if one.obstacle == BLOCKED:
        return Outcome.BLOCKED
    return None if again or one.obstacle in MENDED else Outcome.TOOK_AWAY


def _leaves(errors: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in errors.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error
