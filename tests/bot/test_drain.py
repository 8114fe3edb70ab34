"""A drain under the faults a chat platform has."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from adapters.database.tables import address, delivery, workspace
from bot.compose import composer
from bot.delivery import LEASE, Drain
from bot.delivery.attempt import LOOK_BACK, MAX_ATTEMPTS
from bot.errors import (
    Disconnected,
    Rejected,
    TryLater,
    Uncertain,
    Unreachable,
)
from bot.message import Message
from bot.ports import Outgoing, Settled
from nudges.delivery import Address, Delivery, DeliveryKey, Failed, Item, Kind, Reason, Receipt, Sent, State
from nudges.language import Language
from nudges.person import Person, Role
from tests.bot.passing import PassingClock, drained
from tests.house import WORKSPACE, House, house, some_people

pytestmark = pytest.mark.on_both

FEW = some_people(6)
TASK = "pass-on-a-tip"


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=FEW) as open_house:
        yield open_house


async def _people(its: House) -> list[Person]:
    return await its.ctx.store.people.with_role(Role.EMPLOYEE)


async def _owe_a_task(its: House, person: Person, key: str = "one") -> None:
    version = its.ctx.library.get(TASK).version
    await its.ctx.store.deliveries.post(
        Outgoing(
            key=key,
            kind=Kind.MICRO_TASK,
            item=Item(id=TASK, version=version),
            to=person.id,
            due_at=its.clock.now(),
        )
    )


async def _row(its: House) -> dict[str, object]:
    async with its.database.read() as connection:
        return dict((await connection.execute(select(delivery))).mappings().one())


async def test_a_due_task_reaches_its_person_once(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)

    await its.bot.tick()
    await its.bot.tick()

    assert len(its.channel.to(f"person:{person.key}")) == 1
    assert (await _row(its))["state"] == State.SENT


async def test_the_same_key_is_owed_once_however_often_it_is_posted(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    await _owe_a_task(its, person)

    await its.bot.tick()

    assert len(its.channel.to(f"person:{person.key}")) == 1


async def test_a_platform_that_asks_to_wait_is_asked_again_after_that_time_and_not_before(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    its.channel.faults = [TryLater(30)]

    await its.bot.tick()
    its.clock.move_to(its.clock.now() + timedelta(seconds=29))
    await its.bot.tick()
    before = len(its.channel.messages)
    its.clock.move_to(its.clock.now() + timedelta(seconds=2))
    await its.bot.tick()

    assert (before, len(its.channel.messages)) == (0, 1)


async def test_a_workspace_that_asks_to_wait_holds_everybody_back_and_remembers_it(its: House) -> None:
    """slack.md §3.4."""
    first, second = (await _people(its))[:2]
    await _owe_a_task(its, first)
    its.channel.faults = [TryLater(30, whole_workspace=True)]

    await its.bot.tick()
    await _owe_a_task(its, second, "two")
    await its.bot.tick()

    assert its.channel.messages == {}
    async with its.database.read() as connection:
        held = (await connection.execute(select(workspace.c.not_before))).scalar_one()
    assert held == its.clock.now() + timedelta(seconds=30)


@pytest.mark.parametrize("pace", [20.0, 10_000.0], ids=["waiting for its turn", "being composed"])
@pytest.mark.parametrize("error", [TryLater(30, whole_workspace=True), Disconnected("token-revoked")])
async def test_who_was_claimed_before_the_platform_wanted_silence_does_not_call(
    its: House, error: Exception, pace: float
) -> None:
    for person in await _people(its):
        await _owe_a_task(its, person, person.key)
    drain = _slow(its, pace)
    its.channel.faults = [error]

    await drain.run(WORKSPACE)

    assert its.channel.faults == []
    assert its.channel.messages == {}


async def test_after_the_silence_everybody_is_written_to(its: House) -> None:
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person, person.key)
    drain = _slow(its)
    its.channel.faults = [TryLater(30, whole_workspace=True)]

    await drain.run(WORKSPACE)
    its.clock.move_to(its.clock.now() + timedelta(seconds=31))
    await drain.run(WORKSPACE)

    assert len(its.channel.messages) == len(people)


def _slow(its: House, pace: float = 20.0) -> Drain:
    """Return a drain whose deliveries wait for each other."""
    ctx, channels = its.ctx, {"test": its.channel}
    return Drain(ctx.store.deliveries, channels, composer(ctx), its.clock, pace=lambda _: pace)


async def test_a_platform_out_of_reach_is_tried_as_often_as_is_sensible(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    its.channel.faults = [TryLater() for _ in range(MAX_ATTEMPTS)]

    for _ in range(MAX_ATTEMPTS + 1):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=6))

    row = await _row(its)
    assert (row["state"], row["reason"], row["attempt"]) == (State.FAILED, "attempts", MAX_ATTEMPTS)


@pytest.mark.parametrize("whole", [True, False], ids=["workspace", "conversation"])
async def test_being_asked_to_wait_is_no_failed_try_however_often_it_comes(its: House, whole: bool) -> None:
    """slack.md §3.4: one that met five storms is given up no sooner than one that met none."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    storms = [TryLater(1, whole_workspace=whole) for _ in range(MAX_ATTEMPTS)]
    its.channel.faults = [*storms, TryLater()]

    for _ in range(len(its.channel.faults) + 1):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=1))

    row = await _row(its)
    assert (row["state"], row["attempt"], row["spared"]) == (State.SENT, MAX_ATTEMPTS + 2, MAX_ATTEMPTS)


