"""What became of what people wrote and pressed: acknowledged is worked once, all else at most once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Row, func, select

from adapters.database.engine import Database
from adapters.database.tables import answer, delivery, inbox, occasion, person_role, stranger
from nudges.person import Role
from tests.adapters.slack.fake.courier import AppReply
from tests.chaos.visits import Visitors, name_of_press, user_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the database says, beside what Dult told Slack."""

    visitors: Visitors
    cards_about: Counter[str]
    """How many coordinators' cards there are about each writer."""
    coordinators: int
    kept: frozenset[str]
    """Events that were kept."""
    answers: Counter[int]
    """Of each delivery."""
    may_be_untold: bool
    """Whether who was to tell that a press is not saved may have been killed."""

    def faults(self) -> list[str]:
        """Name every broken promise."""
        return [*self._written(), *self._pressed()]

    def _written(self) -> list[str]:
        found = []
        for user, replies in self.visitors.brought().items():
            cards, is_heard = self.cards_about[user], any(one.ok for one in replies)
            wanted = {self.coordinators} if is_heard else {0, self.coordinators}
            if cards not in wanted:
                found.append(f"{user} wrote, acknowledged: {is_heard}; {cards} cards tell of it")
        return found

    def _pressed(self) -> list[str]:
        return [fault for press in self.visitors.presses if (fault := self._fault_of(press))]

    def _fault_of(self, press: AppReply) -> str:
        user, is_kept = user_of(press), name_of_press(press) in self.kept
        answers = self.answers[self.visitors.cards[user]]
        if answers != is_kept:
            return f"{user} pressed, kept: {is_kept}; {answers} answers"
        if user in self.untold:
            return f"{user} pressed, which was acknowledged, not kept, and they were not told"
        return ""

    @property
    def untold(self) -> list[str]:
        """Who should have been told that what they pressed was not saved, and was not, or not yet."""
        lost = [one for one in self.visitors.presses if one.ok and name_of_press(one) not in self.kept]
        return [
            user for user in map(user_of, lost) if not (self.may_be_untold or self.visitors.is_told(user))
        ]

    def __str__(self) -> str:
        written, presses = self.visitors.brought().values(), self.visitors.presses
        heard = sum(any(one.ok for one in replies) for replies in written) + sum(one.ok for one in presses)
        again = sum(len(replies) > 1 for replies in written)
        return f"{heard} of {len(written) + len(presses)} heard, {again} brought again"


async def heard(visitors: Visitors, database: Database, *, may_be_untold: bool) -> Heard:
    about = (
        select(stranger.c.route, func.count(delivery.c.id))
        .join(occasion, occasion.c.key == "stranger:" + stranger.c.id.cast(occasion.c.key.type))
        .join(delivery, delivery.c.occasion_id == occasion.c.id)
        .group_by(stranger.c.route)
    )
    answers = select(answer.c.delivery_id, func.count()).group_by(answer.c.delivery_id)
    who = select(func.count()).where(person_role.c.role == Role.COORDINATOR)
    async with database.read() as connection:
        return Heard(
            visitors=visitors,
            cards_about=_counted((await connection.execute(about)).all()),
            coordinators=int(await connection.scalar(who) or 0),
            kept=frozenset((await connection.scalars(select(inbox.c.event_id))).all()),
            answers=_counted((await connection.execute(answers)).all()),
            may_be_untold=may_be_untold,
        )


def _counted(rows: Sequence[Row[T, int]]) -> Counter[T]:
    return Counter(dict(rows))
