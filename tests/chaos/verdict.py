"""What a run left behind, and which promise it breaks, if any."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from adapters.database.engine import Database
from adapters.database.tables import delivery, occasion
from bot.delivery import LANES
from nudges.delivery import Kind, Reason, State
from tests.chaos.heard import Heard
from tests.chaos.scenario import AT_THE_DATABASE, Blow, Scenario
from tests.chaos.silence import Silence
from tests.chaos.town import ON_DUTY, TO_ALL
from tests.house import WORKSPACE

DOUBTFUL: Final = frozenset({"dropped_before", "dropped_after", "ill_before", "ill_after", "slow"})
"""After these nobody who sent knows whether the message is there."""
FORGIVEN: Final = frozenset({Reason.REJECTED, Reason.ATTEMPTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A delivery at the end."""

    key: str
    occasion: str
    kind: Kind
    item: str
    state: State
    reason: str | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What the database says, and what the platform got."""

    scenario: Scenario
    rows: Sequence[Row]
    recipients: dict[str, int]
    """Of each occasion."""
    posts: dict[str, list[dict[str, Any]]]
    """By key, in order."""
    heard: Heard
    silence: Silence
    struck: frozenset[int]
    stopped: frozenset[int]
    """Processes that stood still for longer than their lease, or that may have."""
    doubted: frozenset[str]
    """Keys of messages whose answer did not come in time, as those who sent them noted."""
    crashes: int
    standstills: int
    """How often a process did nothing for half a lease, because the machine had too much to do."""

    def kept(self, key: str) -> int:
        return sum(post["kept"] for post in self.posts.get(key, ()))

    def count(self, state: State) -> int:
        return sum(row.state is state for row in self.rows)

    @property
    def doubts(self) -> int:
        """How many posts nobody could know the end of."""
        return sum(self._is_doubtful(post) for posts in self.posts.values() for post in posts)

    @property
    def twice(self) -> list[str]:
        return [row.key for row in self.rows if self.kept(row.key) > 1]

    def _is_doubtful(self, post: dict[str, Any]) -> bool:
        return post["answer"] in DOUBTFUL or post["by"] in self.struck

    def faults(self) -> list[str]:
        """Name every broken promise."""
        sent = [*self._accounting(), *self._losses(), *self._repeats(), *self._doubts(), *self._reasons()]
        return [*sent, *self.heard.faults(), *self.silence.faults()]

    def _accounting(self) -> list[str]:
        found = Counter(row.occasion for row in self.rows)
        faults = [
            f"{name}: {number} recipients, and {found[name]} deliveries"
            for name, number in self.recipients.items()
            if number != found[name]
        ]
        left = [row.key for row in self.rows if row.state in {State.PENDING, State.SENDING}]
        if left:
            faults.append(f"never ended: {left}")
        if found[TO_ALL] != self.scenario.people:
            faults.append(f"the message to all has {found[TO_ALL]} of {self.scenario.people}")
        tasks = sum(row.kind is Kind.MICRO_TASK for row in self.rows)
        if tasks != ON_DUTY:
            faults.append(f"{tasks} tasks were planned for {ON_DUTY} agents")
        return faults

    def _losses(self) -> list[str]:
        lost = [row.key for row in self.rows if row.state is State.SENT and not self.kept(row.key)]
        unknown = self.posts.keys() - {row.key for row in self.rows}
        there = [
            row.key for row in self.rows if row.state in {State.FAILED, State.SKIPPED} and self.kept(row.key)
        ]
        return [
            *([f"said to be sent, and never received: {lost}"] if lost else []),
            *([f"received, and nobody owes it: {sorted(unknown)}"] if unknown else []),
            *([f"said to be unsent, and received: {there}"] if there else []),
        ]

    def _repeats(self) -> list[str]:
        """Nothing comes twice, but for what was in doubt and may be repeated, and what nobody can hinder.

        Who is stopped on the way to the platform, after the last look at the lease, sends when it wakes. What
        was sent while the database was away, or locked by somebody who stood still, is not known to others.
        """
        again = [key for key in self.twice if not self._was_on_its_way(key)]
        if len(self.twice) - len(again) > LANES:
            return [f"more was on its way than there are lanes: {self._posted(self.twice)}"]
        if not self.scenario.repeats:
            return [f"received twice: {self._posted(again)}"] if again else []
        known = [
            key
            for key in again
            if key not in self.doubted and not all(map(self._is_doubtful, self._kept_posts(key)[:-1]))
        ]
        was_away = self.standstills or self.scenario.has(Blow.STOP_A_SENDER, *AT_THE_DATABASE)
        may_be_unwritten = LANES if was_away else 0
        return [f"known to be sent, and sent again: {self._posted(known)}"] * (len(known) > may_be_unwritten)

    def _kept_posts(self, key: str) -> list[dict[str, Any]]:
        return [post for post in self.posts.get(key, ()) if post["kept"]]

    def _was_on_its_way(self, key: str) -> bool:
        first, *others = self._kept_posts(key)
        return len(others) == 1 and others[0]["by"] in self.stopped and others[0]["by"] != first["by"]

    def _posted(self, keys: Sequence[str]) -> list[tuple[str, list[dict[str, Any]]]]:
        return [(key, self.posts[key]) for key in keys]

    def _doubts(self) -> list[str]:
        """What is uncertain was in doubt: by the platform's manners, or in flight when something broke."""
        without = [
            row.key
            for row in self.rows
            if row.state is State.UNCERTAIN
            and row.key not in self.doubted
            and not any(self._is_doubtful(post) for post in self.posts.get(row.key, ()))
        ]
        if len(without) > LANES * (self.crashes + bool(self.standstills)):
            return [f"uncertain without a reason: {without}"]
        return []

    def _reasons(self) -> list[str]:
        given_up = [row for row in self.rows if row.state is State.FAILED]
        strange = [row for row in given_up if row.reason not in FORGIVEN]
        ended = {State.FAILED, State.UNCERTAIN}  # whoever died with it leaves it in doubt
        strong = [row for row in self.rows if row.item == "poison" and row.state not in ended]
        innocent = [row for row in given_up if row.reason == Reason.REJECTED and row.item != "poison"]
        skipped = [row for row in self.rows if row.state is State.SKIPPED and row.item == "thing"]
        return [
            *([f"failed for a strange reason: {strange}"] if strange else []),
            *([f"failed, and was not at fault: {innocent}"] if innocent else []),
            *([f"skipped: {skipped}"] if skipped else []),
            *([f"poisoned, and did not fail: {strong}"] if strong else []),
        ]

    def __str__(self) -> str:
        states = " ".join(f"{state} {self.count(state)}" for state in State if self.count(state))
        slow = f"; stood still {self.standstills} times" if self.standstills else ""
        doubts = f"twice {len(self.twice)}, doubtful posts {self.doubts}"
        return f"{states}; {doubts}; {self.heard}{self.silence}{slow}"


