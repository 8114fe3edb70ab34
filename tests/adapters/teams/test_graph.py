"""Graph is asked with patience, at its pace, and nobody else gets the token: teams.md §4.25, §2.1."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.teams.connector import session
from adapters.teams.install.graph import RATE, TRIES, Graph, GraphAway, GraphRefused, resource_of
from adapters.teams.install.graph_people import GraphPeople
from adapters.teams.install.zones import iana
from adapters.teams.trust.credentials import Entra, ManagedIdentity
from adapters.teams.trust.tokens import CredentialRefused, TokenSource
from bot.errors import TryLater, UsageError
from tests.adapters.fake.faults import Dropped, Lost
from tests.adapters.teams.fake import graph as fake
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.graph import FakeGraph, Page, Throttled
from tests.adapters.teams.fake.graph_tenant import CATALOG, INSTALL, Says
from tests.adapters.teams.fake.openid import APP_ID, IDENTITY, IDENTITY_HEADER, TENANT
from tests.adapters.teams.stage_outbound import Purse


class Naps:
    """Nobody waits in a test; how long they would have is noted."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.taken: list[float] = []

    def clock(self) -> float:
        return self.now

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        self.now += seconds


class Refusing:
    """Grants no token."""

    async def granted(self) -> None:
        raise CredentialRefused("invalid_client AADSTS7000222")


class Stage:
    """A Graph and who asks it."""

    def __init__(self, microsoft: FakeGraph, graph: Graph, naps: Naps, purse: Purse) -> None:
        self.microsoft = microsoft
        self.graph = graph
        self.people = GraphPeople(graph, CATALOG, sleep=naps)
        self.naps = naps
        self.purse = purse


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with fake.serving() as microsoft, session() as http:
        naps, purse = Naps(), Purse()
        graph = Graph(http, purse, microsoft.url, now=naps.clock, sleep=naps)
        yield Stage(microsoft, graph, naps, purse)


# --- the pace ---


async def test_no_more_than_thirty_requests_leave_in_a_second(its: Stage) -> None:
    its.microsoft.tenant.add("siri")
    its.microsoft.rate = 10_000
    moments: list[float] = []

    for _ in range(100):
        await its.people.accounts("siri@fjord.example")
        moments.append(its.naps.now)

    assert RATE < 30
    assert all(later - sooner >= 1 for sooner, later in zip(moments, moments[int(RATE) :], strict=False))
    assert moments[-1] - moments[0] == pytest.approx(99 / RATE, rel=0.05)


@pytest.mark.parametrize(("asked", "waits"), [(7, 7.0), (None, 10.0), (100_000, 300.0)])
async def test_graph_is_asked_again_when_it_wants_to_be(its: Stage, asked: int | None, waits: float) -> None:
    siri = its.microsoft.tenant.add("siri")
    its.microsoft.faults.next("users", Throttled(asked))
    before = its.naps.now

    found = await its.people.accounts("siri@fjord.example")

    assert [one.id for one in found] == [siri.id]
    assert [call.status for call in its.microsoft.calls] == [429, 200]
    assert its.naps.now - before == pytest.approx(waits, abs=0.1)


