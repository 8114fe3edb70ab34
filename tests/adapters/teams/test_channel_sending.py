"""What Dult sends in Teams arrives once, or says what became of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from adapters.teams import channel
from adapters.teams.channel import UNMARKED
from adapters.teams.connector import Place
from adapters.teams.files import Files
from adapters.teams.naming import is_room, person_at, room_at
from adapters.teams.pace import Pace, Rates, Way
from adapters.teams.reference import Reference
from bot.errors import CannotTell, Rejected, TryLater, Uncertain, Unreachable
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId
from tests.adapters.channel_contract import FILES, FULL, KEY, short
from tests.adapters.teams.fake.faults import Fault, Held, Lost, Other, Says, Throttled, Unnamed
from tests.adapters.teams.fake.refusal import Body
from tests.adapters.teams.fake.teams import APP_ID
from tests.adapters.teams.order import until
from tests.adapters.teams.stage_outbound import (
    NORTH,
    ODD,
    SIRI,
    TENANT,
    WORKSPACE,
    Outbound,
    outbound,
)
from tests.adapters.teams.virtual import StandingClock
from tests.patience import HANGS_S


@pytest.fixture
async def its() -> AsyncIterator[Outbound]:
    async with outbound() as stage:
        yield stage


def titles(its: Outbound, where: str = SIRI) -> list[str]:
    """Return the first words of each message that is there."""
    return [
        one.activity["summary"].partition(" · ")[0] for one in its.teams.messages(where) if not one.deleted
    ]


async def test_a_person_is_written_to_by_the_id_of_their_account(its: Outbound) -> None:
    """teams.md §0.8: in ``id``, for ``aadObjectId`` gives 400."""
    await its.channel.send(its.person, short("For you"), KEY)

    (created,) = its.teams.calls("create")
    assert created.body == {
        "isGroup": False,
        "bot": {"id": f"28:{APP_ID}"},
        "members": [{"id": SIRI}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }
    assert titles(its) == ["For you"]


async def test_a_receipt_names_the_conversation_and_the_activity(its: Outbound) -> None:
    receipt = await its.channel.send(its.person, short("For you"), KEY)

    (message,) = its.teams.messages(SIRI)
    assert receipt == Receipt(address=its.person, message_id=f"{message.conversation}|{message.id}")


async def test_a_conversation_is_created_once_and_remembered(its: Outbound) -> None:
    for number in range(3):
        await its.channel.send(its.person, short("One"), DeliveryKey(f"d{number}"))

    assert len(its.teams.calls("create")) == 1
    assert its.reference(its.person).conversation == its.teams.messages(SIRI)[0].conversation


async def test_two_messages_at_once_create_a_conversation_once(
    its: Outbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, looking, created = its.channel.place, 0, asyncio.Event()

    async def counted(to: Address, way: Way | None = None) -> Place:
        nonlocal looking
        looking += 1
        return await place(to, way)

    monkeypatch.setattr(its.channel, "place", counted)
    its.teams.faults.always("create", Held(created))

    sending = asyncio.gather(*(its.channel.send(its.person, short(f"{n}"), KEY) for n in range(3)))
    await until(lambda: looking == 3 and its.teams.calls("create"))
    created.set()
    await sending

    assert len(its.teams.calls("create")) == 1
    assert len(its.teams.messages(SIRI)) == 3


async def test_what_came_with_the_claim_needs_no_look(its: Outbound) -> None:
    await its.channel.send(its.person, short("One"), KEY)
    known = its.memory.kept.pop(its.person)

    await its.channel.send(replace(its.person, reference=known), short("Two"), KEY)

    assert len(its.teams.calls("create")) == 1
    assert its.memory.kept == {}


async def test_one_activity_carries_a_card_and_no_text(its: Outbound) -> None:
    """teams.md §4.23: a text beside it would be a second message, and the id be lost."""
    await its.channel.send(its.person, FULL, KEY)

    (message,) = its.teams.messages(SIRI)
    assert set(message.activity) == {"type", "summary", "attachments"}
    assert len(message.cards) == 1


async def test_a_message_to_many_is_written_once() -> None:
    async with outbound() as its:
        rendered = its.channel._content(short("For all"), UNMARKED)

        assert its.channel._content(short("For all"), UNMARKED) is rendered


async def test_a_room_is_written_to_where_it_was_heard_from_last(its: Outbound) -> None:
    """teams.md §4.23: the newest serviceUrl."""
    its.teams.world.tenants[TENANT].region = "amer"
    await its.channel.heard(
        its.room, Reference(conversation=NORTH, service_url=its.teams.service_url(TENANT))
    )

    await its.channel.send(its.room, short("For all"), KEY)

    assert [call.region for call in its.teams.calls()] == ["amer"]


async def test_a_person_never_heard_of_is_written_to_where_their_tenant_was_heard_from(its: Outbound) -> None:
    """teams.md §4.23."""
    its.teams.world.tenants[TENANT].region = "uk"
    heard = Reference(conversation="a:odd", service_url=its.teams.service_url(TENANT))
    await its.channel.heard(its.colleague, heard)

    await its.channel.send(its.person, short("For you"), KEY)

    assert {call.region for call in its.teams.calls()} == {"uk"}


async def test_what_a_person_was_heard_from_is_kept_once(its: Outbound) -> None:
    reference = Reference(conversation="a:odd", service_url="https://smba.trafficmanager.net/uk/")

    for _ in range(3):
        await its.channel.heard(its.colleague, reference)

    assert its.memory.writes == [str(reference)]


async def test_where_creating_names_another_service_url_that_one_is_used(its: Outbound) -> None:
    its.teams.habits.names_service_url = True
    its.teams.world.tenants[TENANT].region = "de"

    await its.channel.send(its.person, short("For you"), KEY)

    assert its.reference(its.person).service_url == its.teams.service_url(TENANT)
    assert [call.region for call in its.teams.calls()] == ["emea", "de"]


async def test_a_person_who_removed_the_history_is_written_to_all_the_same(its: Outbound) -> None:
    """teams.md §4.18."""
    await its.channel.send(its.person, short("Before"), KEY)
    its.teams.remove_history(SIRI)

    receipt = await its.channel.send(its.person, short("After"), DeliveryKey("d43"))

    assert titles(its) == ["Before", "After"]
    assert len(its.teams.calls("create")) == 2
    assert receipt.message_id.startswith(f"{its.reference(its.person).conversation}|")


async def test_a_conversation_that_keeps_its_id_is_made_again_too(its: Outbound) -> None:
    """teams.md §4.18."""
    its.teams.habits.new_id_after_removal = False
    await its.channel.send(its.person, short("Before"), KEY)
    its.teams.remove_history(SIRI)

    await its.channel.send(its.person, short("After"), DeliveryKey("d43"))

    assert titles(its) == ["Before", "After"]


async def test_two_that_find_the_history_removed_make_the_conversation_again_once(its: Outbound) -> None:
    """teams.md §4.18: the second goes where the first one led."""
    await its.channel.send(its.person, short("Before"), KEY)
    stale = replace(its.person, reference=its.memory.kept[its.person])
    its.teams.remove_history(SIRI)

    await asyncio.gather(*(its.channel.send(stale, short(f"{n}"), KEY) for n in range(2)))

    assert len(its.teams.calls("create")) == 2
    assert len(its.teams.messages(SIRI)) == 3


async def test_a_second_404_is_the_end_with_its_reason(its: Outbound) -> None:
    """teams.md §4.18."""
    its.teams.faults.always("post", Says("ConversationNotFound"))

    with pytest.raises(Unreachable) as told:
        await its.channel.send(its.person, short("Never"), KEY)

    assert told.value.reason == "conversation-not-found"
    assert [call.operation for call in its.teams.calls()] == ["create", "post", "create", "post"]


async def test_a_room_that_is_gone_is_not_made_again(its: Outbound) -> None:
    """teams.md §2.3: no bot opens rooms."""
    gone = room_at(WORKSPACE, "19:gone@thread.tacv2")

    with pytest.raises(Unreachable) as told:
        await its.channel.send(gone, short("Anybody?"), KEY)

    assert told.value.reason == "conversation-not-found"
    assert its.teams.calls("create") == []


async def test_where_the_history_went_and_the_post_is_in_doubt_it_is_not_posted_again(its: Outbound) -> None:
    """teams.md §4.16, §4.18."""
    await its.channel.send(its.person, short("Before"), KEY)
    its.teams.remove_history(SIRI)
    its.teams.faults.next("post", Says("ConversationNotFound"))
    its.teams.faults.next("post", Lost())

    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("After"), KEY)

    assert titles(its) == ["Before", "After"]


@pytest.mark.parametrize("nested", [False, True])
async def test_who_blocked_dult_is_unreachable_until_they_do_something(
    its: Outbound, *, nested: bool
) -> None:
    """teams.md §4.19."""
    its.teams.habits.nested_blocks = nested
    its.teams.block(SIRI)

    with pytest.raises(Unreachable) as told:
        await its.channel.send(its.person, short("Hello"), KEY)

    assert told.value.reason == "blocked"
    its.teams.unblock(SIRI)
    await its.channel.send(its.person, short("Hello again"), KEY)
    assert titles(its) == ["Hello again"]


async def test_who_has_not_installed_the_app_is_unreachable_with_that_reason(its: Outbound) -> None:
    """teams.md §4.19: uninstalled before the first message, and after it."""
    its.teams.uninstall(ODD)
    await its.channel.send(its.person, short("Hello"), KEY)
    its.teams.uninstall(SIRI)

    with pytest.raises(Unreachable) as never:
        await its.channel.send(its.colleague, short("Hello"), KEY)
    with pytest.raises(Unreachable) as no_longer:
        await its.channel.send(its.person, short("Hello"), KEY)

    assert (never.value.reason, no_longer.value.reason) == ("not-installed", "not-a-member")


async def test_whom_an_administrator_forbids_the_app_is_unreachable_with_that_reason(its: Outbound) -> None:
    """teams.md §4.19."""
    its.teams.disable(SIRI)

    with pytest.raises(Unreachable) as told:
        await its.channel.send(its.person, short("Hello"), KEY)

    assert told.value.reason == "disabled-by-admin"


async def test_a_room_without_dult_or_for_moderators_alone_says_so(its: Outbound) -> None:
    """The core has words for both: ``bot/team_room.py``."""
    its.teams.forbid(NORTH)
    with pytest.raises(Unreachable) as forbidden:
        await its.channel.send(its.room, short("Hello"), KEY)
    its.teams.take_out(NORTH)
    with pytest.raises(Unreachable) as taken_out:
        await its.channel.send(its.room, short("Hello"), KEY)

    assert (forbidden.value.reason, taken_out.value.reason) == ("not-allowed", "not-a-member")


async def test_a_government_tenant_is_found_at_its_own_host_and_stays_there(its: Outbound) -> None:
    """teams.md §2.2: InvalidBotApiHost, once."""
    its.teams.world.tenants[TENANT].region = "gcc"
    its.teams.world.tenants[TENANT].strict_host = True

    await its.channel.send(its.room, short("One"), KEY)
    await its.channel.send(its.room, short("Two"), KEY)

    assert [call.region for call in its.teams.calls()] == ["emea", "gcc", "gcc"]


async def test_a_tenant_that_no_host_serves_is_tried_at_two_and_no_more(its: Outbound) -> None:
    its.teams.faults.always("post", Says("InvalidBotApiHost"))

    with pytest.raises(Unreachable) as told:
        await its.channel.send(its.room, short("One"), KEY)

    assert told.value.reason == "other-host"
    assert len(its.teams.calls()) == 2


@pytest.mark.parametrize(
    "fault", [Lost(), Says("502", Body.HTML, after=True), Says("ServiceError", after=True)], ids=str
)
async def test_what_is_in_doubt_stays_so_for_teams_lets_nobody_look(its: Outbound, fault: Fault) -> None:
    """teams.md §4.16."""
    its.teams.faults.next("post", fault)

    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)
    with pytest.raises(CannotTell):
        await its.channel.find(its.person, KEY, datetime.now(UTC))

    assert titles(its) == ["Once"]


@pytest.mark.parametrize("fault", [Lost(), Says("503"), Says("408")], ids=str)
async def test_creating_a_conversation_is_never_in_doubt(its: Outbound, fault: Fault) -> None:
    """It may be done twice without harm: teams.md §2.6."""
    its.teams.faults.next("create", fault)

    with pytest.raises(TryLater):
        await its.channel.send(its.person, short("Later"), KEY)
    await its.channel.send(its.person, short("Now"), KEY)

    assert titles(its) == ["Now"]


async def test_a_send_that_was_held_up_does_not_begin_after_its_time(
    its: Outbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease runs meanwhile: nothing is posted that somebody else may post too."""
    pace, created = its.connector.pace, asyncio.Event()
    its.teams.faults.next("create", Held(created))

    sending = asyncio.create_task(its.channel.send(its.person, short("Later"), KEY))
    await until(lambda: its.teams.calls("create"))
    before = pace.now
    monkeypatch.setattr(pace, "now", lambda: before() + channel.LATEST + 1)
    created.set()
    with pytest.raises(TryLater):
        await sending

    assert its.teams.calls("post") == []
    await its.channel.send(its.person, short("Now"), KEY)
    assert len(its.teams.calls("create")) == 1


