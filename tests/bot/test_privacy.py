"""A change of what is promised about people's words is logged and told, once, and the words follow it."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.privacy import promised, tell_change, with_choice
from nudges.language import Language
from nudges.person import Role
from nudges.privacy import USUAL, Privacy, Promise
from tests.bot.talking import language_of
from tests.house import MONDAY, House, house, phrases

STRICTER = Privacy(k_figures=8, keep_answers=6, keep_notes=1, keep_leavers=14, keep_undecided=7)
NIGHT = MONDAY - timedelta(hours=5)


def changed(privacy: Privacy) -> tuple[Promise, ...]:
    return with_choice(USUAL, privacy, NIGHT)


async def heard(its: House) -> list[str]:
    """Let the morning come, and return what a coordinator heard."""
    coordinator = await its.one_with(Role.COORDINATOR)
    await its.run_until(MONDAY)
    language = await language_of(its, coordinator)
    title = phrases().say(language, "privacy-title")
    return [message.body for message in coordinator.messages if message.title == title]


async def test_every_coordinator_hears_once_what_has_changed_and_since_when(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with house(now=NIGHT, promises=changed(STRICTER)) as its:
        with caplog.at_level(logging.WARNING, "bot.privacy"):
            await tell_change(its.ctx)
            await tell_change(its.ctx)

        (body,) = await heard(its)

    assert "23.11.2026" in body or "2026-11-23" in body
    assert body.count("\n- ") == 5
    assert "DULT_KEEP_NOTES was 12 and is 1 from now on." in caplog.messages
    assert len(caplog.messages) == 5


async def test_nobody_is_told_of_it_at_night() -> None:
    async with house(now=NIGHT, promises=changed(STRICTER)) as its:
        coordinator = await its.one_with(Role.COORDINATOR)
        await tell_change(its.ctx)

        await its.bot.tick()

        assert coordinator.messages == []


async def test_what_was_promised_is_remembered_from_start_to_start() -> None:
    async with house(now=NIGHT, promises=changed(STRICTER)) as its:
        await tell_change(its.ctx)

        remembered = await promised(its.ctx.store.facts)

        assert remembered == its.ctx.promises
        assert with_choice(remembered, STRICTER, MONDAY) == remembered


async def test_nothing_is_told_when_nothing_has_changed() -> None:
    async with house(now=NIGHT) as its:
        await tell_change(its.ctx)

        assert await heard(its) == []


async def test_a_start_that_was_cut_short_tells_nobody_a_second_time() -> None:
    async with house(now=NIGHT, promises=changed(STRICTER)) as its:
        await tell_change(its.ctx)
        await its.ctx.store.facts.note("privacy", '[{"since": "2026-01-01T00:00:00+00:00"}]')  # as before
        await tell_change(its.ctx)

        assert len(await heard(its)) == 1


async def test_a_longer_period_says_that_what_is_there_goes_as_promised() -> None:
    shorter = changed(Privacy(keep_notes=6))
    longer = with_choice(shorter, Privacy(), NIGHT)
    async with house(now=NIGHT, promises=longer) as its:
        await tell_change(replace(its.ctx, promises=shorter))
        await tell_change(its.ctx)
        coordinator = await its.one_with(Role.COORDINATOR)
        language = await language_of(its, coordinator)
        told = phrases().say(language, "privacy-longer")
        kept_longer = phrases().say(language, "privacy-notes", before=6, after=12)

        bodies = await heard(its)

        assert len(bodies) == 2
        assert [kept_longer in body for body in bodies if told in body] == [True]


@pytest.mark.parametrize("language", Language)
def test_the_words_on_cards_follow_the_setting(language: Language) -> None:
    strict = replace(phrases(), promises={**phrases().promises, "keep_answers": 6, "keep_notes": 1})

    assert "12" in phrases().say(language, "task-who-sees")
    assert "6" in strict.say(language, "task-who-sees")
    assert "1" not in strict.say(language, "reflection-sees-note")


async def test_who_sees_what_shows_what_holds_now() -> None:
    async with house(promises=changed(STRICTER)) as its:
        agent = await its.one_with(Role.COMPETENCE_AGENT)

        await agent.says("who sees what")

        assert {"6 ", "8 ", "14 "} <= {one for one in ("6 ", "8 ", "14 ") if one in agent.messages[-1].body}