async def test_whoever_asks_meanwhile_waits_as_well(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri")
    its.microsoft.faults.next("users", Throttled(30))
    await its.people.accounts("siri@fjord.example")
    asked_at = its.naps.now

    its.microsoft.faults.next("user", Throttled(30))
    await its.people.account(siri.id)

    assert its.naps.now - asked_at >= 30


# --- what goes wrong on the way ---


@pytest.mark.parametrize(
    "fault", [Dropped(), Lost(), Says(503), Says(504, "GatewayTimeout"), Page(), Page(502)]
)
async def test_what_was_not_answered_is_asked_again(its: Stage, fault: fake.Fault) -> None:
    siri = its.microsoft.tenant.add("siri")
    its.microsoft.faults.next("users", fault, times=2)

    found = await its.people.accounts("siri@fjord.example")

    assert [one.id for one in found] == [siri.id]
    assert len(its.microsoft.calls) == 3


async def test_graph_is_given_up_after_some_tries(its: Stage) -> None:
    its.microsoft.faults.always("users", Says(503))

    with pytest.raises(GraphAway, match="what is done stays done"):
        await its.people.accounts("siri@fjord.example")

    assert len(its.microsoft.calls) == TRIES


async def test_a_refusal_is_not_asked_again(its: Stage) -> None:
    its.microsoft.faults.next("users", Says(400, "BadRequest", "Invalid filter\nclause"))

    with pytest.raises(GraphRefused, match="BadRequest: Invalid filter clause") as caught:
        await its.people.accounts("siri@fjord.example")

    assert (caught.value.status, caught.value.code) == (400, "BadRequest")
    assert len(its.microsoft.calls) == 1


# --- the token ---


async def test_a_token_that_is_not_taken_is_got_anew_once(its: Stage) -> None:
    its.microsoft.tenant.add("siri")
    its.microsoft.refused = {"token-1"}

    await its.people.accounts("siri@fjord.example")

    assert [call.token for call in its.microsoft.calls] == ["token-1", "token-2"]


async def test_when_no_token_is_taken_it_says_what_to_compare(its: Stage) -> None:
    its.microsoft.refused = {"token-1", "token-2"}

    with pytest.raises(UsageError, match=r"DULT_TEAMS_TENANT_ID.*DULT_TEAMS_GRAPH_URL"):
        await its.people.accounts("siri@fjord.example")

    assert len(its.microsoft.calls) == 2


async def test_a_credential_that_is_not_taken_ends_it_with_entras_own_word(its: Stage) -> None:
    async with session() as http:
        tokens = TokenSource(Refusing())  # type: ignore[arg-type] # it never grants
        people = GraphPeople(Graph(http, tokens, its.microsoft.url, sleep=its.naps), CATALOG)

        with pytest.raises(UsageError, match="invalid_client AADSTS7000222"):
            await people.accounts("siri@fjord.example")

    assert not its.microsoft.calls


async def test_a_token_that_is_late_is_waited_for(its: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    its.microsoft.tenant.add("siri")
    answers: list[str | TryLater] = [TryLater(5), TryLater(5), "token-1"]

    async def token() -> str:
        answer = answers.pop(0)
        if isinstance(answer, TryLater):
            raise answer
        return answer

    monkeypatch.setattr(its.purse, "token", token)

    assert await its.people.accounts("siri@fjord.example")
    assert its.naps.taken[:2] == [5, 5]


async def test_a_list_that_goes_on_at_another_host_does_not_get_the_token_there(its: Stage) -> None:
    for number in range(3):
        its.microsoft.tenant.add(f"siri{number}", "siri@fjord.example", upn=f"siri{number}@fjord.example")
    its.microsoft.page = 2
    its.microsoft.next_link_to = "http://127.0.0.1:9"

    found = await its.people.accounts("siri@fjord.example")

    assert len(found) == 2
    assert len(its.microsoft.calls) == 1


@pytest.mark.parametrize(
    ("url", "resource"),
    [
        ("https://graph.microsoft.com/", "https://graph.microsoft.com"),
        ("https://graph.microsoft.us/", "https://graph.microsoft.us"),
        ("https://dod-graph.microsoft.us", "https://dod-graph.microsoft.us"),
        ("http://127.0.0.1:8099/", "https://graph.microsoft.com"),
    ],
)
def test_each_cloud_takes_tokens_of_its_own(url: str, resource: str) -> None:
    assert resource_of(url) == resource


async def test_any_credential_gets_a_token_for_graph_as_it_does_for_teams(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with openid.serving() as microsoft, session() as http:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{microsoft.url}{IDENTITY}")
        monkeypatch.setenv("IDENTITY_HEADER", IDENTITY_HEADER)
        ours = Entra(app_id=APP_ID, tenant=TENANT, credential=ManagedIdentity(), http=http)

        await replace(ours, resource=resource_of("https://graph.microsoft.us/")).granted()

        assert microsoft.forms[0]["resource"] == "https://graph.microsoft.us"


async def test_the_version_may_stand_in_the_address_or_not(its: Stage) -> None:
    async with session() as http:
        graph = Graph(http, its.purse, f"{its.microsoft.url}/v1.0/")

        assert graph.url_of("users", "a/b") == f"{its.microsoft.url}/v1.0/users/a%2Fb"


# --- accounts ---


async def test_an_account_is_found_by_its_address_or_by_what_it_is_signed_in_with(its: Stage) -> None:
    by_mail = its.microsoft.tenant.add("siri", "Siri.Aas@fjord.example", upn="sa17@fjord.example")
    by_upn = its.microsoft.tenant.add("odd", "", upn="odd.vik@fjord.example")

    assert [one.id for one in await its.people.accounts("siri.aas@fjord.example")] == [by_mail.id]
    assert [one.id for one in await its.people.accounts(" Odd.Vik@fjord.example ")] == [by_upn.id]
    assert await its.people.accounts("liv@fjord.example") == []


async def test_an_address_is_never_more_than_an_address(its: Stage) -> None:
    bran = its.microsoft.tenant.add("bran", "b+o'brien@fjord.example")

    assert [one.id for one in await its.people.accounts("b+o'brien@fjord.example")] == [bran.id]
    assert await its.people.accounts("x' or mail ne '") == []


async def test_all_accounts_of_an_address_are_found_page_by_page(its: Stage) -> None:
    for number in range(5):
        its.microsoft.tenant.add(f"siri{number}", "siri@fjord.example", upn=f"siri{number}@fjord.example")
    its.microsoft.page = 2

    found = await its.people.accounts("siri@fjord.example")

    assert len(found) == 5
    assert len(its.microsoft.calls) == 3


async def test_a_guest_is_known_by_the_name_they_have_in_the_directory(its: Stage) -> None:
    its.microsoft.tenant.add("gro", "gro@partner.example", upn="gro_partner.example#EXT#@fjord.example")

    assert [one.is_guest for one in await its.people.accounts("gro@partner.example")] == [True]


# --- installing ---


async def test_dult_is_installed_once_and_a_second_time_is_no_harm(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri")
    account = (await its.people.accounts("siri@fjord.example"))[0]

    assert await its.people.install(account) is True
    assert await its.people.install(account) is False
    assert siri.installed


async def test_an_installation_whose_answer_was_lost_is_found_to_be_there(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri")
    account = (await its.people.accounts("siri@fjord.example"))[0]
    its.microsoft.faults.next("install", Lost())

    assert await its.people.install(account) is False
    assert siri.installed


async def test_a_bad_request_is_tried_again_because_some_of_them_pass(its: Stage) -> None:
    its.microsoft.tenant.add("siri")
    account = (await its.people.accounts("siri@fjord.example"))[0]
    its.microsoft.faults.next("install", Says(400, "BadRequest", "Schema validation errors"), times=2)

    assert await its.people.install(account) is True


async def test_without_the_permission_it_says_which_and_who_grants_it(its: Stage) -> None:
    its.microsoft.tenant.add("siri")
    account = (await its.people.accounts("siri@fjord.example"))[0]
    its.microsoft.tenant.permissions.remove(INSTALL)

    with pytest.raises(UsageError, match=rf"{INSTALL} is missing.*administrator grant consent"):
        await its.people.install(account)


async def test_without_the_permission_to_look_for_accounts_it_says_so(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri")
    its.microsoft.tenant.permissions.clear()

    with pytest.raises(UsageError, match=r"look for accounts: the permission User.ReadBasic.All is missing"):
        await its.people.accounts("siri@fjord.example")
    with pytest.raises(UsageError, match=r"User.ReadBasic.All is missing"):
        await its.people.account(siri.id)


@pytest.mark.parametrize(
    ("catalog", "begins"),
    [
        ({}, "The organisation's catalogue has no app"),
        ({CATALOG: "another"}, "The app that DULT_TEAMS_CATALOG_ID"),
    ],
)
async def test_an_app_that_is_not_there_or_not_dult_is_told_once_for_all(
    its: Stage, catalog: dict[str, str], begins: str
) -> None:
    its.microsoft.tenant.add("siri")
    account = (await its.people.accounts("siri@fjord.example"))[0]
    its.microsoft.tenant.catalog = catalog

    with pytest.raises(UsageError, match=begins):
        await its.people.install(account)


# --- the chat ---


async def test_the_chat_is_found_when_graph_hears_of_it_late(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri", unseen=2)
    account = (await its.people.accounts("siri@fjord.example"))[0]
    await its.people.install(account)

    assert await its.people.chat(account) == siri.chat


async def test_a_chat_that_does_not_come_is_no_fault(its: Stage) -> None:
    its.microsoft.tenant.add("siri", unseen=99)
    account = (await its.people.accounts("siri@fjord.example"))[0]
    await its.people.install(account)

    assert await its.people.chat(account) is None
    assert len(its.microsoft.of("installed")) == 3


# --- time zones ---


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("FLE Standard Time", "Europe/Kiev"),
        ("Romance Standard Time", "Europe/Paris"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("UTC", None),
        ("Etc/GMT+12", None),
        ("tzone://Microsoft/Custom", None),
        ("Customized Time Zone", None),
        ("", None),
    ],
)
async def test_a_mailboxs_time_zone_is_known_by_either_of_its_names(
    its: Stage, told: str, name: str | None
) -> None:
    """teams.md §2.7."""
    siri = its.microsoft.tenant.add("siri", zone=told)

    assert await its.people.zone(siri.id) == name
    assert iana(told) == name


async def test_whoever_has_no_mailbox_has_no_time_zone(its: Stage) -> None:
    siri = its.microsoft.tenant.add("siri", zone=None)

    assert await its.people.zone(siri.id) is None
