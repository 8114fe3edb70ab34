"""How a text must sound: plain, short and kind, with figures and words per language."""

import re
from collections.abc import Iterator, Mapping

from nudges.fault import Slip
from nudges.language import Language

MAX_SENTENCE_WORDS = 20
MAX_EMOJI = 1
LONG_WORD = 7
"""Letters from which LIX calls a word long (Björnsson 1968: more than six)."""
LIX_FROM_WORDS = 20
"""Shorter texts have too few sentences for LIX to mean anything."""

# Under 40 is an easy text in the languages LIX was made for. Finnish says in endings what they say in small
# words, so the same plain text has more long words and fewer words in all: the 16 tasks of our first pack
# have a mean LIX of 21 in Swedish and 43 in Finnish. The Finnish limit lies that much higher.
MAX_LIX: Mapping[Language, int] = {language: 60 if language is Language.FI else 40 for language in Language}

# Duty and the raised finger, in the words they come in. Danish "må" means "may" and is left alone.
BANNED: Mapping[Language, tuple[str, ...]] = {
    Language.NB: ("må", "måtte", "bør", "burde", "skal huske", "ikke glem", "husk å"),
    Language.NN: ("må", "måtte", "bør", "burde", "skal hugse", "ikkje gløym", "hugs å"),
    Language.SV: ("måste", "bör", "borde", "ska komma ihåg", "glöm inte", "kom ihåg att"),
    Language.DA: ("bør", "burde", "skal huske", "glem ikke", "husk at"),
    Language.FI: ("pitäisi", "täytyy", "täytyisi", "on pakko", "älä unohda", "muista"),
    Language.EN: ("must", "should", "ought", "have to", "don't forget", "remember to"),
}

# A question of what somebody failed to do closes the door it knocks on.
_REPROACH: Mapping[Language, str] = {
    Language.NB: r"hvorfor \w+ (du|dere) ikke",
    Language.NN: r"kvifor \w+ (du|de|dykk) ikkje",
    Language.SV: r"varför \w+ (du|ni) inte",
    Language.DA: r"hvorfor \w+ (du|i) ikke",
    Language.FI: r"miksi (et|ette)\b",
    Language.EN: r"why (didn't|don't|haven't|did you not|do you not)",
}

# "You" as one person. English has one word for both, and Finnish may say it in the verb alone.
_ONE_PERSON: Mapping[Language, str] = {
    Language.NB: r"du|deg|din|ditt|dine",
    Language.NN: r"du|deg|din|ditt|dine",
    Language.SV: r"du|dig|din|ditt|dina",
    Language.DA: r"du|dig|din|dit|dine",
    Language.FI: r"sinä|sinun|sinua|sinulla|sinulle|sinulta|sinussa|sinusta",
    Language.EN: r"yourself",
}

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"https?://\S+")
_WORD = re.compile(r"\w+(?:[-'’.,:]\w+)*")
_LINES = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#>]|\d+\.)\s)")
_STOP = re.compile(r"(?<=[.!?…:])[\"'”’»)]*\s+")
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf][\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)*"
)
_SHOUT = re.compile(r"\b[A-ZÆØÅÄÖ]{4,}\b")
_ABBREVIATION = re.compile(
    r"\b([^\W\d_]{1,3}\.[^\W\d_]{1,3}\b|(?:osv|dvs|ca|etc|esim|jne|ym|ts|mm|ev|evt|inkl|f eks|t ex)\.)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX|lorem ipsum)\b|^[…._\s]+$", re.IGNORECASE)


def words(text: str) -> list[str]:
    """Return the words of a Markdown text, without link targets; a number is a word."""
    return _WORD.findall(_shown(text))


def sentences(text: str) -> list[str]:
    """Split a Markdown text where a sentence, a line of a list or a paragraph ends; a colon ends one too.

    What goes on with a small letter or a digit is the same sentence: *kl. 10.00*, *17. mai*.
    """
    found: list[str] = []
    for line in _LINES.split(_shown(text)):
        found.append("")
        for piece in _STOP.split(line):
            if found[-1] and not found[-1].endswith(":") and _goes_on(piece):
                found[-1] += f" {piece}"
            else:
                found.append(piece)
    return [sentence.strip() for sentence in found if words(sentence)]


