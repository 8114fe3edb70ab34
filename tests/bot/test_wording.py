import re
from pathlib import Path

import pytest

from bot.command import COMMANDS
from nudges import tone
from nudges.language import Language
from nudges.task import MAX_WORDS
from tests.bot.test_phrases import patterns, shipped_files
from tests.house import phrases

BOT = Path(__file__).parents[2] / "bot"
LABELS = sorted(
    {
        label
        for file in BOT.rglob("*.py")
        for label in re.findall(r'button\(\s*ctx,\s*[\w.]+,\s*"([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("language", Language)
def test_the_words_on_buttons_fit_every_platform(language: Language) -> None:
    shown = [phrases().say(language, label) for label in LABELS]
    shortcuts = [phrases().say(language, one.words).split(",")[0] for one in COMMANDS]

    assert len(LABELS) > 30
    assert not [text for text in (*shown, *shortcuts) if len(text) > 20]


@pytest.mark.parametrize(
    "noun", ["task", "pause", "silence", "help", "stranger", "challenge", "data", "guard", "form", "practice"]
)
def test_the_longer_texts_are_easy_to_read_in_every_language(noun: str) -> None:
    slips = [
        f"{file.language} {message.id.name} {slip.problem}"
        for file in shipped_files()
        if file.path.stem == noun
        for message in file.messages
        for text in patterns(message)
        for slip in tone.card({"": text}, file.language, max_words=MAX_WORDS, max_questions=1)
    ]

    assert not slips
