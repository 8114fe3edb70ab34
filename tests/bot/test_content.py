from pathlib import Path

import pytest

from bot.content import check, new, show
from bot.errors import UsageError
from nudges.item import KINDS
from nudges.language import Language
from nudges.library import load
from tests.nudges.packs import FILM, KICK_OFF, PACK, PROGRAMME, REFLECTION, TASK, pack, shipped

PHRASES = Path(__file__).parents[2] / "content" / "phrases"


def test_a_check_of_good_content_counts_what_is_there(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", ask=TASK, look=REFLECTION)

    found = check(shipped(tmp_path / "packs"), [mine], phrases=PHRASES)

    assert not found.faults
    assert found.summary == "All is well: 2 micro-tasks, 1 reflection in 2 packs."


def test_a_check_lists_the_faults_of_packs_and_phrases_together(tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", ask="kind =")
    (tmp_path / "phrases" / "nb").mkdir(parents=True)
    (tmp_path / "phrases" / "nb" / "test.ftl").write_text("nonsense", encoding="utf-8")

    found = check(shipped(tmp_path / "packs"), [mine], phrases=tmp_path / "phrases")

    assert [fault.file.name for fault in found.faults] == ["ask.toml", "test.ftl"]
    assert found.summary == "2 faults in 2 files."


def test_a_task_is_shown_with_its_words_and_its_facts(tmp_path: Path) -> None:
    library = load(shipped(tmp_path / "packs"), [pack(tmp_path / "mine", ask=TASK)])

    shown = show(library, "ask", Language.EN)

    assert shown.splitlines()[1:] == [
        "pack mine · CC-BY-4.0 · Written by a test",
        "",
        "Ask a colleague",
        "",
        "Much that we learn is lost when nobody says it aloud.",
        "Ask a colleague: What did you learn this week?",
        "Begin with the one who sits next to you.",
        "",
        "10 minutes · ask · others · lifecomp:S3",
        "for the goal share-what-we-learn",
    ]


def test_an_item_in_another_language_is_shown_with_that_language(tmp_path: Path) -> None:
    library = load(shipped(tmp_path / "packs"), [pack(tmp_path / "mine", ask=TASK)])

    assert "Ask a colleague (en)" in show(library, "ask", Language.FI).splitlines()


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        (REFLECTION.replace("[en]", FILM + "[en]").replace("text =", "film_summary ="), "film.example/talk"),
        (KICK_OFF, "Day -7 · invitation"),
        (PROGRAMME.replace('"tell"', '"a-task"'), "  2 a-task"),
    ],
)
def test_every_kind_is_shown_whole(tmp_path: Path, toml: str, expected: str) -> None:
    library = load(shipped(tmp_path / "packs"), [pack(tmp_path / "mine", ask=TASK, it=toml)])

    assert expected in show(library, "it", Language.EN)


def test_what_may_not_be_passed_on_is_shown_with_that_warning(tmp_path: Path) -> None:
    licensed = pack(tmp_path / "mine", about=PACK.replace("= true", "= false"), ask=TASK)
    library = load(shipped(tmp_path / "packs"), [licensed])

    assert "not to be passed on" in show(library, "ask", Language.EN)


def test_an_unknown_item_is_a_usage_error_that_names_the_nearest(tmp_path: Path) -> None:
    library = load(shipped(tmp_path / "packs"))

    with pytest.raises(UsageError, match="Did you mean “a-task”"):
        show(library, "a-tsk", Language.EN)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_item_is_found_by_the_check_with_nothing_but_gaps(tmp_path: Path, kind: str) -> None:
    mine = pack(
        tmp_path / "mine",
        about=PACK.replace('["en"]', '["en", "nb"]').replace("[credits]", 'nb = "x"\n[credits]\nnb = "x"'),
    )

    file = new(kind, "fresh", mine)
    found = check(shipped(tmp_path / "packs"), [mine], phrases=PHRASES)

    assert file == mine / "fresh.toml"
    assert {fault.file for fault in found.faults} == {file}
    assert {fault.problem for fault in found.faults} <= {"is empty.", "cannot be “”."}
    assert {fault.key.rpartition(".")[0].rpartition(".")[2] for fault in found.faults} >= {"en", "nb"}


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("micro-tsk", "fresh", "Did you mean “micro-task”"),
        ("micro-task", "Fresh one", "“Fresh one” cannot be a name: Use small letters"),
        ("micro-task", "ask", "is there already: choose another name, or edit it"),
    ],
)
def test_a_new_item_that_cannot_be_begun_says_why(
    tmp_path: Path, kind: str, name: str, expected: str
) -> None:
    mine = pack(tmp_path / "mine", ask=TASK)

    with pytest.raises(UsageError, match=expected):
        new(kind, name, mine)

    assert (mine / "ask.toml").read_text(encoding="utf-8") == TASK


def test_a_new_item_needs_a_pack_to_be_in(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no pack\.toml: begin with that one"):
        new("micro-task", "fresh", tmp_path)
