"""What leaves Dult for the coordinators."""

from datetime import UTC, datetime

from bot.export import Given, rows
from bot.ports import Outcome
from nudges.delivery import Kind
from nudges.language import Language
from tests.house import library

TASK = "ask-what-is-hard"


def _given(
    number: int, outcome: Outcome = Outcome.DONE, *, is_agent: bool = False, remark: str = ""
) -> Given:
    return Given(
        at=datetime(2026, 11, 24, 9, tzinfo=UTC),
        person=f"{number:05}",
        name=f"Person {number}",
        site="Nordre",
        is_agent=is_agent,
        kind=Kind.MICRO_TASK,
        item=TASK,
        outcome=outcome,
        useful=3,
        because="",
        remark=remark,
    )


def test_an_agents_answer_is_signed() -> None:
    (row,) = rows([_given(1, is_agent=True, remark="We tried it.")], library(), Language.NB, least=5)

    assert (row.person, row.remark, row.people) == ("00001", "We tried it.", 1)
    assert row.title == library().tasks[TASK].text(Language.NB).title


def test_others_are_figures_without_name_place_time_or_words() -> None:
    answers = [_given(number, remark="mine") for number in range(5)]

    (row,) = rows(answers, library(), Language.NB, least=5)

    assert (row.outcome, row.people) == ("done", 5)
    assert (row.person, row.name, row.site, row.at, row.remark) == ("", "", "", "", "")


def test_a_figure_of_four_is_not_told() -> None:
    """slack.md §3.32."""
    assert rows([_given(number) for number in range(4)], library(), Language.NB, least=5) == []


def test_a_figure_stands_for_more_where_more_was_promised() -> None:
    assert rows([_given(number) for number in range(9)], library(), Language.NB, least=10) == []


def test_a_small_share_hides_in_the_whole() -> None:
    answers = [*(_given(number) for number in range(9)), _given(10, Outcome.NOT_FOR_ME)]

    (row,) = rows(answers, library(), Language.NB, least=5)

    assert (row.outcome, row.people) == ("answered", 10)


def test_what_was_erased_is_not_told() -> None:
    assert rows([_given(1, Outcome.ERASED, is_agent=True)], library(), Language.NB, least=5) == []