async def test_who_waits_in_line_while_others_meet_storms_has_tried_nothing(its: House) -> None:
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person, person.key)
    drain = _slow(its)

    for _ in range(2 * MAX_ATTEMPTS):
        its.channel.faults = [TryLater(30, whole_workspace=True)]
        await drain.run(WORKSPACE)
        its.clock.move_to(its.clock.now() + timedelta(seconds=31))
    its.channel.faults = [TryLater() for _ in people]
    await drain.run(WORKSPACE)
    its.clock.move_to(its.clock.now() + timedelta(minutes=1))
    await drain.run(WORKSPACE)

    assert len(its.channel.messages) == len(people)


async def test_an_answer_that_did_not_come_is_settled_by_looking_not_by_sending_again(its: House) -> None:
    """slack.md §3.3."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    accept = its.channel.send

    async def accept_and_lose_the_answer(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        await accept(to, message, key)
        raise Uncertain("lost")

    its.channel.send = accept_and_lose_the_answer  # type: ignore[method-assign]  # this once
    await its.bot.tick()

    assert (await _row(its))["state"] == State.SENT
    assert len(its.channel.messages) == 1


async def test_a_request_that_never_arrived_is_sent_again_after_looking(its: House) -> None:
    """slack.md §3.3."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    its.channel.faults = [Uncertain("lost")]

    await its.bot.tick()
    its.clock.move_to(its.clock.now() + timedelta(minutes=1))
    await its.bot.tick()

    assert (await _row(its))["state"] == State.SENT
    assert len(its.channel.messages) == 1