async def test_teams_asking_to_wait_is_told_with_its_seconds(its: Outbound) -> None:
    """teams.md §4.15."""
    its.teams.faults.next("post", Throttled(7))

    with pytest.raises(TryLater) as told:
        await its.channel.send(its.room, short("Later"), KEY)

    assert told.value.after == pytest.approx(7)
    assert told.value.whole_workspace
    assert titles(its, NORTH) == []


async def test_another_tenant_goes_on_while_one_is_held(its: Outbound) -> None:
    """teams.md §4.15."""
    other = "22222222-2222-4222-8222-222222222222"
    its.teams.add_tenant(other)
    its.teams.add_room(other, "19:other@thread.tacv2")
    its.teams.faults.next("post", Throttled(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.room, short("Later"), KEY)

    await its.channel.send(room_at(WorkspaceId(f"teams:{other}"), "19:other@thread.tacv2"), short("Now"), KEY)

    assert titles(its, "19:other@thread.tacv2") == ["Now"]


async def test_answers_that_people_wait_for_go_while_a_broadcast_fills_its_lane() -> None:
    """decisions.md, Delivery: the drain takes its part of 50 a second, replies the rest."""
    clock = StandingClock()
    async with outbound(pace=Pace(Rates(outbox=5), now=clock.now, sleep=clock.sleep)) as its:
        rooms = [its.teams.add_room(TENANT, f"19:{n}@thread.tacv2").id for n in range(10)]
        sending = [
            asyncio.create_task(its.channel.send(room_at(WORKSPACE, room), short("To all"), KEY))
            for room in rooms
        ]
        await until(lambda: its.teams.calls("post"))

        async with asyncio.timeout(HANGS_S):
            await its.channel.say(its.person, short("For you"))

        assert not all(one.done() for one in sending)
        clock.go.set()
        await asyncio.gather(*sending)


async def test_an_update_stands_in_its_place_also_after_the_conversation_was_made_again(
    its: Outbound,
) -> None:
    """A receipt leads to the conversation it was posted in, not to today's."""
    receipt = await its.channel.send(its.person, short("Before"), KEY)

    await its.channel.update(receipt, short("After"), KEY)

    assert titles(its) == ["After"]
    assert its.teams.messages(SIRI)[0].edits


async def test_a_message_that_is_gone_says_so(its: Outbound) -> None:
    """teams.md §4.24: ActivityNotFound is tolerated; the core goes on."""
    receipt = await its.channel.send(its.person, short("Before"), KEY)
    its.teams.take_away(SIRI, receipt.message_id.partition("|")[2])

    with pytest.raises(Unreachable) as told:
        await its.channel.update(receipt, short("After"))

    assert told.value.reason == "message-not-found"


async def test_an_update_after_the_history_was_removed_makes_no_new_conversation(its: Outbound) -> None:
    """teams.md §4.24: what it was about is gone."""
    receipt = await its.channel.send(its.person, short("Before"), KEY)
    its.teams.remove_history(SIRI)

    with pytest.raises(Unreachable):
        await its.channel.update(receipt, short("After"))

    assert len(its.teams.calls("create")) == 1


async def test_a_message_that_teams_never_named_is_sent_and_cannot_be_changed(its: Outbound) -> None:
    """teams.md §2.1."""
    its.teams.faults.next("post", Unnamed())

    receipt = await its.channel.send(its.room, short("Sent"), KEY)

    assert titles(its, NORTH) == ["Sent"]
    with pytest.raises(Unreachable):
        await its.channel.update(receipt, short("Changed"))


async def test_a_code_nobody_knows_is_our_bug(its: Outbound) -> None:
    its.teams.faults.next("post", Other(403, "ACodeOfNextYear"))

    with pytest.raises(Rejected) as told:
        await its.channel.send(its.room, short("Hello"), KEY)

    assert told.value.reason == "ACodeOfNextYear"


async def test_a_file_is_offered_behind_its_message_and_put_where_its_person_says(its: Outbound) -> None:
    """learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4."""
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES), KEY)

    for one in FILES:
        shown = await its.files.answered(its.teams.accept_file(SIRI, one.name))
        assert shown is not None
        assert shown["attachments"][0]["name"] == one.name

    assert {one.name: one.content.decode() for one in its.teams.files(SIRI)} == {
        one.name: one.content for one in FILES
    }


