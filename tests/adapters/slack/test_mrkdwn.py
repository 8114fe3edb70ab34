import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.mrkdwn import escape, fit, link, literal, plain, sections
from bot.cut import cut, head
from tests.adapters.anything import FAMILY, words
from tests.adapters.slack.anything import markup_faults

rooms = st.integers(1, 4_000)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Ask: **What now?**", "Ask: *What now?*"),
        ("*softly* and _so_", "_softly_ and _so_"),
        ("**bold *both* bold**", "*bold* *_both_* *bold*"),
        ("**fet** og **fet:** ja", "*fet* og *fet:* ja"),
        ("one\n\ntwo\nthree", "one\n\ntwo\nthree"),
        ("- a\n- b\n  - c\n    - d", "• a\n• b\n    ◦ c\n        ▪ d"),
        ("7. a\n8. b", "7. a\n8. b"),
        ("Read:\n\n- a\n\n- b", "Read:\n\n• a\n• b"),
        ("- first\n\n  more of it", "• first\n    more of it"),
        ("[the page](https://a.example/?q=1&r=2)", "<https://a.example/?q=1&amp;r=2|the page>"),
        ("**[the page](https://a.example)**", "*<https://a.example|the page>*"),
        ("[shout](HTTPS://A.example)", "<https://A.example|shout>"),
        ("[write](mailto:a@b.example)", "<mailto:a@b.example|write>"),
        ("R&D <b> 2 > 1", "R&amp;D &lt;b&gt; 2 &gt; 1"),
        ("<!channel> <@U123>", "&lt;!channel&gt; &lt;@U123&gt;"),
        ("see https://a.example/x?y=1&z=2.", "see <https://a.example/x?y=1&amp;z=2>."),
    ],
)
def test_markdown_becomes_slacks_markup(markdown: str, shown: str) -> None:
    assert fit(markdown, 500) == shown


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert(1))",
        "[x](slack://open)",
        "[x](file:///etc/passwd)",
        "[x](https://)",
        "# heading",
        "`code`",
    ],
)
def test_what_is_no_markdown_of_ours_stays_as_it_was_written(markdown: str) -> None:
    assert fit(markdown, 500) == markdown


@pytest.mark.parametrize("markdown", ["a**b**c", "**5 * 3 = 15**", "__dun__der"])
def test_emphasis_that_slack_would_show_as_marks_is_left_out(markdown: str) -> None:
    assert fit(markdown, 500) == markdown.replace("**", "").replace("__", "__")


@given(words, rooms)
def test_markdown_fits_and_calls_nobody(markdown: str, room: int) -> None:
    """slack.md §3.14."""
    shown = fit(markdown, room)

    assert len(shown) <= room
    assert not markup_faults(shown)


@given(words, rooms)
def test_plain_words_fit_and_call_nobody(its: str, room: int) -> None:
    """slack.md §3.14."""
    shown = literal(its, room)

    assert len(shown) <= room
    assert not markup_faults(shown)


@given(words, words)
def test_a_link_leads_to_a_page_or_is_none(its: str, url: str) -> None:
    assert not markup_faults(link(its, url))


@given(words, rooms, st.integers(300, 3_000))
def test_a_body_in_pieces_stays_within_its_room(markdown: str, room: int, each: int) -> None:
    pieces = sections(markdown, room, each)

    assert all(0 < len(piece) <= each for piece in pieces)
    assert sum(map(len, pieces)) <= room
    assert not [fault for piece in pieces for fault in markup_faults(piece)]


def test_nothing_of_a_long_body_is_lost_between_its_pieces() -> None:
    markdown = "\n\n".join(f"Paragraph {number} has **strong** words." for number in range(200))

    pieces = sections(markdown, 10_000)

    assert "\n\n".join(pieces) == markdown.replace("**", "*")
    assert len(pieces) == 3


def test_what_is_too_long_ends_with_an_ellipsis_after_a_whole_word() -> None:
    assert fit("Tell a colleague what you learnt", 20) == "Tell a colleague…"


def test_a_link_is_never_parted() -> None:
    markdown = "See [the whole page](https://a.example/a-long-address) today"

    assert [fit(markdown, room) for room in (20, 53, 56)] == [
        "See…",
        "See…",
        "See <https://a.example/a-long-address|the whole page>…",
    ]


def test_an_entity_is_never_parted() -> None:
    assert literal("a & b", 6) == "a…"
    assert literal("&&&&", 11) == "&amp;&amp;…"


@given(st.sampled_from([FAMILY, "👍🏽", "🇳🇴", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "ë̱"]), st.integers(1, 60))
def test_a_character_is_never_parted(one: str, room: int) -> None:
    """slack.md §3.14."""
    shown = head(one * 30, room)

    assert shown == one * (room // len(one))


def test_what_is_no_character_any_more_is_cut_where_it_must_be() -> None:
    assert len(cut("a" + "\u0301" * 500, 100)) == 100


@given(words)
def test_what_was_escaped_is_read_back(its: str) -> None:
    """slack.md §3.14."""
    assert plain(escape(its)) == its


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("help &amp; &lt;b&gt;more&lt;/b&gt;", "help & <b>more</b>"),
        ("&amp;lt;", "&lt;"),
        ("ask <@U12AB> or <@U12AB|kari>", "ask @U12AB or @kari"),
        ("in <#C1|general>, <#C2>", "in #general, #C2"),
        ("<!here> <!channel> <!subteam^S1|@nord>", "@here @channel @nord"),
        ("<!date^1392734382^{date}|18 February>", "18 February"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("<https://a.example/|a.example>", "https://a.example/"),
        ("<https://a.example/?a=1&amp;b=2|the page>", "the page (https://a.example/?a=1&b=2)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
    ],
)
def test_what_a_person_wrote_is_read_as_they_saw_it(written: str, seen: str) -> None:
    assert plain(written) == seen
