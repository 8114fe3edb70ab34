import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import layout, markdown
from adapters.teams.marked import JOINER, escape, listed, literal, written
from bot.cut import clean
from tests.adapters.anything import FAMILY, words
from tests.adapters.teams.judge import HARMLESS, read

rooms = st.integers(0, 4_000)
marks = st.text(st.sampled_from("*_`~[]()<>!&#+-=|:.\\1ab @{}\"'/;x"), max_size=40)


def seen(text: str) -> str:
    return " ".join(clean(text).split())


def shown(text: str) -> list[str]:
    return [element.get("text") or runs(element) for element in layout.body(text, 2_000)]


def runs(element: layout.Element) -> str:
    """Return a line of runs with stars around bold and underscores around italic ones."""
    text = ""
    for run in element["inlines"]:
        mark = ("**" if "weight" in run else "") + ("_" if "italic" in run else "")
        text += f"{mark}{run['text']}{mark[::-1]}"
    return text


@given(marks | words)
def test_words_that_are_escaped_are_seen_as_they_are(its: str) -> None:
    """teams.md §4.31."""
    line = seen(its)

    words_seen, links, kinds = read(literal(line))

    assert seen(words_seen) == line.replace(JOINER, "").strip()
    assert not links
    assert kinds <= {"paragraph", "text", "inline", "text_special"}


@given(marks, marks)
def test_words_are_escaped_in_the_middle_of_a_line_too(before: str, its: str) -> None:
    """teams.md §4.31."""
    line = f"x{seen(before)} {seen(its)}"

    words_seen, links, kinds = read(f"x{escape(seen(before))} {escape(seen(its))}")

    assert seen(words_seen) == seen(line)
    assert not links
    assert kinds <= HARMLESS


@pytest.mark.parametrize(
    "its",
    [
        "[click](https://evil.example)",
        "![click](https://evil.example)",
        "[click]: https://evil.example",
        "<https://evil.example>",
        "<a href='https://evil.example'>x</a>",
        "<at>Kari</at>",
        "[a]\n[a]: https://evil.example",
        "&#91;x&#93;(https://evil.example)",
        "{{DATE(2026-11-23T08:00:00Z)}}",
    ],
)
def test_what_could_lead_somewhere_is_broken_without_any_backslash(its: str) -> None:
    """teams.md §4.31: clients for phones may not know the backslash."""
    bare = escape(its.replace("\n", " ")).replace("\\", "")

    assert read(bare)[1] == []
    assert "<at>" not in bare
    assert "{{" not in bare


@pytest.mark.parametrize(
    "its", ["3 * 4 = 12", "snake_case", "R&D", "2 < 3", "it's 5 o'clock", "Møte (kort)", "100 % – ja!"]
)
def test_plain_words_stay_as_they_are(its: str) -> None:
    assert literal(its).replace(JOINER, "") == its
    assert "\\" not in literal(its)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("Ask: **What now?**", ["Ask: **What now?**"]),
        ("*softly* and _so_", ["_softly_ and _so_"]),
        ("one\n\ntwo\nthree", ["one", "two", "three"]),
        ("- a\n- b\n  - c\n    - d", ["- a\n- b\n    - c\n        - d"]),
        ("7. a\n8. b", ["7. a\n8. b"]),
        ("Read:\n\n- a\n\n- b", ["Read:", "- a\n- b"]),
        ("- first\n\n  more of it", ["- first  \n    more of it"]),
        ("- a\n\n1. b", ["- a", "1. b"]),
        ("[the page](https://a.example/?q=1&r=2)", ["[the page](https://a.example/?q=1&r=2)"]),
        ("**[the page](https://a.example)**", ["**[the page](https://a.example)**"]),
        ("**see [it](https://a.example) now**", ["**see [it](https://a.example) now**"]),
        ("[x](https://a.example/(b))", ["[x](https://a.example/%28b%29)"]),
        ("[write](mailto:a@b.example)", ["[write](mailto:a@b.example)"]),
        (
            "wow![x](https://a.example)",
            [f"wow!{JOINER}[x](https://a.example)"],
        ),
        ("see https://a.example/x_y.", ["see [https://a.example/x_y](https://a.example/x_y)."]),
    ],
)
def test_markdown_becomes_what_a_card_takes(text: str, elements: list[str]) -> None:
    assert shown(text) == elements


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert(1))", "[x](file:///etc/passwd)", "[x](https://)", "# heading", "`code`", "a <b>"],
)
def test_what_is_no_markdown_of_ours_stays_as_it_was_written(text: str) -> None:
    assert shown(text) == [text]


@given(words)
def test_every_list_and_link_is_read_back_with_its_words(text: str) -> None:
    lines = markdown.read(text)

    for line in lines:
        words_seen, links, kinds = read(written(line))
        assert kinds <= HARMLESS
        assert seen(words_seen) == seen(line.text).replace(JOINER, "")
        assert len(links) == sum(bool(run.url) for run in line.runs)


def test_a_list_is_one_for_whoever_hears_it() -> None:
    lines = markdown.read("1. one\n2. two\n   - a\n   - b\n3. three")

    _, _, kinds = read(listed(lines))

    assert {"ordered_list", "bullet_list", "list_item"} <= kinds
    assert read(listed(lines))[0].split() == ["one", "two", "a", "b", "three"]


@given(words, rooms)
def test_lines_fit_into_their_room(text: str, room: int) -> None:
    cut = markdown.cut(markdown.read(text), room)

    assert len("".join(line.text for line in cut)) <= max(room, 2)
    assert markdown.length(cut) <= room + markdown.AROUND + 1


def test_what_is_too_long_ends_with_an_ellipsis_after_a_whole_word() -> None:
    (line,) = markdown.cut(markdown.words("Tell a colleague what you learnt"), 20 + markdown.AROUND)

    assert line.text == "Tell a colleague…"


def test_a_link_is_never_parted() -> None:
    lines = markdown.read("See [the whole page](https://a.example/a-long-address) today")

    (line,) = markdown.cut(lines, 12 + markdown.AROUND)

    assert written(line) == "See …"


@given(st.integers(10, 300))
def test_a_character_is_never_parted(room: int) -> None:
    (line,) = markdown.cut(markdown.words(FAMILY * 60), room + markdown.AROUND)

    assert set(line.text.removesuffix("…").split(FAMILY)) <= {""}
