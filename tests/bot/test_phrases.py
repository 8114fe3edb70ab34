import ast as python
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.phrase_files import PhraseFile, read_phrase_files
from bot.phrases import Phrases, UnknownPhrase, clock, day, moment, number, weekday
from nudges import tone
from nudges.fault import ContentError
from nudges.language import Language

REPOSITORY = Path(__file__).parents[2]
SHIPPED = REPOSITORY / "content" / "phrases"
OSLO = ZoneInfo("Europe/Oslo")
REFERENCE = re.compile(r"\{ ([a-z]+-[a-z-]+) \}")
TEMPLATE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


class Patterns(Visitor):
    """Collects what a phrase can say, with a 1 where a value stands."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802 -- Fluent's naming
        parts = [part.value if isinstance(part, ast.TextElement) else "1" for part in node.elements]
        self.texts.append("".join(parts))
        self.generic_visit(node)


def patterns(message: ast.Message) -> list[str]:
    visitor = Patterns()
    visitor.visit(message)
    return visitor.texts


def shipped_files() -> list[PhraseFile]:
    return read_phrase_files(SHIPPED)


def shipped_ids() -> set[str]:
    return {message.id.name for file in shipped_files() for message in file.messages}


def nouns() -> str:
    return "|".join({file.path.stem for file in shipped_files()})


def literals() -> Iterator[tuple[Path, str]]:
    """Find what the code writes in quotes, whole; an f-string is cut at its first value."""
    for file in [*REPOSITORY.glob("bot/**/*.py"), *REPOSITORY.glob("adapters/**/*.py")]:
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, python.Constant) and isinstance(node.value, str):
                yield file, node.value
    for file in REPOSITORY.glob("adapters/**/*.html"):
        for expression in TEMPLATE.findall(file.read_text(encoding="utf-8")):
            yield from ((file, found) for _, found in re.findall(r"([\"'])(.*?)\1", expression))


def write(folder: Path, **texts: str) -> Path:
    """Write ``test.ftl`` in every language: the same text, or one of its own."""
    for language in Language:
        (folder / language).mkdir()
        text = texts.get(language, texts["every"])
        (folder / language / "test.ftl").write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        Phrases.load(folder)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


def test_the_shipped_phrases_are_the_same_in_every_language() -> None:
    """slack.md §3.31."""
    Phrases.load(SHIPPED)


@pytest.mark.parametrize("file", shipped_files(), ids=lambda file: f"{file.language}-{file.path.stem}")
def test_the_shipped_phrases_are_plain_and_kind(file: PhraseFile) -> None:
    slips = [
        f"{message.id.name} {slip.problem}"
        for message in file.messages
        for text in patterns(message)
        for slip in tone.wording("", text, file.language)
    ]

    assert not slips


def test_every_phrase_the_code_names_exists() -> None:
    phrase, known = re.compile(rf"({nouns()})-[a-z0-9-]+"), shipped_ids()

    wanted = {(file, text) for file, text in literals() if phrase.fullmatch(text)}

    assert not {(file.name, text) for file, text in wanted if text not in known}


def test_every_phrase_is_named_in_the_code_as_a_whole_or_within_another() -> None:
    named = {text for _, text in literals()}
    within = {found for file in shipped_files() for found in REFERENCE.findall(file.text)}

    assert not shipped_ids() - named - within
    assert not within - shipped_ids()


def test_a_phrase_is_said_with_its_values(tmp_path: Path) -> None:
    phrases = Phrases.load(
        write(tmp_path, every="test-hello = Hi, { $name }.", sv="test-hello = Hej { $name }.")
    )

    assert phrases.say(Language.SV, "test-hello", name="Åsa") == "Hej Åsa."


def test_a_number_chooses_the_plural_and_is_written_as_the_language_does(tmp_path: Path) -> None:
    text = "test-left = { $count ->\n    [one] One left\n   *[other] { $count } left\n }"
    phrases = Phrases.load(write(tmp_path, every=text))

    assert phrases.say(Language.DA, "test-left", count=1) == "One left"
    assert phrases.say(Language.DA, "test-left", count=1362) == "1.362 left"
    assert phrases.say(Language.NB, "test-left", count=1362) == "1\N{NO-BREAK SPACE}362 left"


def test_a_phrase_that_does_not_exist_is_a_bug_that_is_told(tmp_path: Path) -> None:
    phrases = Phrases.load(write(tmp_path, every="test-hello = Hi"))

    with pytest.raises(UnknownPhrase, match="No phrase “test-helo” in fi"):
        phrases.say(Language.FI, "test-helo")


def test_a_value_left_out_is_a_bug_that_is_told(tmp_path: Path) -> None:
    phrases = Phrases.load(write(tmp_path, every="test-hello = Hi, { $name }."))

    with pytest.raises(UnknownPhrase, match="Unknown external: name"):
        phrases.say(Language.NB, "test-hello")


def test_every_fault_of_every_file_is_listed_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        every="test-hello = Hi, { $name }.\ntest-bye = Bye",
        fi="test-hello = Hei.\ntest-bye = Moi",
        sv="test-hello = Hej { $name }.\n\ntest-bye Hej",
    )

    variable, missing, syntax = faults(folder)

    assert variable == "fi/test.ftl: test-hello: lacks $name. Write it with $name."
    assert missing == "sv/test.ftl: test-bye: is missing. Write it."
    assert syntax.startswith('sv/test.ftl:3: is not Fluent: Expected token: "=".')


def test_a_phrase_stands_once_in_the_file_of_its_noun(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        every="test-hello = Hi\nother-hello = Hi",
        en="test-hello = Hi\ntest-hello = Hi\nother-hello = Hi",
    )

    found = faults(folder)

    assert "en/test.ftl:2: test-hello: stands twice. Keep one." in found
    assert "nb/test.ftl:2: other-hello: has another first word than its file." in "\n".join(found)


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "test.ftl").write_bytes("test-hello = Hallå".encode("cp1252"))

    assert "Save it as UTF-8." in faults(tmp_path)[0]


@pytest.mark.parametrize("reader", Language)
def test_a_text_in_another_language_is_marked_and_one_in_the_readers_own_is_not(reader: Language) -> None:
    phrases = Phrases.load(SHIPPED)

    marks = {language: phrases.written_in(language, reader) for language in Language}

    assert [language for language, mark in marks.items() if not mark] == [reader]
    assert all(phrases.name_of(language, reader) in mark for language, mark in marks.items() if mark)


def test_weeks_have_iso_numbers() -> None:
    phrases = Phrases.load(SHIPPED)

    assert phrases.week(date(2027, 1, 1), Language.NB) == "uke 53"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (Language.NB, ("tirsdag", "3.3.2026", "08.05", "3.3.2026 kl. 10.00", "1\N{NO-BREAK SPACE}362,5")),
        (Language.NN, ("tysdag", "3.3.2026", "08.05", "3.3.2026 kl. 10.00", "1\N{NO-BREAK SPACE}362,5")),
        (Language.SV, ("tisdag", "2026-03-03", "08.05", "2026-03-03 kl. 10.00", "1\N{NO-BREAK SPACE}362,5")),
        (Language.DA, ("tirsdag", "3.3.2026", "08.05", "3.3.2026 kl. 10.00", "1.362,5")),
        (Language.FI, ("tiistaina", "3.3.2026", "08.05", "3.3.2026 klo 10.00", "1\N{NO-BREAK SPACE}362,5")),
        (Language.EN, ("Tuesday", "3 March 2026", "08:05", "3 March 2026 at 10:00", "1,362.5")),
    ],
)
def test_dates_times_and_numbers_are_written_as_each_language_does(
    language: Language, written: tuple[str, ...]
) -> None:
    tuesday = date(2026, 3, 3)
    instant = datetime(2026, 3, 3, 9, tzinfo=UTC)

    assert written == (
        weekday(tuesday, language),
        day(tuesday, language),
        clock(time(8, 5), language),
        moment(instant, language, OSLO),
        number(1362.5, language),
    )