async def test_a_file_is_handed_over_once_and_after_that_only_where_it_is_is_known(its: Outbound) -> None:
    """teams.md §4.9: the same answer comes twice, also at once."""
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)
    value, another = (its.teams.accept_file(SIRI, FILES[0].name) for _ in range(2))

    first, second = await asyncio.gather(its.files.answered(value), its.files.answered(another))

    assert first == second
    assert len(its.teams.files(SIRI)) == 1


async def test_a_file_that_is_not_wanted_is_forgotten(its: Outbound) -> None:
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)
    value = its.teams.accept_file(SIRI, FILES[0].name)

    await its.files.answered(its.teams.decline_file(SIRI, FILES[0].name))

    with pytest.raises(Unreachable):
        await its.files.answered(value)


async def test_a_file_waits_an_hour_and_goes_to_no_address_without_https() -> None:
    now = 0.0
    async with ClientSession() as http:
        files = Files(http, now=lambda: now)
        context = files.offer(FILES[0])["attachments"][0]["content"]["acceptContext"]
        value = {
            "action": "accept",
            "context": context,
            "uploadInfo": {"uploadUrl": "http://127.0.0.1:1/upload"},
        }

        with pytest.raises(Unreachable):
            await files.answered(value)
        now = 3_601.0
        with pytest.raises(Unreachable):
            await files.answered(
                {"action": "accept", "context": context, "uploadInfo": {"uploadUrl": "https://x.example/u"}}
            )


