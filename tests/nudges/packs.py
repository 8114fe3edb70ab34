"""Small packs for tests: right as they stand, to be made wrong in one place."""

from pathlib import Path

from nudges.fault import ContentError, Fault
from nudges.library import load

PACK = """\
licence = "CC-BY-4.0"
source = "written for a test"
redistributable = true
languages = ["en"]
version = 1
[title]
en = "A pack for a test"
[credits]
en = "Written by a test"
"""
TASK = """\
kind = "micro-task"
minutes = 10
way = "others"
does = "ask"
competences = ["lifecomp:S3"]
serves = "share-what-we-learn"
[en]
title = "Ask a colleague"
why = "Much that we learn is lost when nobody says it aloud."
what = "Ask a colleague: What did you learn this week?"
first_step = "Begin with the one who sits next to you."
"""
REFLECTION = """\
kind = "reflection"
competences = ["lifecomp:S3"]
serves = "share-what-we-learn"
[en]
title = "After the meeting"
text = "You have just met. Think back for a moment."
question = "When did the talk help you on?"
next = "What will you do again next time?"
"""
FILM = """\
[film]
url = "https://film.example/talk"
minutes = 3
captions = true
language = "nb"
"""
KICK_OFF = """\
kind = "kick-off"
audience = "competence-agent"
[[parts]]
id = "invitation"
days = -7
[parts.en]
title = "Come to the start"
body = "We start next week. You are welcome."
[[parts]]
id = "thanks"
days = 0
[parts.en]
title = "Thank you"
body = "It is good that you came."
"""
PROGRAMME = """\
kind = "programme"
audience = "competence-agent"
cadence_weeks = 1
steps = ["ask", "tell"]
[en]
title = "First steps"
about = "One small task a week."
"""


def pack(folder: Path, *, about: str = PACK, **items: str) -> Path:
    """Write a pack; an item's underscores become hyphens."""
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(about, encoding="utf-8")
    for name, toml in items.items():
        (folder / f"{name.replace('_', '-')}.toml").write_text(toml, encoding="utf-8")
    return folder


def shipped(root: Path) -> Path:
    """Write a folder as Dult's own, with one task in six languages."""
    languages = ["nb", "nn", "sv", "da", "fi", "en"]
    about = PACK.replace('["en"]', str(languages).replace("'", '"'))
    task = TASK[: TASK.index("[en]")]
    for language in languages:
        about = about.replace("[credits]", f'{language} = "x"\n[credits]') if language != "en" else about
        about += f'{language} = "x"\n' if language != "en" else ""
        task += f'[{language}]\ntitle = "x {language}"\nwhy = "x"\nwhat = "x"\nfirst_step = "x"\n'
    pack(root / "ours", about=about, a_task=task)
    return root


def faults(root: Path, **items: str) -> list[Fault]:
    """Load a local pack of these items beside a good shipped one and return what is wrong."""
    extra = pack(root / "mine", **items)
    try:
        load(shipped(root / "packs"), [extra])
    except ContentError as error:
        return list(error.faults)
    return []
