"""Dult in Microsoft's own local Teams, used by somebody with a browser (teams.md §4.36, §3)."""

import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, expect

from tests.patience import HANGS_S
from tests.playground.stand import PEOPLE, Stand, demonstrating, serving
from tests.playground.visitor import ALONE, CHANNEL, SOON, TOGETHER, Visitor, visiting

pytestmark = pytest.mark.asyncio(loop_scope="session")

TUESDAY: Final = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
"""Half past nine in Oslo, half an hour before the weekly task."""
THURSDAY: Final = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
"""Half an hour before the teams reflect."""
HALF_AN_HOUR: Final = timedelta(minutes=30)
TASK: Final = "Snakk med lederen din om tid"
QUESTION: Final = "Små knep som flere kan bruke"
GOLDEN: Final = Path(__file__).parent / "transcript.txt"
HELPED: Final = 9
"""The lines of it until somebody has asked for help; then comes a task, and two lines with each button."""


def as_many(count: int) -> Callable[[Sequence[str]], bool]:
    return lambda lines: len(lines) >= count


@asynccontextmanager
async def playing(
    browser: Browser, folder: Path, now: datetime = TUESDAY, people: str = PEOPLE
) -> AsyncIterator[tuple[Stand, Visitor]]:
    async with serving(folder, now, people) as stand:
        visitor = await visiting(browser, stand.url)
        yield stand, visitor
        await visitor.page.context.close()


async def with_a_task(stand: Stand, alex: Visitor) -> None:
    await stand.dult_does("programme", "start", "agents-first-steps", "--from", "2026-11-24")
    stand.is_now(TUESDAY + HALF_AN_HOUR)
    await alex.sees(TASK)


async def with_a_reflection(stand: Stand, alex: Visitor) -> None:
    await alex.opens(TOGETHER)
    await alex.calls("team her")
    await alex.sees("Rommet til teamet", "Mottak")
    await stand.dult_does("programme", "start", "team-reflections", "--from", "2026-11-26")
    stand.is_now(THURSDAY + HALF_AN_HOUR)
    await alex.sees(QUESTION)


