"""A draft, in a coordinator's hands: nothing written is lost, and what the card says is what happens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.broadcast import sending
from bot.message import Form, Invalid, Say
from bot.ports import Broadcast
from nudges.broadcast import Audience, Texts, Wording
from nudges.language import Language
from nudges.person import RecipientId, Role
from tests.bot.broadcasts import commands, coordinators, draft, progress, send
from tests.house import MONDAY, Guest, House, form_of, house, message_of, some_people

TWO: Texts = {
    Language.NB: Wording(title="Ny dato", body="Vi ses torsdag."),
    Language.FI: Wording(title="Uusi päivä", body="Nähdään torstaina."),
}


async def written(its: House) -> Guest:
    """Let a coordinator write a draft; its card is there."""
    [author, *_] = await coordinators(its)
    await author.fills(await commands(author), title="Ny dato", body="Vi ses torsdag.")
    return author


async def to_everyone(its: House) -> Guest:
    """Let a coordinator write a draft to everyone."""
    author = await written(its)
    await author.fills(await author.presses("Velg mottakere"), reach="everyone")
    return author


async def in_two_languages(its: House) -> Broadcast:
    kept = await draft(its, author=None)
    await its.ctx.store.broadcasts.change(replace(kept, texts=TWO))
    return kept


def value_of(form: Form, name: str) -> str:
    return next(field.value for field in form.fields if field.name == name)


async def test_what_is_written_stands_on_a_card_before_anything_else_is_asked() -> None:
    async with house(people=some_people(21)) as its:
        author = await written(its)

        card = author.messages[-1]

        assert card.title == "Utkast: Ny dato"
        assert [button.label for button in card.buttons] == ["Velg mottakere", "Forhåndsvis"]
        assert "Velg mottakere" not in [button.label for button in card.more]


async def test_ticking_a_role_is_enough_to_choose_those_who_have_it() -> None:
    async with house(people=some_people(21)) as its:
        author = await written(its)

        asked = await author.presses("Velg mottakere")

        assert value_of(form_of(asked), "reach") == "chosen"
        shown = message_of(await author.fills(asked, roles="coordinator"))
        assert "Mottakere: Koordinatorer" in shown.text


@pytest.mark.parametrize("clock", ["07:59", "16:00", "17.30"])
async def test_a_time_at_which_nothing_may_leave_is_refused(clock: str) -> None:
    async with house(people=some_people(21)) as its:
        author = await to_everyone(its)
        day = (MONDAY + timedelta(days=1)).date().isoformat()

        reply = await author.fills(await author.presses("Velg tidspunkt"), day=day, clock=clock)

        assert isinstance(reply, Invalid)
        assert reply.errors == {"clock": "Velg et klokkeslett mellom 08.00 og 16.00."}


async def test_what_is_undone_is_sent_at_once_when_it_is_sent_again() -> None:
    async with house(people=some_people(21)) as its:
        author = await to_everyone(its)
        day = (MONDAY + timedelta(days=9)).date().isoformat()
        await author.fills(await author.presses("Velg tidspunkt"), day=day, clock="10.00")

        await author.presses("Angre")
        await author.presses("Send")
        await its.run_until(MONDAY + timedelta(hours=2))

        [found] = await its.ctx.store.broadcasts.latest(5)
        assert (await progress(its, found.id)).tally.sent == 21


async def test_words_in_several_languages_are_changed_in_the_one_that_is_chosen() -> None:
    async with house(people=some_people(21)) as its:
        [author, *_] = await coordinators(its)
        kept = await in_two_languages(its)

        asked = await author.acts(f"broadcast-edit:{kept.id}")
        words = form_of(await author.fills(asked, language="fi"))

        assert value_of(words, "title") == "Uusi päivä"
        assert value_of(words, "body") == "Nähdään torstaina."
        assert value_of(words, "language") == "fi"


async def test_a_correction_says_what_it_does_before_it_is_done() -> None:
    async with house(people=some_people(21)) as its:
        author = await to_everyone(its)
        await author.presses("Send")
        await its.run_until(MONDAY + timedelta(hours=1))
        [found] = await its.ctx.store.broadcasts.latest(5)

        asked = form_of(await author.acts(f"broadcast-correct:{found.id}"))

        assert (asked.title, asked.submit) == ("Rett", "Rett")
        assert "den nye teksten" in asked.intro


async def test_who_translates_sees_the_words_to_translate_from() -> None:
    async with house(people=some_people(21)) as its:
        author = await written(its)

        asked = form_of(await author.presses("Legg til språk"))

        assert "Vi ses torsdag." in asked.intro
        assert value_of(asked, "body") == ""


async def test_a_preview_says_that_it_is_one() -> None:
    async with house(people=some_people(21)) as its:
        author = await written(its)

        shown = await author.fills(await author.presses("Forhåndsvis"), language="sv")

        assert "Forhåndsvisning: svensk" in message_of(shown).text


async def test_two_are_both_of_them() -> None:
    async with house() as its:
        [author, *_] = await coordinators(its)
        two = Audience(roles=frozenset({Role.COMPETENCE_AGENT}), sites=await _site_with_two_agents(its))
        kept = await draft(its, audience=two)

        shown = message_of(await author.acts(f"broadcast-open:{kept.id}"))

        assert "Når ut til: Begge to" in shown.text


async def _site_with_two_agents(its: House) -> frozenset[str]:
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    names = [agent.site for agent in agents]
    places = await its.ctx.store.broadcasts.places()
    return frozenset({next(key for key, name in places.sites.items() if names.count(name) == 2)})


async def test_the_report_tells_who_opened_it_and_hands_over_the_whole_list_as_a_file() -> None:
    async with house() as its:
        author = await to_everyone(its)
        await author.presses("Send")
        await its.run_until(MONDAY + timedelta(days=1))
        [found] = await its.ctx.store.broadcasts.latest(5)
        reader = await its.one_with(Role.COMPETENCE_AGENT)
        await its.ctx.store.broadcasts.acknowledge(found.id, await _id(its, reader), its.clock.now())

        reply = await author.fills(await author.acts(f"broadcast-people:{found.id}"), which="all")

        assert isinstance(reply, Say)
        assert reply.message.body.endswith("1\N{NO-BREAK SPACE}370 til står i filen.")
        [file] = reply.message.attachments
        assert file.name == f"utsending-{found.id}.csv"
        assert len(file.content.splitlines()) == 1401


async def test_a_script_is_told_that_nothing_is_left_to_send_where_nobody_could_be_reached() -> None:
    async with house(people=some_people(21)) as its:
        await send(its)
        await its.run_until(MONDAY + timedelta(hours=1))

        in_vain = await send(its)

        assert (await sending.status(its.ctx, in_vain)).stands == "sent"


async def _id(its: House, guest: Guest) -> RecipientId:
    person = await its.ctx.store.people.by_key(guest.key)
    assert person is not None
    return person.id