def lix(text: str) -> float:
    """Return Björnsson's readability index: words a sentence plus long words a hundred; 0 for no words."""
    found = words(text)
    if not found:
        return 0.0
    long = sum(len(word) >= LONG_WORD for word in found)
    return len(found) / len(sentences(text)) + 100 * long / len(found)


def wording(key: str, text: str, language: Language) -> Iterator[Slip]:
    """Find what a single text says in a way that Dult does not speak."""
    if not words(text):
        yield Slip(
            key=key, problem="has no words.", mend="Say it in words: an emoji never carries a message."
        )
    if match := _PLACEHOLDER.search(text):
        yield Slip(key=key, problem=f"still has “{match[0].strip()}”.", mend="Write the real text.")
    if "!" in text:
        yield Slip(key=key, problem="has an exclamation mark.", mend="End the sentence with a full stop.")
    yield from _unkind(key, text, language)
    yield from _unclear(key, text)


def card(
    texts: Mapping[str, str], language: Language, *, max_words: int, max_questions: int
) -> Iterator[Slip]:
    """Check the texts that a reader sees together, each by its key, and all as one."""
    for key, text in texts.items():
        yield from wording(key, text, language)
    whole = "\n\n".join(texts.values())
    if (count := len(words(whole))) > max_words:
        yield Slip(key="", problem=f"has {count} words.", mend=f"Shorten it to {max_words} at most.")
    if (count := whole.count("?")) > max_questions:
        yield Slip(key="", problem=f"asks {count} questions.", mend=f"Keep {max_questions} at most.")
    if (count := len(_EMOJI.findall(whole))) > MAX_EMOJI:
        yield Slip(key="", problem=f"has {count} emoji.", mend=f"Keep {MAX_EMOJI} at most.")
    yield from _hard(whole, language)


def one_question(key: str, text: str) -> Iterator[Slip]:
    """Check that a text asks exactly once, at its end."""
    if text.count("?") != 1 or not text.rstrip().endswith("?"):
        yield Slip(
            key=key, problem="is not one question.", mend="Ask one thing and end with a question mark."
        )


def to_the_team(key: str, text: str, language: Language) -> Iterator[Slip]:
    """Check that a question for a team speaks to all of them (mission C4)."""
    if match := re.search(rf"\b(?:{_ONE_PERSON[language]})\b", text, re.IGNORECASE):
        yield Slip(key=key, problem=f"“{match[0]}” speaks to one person.", mend="Speak to the team.")


def _unkind(key: str, text: str, language: Language) -> Iterator[Slip]:
    banned = "|".join(map(re.escape, BANNED[language]))
    straight = text.replace("’", "'")
    for duty in re.finditer(rf"\b(?:{banned})\b", straight, re.IGNORECASE):
        yield Slip(key=key, problem=f"says “{duty[0]}”.", mend="Invite or suggest, without duty.")
    if reproach := re.search(_REPROACH[language], straight, re.IGNORECASE):
        yield Slip(key=key, problem=f"“{reproach[0]}” is a reproach.", mend="Ask about the situation.")


def _unclear(key: str, text: str) -> Iterator[Slip]:
    for shout in _SHOUT.findall(_shown(text)):
        yield Slip(key=key, problem=f"shouts “{shout}”.", mend="Use small letters.")
    for abbreviation in _ABBREVIATION.findall(_shown(text)):
        yield Slip(key=key, problem=f"has the abbreviation “{abbreviation}”.", mend="Write it out.")
    for sentence in sentences(text):
        if (count := len(words(sentence))) > MAX_SENTENCE_WORDS:
            problem = f"has a sentence of {count} words, “{' '.join(words(sentence)[:3])} …”."
            yield Slip(key=key, problem=problem, mend=f"Split it; {MAX_SENTENCE_WORDS} words at most.")


def _hard(text: str, language: Language) -> Iterator[Slip]:
    if len(words(text)) >= LIX_FROM_WORDS and (value := lix(text)) >= MAX_LIX[language]:
        mend = f"Use shorter words and sentences until LIX is under {MAX_LIX[language]}."
        yield Slip(key="", problem=f"reads with difficulty (LIX {value:.0f}).", mend=mend)


def _shown(text: str) -> str:
    return _URL.sub("URL", _LINK.sub(r"\1", text))


def _goes_on(piece: str) -> bool:
    first = piece.lstrip("\"'“‘«([-")[:1]
    return first.islower() or first.isdigit()