async def test_a_platform_that_takes_longer_than_a_lease_is_in_doubt_and_gets_it_once(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    accept, look = its.channel.send, its.channel.find

    async def accept_and_never_answer(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        receipt = await accept(to, message, key)
        await asyncio.Event().wait()
        return receipt

    async def never_tell(to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        await asyncio.Event().wait()
        return await look(to, key, since)

    its.channel.send = accept_and_never_answer  # type: ignore[method-assign]  # this once
    its.channel.find = never_tell  # type: ignore[method-assign]  # not while the lease lasts
    drain = Drain(
        its.ctx.store.deliveries,
        {"test": its.channel},
        composer(its.ctx),
        its.clock,
        pace=lambda _: 10_000.0,
        lease=timedelta(seconds=0.25),
    )
    await drain.run(WORKSPACE)
    before = await _row(its)
    its.channel.find = look  # type: ignore[method-assign]
    its.clock.move_to(its.clock.now() + timedelta(minutes=1))
    await its.bot.tick()

    assert (before["state"], before["in_doubt"]) == (State.PENDING, True)
    assert (await _row(its))["state"] == State.SENT
    assert len(its.channel.messages) == 1


async def test_a_moment_in_which_everything_stands_still_makes_nobody_late(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, send, ended = await _people(its), its.channel.send, list[Settled]()
    clock = PassingClock(its.clock.now())
    attempt = Drain._attempt

    async def noted(drain: Drain, one: Delivery) -> Settled:
        ended.append(await attempt(drain, one))
        return ended[-1]

    async def stand_still_once(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        its.channel.send = send  # type: ignore[method-assign]  # this once
        clock.stand_still(0.5)
        return await send(to, message, key)

    its.channel.send = stand_still_once  # type: ignore[method-assign]
    monkeypatch.setattr(Drain, "_attempt", noted)
    for number in range(4):
        for person in people:
            await _owe_a_task(its, person, f"{number} {person.key}")

    await drained(its, clock, 6.0, monkeypatch, lease=timedelta(seconds=12))

    assert all(isinstance(one.outcome, Sent) for one in ended)
    assert len(ended) == 4 * len(people)


async def test_where_nobody_can_look_the_doubt_is_final_and_a_task_is_not_repeated(its: House) -> None:
    """slack.md §3.3."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    its.channel.faults = [Uncertain("lost")]
    its.channel.can_look = False

    await its.bot.tick()
    its.clock.move_to(its.clock.now() + timedelta(hours=1))
    await its.bot.tick()

    assert (await _row(its))["state"] == State.UNCERTAIN
    assert its.channel.messages == {}


async def test_what_may_be_repeated_when_in_doubt_is_repeated_once(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    async with its.database.write() as connection:
        await connection.execute(update(delivery).values(repeat_if_uncertain=True))
    its.channel.faults = [Uncertain("lost"), Uncertain("lost"), Uncertain("lost")]
    its.channel.can_look = False

    for _ in range(4):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=10))

    row = await _row(its)
    assert (row["state"], row["attempt"]) == (State.UNCERTAIN, 2)


async def test_a_repetition_that_the_platform_puts_off_is_still_the_only_one(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    async with its.database.write() as connection:
        await connection.execute(update(delivery).values(repeat_if_uncertain=True))
    its.channel.faults = [Uncertain("lost"), TryLater(30), Uncertain("lost"), Uncertain("lost")]
    its.channel.can_look = False

    for _ in range(5):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=10))

    row = await _row(its)
    assert (row["state"], row["attempt"]) == (State.UNCERTAIN, 3)


async def test_a_repetition_that_is_refused_says_nothing_about_the_first_time(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    async with its.database.write() as connection:
        await connection.execute(update(delivery).values(repeat_if_uncertain=True))
    its.channel.faults = [Uncertain("lost"), Unreachable("user-gone")]
    its.channel.can_look = False

    for _ in range(2):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=10))

    assert (await _row(its))["state"] == State.UNCERTAIN


async def test_somebody_who_cannot_be_reached_is_not_tried_again(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    its.channel.faults = [Unreachable("user-gone")]

    await its.bot.tick()
    await _owe_a_task(its, person, "two")
    await its.bot.tick()

    assert its.channel.messages == {}
    async with its.database.read() as connection:
        rows = (await connection.execute(select(delivery.c.state, delivery.c.reason))).all()
        closed = (
            await connection.execute(select(address.c.unreachable).where(address.c.recipient_id == person.id))
        ).scalar_one()
    assert [tuple(row) for row in rows] == [("failed", "unreachable"), ("skipped", "unreachable")]
    assert closed == "user-gone"


async def test_a_message_the_platform_refuses_stops_nobody_elses(its: House) -> None:
    """slack.md §3.10."""
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person, person.key)
    its.channel.faults = [Rejected("invalid-blocks")]

    await its.bot.tick()

    assert len(its.channel.messages) == len(people) - 1


async def test_a_poisoned_message_fails_alone_and_its_words_are_not_logged(
    its: House, caplog: pytest.LogCaptureFixture
) -> None:
    """slack.md §3.10, §3.40."""
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person, person.key)
    its.channel.faults = [ValueError("somebody's private words")]

    await its.bot.tick()

    assert len(its.channel.messages) == len(people) - 1
    assert "private words" not in caplog.text


async def test_a_removed_installation_is_left_alone_and_nothing_is_lost(its: House) -> None:
    """slack.md §3.11."""
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person, person.key)
    its.channel.faults = [Disconnected("token-revoked") for _ in people]

    await its.bot.tick()
    await its.bot.tick()
    faults_left = len(its.channel.faults)
    its.channel.faults = []
    await its.ctx.store.people.join(
        people[0].id, Address(channel="test", workspace=WORKSPACE, route=f"person:{people[0].key}")
    )
    its.clock.move_to(its.clock.now() + timedelta(seconds=1))
    await its.bot.tick()

    assert faults_left == len(people) - 1  # the first heard it: no further calls
    assert len(its.channel.messages) == len(people)


async def test_what_is_heard_of_an_earlier_installation_does_not_stop_the_present_one(its: House) -> None:
    """slack.md §3.11."""
    people, deliveries = await _people(its), its.ctx.store.deliveries
    for person in people:
        await _owe_a_task(its, person, person.key)
    send, all_of_them = its.channel.send, asyncio.Barrier(len(people))

    async def refused_after_the_next_installation(*_: object) -> Receipt:
        if await all_of_them.wait() == 0:
            its.channel.send = send  # type: ignore[method-assign]  # the next attempts have the new token
            await deliveries.connect(WORKSPACE)
        await all_of_them.wait()
        raise Disconnected("token-revoked")

    its.channel.send = refused_after_the_next_installation  # type: ignore[method-assign,assignment]
    await its.bot.tick()

    assert await deliveries.disconnected() == []
    assert len(its.channel.messages) == len(people)


async def test_what_a_dead_process_had_in_flight_is_looked_for_before_it_is_sent_again(its: House) -> None:
    """slack.md §3.7."""
    first, second = (await _people(its))[:2]
    await _owe_a_task(its, first, "one")
    await _owe_a_task(its, second, "two")
    now = its.clock.now()
    claimed = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=2, now=now, real_now=now, lease_until=now + LEASE
    )
    gone_out = Message(title="Sent", body="before the process died", language=Language.EN)
    await its.channel.send(claimed[0].address, gone_out, claimed[0].key)

    its.clock.move_to(now + LEASE - timedelta(seconds=1))
    await its.bot.tick()
    early = len(its.channel.messages)
    its.clock.move_to(now + LEASE + timedelta(seconds=1))
    await its.bot.tick()

    assert early == 1
    assert len(its.channel.messages) == 2
    async with its.database.read() as connection:
        states = list((await connection.execute(select(delivery.c.state))).scalars())
    assert states == ["sent", "sent"]


async def test_what_is_in_flight_belongs_to_its_process_until_the_lease_ends(its: House) -> None:
    """slack.md §3.7."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    now = its.clock.now()
    deliveries = its.ctx.store.deliveries
    await deliveries.turn(WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE)

    before, after = now + LEASE - timedelta(seconds=1), now + LEASE
    early = await deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=before, real_now=before, lease_until=before + LEASE
    )
    late = await deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=after, real_now=after, lease_until=after + LEASE
    )

    assert early == []
    assert [(one.attempt, one.in_doubt) for one in late] == [(2, True)]


async def test_a_process_that_wakes_after_its_lease_cannot_overwrite(its: House) -> None:
    """slack.md §3.7."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    stale, now = await _claimed_and_left(its)
    its.clock.move_to(now)
    await its.bot.tick()

    late = Settled(delivery=stale.id, attempt=stale.attempt, outcome=Failed(reason=Reason.REJECTED))
    await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[late], claim=0, now=now, real_now=now, lease_until=now
    )

    assert (await _row(its))["state"] == State.SENT


@pytest.mark.parametrize("ended", ["sent", "failed"])
async def test_nor_does_it_while_another_one_has_taken_over(its: House, ended: str) -> None:
    """slack.md §3.7."""
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    stale, now = await _claimed_and_left(its)
    (present,) = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE
    )
    before = await _row(its)

    outcomes: dict[str, Sent | Failed] = {
        "sent": Sent(receipt=Receipt(address=stale.address, message_id="m9"), at=now),
        "failed": Failed(reason=Reason.REJECTED),
    }
    late = Settled(delivery=stale.id, attempt=stale.attempt, outcome=outcomes[ended])
    await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[late], claim=0, now=now, real_now=now, lease_until=now
    )

    assert await _row(its) == before
    assert (present.attempt, before["state"]) == (stale.attempt + 1, State.SENDING)


async def test_what_ended_is_written_down_once(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    now = its.clock.now()
    await its.bot.tick()
    before = await _row(its)

    again = Sent(
        receipt=Receipt(
            address=Address(channel="test", workspace=WORKSPACE, route=f"person:{person.key}"),
            message_id="m9",
        ),
        at=now,
    )
    late = Settled(delivery=before["id"], attempt=before["attempt"], outcome=again)  # type: ignore[arg-type]
    await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[late], claim=0, now=now, real_now=now, lease_until=now
    )

    assert await _row(its) == before


async def _claimed_and_left(its: House) -> tuple[Delivery, datetime]:
    """Let a process claim what is due and stand still; returns that, and when its lease is over."""
    now = its.clock.now()
    (stale,) = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE
    )
    return stale, now + 2 * LEASE


async def _left_in_flight(its: House, *, went_out: bool, closes_in: timedelta) -> None:
    """Let a process die with a task in flight whose window closes soon."""
    person = (await _people(its))[0]
    now = its.clock.now()
    version = its.ctx.library.get(TASK).version
    await its.ctx.store.deliveries.post(
        Outgoing(
            key="one",
            kind=Kind.MICRO_TASK,
            item=Item(id=TASK, version=version),
            to=person.id,
            due_at=now,
            closes_at=now + closes_in,
        )
    )
    (claimed,) = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE
    )
    if went_out:
        gone_out = Message(title="Sent", body="before the process died", language=Language.EN)
        await its.channel.send(claimed.address, gone_out, claimed.key)


async def test_what_went_out_before_a_long_standstill_counts_as_sent(its: House) -> None:
    await _left_in_flight(its, went_out=True, closes_in=timedelta(hours=6))

    its.clock.move_to(its.clock.now() + timedelta(hours=12))
    await its.bot.tick()

    assert (await _row(its))["state"] == State.SENT
    assert len(its.channel.messages) == 1


async def test_what_did_not_go_out_before_a_long_standstill_is_late_and_not_sent_at_night(its: House) -> None:
    """slack.md §3.8."""
    await _left_in_flight(its, went_out=False, closes_in=timedelta(hours=6))

    its.clock.move_to(its.clock.now() + timedelta(hours=12))
    await its.bot.tick()

    row = await _row(its)
    assert (row["state"], row["reason"]) == (State.SKIPPED, "late")
    assert its.channel.messages == {}


async def test_what_is_in_doubt_is_looked_for_since_its_first_attempt(its: House) -> None:
    person = (await _people(its))[0]
    await _owe_a_task(its, person)
    began = its.clock.now()
    since: list[object] = []

    async def keep_since(_to: Address, _key: DeliveryKey, when: object) -> Receipt | None:
        since.append(when)
        raise Uncertain("the platform does not answer a look either")

    its.channel.faults = [Uncertain("lost")]
    its.channel.find = keep_since  # type: ignore[method-assign,assignment]  # to see what it is asked
    for _ in range(3):
        await its.bot.tick()
        its.clock.move_to(its.clock.now() + timedelta(minutes=10))

    assert len(since) >= 3
    assert set(since) == {began - LOOK_BACK}


async def test_a_workspace_gets_no_more_messages_a_second_than_were_chosen(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack.md §3.5."""
    people = await _people(its)
    for person in people:
        await _owe_a_task(its, person)
    clock, send, moments = PassingClock(its.clock.now()), its.channel.send, list[float]()

    async def noted(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        moments.append(clock.seconds)
        return await send(to, message, key)

    its.channel.send = noted  # type: ignore[method-assign]  # to see when

    await drained(its, clock, 20.0, monkeypatch)

    assert len(its.channel.messages) == len(people)
    assert all(later - earlier > 0.049 for earlier, later in pairwise(moments))
