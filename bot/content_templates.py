"""How a new item of each kind begins: every key there and explained, every text empty."""

from collections.abc import Iterable

from nudges.language import Language

_TASK = """\
# A small task for one person at work. content/README.md tells how to write it.
kind = "micro-task"
minutes = 10        # 1 to 15: how long it takes
way = ""            # job | others | formal: learning by doing, with others, or from courses and texts
does = ""           # cooperate | activity | talk | share | observe | ask
competences = []    # for example ["lifecomp:S3"]
serves = ""         # the goal of your strategy that it is for, in small letters and hyphens
"""
_TASK_TEXT = """
[{at}]
title = ""          # at most 60 characters
why = ""            # one sentence
what = ""           # begins with a verb
first_step = ""     # something that can be done today; 60 words in all four texts together
"""
_REFLECTION = """\
# A question that a team thinks about together. content/README.md tells how to write it.
kind = "reflection"
minutes = 5         # 3 to 15: what the timer is set to
competences = []    # for example ["lifecomp:S3"]
serves = ""         # the goal of your strategy that it is for, in small letters and hyphens

# With a film, take the # away here, and write film_summary in each language: the words alone must be enough.
# [film]
# url = "https://"
# minutes = 3
# captions = true
# language = "nb"
"""
_REFLECTION_TEXT = """
[{at}]
title = ""          # at most 60 characters
text = ""           # what the team starts from; a prompt with a film may do without
question = ""       # one open question to the team, about what happened
next = ""           # one question about what comes next; 75 words in all four texts together
# film_summary = ""
"""
_KICK_OFF = """\
# The messages around a day on which something starts. content/README.md tells how to write them.
kind = "kick-off"
audience = ""       # competence-agent | leader | coordinator | employee | team | everyone
# programme = ""    # the programme that starts with it: the name of its file, without .toml

# One part for each message, the invitation first, each at least seven days after the one before.
[[parts]]
id = "invitation"
days = -28          # days from the date; negative is before it
"""
_KICK_OFF_TEXT = """
[{at}]
title = ""          # at most 60 characters
body = ""           # 60 words together with the title
"""
_PROGRAMME = """\
# Tasks or reflections in an order that makes sense. content/README.md tells how to plan it.
kind = "programme"
audience = ""       # competence-agent | leader | coordinator | employee | everyone get tasks; team reflects
cadence_weeks = 1   # how many weeks from one step to the next
# weekday = "tuesday"
# time = "10:00"    # from 08:00 to 16:00, each person's own local time
# start = 2026-09-01
steps = []          # the names of the items' files, without .toml
"""
_PROGRAMME_TEXT = """
[{at}]
title = ""          # at most 60 characters
about = ""          # 60 words together with the title
"""

_TEMPLATES = {
    "micro-task": (_TASK, _TASK_TEXT, ""),
    "reflection": (_REFLECTION, _REFLECTION_TEXT, ""),
    "kick-off": (_KICK_OFF, _KICK_OFF_TEXT, "parts."),
    "programme": (_PROGRAMME, _PROGRAMME_TEXT, ""),
}


def template(kind: str, languages: Iterable[Language]) -> str:
    """Return the text of a new item's file.

    Raises:
        KeyError: ``kind`` is not one of ``nudges.item.KINDS``.
    """
    facts, text, table = _TEMPLATES[kind]
    return facts + "".join(text.format(at=f"{table}{language}") for language in languages)
