from html import escape
from typing import Any

import pytest
from hypothesis import given

from adapters.teams.heard import said, seen
from bot.cut import clean
from tests.adapters.anything import words

DULT = {"id": "28:app", "name": "Dult"}


def mention(name: str, whom: dict[str, str] = DULT, **others: Any) -> dict[str, Any]:
    return {"type": "mention", "mentioned": whom, "text": f"<at>{name}</at>", **others}


def written(text: str, *entities: dict[str, Any], html: str | None = None) -> dict[str, Any]:
    page = [] if html is None else [{"contentType": "text/html", "content": html}]
    return {"text": text, "recipient": DULT, "entities": list(entities), "attachments": page}


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("help & <b>more</b>", "help & <b>more</b>"),
        ("<at>Dult</at> hjelp", "hjelp"),
        ("<at>Dult</at>&nbsp;min oppgave\n", "min oppgave"),
        ("hei <at>Dult</at>, takk", "hei , takk"),
        ("<at>Dult</at> ask <at>Kari &amp; Co</at>", "ask Kari & Co"),
        ("one\r\n\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("", ""),
    ],
)
def test_what_a_person_wrote_is_read_as_they_saw_it_without_dults_name(text: str, heard: str) -> None:
    """teams.md §4.31."""
    assert said(written(text, mention("Dult"))) == heard


def test_a_mention_without_a_text_is_known_by_its_name() -> None:
    nameless = {"type": "mention", "mentioned": DULT}

    assert said(written("<at>Dult</at> hjelp", nameless)) == "hjelp"


def test_somebody_elses_name_stays() -> None:
    kari = {"id": "29:kari", "name": "Kari"}

    assert said(written("<at>Kari</at> hjelp", mention("Kari", kari))) == "Kari hjelp"


def test_a_page_is_believed_before_a_text_that_lacks_what_looked_like_tags() -> None:
    html = "<p>help &amp; &lt;b&gt;more&lt;/b&gt;</p>"

    assert said(written("help & more", html=html)) == "help & <b>more</b>"


@pytest.mark.parametrize(
    ("html", "words_seen"),
    [
        ("<div><div>one<br>two</div>\n<p>three</p></div>", "one\ntwo\n\nthree"),
        ("<p>a&nbsp; b</p>", "a b"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        (
            '<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Dult</span>&nbsp;hjelp',
            "hjelp",
        ),
        ('<at id="0">Dult</at> and <at id="1">Kari</at>', "and Kari"),
        (
            'fine <img alt="🙂" itemtype="http://schema.skype.com/Emoji"> <emoji alt="👍"></emoji>',
            "fine 🙂 👍",
        ),
        ('<blockquote itemtype="http://schema.skype.com/Reply"><p>before</p></blockquote><p>now</p>', "now"),
        ('<a href="https://a.example/x">the page</a>', "the page (https://a.example/x)"),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
        ('<attachment id="1"></attachment><script>x()</script>ok', "ok"),
        ("<b>open <i>never <p>closed", "open never\nclosed"),
        ("a < b &unknown; <", "a < b &unknown; <"),
    ],
)
def test_a_page_is_read_as_its_reader_sees_it(html: str, words_seen: str) -> None:
    assert seen(html, {"Dult"}) == words_seen


@given(words)
def test_what_was_escaped_is_read_back(its: str) -> None:
    """teams.md §4.31."""
    heard = seen(f"<p>{escape(its)}</p>")

    assert "".join(heard.split()) == "".join(clean(its).split())


@given(words)
def test_any_page_whatever_can_be_read(its: str) -> None:
    assert isinstance(seen(its), str)