async def aftermath(
    scenario: Scenario,
    database: Database,
    posts: Sequence[dict[str, Any]],
    *,
    heard: Heard,
    struck: frozenset[int],
    stopped: frozenset[int],
    doubted: frozenset[str],
    crashes: int,
    standstills: int,
) -> Aftermath:
    by_key: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for post in posts:
        by_key[post["key"]].append(post)
    query = select(delivery, occasion.c.key).join(occasion, occasion.c.id == delivery.c.occasion_id)
    query = query.where(delivery.c.workspace_id == WORKSPACE)
    alerts = select(func.count()).where(delivery.c.item_id == f"workspace:{WORKSPACE}")
    of_ours = select(delivery.c.occasion_id).where(delivery.c.workspace_id == WORKSPACE)
    sums = select(occasion.c.key, occasion.c.recipients).where(occasion.c.id.in_(of_ours))
    async with database.read() as connection:
        rows = [
            Row(
                key=f"d{row.id}",
                occasion=row.key,
                kind=Kind(row.kind),
                item=row.item_id,
                state=State(row.state),
                reason=row.reason,
                because=row.because,
            )
            for row in await connection.execute(query.order_by(delivery.c.id))
        ]
        told = int(await connection.scalar(alerts) or 0)
        recipients = {row.key: row.recipients for row in await connection.execute(sums)}
    return Aftermath(
        scenario=scenario,
        rows=rows,
        recipients=recipients,
        posts=dict(by_key),
        heard=heard,
        silence=Silence(
            scenario=scenario, calls=posts, alerts=told, crashes=crashes, standstills=standstills
        ),
        struck=struck,
        stopped=stopped,
        doubted=doubted,
        crashes=crashes,
        standstills=standstills,
    )
