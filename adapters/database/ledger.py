"""The ledger: what was planned and sent, read after the fact."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, func, literal, select

from adapters.database.engine import Database
from adapters.database.standing import slot_of
from adapters.database.tables import (
    address,
    delivery,
    enrolment,
    exchange,
    occasion,
    person,
    programme,
    programme_slot,
    programme_step,
    recipient,
    slot,
    slot_skip,
    team,
    workspace,
)
from bot.simulation import Enrolled, Outgone, SkippedWeek
from nudges.calendar import IsoWeek
from nudges.delivery import Kind, State

SHOWN = [kind for kind in Kind if kind not in {Kind.REPLY, Kind.TIMER}]
"""What Dult says on its own accord; replies and timers belong to a conversation."""

_WHO = func.coalesce(person.c.key, literal("team:") + team.c.key).label("who")
_INTENT = (slot.c.time_zone, slot.c.weekday, slot.c.at, slot.c.country, slot.c.working_days)
_RECIPIENTS = (
    recipient.join(slot, slot.c.id == recipient.c.slot_id)
    .outerjoin(person, person.c.id == recipient.c.id)
    .outerjoin(team, team.c.id == recipient.c.id)
    .outerjoin(address, address.c.id == recipient.c.address_id)
    .outerjoin(workspace, workspace.c.id == address.c.workspace_id)
)


class DatabaseLedger:
    """``bot.simulation.Ledger`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outgone(self) -> Sequence[Outgone]:
        """Return every delivery that ended, oldest first."""
        query = (
            select(delivery, occasion.c.programme_id, slot.c.time_zone, workspace.c.channel, _WHO)
            .select_from(
                _RECIPIENTS.join(delivery, delivery.c.recipient_id == recipient.c.id).join(
                    occasion, occasion.c.id == delivery.c.occasion_id
                )
            )
            .where(
                delivery.c.kind.in_(SHOWN),
                delivery.c.replaces.is_(False),
                delivery.c.state.not_in([State.PENDING, State.SENDING]),
            )
            .order_by(delivery.c.id)
        )
        async with self._database.read() as connection:
            return [_outgone(row) for row in await connection.execute(query)]

    async def enrolled(self) -> Sequence[Enrolled]:
        """Return everyone's place in the running programmes."""
        serving = slot.alias("serving")
        position = programme_slot.c.served - enrolment.c.behind
        mine = exchange.c.recipient_id == enrolment.c.recipient_id
        query = (
            select(
                *(serving.c[column.name] for column in _INTENT),
                programme.c.id.label("programme_id"),
                programme.c.kind,
                programme.c.cadence_weeks,
                workspace.c.channel,
                func.coalesce(exchange.c.item_id, programme_step.c.item_id).label("next_item"),
                _WHO,
            )
            .select_from(
                _RECIPIENTS.join(enrolment, enrolment.c.recipient_id == recipient.c.id)
                .join(programme, programme.c.id == enrolment.c.programme_id)
                .join(serving, serving.c.id == enrolment.c.slot_id)
                .join(programme_slot, _same_programme(programme_slot, slot_too=True))
                .outerjoin(
                    programme_step,
                    and_(_same_programme(programme_step), programme_step.c.position == position),
                )
                .outerjoin(exchange, and_(_same_programme(exchange), mine, exchange.c.position == position))
            )
            .where(programme.c.stopped_at.is_(None))
        )
        async with self._database.read() as connection:
            return [_enrolled(row) for row in await connection.execute(query)]

    async def skipped_weeks(self) -> Sequence[SkippedWeek]:
        """Return the weeks that whole slots were skipped, each with its reason."""
        query = select(
            *_INTENT,
            slot_skip.c.programme_id,
            slot_skip.c.iso_year,
            slot_skip.c.iso_week,
            slot_skip.c.reason,
            slot_skip.c.because,
        ).join(slot_skip, slot_skip.c.slot_id == slot.c.id)
        async with self._database.read() as connection:
            return [_skipped_week(row) for row in await connection.execute(query)]


def _same_programme(table: Any, *, slot_too: bool = False) -> Any:
    same = table.c.programme_id == enrolment.c.programme_id
    return and_(same, table.c.slot_id == enrolment.c.slot_id) if slot_too else same


def _outgone(row: Row[Any]) -> Outgone:
    kind, state = Kind(row.kind), State(row.state)
    skipped = row.because or row.reason or state if state is not State.SENT else None
    return Outgone(
        at=(row.sent_at or row.due_at).astimezone(ZoneInfo(row.time_zone)),
        person=row.who,
        kind=kind,
        nudge=row.item_id,
        channel=row.channel or "",
        skipped=skipped,
        solicited=not row.counts and kind in {Kind.MICRO_TASK, Kind.FOLLOW_UP},
        reminder=kind is Kind.REMINDER,
        programme=row.programme_id,
    )


def _enrolled(row: Any) -> Enrolled:
    return Enrolled(
        person=row.who,
        programme=row.programme_id,
        kind=Kind(row.kind),
        slot=slot_of(row),
        every_week=row.cadence_weeks == 1,
        channel=row.channel or "",
        next_item=row.next_item,
    )


def _skipped_week(row: Any) -> SkippedWeek:
    return SkippedWeek(
        programme=row.programme_id,
        slot=slot_of(row),
        week=IsoWeek(row.iso_year, row.iso_week),
        reason=f"{row.reason}: {row.because}" if row.because else row.reason,
    )