async def test_a_person_of_the_list_is_known_by_their_email_and_reads_what_they_can_write(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (_, alex):
        await alex.says("hjelp")

        await alex.sees("Dette kan du skrive", "min oppgave", "hvem ser hva")


async def test_somebody_nobody_knows_gets_a_kind_answer(browser: Browser, tmp_path: Path) -> None:
    strangers = PEOPLE.replace("alexw@example.com", "alex@elsewhere.example")
    async with playing(browser, tmp_path, people=strangers) as (_, alex):
        await alex.says("hei")

        await alex.sees("Hei", "Dult kjenner deg ikke ennå")


async def test_a_task_comes_by_itself_and_its_card_gives_way_to_what_was_pressed(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (stand, alex):
        await with_a_task(stand, alex)

        await alex.presses("Gjør det", TASK)
        await alex.presses("Gjort", TASK)

        await alex.sees(TASK, "nyttig")
        await expect(alex.page.locator(".ac-adaptiveCard")).to_have_count(1, timeout=SOON)


async def test_a_form_without_its_words_stays_and_with_them_it_is_answered(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (stand, alex):
        await alex.says("hjelp meg")
        await alex.presses("Spør koordinatorene", "Jeg trenger hjelp")
        await alex.presses("Be om hjelp", "Jeg trenger hjelp")
        await alex.reads("Fyll ut dette feltet.")
        await alex.fills_in("Hva trenger du hjelp til?", "Ærlig talt: å få øvd på møtet")
        await alex.presses("Be om hjelp", "Jeg trenger hjelp")

        await alex.reads("Sendt: Jeg trenger hjelp")
        said = await stand.said(lambda lines: any("words=" in one for one in lines))
        (sent,) = [line for line in said if "words=" in line]

        assert "words='Ærlig talt: å få øvd på møtet'" in sent


async def test_the_page_of_ones_own_stays_true_and_speaks_the_chosen_language(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (_, alex):
        await alex.says("min side")
        await alex.presses("Velg språk", "Språk")
        await alex.chooses("Språk", "svenska")
        await alex.presses("Lagre", "Språk")

        await alex.sees("Dag och tid", "Mina planer", "Tidszon: Oslo")


async def test_a_team_is_bound_by_a_mention_and_reflects_together_in_its_chat(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path, THURSDAY) as (stand, alex):
        await with_a_reflection(stand, alex)

        await alex.presses("Start sammen nå", QUESTION)
        await alex.presses("Eget notat først", QUESTION)
        await alex.reads("Skjemaet er i din egen chat med Dult.")
        await alex.opens(ALONE)
        await alex.fills_in("?", "Vi spør først")
        await alex.presses("Lagre", "Mitt eget notat")
        await alex.sees("Lagret", "Vi spør først")
        stand.is_now(THURSDAY + HALF_AN_HOUR + timedelta(minutes=7))
        await alex.opens(TOGETHER)

        await alex.sees("Tiden er ute")
        await expect(alex.page.get_by_text("Vi spør først")).to_have_count(0, timeout=SOON)


async def test_what_is_for_one_alone_is_pointed_at_in_the_group_in_their_own_language(
    browser: Browser, tmp_path: Path
) -> None:
    """teams.md §4.32; the Playground says of everybody that their Teams is English."""
    async with playing(browser, tmp_path) as (_, alex):
        await alex.opens(TOGETHER)
        await alex.calls("hjelp")

        await alex.reads("Dult har svart deg i din egen chat.")
        await expect(alex.card("Dette kan du skrive")).to_have_count(0, timeout=SOON)
        await alex.opens(ALONE)
        await alex.sees("Dette kan du skrive")


async def test_in_a_channel_dult_answers_in_the_thread_it_was_called_in(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (stand, alex):
        await alex.opens(CHANNEL)
        await alex.posts("teamet her")

        await alex.sees("Rommet til teamet", "Mottak")
        lines = await stand.said(lambda lines: any("Rommet til teamet" in one for one in lines))
        (said,) = [line for line in lines if "Rommet til teamet" in line]

        assert said.startswith("< POST conversations/channel-thread/activities:")


async def test_a_message_is_shared_from_its_menu_in_a_dialog(browser: Browser, tmp_path: Path) -> None:
    """teams.md §4.30: the Playground knows dialogs that begin there, and none that begin in a card (§3.3)."""
    async with playing(browser, tmp_path) as (_, alex):
        await alex.opens(TOGETHER)
        await alex.says("Vi begynner med et spørsmål.")

        await alex.turns_a_message_over("Vi begynner med et spørsmål.", "practice-share")
        await expect(alex.page.get_by_label("Hva vi gjorde")).to_have_value(
            "Vi begynner med et spørsmål.", timeout=SOON
        )
        await alex.fills_in("Hva som skjedde", "Flere sa noe.")
        await alex.page.get_by_role("button", name="Se hvordan det blir").click()
        await alex.page.get_by_role("button", name="Close").click()
        await alex.opens(ALONE)

        await alex.sees("Hverdagspraksis fra Alex Wilber, Nordre", "Flere sa noe.")


async def test_taken_away_dult_writes_nothing_and_back_again_it_goes_on(
    browser: Browser, tmp_path: Path
) -> None:
    async with playing(browser, tmp_path) as (stand, alex):
        await alex.mocks("Uninstall application")
        await stand.knows("SELECT 1 FROM address WHERE unreachable = 'uninstalled'")
        await stand.dult_does("programme", "start", "agents-first-steps", "--from", "2026-11-24")
        stand.is_now(TUESDAY + HALF_AN_HOUR)
        await stand.knows("SELECT 1 FROM delivery WHERE state = 'skipped'")
        before = [line for line in await stand.said(len) if line.startswith("<")]
        await alex.mocks("Install application")
        await alex.says("min oppgave")

        assert before == []
        await alex.sees("Ingen oppgave nå")


async def test_what_was_said_from_installing_to_a_mention_is_the_golden_transcript(
    browser: Browser, tmp_path: Path
) -> None:
    """Install → card → submit → Execute → proactive → group mention."""
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    async with playing(browser, tmp_path) as (stand, alex):
        await alex.says("hjelp meg")
        await alex.presses("Spør koordinatorene", "Jeg trenger hjelp")
        await alex.fills_in("Hva trenger du hjelp til?", "Å få øvd på møtet")
        await alex.presses("Be om hjelp", "Jeg trenger hjelp")
        await stand.said(as_many(HELPED))
        await with_a_task(stand, alex)
        for number, button in enumerate(("Gjør det", "Gjort", "Nyttig"), start=1):
            await alex.presses(button, TASK)
            await stand.said(as_many(HELPED + 1 + 2 * number))
        await with_a_reflection(stand, alex)
        await alex.presses("Start sammen nå", QUESTION)
        await alex.sees(QUESTION, "Skriver for alle")

        assert await stand.said(as_many(len(golden))) == golden


async def test_the_demo_is_tried_by_whoever_a_coordinator_introduces(
    browser: Browser, tmp_path: Path
) -> None:
    """What docs/teams.md tells under *Try it without a tenant*."""
    async with demonstrating(tmp_path) as stand:
        alex = await visiting(browser, stand.url)
        await alex.says("hei")
        await alex.sees("Hei", "Dult kjenner deg ikke ennå")
        demo = await alex.page.context.new_page()
        demo.set_default_timeout(SOON)
        await demo.goto(f"{stand.dult}/chat?as=00102")
        await demo.get_by_role("button", name="Presenter").click()
        await demo.get_by_label("Id eller e-post").fill("00171")
        await demo.get_by_role("button", name="Presenter").last.click()
        await alex.sees("Velkomen, Andreas Ås")
        await demo.get_by_role("button", name="Neste dag").click()

        await expect(alex.page.get_by_role("button", name="Gjer det")).to_be_visible(timeout=SOON)

        await alex.opens(TOGETHER)
        await alex.calls("team here")
        await alex.sees("Rommet til teamet", "Mottak")
        for _ in range(2):
            async with demo.expect_response(lambda answer: answer.request.method == "POST"):
                await demo.get_by_role("button", name="Neste uke").click()

        await expect(alex.page.get_by_role("button", name="Start sammen nå")).to_be_visible(timeout=SOON)


async def test_the_playground_is_reached_from_this_machine_alone(browser: Browser, tmp_path: Path) -> None:
    async with playing(browser, tmp_path) as (stand, _):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outwards:
            outwards.connect(("192.0.2.1", 9))  # nothing is sent; it only tells this machine's address
            address = outwards.getsockname()[0]

        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((address, int(stand.url.rpartition(":")[2])), timeout=HANGS_S)
