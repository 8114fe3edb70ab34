"""How a broadcast is told about: whom it is for, where everyone stands, and why some are not reached."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.message import Fact
from bot.phrases import moment, number
from bot.ports import Broadcast, BroadcastState, Forecast, Line, Places, Progress
from bot.turn import Context
from nudges.broadcast import Advice, Audience, Hint
from nudges.delivery import Reason, State
from nudges.language import Language
from nudges.person import Role

ROLES: Final[Mapping[Role, str]] = {
    Role.COMPETENCE_AGENT: "broadcast-role-agents",
    Role.LEADER: "broadcast-role-leaders",
    Role.COORDINATOR: "broadcast-role-coordinators",
    Role.ADMIN: "broadcast-role-admins",
    Role.REPRESENTATIVE: "broadcast-role-representatives",
    Role.EMPLOYEE: "broadcast-role-employees",
}

_HINTS: Final[Mapping[Hint, str]] = {
    Hint.LONG: "broadcast-hint-long",
    Hint.LONG_SENTENCE: "broadcast-hint-long-sentence",
    Hint.HARD: "broadcast-hint-hard",
    Hint.DUTY: "broadcast-hint-duty",
    Hint.EXCLAMATION: "broadcast-hint-exclamation",
    Hint.QUESTIONS: "broadcast-hint-questions",
}

_UNREACHED: Final = "broadcast-why-unreached"
_WHY: Final[Mapping[Reason, str]] = {
    Reason.UNREACHABLE: _UNREACHED,
    Reason.PAUSED: _UNREACHED,
    Reason.LEFT: _UNREACHED,
    Reason.BUDGET: "broadcast-why-budget",
    Reason.EXPIRED: "broadcast-why-too-late",
    Reason.LATE: "broadcast-why-too-late",
    Reason.CANCELLED: "broadcast-why-stopped",
}
_WHY_FAILED: Final = "broadcast-why-failed"

_STATES: Final[Mapping[State, str]] = {
    State.PENDING: "broadcast-is-waiting",
    State.SENDING: "broadcast-is-waiting",
    State.SENT: "broadcast-is-sent",
    State.UNCERTAIN: "broadcast-is-uncertain",
}
_LINE_WHY: Final[Mapping[str, str]] = {
    _UNREACHED: "broadcast-is-unreached",
    "broadcast-why-budget": "broadcast-is-budget",
    "broadcast-why-too-late": "broadcast-is-too-late",
    "broadcast-why-stopped": "broadcast-is-stopped",
    _WHY_FAILED: "broadcast-is-failed",
}


def audience(ctx: Context, its: Audience, places: Places, language: Language) -> str:
    """Say whom it is for."""
    if its.is_everyone:
        return ctx.say(language, "broadcast-everyone")
    sorts = (
        [ctx.say(language, "broadcast-rooms")] if its.rooms else [],
        [ctx.say(language, ROLES[role]) for role in Role if role in its.roles],
        [name for key, name in places.sites.items() if key in its.sites],
        [name for key, name in places.teams.items() if key in its.teams],
    )
    return " · ".join(", ".join(names) for names in sorts if names)


def state(ctx: Context, its: Broadcast, progress: Progress, language: Language) -> str:
    """Say in a word or two where a broadcast stands."""
    match its.state:
        case BroadcastState.DRAFT:
            return ctx.say(language, "broadcast-state-draft")
        case BroadcastState.CANCELLED:
            return ctx.say(language, "broadcast-state-stopped")
        case BroadcastState.WITHDRAWN:
            return ctx.say(language, "broadcast-state-withdrawn")
        case BroadcastState.SCHEDULED:
            return ctx.say(language, "broadcast-state-planned")
        case BroadcastState.PLANNED:
            if progress.tally.left == 0:
                return ctx.say(language, "broadcast-state-sent")
            phrase = "broadcast-state-sending" if progress.begun else "broadcast-state-planned"
            return ctx.say(language, phrase)


def reach(ctx: Context, its: Forecast, language: Language) -> str:
    """Say how many can be reached, and why the others cannot."""
    if its.left_out == 0:
        return ctx.say(language, "broadcast-reach-all", count=its.reachable)
    said = ctx.say(language, "broadcast-reach", count=its.reachable, others=its.left_out)
    return f"{said}: {'; '.join(reasons(ctx, its.skipped, language))}"


def reasons(ctx: Context, counts: Mapping[Reason, int], language: Language) -> list[str]:
    """Say why people are not reached, each reason with its number.

    Who paused is told apart from who cannot be reached only where they are too many to guess.
    """
    grouped = _grouped(counts, ctx.privacy.k_figures)
    return [ctx.say(language, phrase, count=count) for phrase, count in grouped.items()]


def _grouped(counts: Mapping[Reason, int], shown_apart: int) -> Mapping[str, int]:
    grouped: dict[str, int] = {}
    apart = counts.get(Reason.PAUSED, 0) >= shown_apart
    for reason, count in counts.items():
        phrase = _WHY.get(reason, _WHY_FAILED)
        if apart and phrase == _UNREACHED:
            phrase = "broadcast-why-paused" if reason is Reason.PAUSED else "broadcast-why-unreachable"
        grouped[phrase] = grouped.get(phrase, 0) + count
    return grouped


def hints(ctx: Context, found: Sequence[Advice], language: Language) -> str:
    """Say what would make a text plainer and kinder."""
    return " ".join(ctx.say(language, _HINTS[one.hint], about=one.about) for one in found)


def facts(ctx: Context, its: Broadcast, progress: Progress, language: Language) -> tuple[Fact, ...]:
    """Return where everyone stands; the numbers add up to all there are."""
    return tuple(_facts(ctx, its, progress, language))


def _facts(ctx: Context, its: Broadcast, progress: Progress, language: Language) -> Iterator[Fact]:
    tally = progress.tally

    def fact(label: str, count: int) -> Fact:
        return Fact(label=ctx.say(language, label), value=number(count, language))

    of = ctx.say(language, "broadcast-of", count=tally.sent, recipients=tally.recipients)
    yield Fact(label=ctx.say(language, "broadcast-sent"), value=of)
    if tally.left:
        yield fact("broadcast-waiting", tally.left)
    if tally.uncertain:
        yield fact("broadcast-uncertain", tally.uncertain)
    if unsent := tally.skipped + tally.failed:
        why = reasons(ctx, progress.reasons, language)
        said = why[0] if len(why) == 1 else f"{number(unsent, language)}: {'; '.join(why)}"
        yield Fact(label=ctx.say(language, "broadcast-unsent"), value=said)
    if tally.sent:
        yield fact("broadcast-seen", progress.seen)
    if its.options.acknowledge:
        yield fact("broadcast-acknowledged", progress.acknowledged)
    if progress.renewed:
        done = progress.renewed.recipients - progress.renewed.left
        value = ctx.say(language, "broadcast-of", count=done, recipients=progress.renewed.recipients)
        yield Fact(label=ctx.say(language, "broadcast-renewed"), value=value)


def standing(ctx: Context, line: Line, language: Language) -> str:
    """Say where one person's message stands; a pause is told as not reached."""
    if phrase := _STATES.get(line.state):
        return ctx.say(language, phrase)
    why = _WHY.get(line.reason, _WHY_FAILED) if line.reason else _WHY_FAILED
    return ctx.say(language, _LINE_WHY[why])


def told(ctx: Context, line: Line, language: Language) -> str:
    """Say where one person's message stands, and whether it was opened or said to be read."""
    if line.acknowledged_at is not None:
        return ctx.say(language, "broadcast-is-acknowledged")
    if line.seen:
        return ctx.say(language, "broadcast-is-seen")
    return standing(ctx, line, language)


def table(
    ctx: Context, lines: Sequence[Line], language: Language, zone: ZoneInfo
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return a header and a row for each person, for a spreadsheet."""
    header = (
        ctx.say(language, "broadcast-column-id"),
        ctx.say(language, "broadcast-column-name"),
        ctx.say(language, "broadcast-column-site"),
        ctx.say(language, "broadcast-column-state"),
        ctx.say(language, "broadcast-column-sent"),
        ctx.say(language, "broadcast-column-seen"),
        ctx.say(language, "broadcast-column-acknowledged"),
    )
    yes = ctx.say(language, "broadcast-yes")
    return header, [
        (
            line.key,
            line.name,
            line.site,
            standing(ctx, line, language),
            moment(line.sent_at, language, zone) if line.sent_at else "",
            yes if line.seen else "",
            moment(line.acknowledged_at, language, zone) if line.acknowledged_at else "",
        )
        for line in lines
    ]
