from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges import tone
from nudges.fault import Slip
from nudges.language import Language

PLAIN = st.text(alphabet=st.sampled_from("abc åø XÄ.!?:…,-'\n*1 "), max_size=200)


def problems(
    text: str, language: Language = Language.EN, *, max_words: int = 60, max_questions: int = 1
) -> str:
    slips = tone.card({"body": text}, language, max_words=max_words, max_questions=max_questions)
    return " ".join(slip.problem for slip in slips)


@given(PLAIN)
def test_sentences_lose_no_word_and_add_none(text: str) -> None:
    found = [tone.words(sentence) for sentence in tone.sentences(text)]

    assert list(chain.from_iterable(found)) == tone.words(text)


@given(PLAIN)
def test_every_sentence_has_a_word(text: str) -> None:
    assert all(tone.words(sentence) for sentence in tone.sentences(text))


@given(PLAIN)
def test_lix_is_words_a_sentence_and_long_words_a_hundred(text: str) -> None:
    value = tone.lix(text)

    assert 0 <= value <= len(tone.words(text)) + 100


@given(st.lists(st.sampled_from(["dog", "house", "tree"]), min_size=1, max_size=30))
def test_a_text_of_one_sentence_of_short_words_has_its_length_as_lix(words: list[str]) -> None:
    assert tone.lix(" ".join(words) + ".") == len(words)


@given(st.lists(st.sampled_from(["dog", "elephants"]), min_size=2, max_size=30), st.data())
def test_splitting_a_sentence_never_makes_a_text_harder(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(min_value=1, max_value=len(words) - 1))

    whole = " ".join(words) + "."
    halves = f"{' '.join(words[:cut])}. {' '.join(words[cut:]).capitalize()}."

    assert tone.lix(halves) <= tone.lix(whole)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi møtes kl. 10.00 i dag. Kom som du er.", 2),
        ("Det skjer 17. mai.", 1),
        ("Spør en kollega: Hva lærte du?", 2),
        ("Ask two things:\n\n- what went well\n- what comes next", 3),
        ("“Is it so?” she asked. Yes.", 2),
        ("One line\ngoes on here.", 1),
        ("", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, count: int) -> None:
    assert len(tone.sentences(text)) == count


def test_the_address_of_a_link_is_not_read_aloud() -> None:
    assert tone.words("See [the guide](https://example.org/a/b) now") == ["See", "the", "guide", "now"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Well done!", "exclamation"),
        ("This is GREAT news.", "shouts “GREAT”"),
        ("Bring food, e.g. bread.", "abbreviation “e.g”"),
        ("TODO", "still has “TODO”"),
        ("…", "has no words"),
        ("🎉", "has no words"),
        ("Good 🎉 day 👍🏽", "has 2 emoji"),
        ("Who? Where?", "asks 2 questions"),
        ("One two three four five six seven. " * 9, "has 63 words"),
        (" ".join(["so"] * 21) + ".", "sentence of 21 words"),
        (" ".join(["understanding"] * 20) + ".", "LIX 120"),
        ("Why didn’t you ask?", "reproach"),
    ],
)
def test_a_text_that_breaks_a_rule_is_found(text: str, found: str) -> None:
    assert found in problems(text)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        (Language.NB, "Du må spørre.", "må"),
        (Language.NB, "Du bør spørre.", "bør"),
        (Language.NN, "Du skal hugse det.", "skal hugse"),
        (Language.SV, "Du måste fråga.", "måste"),
        (Language.SV, "Du borde fråga.", "borde"),
        (Language.DA, "Du bør spørge.", "bør"),
        (Language.FI, "Sinun pitäisi kysyä.", "pitäisi"),
        (Language.EN, "You should ask.", "should"),
        (Language.EN, "Don’t forget to ask.", "Don't forget"),
    ],
)
def test_duty_is_found_in_every_language(language: Language, text: str, word: str) -> None:
    assert problems(text, language) == f"says “{word}”."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.DA, "Du må gerne spørge."),
        (Language.NB, "Småting teller."),
        (Language.NB, "Møtet er kl. 10.00, 3.3.2026."),
        (Language.EN, "Ask two colleagues 🙂 what they learned."),
        (Language.EN, "NAV and IT meet."),
        (Language.FI, "Kun palaveri alkaa, niin kysyn yhden kysymyksen."),
    ],
)
def test_a_text_that_only_looks_wrong_is_left_alone(language: Language, text: str) -> None:
    assert problems(text, language) == ""


def test_finnish_may_have_longer_words_than_its_neighbours() -> None:
    text = " ".join(["ja"] * 14 + ["kollegalle"] * 6) + "."

    assert not problems(text, Language.FI)
    assert "LIX 50" in problems(text, Language.SV)


def test_a_text_under_twenty_words_is_not_measured_by_lix() -> None:
    assert problems(" ".join(["understanding"] * 19) + ".") == ""


@pytest.mark.parametrize("text", ["Tell us more.", "What? And when?", "What is it? Tell us."])
def test_a_question_is_one_and_stands_last(text: str) -> None:
    assert list(tone.one_question("question", text)) == [
        Slip(
            key="question", problem="is not one question.", mend="Ask one thing and end with a question mark."
        )
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.NB, "Hva lærte du?"),
        (Language.NN, "Kva er viktig for deg?"),
        (Language.SV, "Vad tog du med dig?"),
        (Language.DA, "Hvad er vigtigt for dig?"),
        (Language.FI, "Mikä on sinulle tärkeää?"),
        (Language.EN, "What did you try yourself?"),
    ],
)
def test_a_question_to_one_person_is_not_for_a_team(language: Language, text: str) -> None:
    assert "speaks to one person" in next(tone.to_the_team("question", text, language)).problem


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.NB, "Hva lærte dere?"),
        (Language.NN, "Kva lærte de av kvarandre?"),
        (Language.SV, "Vad lärde ni er?"),
        (Language.DA, "Hvad lærte I?"),
        (Language.FI, "Mitä te opitte?"),
        (Language.EN, "What did you learn?"),
    ],
)
def test_a_question_to_all_is_for_a_team(language: Language, text: str) -> None:
    assert not list(tone.to_the_team("question", text, language))
