"""The fake Teams answers as Teams does, as far as teams.md knows."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, ServerDisconnectedError

from tests.adapters.teams.fake.faults import Dropped, Fault, Lost, Redirect, Says, Slow, Throttled
from tests.adapters.teams.fake.refusal import ROWS, Body
from tests.adapters.teams.fake.teams import APP_ID, FakeTeams, fake_teams
from tests.adapters.teams.order import until
from tests.adapters.teams.stage_outbound import NOBODY, NORTH, ODD, SIRI, TENANT, populate

HELLO = {"type": "message", "text": "Hello"}
BEARER = {"Authorization": "Bearer token"}


class Caller:
    """A bot without any care."""

    def __init__(self, teams: FakeTeams, http: ClientSession) -> None:
        self.teams = teams
        self._http = http

    async def ask(
        self, method: str, path: str, body: object = None, *, region: str = "emea", token: bool = True
    ) -> tuple[int, Any, Mapping[str, str]]:
        url = f"{self.teams.world.base}{region}/v3/conversations{path}"
        async with self._http.request(
            method, url, json=body, headers=BEARER if token else {}, allow_redirects=False
        ) as answer:
            return answer.status, await _said(answer), answer.headers

    async def post(self, where: str = NORTH, body: object = None) -> tuple[int, Any]:
        status, said, _ = await self.ask("POST", f"/{where}/activities", body or HELLO)
        return status, said

    async def create(self, member: Mapping[str, object], **more: object) -> tuple[int, Any]:
        body = {"members": [member], "channelData": {"tenant": {"id": TENANT}}} | more
        status, said, _ = await self.ask("POST", "", body)
        return status, said


async def _said(answer: ClientResponse) -> Any:
    return await answer.json() if answer.content_type == "application/json" else await answer.text()


@pytest.fixture
async def bot() -> AsyncIterator[Caller]:
    async with fake_teams() as teams, ClientSession() as http:
        populate(teams)
        yield Caller(teams, http)


def code(said: Any) -> str:
    return str(said["error"]["code"])


async def test_what_is_posted_is_there_and_has_a_name(bot: Caller) -> None:
    status, said = await bot.post()

    assert status == 201
    assert [one.id for one in bot.teams.messages(NORTH)] == [said["id"]]


async def test_an_activity_in_the_path_is_taken_too(bot: Caller) -> None:
    """teams.md §1.2: the SDK still does so."""
    status, _, _ = await bot.ask("POST", f"/{NORTH}/activities/1", HELLO)

    assert status == 201


async def test_a_message_is_changed_and_deleted_and_then_not_found(bot: Caller) -> None:
    _, said = await bot.post()
    path = f"/{NORTH}/activities/{said['id']}"

    changed, _, _ = await bot.ask("PUT", path, {"type": "message", "text": "Changed"})
    deleted, _, _ = await bot.ask("DELETE", path)
    again, why, _ = await bot.ask("PUT", path, HELLO)

    assert (changed, deleted, again) == (200, 200, 404)
    assert code(why) == "ActivityNotFoundInConversation"


async def test_without_a_bearer_token_nothing_is_answered(bot: Caller) -> None:
    """teams.md §2.8."""
    bot.teams.world.tokens = {"another"}

    missing, _, _ = await bot.ask("POST", f"/{NORTH}/activities", HELLO, token=False)
    wrong, _ = await bot.post()

    assert (missing, wrong) == (401, 401)
    assert bot.teams.messages(NORTH) == []


async def test_a_conversation_is_created_by_the_account_in_id_and_is_the_same_again(bot: Caller) -> None:
    """teams.md §0.8, §2.6."""
    status, first = await bot.create({"id": SIRI})
    _, second = await bot.create({"id": bot.teams.world.users[SIRI].mri})

    assert status == 201
    assert first == second
    assert first["id"].startswith("a:")


@pytest.mark.parametrize(
    ("member", "more"),
    [
        ({"aadObjectId": SIRI}, {}),  # teams.md §0.8
        ({"id": "siri@example.org"}, {}),  # teams.md §2.3: no e-mail, no UPN
        ({"id": SIRI}, {"channelData": {}}),  # teams.md §2.6: without a tenant
        ({"id": SIRI}, {"isGroup": True}),  # teams.md §2.3: no new group chats
        ({"id": SIRI}, {"members": [{"id": SIRI}, {"id": ODD}]}),
        ({"id": SIRI}, {"bot": {"id": "28:somebody-else"}}),
    ],
)
async def test_a_conversation_that_is_asked_for_wrongly_is_refused(
    bot: Caller, member: Mapping[str, object], more: dict[str, object]
) -> None:
    status, _ = await bot.create(member, **more)

    assert status == 400


async def test_a_conversation_with_nobody_is_not_found(bot: Caller) -> None:
    """teams.md §5."""
    status, said = await bot.create({"id": NOBODY})

    assert (status, code(said)) == (404, "ConversationNotFound")


async def test_a_thread_begins_in_a_channel_and_takes_answers(bot: Caller) -> None:
    """teams.md §2.6."""
    body = {"channelData": {"channel": {"id": NORTH}, "tenant": {"id": TENANT}}, "activity": HELLO}

    status, said, _ = await bot.ask("POST", "", body)
    answered, _ = await bot.post(said["id"])

    assert (status, answered) == (201, 201)
    assert said["id"] == f"{NORTH};messageid={said['activityId']}"
    assert len(bot.teams.messages(NORTH)) == 2


@pytest.mark.parametrize("same", [True, False])
async def test_removed_history_is_404_until_the_conversation_is_created_again(
    bot: Caller, *, same: bool
) -> None:
    """teams.md §0.8."""
    bot.teams.habits.new_id_after_removal = not same
    _, first = await bot.create({"id": SIRI})
    bot.teams.remove_history(SIRI)

    gone, why = await bot.post(first["id"])
    _, second = await bot.create({"id": SIRI})
    there, _ = await bot.post(second["id"])

    assert (gone, code(why), there) == (404, "ConversationNotFound", 201)
    assert (first == second) is same


async def test_who_blocked_the_bot_or_lost_the_app_gives_a_403_with_its_reason(bot: Caller) -> None:
    """teams.md §2.2, §2.6."""
    _, made = await bot.create({"id": SIRI})
    reasons = []
    for happens, ends in (
        (bot.teams.block, bot.teams.unblock),
        (bot.teams.uninstall, bot.teams.install),
        (bot.teams.disable, bot.teams.enable),
    ):
        happens(SIRI)
        status, said = await bot.post(made["id"])
        reasons.append((status, code(said)))
        ends(SIRI)

    assert reasons == [
        (403, "ConversationBlockedByUser"),
        (403, "BotNotInConversationRoster"),
        (403, "BotDisabledByAdmin"),
    ]
    assert (await bot.post(made["id"]))[0] == 201


async def test_a_conversation_with_somebody_without_the_app_is_forbidden(bot: Caller) -> None:
    """teams.md §2.6: must be installed."""
    bot.teams.uninstall(SIRI)

    status, said = await bot.create({"id": SIRI})

    assert (status, code(said)) == (403, "ForbiddenOperationException")


async def test_a_block_may_be_told_by_a_sub_code_inside_a_string(bot: Caller) -> None:
    """teams.md §2.2."""
    bot.teams.habits.nested_blocks = True
    _, made = await bot.create({"id": SIRI})
    bot.teams.block(SIRI)

    status, said = await bot.post(made["id"])

    assert (status, said["errorCode"]) == (403, 209)
    assert '"subCode": "MessageWritesBlocked"' in said["message"]


async def test_a_tenant_of_its_own_cloud_is_served_at_its_own_host_alone(bot: Caller) -> None:
    """teams.md §2.2, InvalidBotApiHost."""
    bot.teams.world.tenants[TENANT].strict_host = True

    status, said, _ = await bot.ask("POST", f"/{NORTH}/activities", HELLO, region="amer")

    assert (status, code(said)) == (403, "InvalidBotApiHost")


async def test_a_message_over_a_hundred_kilobytes_in_utf_16_is_too_large(bot: Caller) -> None:
    """teams.md §2.3."""
    small, _ = await bot.post(body={"type": "message", "text": "x" * 50_000})
    large, said = await bot.post(body={"type": "message", "text": "x" * 52_000})

    assert (small, large) == (201, 413)
    assert code(said) == "MessageSizeTooBig"


async def test_a_text_beside_a_card_counts_twice_and_loses_its_id(bot: Caller) -> None:
    """teams.md §2.1."""
    bot.teams.clock.stand()
    both = HELLO | {"attachments": [{"contentType": "application/vnd.microsoft.card.adaptive"}]}

    first = await bot.post(body=both)
    for _ in range(5):
        await bot.post()
    last, _ = await bot.post()

    assert first == (201, {})
    assert last == 429


async def test_two_operations_at_once_in_one_conversation_are_refused(bot: Caller) -> None:
    """teams.md §2.2, 412."""
    other = bot.teams.add_room(TENANT, "19:other@thread.tacv2")
    bot.teams.world.goes_on.clear()

    posting = asyncio.gather(bot.post(), bot.post(), bot.post(other.id))
    await until(lambda: other.at_work and bot.teams.calls("post"))  # which is refused, for no other goes on
    bot.teams.world.goes_on.set()
    outcomes = await posting

    assert sorted(status for status, _ in outcomes) == [201, 201, 412]


@pytest.mark.parametrize(("count", "seconds"), [(7, 1), (8, 2), (60, 30), (1800, 3600)])
async def test_a_conversation_takes_so_many_in_so_many_seconds(
    bot: Caller, count: int, seconds: float
) -> None:
    """teams.md §2.1."""
    bot.teams.clock.stand()
    bot.teams.limits.per_tenant = 10_000
    bot.teams.limits.sending = {seconds: count}
    for _ in range(count):
        assert bot.teams.limits.wait(TENANT, NORTH, "post") == 0

    status, said, headers = await bot.ask("POST", f"/{NORTH}/activities", HELLO)
    bot.teams.clock.move(seconds)
    later, _ = await bot.post()

    assert (status, code(said), later) == (429, "Throttled", 201)
    assert 1 <= int(headers["Retry-After"]) <= seconds


async def test_a_tenant_takes_fifty_a_second_of_all_kinds(bot: Caller) -> None:
    """teams.md §2.1."""
    bot.teams.clock.stand()
    for number in range(50):
        assert bot.teams.limits.wait(TENANT, f"a:{number}", "post") == 0

    status, _ = await bot.create({"id": SIRI})

    assert status == 429


async def test_members_come_by_pages_and_all_at_once_five_times_a_minute(bot: Caller) -> None:
    """teams.md §2.6."""
    bot.teams.clock.stand()
    _, page, _ = await bot.ask("GET", f"/{NORTH}/pagedmembers?pageSize=50")
    statuses = [(await bot.ask("GET", f"/{NORTH}/members"))[0] for _ in range(6)]
    _, one, _ = await bot.ask("GET", f"/{NORTH}/members/{ODD}")

    assert [member["aadObjectId"] for member in page["members"]] == [SIRI, ODD]
    assert statuses == [200] * 5 + [429]
    assert one["email"] == "odd@example.org"


@pytest.mark.parametrize("body", [Body.JSON, Body.HTML, Body.EMPTY, Body.NESTED])
@pytest.mark.parametrize("name", ROWS)
async def test_every_row_can_be_ordered_in_every_kind_of_body(bot: Caller, name: str, body: Body) -> None:
    """teams.md §2.2, §4.17."""
    bot.teams.faults.next("post", Says(name, body))

    status, said = await bot.post()

    assert status == ROWS[name].status
    assert isinstance(said, dict) is (body in {Body.JSON, Body.NESTED})
    assert bot.teams.messages(NORTH) == []


@pytest.mark.parametrize(("fault", "there"), [(Lost(), 1), (Dropped(), 0)])
async def test_a_lost_answer_and_a_dropped_call_look_the_same(bot: Caller, fault: Fault, there: int) -> None:
    """teams.md §2.2: a timeout may already be delivered."""
    bot.teams.faults.next("post", fault)

    with pytest.raises(ServerDisconnectedError):
        await bot.post()

    assert len(bot.teams.messages(NORTH)) == there
    assert bot.teams.calls()[0].status == 0


async def test_slowness_a_redirect_and_a_date_can_be_ordered(bot: Caller) -> None:
    bot.teams.faults.next("post", Slow(0.1))
    bot.teams.faults.next("post", Redirect("http://evil.example/"))
    bot.teams.faults.next("post", Throttled(30, as_date=True))

    answers = [await bot.ask("POST", f"/{NORTH}/activities", HELLO) for _ in range(2)]

    assert [status for status, _, _ in answers] == [307, 429]
    assert answers[0][2]["Location"] == "http://evil.example/"
    assert answers[1][2]["Retry-After"].endswith(" GMT")


async def test_a_share_of_the_calls_fails_always_the_same_ones(bot: Caller) -> None:
    bot.teams.limits.rates = False
    bot.teams.faults.share("post", 0.3, Says("503"), seed=1)

    statuses = [(await bot.post())[0] for _ in range(40)]

    assert 5 <= statuses.count(503) <= 20


async def test_a_bot_of_another_app_is_not_this_one(bot: Caller) -> None:
    mine, _ = await bot.create({"id": SIRI}, bot={"id": f"28:{APP_ID}"})

    assert mine == 201


@pytest.mark.parametrize("body", [[], "text", {"type": "typing"}, {"type": "message"}])
async def test_what_is_no_message_is_a_bad_argument(bot: Caller, body: object) -> None:
    status, _, _ = await bot.ask("POST", f"/{NORTH}/activities", body)

    assert status == 400
