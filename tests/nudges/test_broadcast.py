from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.broadcast import (
    MAX_BODY,
    Audience,
    Hint,
    Options,
    Wording,
    advice,
    audience_of,
    minutes,
    read_broadcast,
    words_for,
)
from nudges.calendar import IsoWeek
from nudges.delivery import WorkspaceId
from nudges.fault import ContentError
from nudges.kick_off import KickOff, days_of_parts
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Role
from nudges.programme import Audience as Word
from tests.house import days_off, library

FILE = Path("news.toml")
GOOD = """
kind = "broadcast"
acknowledge = true
[audience]
roles = ["competence-agent"]
sites = ["Nord"]
[nb]
title = "Ny dato"
body = "Vi ses 3. desember."
"""


def faults(toml: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_broadcast(toml, FILE)
    return [str(fault) for fault in caught.value.faults]


def test_a_file_says_words_audience_and_options() -> None:
    its = read_broadcast(GOOD, FILE)

    assert its.words == {Language.NB: Wording(title="Ny dato", body="Vi ses 3. desember.")}
    assert its.audience is not None
    assert its.audience.audience == Audience(
        roles=frozenset({Role.COMPETENCE_AGENT}), sites=frozenset({"Nord"})
    )
    assert its.options == Options(acknowledge=True)


def test_every_fault_of_a_file_is_listed_with_its_place() -> None:
    found = faults(
        'kind = "brodcast"\nurgnet = true\n[audience]\nroles = ["agents"]\n'
        '[nb]\ntitle = ""\n[no]\nbody = "x"\n'
    )

    assert found[0].startswith("news.toml: kind: cannot be 'brodcast'. Did you mean “broadcast”?")
    assert any("urgnet" in fault and "Did you mean “urgent”?" in fault for fault in found)
    assert any("audience.roles[1]" in fault for fault in found)
    assert any("nb.title: is empty" in fault for fault in found)
    assert any("nb.body: is missing" in fault for fault in found)
    assert any(" no:" in fault and "“nb” or “nn”" in fault for fault in found)


def test_an_audience_that_says_nobody_or_two_things_is_refused() -> None:
    assert "names nobody" in faults(GOOD.replace('roles = ["competence-agent"]\nsites = ["Nord"]', ""))[0]
    assert "stands beside a choice" in faults(GOOD.replace("[audience]", "[audience]\neveryone = true"))[0]


def test_a_text_over_its_limit_is_refused_and_not_cut() -> None:
    assert f"Shorten it to {MAX_BODY} at most." in faults(GOOD.replace("Vi ses", "x" * (MAX_BODY + 1)))[0]


def test_tone_is_advised_and_never_refused() -> None:
    its = read_broadcast(GOOD.replace("Vi ses", "Du må komme! Kommer du? Hva tar du med?"), FILE)

    hints = {one.hint: one.about for one in advice(its.words[Language.NB], Language.NB)}

    assert hints == {Hint.DUTY: "må", Hint.EXCLAMATION: "!", Hint.QUESTIONS: "2"}


def test_plain_words_get_no_advice() -> None:
    assert not advice(Wording(title="Ny dato", body="Vi ses 3. desember."), Language.NB)


def test_long_and_heavy_texts_are_pointed_out() -> None:
    heavy = Wording(title="Information", body="Organisationsutvecklingsarbete " * 65)

    assert {one.hint for one in advice(heavy, Language.SV)} == {Hint.LONG, Hint.LONG_SENTENCE, Hint.HARD}


def test_a_reader_gets_the_nearest_language() -> None:
    texts = {Language.NB: Wording(title="Hei", body="x"), Language.FI: Wording(title="Moi", body="x")}

    assert words_for(texts, Language.NN)[1] is Language.NB
    assert words_for(texts, Language.FI)[1] is Language.FI


def test_1362_people_in_one_slow_workspace_take_six_minutes() -> None:
    assert minutes({WorkspaceId("slack:one"): 1362}, lambda _: 3.8) == 6


@given(st.dictionaries(st.text(max_size=3).map(WorkspaceId), st.integers(0, 10_000)), st.floats(0.1, 100))
def test_workspaces_are_written_to_at_the_same_time(waiting: dict[WorkspaceId, int], pace: float) -> None:
    estimate = minutes(waiting, lambda _: pace)

    assert estimate >= 1
    assert all(count / pace <= estimate * 60 + 1e-6 for count in waiting.values())
    assert estimate == max(
        (minutes({name: count}, lambda _: pace) for name, count in waiting.items()), default=1
    )


@pytest.mark.parametrize("word", Word)
def test_every_audience_of_the_library_means_somebody(word: Word) -> None:
    its = audience_of(word, frozenset({"Nord"}))

    assert its.sites == {"Nord"}
    assert its.rooms == (word is Word.TEAM)
    assert bool(its.roles) == (word not in {Word.TEAM, Word.EVERYONE, Word.EMPLOYEE})


def kit() -> KickOff:
    return library().kick_offs["kick-off-competence-agents"]


def test_parts_go_on_their_days_when_nothing_is_in_the_way() -> None:
    held_on = date(2026, 12, 3)

    found = days_of_parts(kit(), held_on, today=date(2026, 10, 1), country=Country.NO, days_off=days_off())

    assert {one.part.id: one.day for one in found} == {
        part.id: held_on + timedelta(days=part.days) for part in kit().parts[:-1]
    } | {"follow-up": date(2026, 12, 23)}  # 31 December is romjul: its whole week is off, from the 24th on


def test_a_part_on_a_holiday_moves_to_the_next_working_day_of_its_week() -> None:
    found = days_of_parts(
        kit(), date(2027, 6, 14), today=date(2027, 1, 1), country=Country.NO, days_off=days_off()
    )

    days = {one.part.id: one.day for one in found}

    assert days["programme"] == date(2027, 5, 18)  # the 17th of May is a Monday and a holiday


def test_what_has_passed_is_left_out_and_the_invitation_goes_at_once() -> None:
    found = days_of_parts(
        kit(), date(2026, 12, 3), today=date(2026, 11, 16), country=Country.NO, days_off=days_off()
    )

    days = {one.part.id: one.day for one in found}

    assert days["invitation"] == date(2026, 11, 16)
    assert days["programme"] is None
    assert days["understanding-of-the-role"] is None  # its week is the invitation's
    assert days["pre-task"] == date(2026, 11, 26)


@given(st.dates(date(2026, 3, 1), date(2028, 6, 1)), st.integers(0, 60), st.sampled_from(Country))
def test_no_two_parts_share_a_week_and_none_goes_on_a_day_off(
    held_on: date, ahead: int, country: Country
) -> None:
    today = held_on - timedelta(days=ahead)

    found = days_of_parts(kit(), held_on, today=today, country=country, days_off=days_off())
    days = [one.day for one in found if one.day]

    assert len({IsoWeek.of(day) for day in days}) == len(days)
    assert all(day >= today and day.isoweekday() in MONDAY_TO_FRIDAY for day in days)
    assert not any(days_off().day_off(country, day) for day in days)
    assert all(one.day <= held_on for one in found if one.day and one.part.days <= 0)
    before = [one.day for one in found if one.day and one.part.days <= 0]
    assert before == sorted(before)
