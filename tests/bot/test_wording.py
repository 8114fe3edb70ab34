import re
from pathlib import Path

import pytest

from bot.command import COMMANDS
from nudges.language import Language
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