@pytest.mark.parametrize(
    "value", [{}, {"context": None}, {"context": {"dult": "guessed"}}, {"uploadInfo": 1}]
)
async def test_what_no_dult_offered_is_no_file(its: Outbound, value: dict[str, object]) -> None:
    assert await its.files.answered(value) is None

    with pytest.raises(Unreachable):
        await its.files.answered({"action": "accept", **value})


async def test_a_file_that_cannot_be_put_there_now_waits_on(its: Outbound) -> None:
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)
    value = its.teams.accept_file(SIRI, FILES[0].name)
    upload = dict(its.teams.world.uploads)
    its.teams.world.uploads.clear()

    with pytest.raises(TryLater):
        await its.files.answered(value)

    its.teams.world.uploads.update(upload)
    await its.files.answered(value)


async def test_a_message_stands_although_its_file_cannot_be_offered(its: Outbound) -> None:
    """A file is personal: in a room Teams takes none from a bot."""
    await its.channel.send(its.room, replace(short("For all"), attachments=FILES[:1]), KEY)

    assert titles(its, NORTH) == ["For all"]


async def test_no_words_of_people_and_no_key_leave_beside_the_card(its: Outbound) -> None:
    """teams.md §4.28: Teams has no place for a key."""
    await its.channel.send(its.person, short("For you"), DeliveryKey("d4242"))

    assert "d4242" not in json.dumps(its.teams.messages(SIRI)[0].activity)


def test_a_room_is_told_from_a_person_by_its_address_alone() -> None:
    assert not is_room(person_at(WORKSPACE, SIRI))
    assert is_room(room_at(WORKSPACE, NORTH))
    assert room_at(WORKSPACE, f"{NORTH};messageid=1700000000000") == room_at(WORKSPACE, NORTH)
