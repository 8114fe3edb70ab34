from pathlib import Path
from shutil import copytree

import pytest

from bot import bootstrap, phrase_check, phrase_files
from bot.bootstrap import opened
from bot.phrases import Phrases
from bot.settings import Settings
from nudges.fault import ContentError
from nudges.language import Language
from tests.bot.test_phrases import SHIPPED, write

GOOD = "test-hello = Hi"
BROKEN = "test-hello Hi"


def rewrite(folder: Path, text: str, *languages: Language) -> None:
    for language in languages or Language:
        (folder / language / "test.ftl").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "phrases"
    made.mkdir()
    return write(made, every=GOOD)


@pytest.fixture
def checked(tmp_path: Path) -> Path:
    return tmp_path / "phrases-checked"


def test_what_was_looked_through_is_not_looked_through_again(
    folder: Path, checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Phrases.load(folder, checked=checked)
    monkeypatch.setattr(phrase_check, "faults_of", lambda *_: pytest.fail("looked through again"))

    again = Phrases.load(folder, checked=checked)

    assert again.say(Language.FI, "test-hello") == "Hi"


@pytest.mark.parametrize("language", Language)
def test_a_file_that_was_broken_since_is_told_at_every_start(
    folder: Path, checked: Path, language: Language
) -> None:
    Phrases.load(folder, checked=checked)
    rewrite(folder, BROKEN, language)

    for _ in range(2):
        with pytest.raises(ContentError, match=rf"{language}/test\.ftl:1: is not Fluent"):
            Phrases.load(folder, checked=checked)


def test_a_file_that_is_gone_since_is_told(folder: Path, checked: Path) -> None:
    Phrases.load(folder, checked=checked)
    (folder / Language.NN / "test.ftl").unlink()

    with pytest.raises(ContentError, match=r"nn/test\.ftl: test-hello: is missing"):
        Phrases.load(folder, checked=checked)


def test_a_file_under_another_name_is_looked_through(folder: Path, checked: Path) -> None:
    Phrases.load(folder, checked=checked)
    (folder / Language.EN / "test.ftl").rename(folder / Language.EN / "other.ftl")

    with pytest.raises(ContentError, match="has another first word than its file"):
        Phrases.load(folder, checked=checked)


def test_what_is_said_is_what_stands_in_the_files_now(folder: Path, checked: Path) -> None:
    Phrases.load(folder, checked=checked)
    rewrite(folder, "test-hello = Good morning")

    assert Phrases.load(folder, checked=checked).say(Language.DA, "test-hello") == "Good morning"


def test_files_that_nobody_vouches_for_are_looked_through(folder: Path, checked: Path) -> None:
    checked.write_bytes(b"\xff nonsense")
    rewrite(folder, BROKEN)

    with pytest.raises(ContentError):
        Phrases.load(folder, checked=checked)


def test_when_the_rules_changed_the_files_are_looked_through_again(
    folder: Path, checked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Phrases.load(folder, checked=checked)
    looks: list[Path] = []
    changed = tmp_path / "rules.py"
    changed.write_text("# stricter", encoding="utf-8")
    monkeypatch.setattr(phrase_files, "__file__", str(changed))
    monkeypatch.setattr(phrase_check, "faults_of", lambda where, _: looks.append(where))

    Phrases.load(folder, checked=checked)

    assert looks == [folder]


def test_where_nothing_can_be_remembered_phrases_are_read_all_the_same(folder: Path, tmp_path: Path) -> None:
    phrases = Phrases.load(folder, checked=tmp_path / "nowhere" / "phrases-checked")

    assert phrases.say(Language.NB, "test-hello") == "Hi"


def test_a_phrase_of_another_file_stands_within_one(folder: Path) -> None:
    for language in Language:
        (folder / language / "other.ftl").write_text(
            "other-one = { test-hello }, { other-two }\nother-two = you", encoding="utf-8"
        )

    assert Phrases.load(folder).say(Language.SV, "other-one") == "Hi, you"


async def test_a_start_tells_of_a_phrase_file_that_was_broken_since_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copytree(SHIPPED.parent, tmp_path / "content")
    settings = Settings.load({"DULT_DATA": str(tmp_path / "data")})
    monkeypatch.setattr(bootstrap, "CONTENT", content)
    async with opened(settings):
        pass
    file = content / "phrases" / Language.FI / "task.ftl"
    file.write_text(file.read_text(encoding="utf-8") + "\ntask-broken\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"task\.ftl:\d+: is not Fluent"):
        async with opened(settings):
            pass


async def test_what_was_read_ahead_is_there_when_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrases = Phrases.load(folder)
    await phrases.read_ahead()
    monkeypatch.setattr(phrase_files, "_parsed", lambda _: pytest.fail("parsed only now"))

    assert {phrases.say(language, "test-hello") for language in Language} == {"Hi"}
