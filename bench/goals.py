"""What is promised in figures: each by its name, with its goal, and where in the results it comes from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Figures = Mapping[str, float]
Results = Mapping[str, Figures]
"""The figures of every part, by the part's name."""


class Unit(StrEnum):
    """What a figure counts."""

    RATIO = ""
    SHARE = "of one"
    SECONDS = "s"
    MIB = "MiB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A figure that somebody may hold us to."""

    name: str
    what: str
    """In words that need no explanation."""
    parts: tuple[str, ...]
    """Whose figures it is made of; without all of them it is not there."""
    of: Callable[[Results], float]
    unit: Unit = Unit.RATIO
    at_least: float | None = None
    at_most: float | None = None

    @property
    def goal(self) -> str:
        """The goal as a person reads it; an empty string where there is none."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return "" if self.at_most is None else f"at most {self.at_most:g}"

    def kept(self, figure: float) -> bool:
        """Tell whether a figure is as good as its goal."""
        return (self.at_least is None or figure >= self.at_least) and (
            self.at_most is None or figure <= self.at_most
        )


def _figure(part: str, key: str) -> Callable[[Results], float]:
    return lambda results: results[part][key]


def _growth(key: str, large: str, small: str) -> Callable[[Results], float]:
    return lambda results: results[large][key] / results[small][key]


def _one(
    name: str,
    what: str,
    part: str,
    key: str,
    *,
    unit: Unit = Unit.RATIO,
    at_least: float | None = None,
    at_most: float | None = None,
) -> Promise:
    return Promise(
        name=name,
        what=what,
        parts=(part,),
        of=_figure(part, key),
        unit=unit,
        at_least=at_least,
        at_most=at_most,
    )


def _ticks(on: str, where: str) -> tuple[Promise, ...]:
    """Return what is promised of ticks on one database."""
    large, small = f"{on}tick_1m", f"{on}tick_1k"
    return (
        Promise(
            name=f"{on}idle_tick_1m_vs_1k",
            what=f"a look with nothing due for a million, beside a thousand{where}",
            parts=(large, small),
            of=_growth("idle_tick_s", large, small),
            at_most=1.2,
        ),
        Promise(
            name=f"{on}plan_1m_vs_bare_insert",
            what=f"planning a million, beside the bare INSERT … SELECT of the same rows{where}",
            parts=(large,),
            of=lambda results: results[large]["plan_s"] / results[large]["bare_insert_s"],
            at_most=1.5,
        ),
        _one(
            f"{on}plan_1m_rss_growth_mib",
            f"memory that planning a million adds{where}",
            large,
            "rss_growth_mib",
            unit=Unit.MIB,
            at_most=32,
        ),
    )


def _costs(on: str, where: str) -> tuple[Promise, ...]:
    """Return what is promised of the cost of a delivery on one database."""
    large, small = f"{on}sizes_1m", f"{on}sizes_1k"
    return tuple(
        Promise(
            name=f"{on}{name}_1m_vs_1k",
            what=f"{what} with a million in the outbox, beside a thousand{where}",
            parts=(large, small),
            of=_growth(key, large, small),
            at_most=1.2,
        )
        for name, what, key in (
            ("cost_per_delivery", "processor time of a delivery, composed and sent,", "composed_cpu_us"),
            ("drain_per_delivery", "processor time of a delivery that is composed already,", "drain_cpu_us"),
        )
    )


PROMISES: Final[tuple[Promise, ...]] = (
    _one(
        "slack_durable_vs_bare",
        "messages a second in Slack, beside a bare client",
        "slack",
        "ratio",
        at_least=0.8,
    ),
    _one(
        "teams_durable_vs_bare",
        "messages a second in Teams, beside a bare loop",
        "teams",
        "ratio",
        at_least=0.8,
    ),
    _one(
        "teams_durable_vs_stock",
        "messages a second in Teams, beside stock botbuilder",
        "teams",
        "ratio_to_stock",
        at_least=4,
    ),
    _one(
        "teams_durable_vs_bare_rendered_before",
        "the same beside a loop with nothing to do but post",
        "teams",
        "ratio_rendered_before",
    ),
    _one("web_durable_vs_bare", "messages a second on the try-out page, beside a bare loop", "web", "ratio"),
    _one(
        "broadcast_1400_vs_ideal",
        "1,400 in Teams, nobody with a conversation, beside the limit",
        "teams_broadcast",
        "cold_ratio",
        at_most=1.05,
    ),
    _one(
        "broadcast_1400_warm_vs_ideal",
        "1,400 in Teams, everybody with a conversation, beside the limit",
        "teams_broadcast",
        "warm_ratio",
        at_most=1.05,
    ),
    *_ticks("", ""),
    *_ticks("postgresql_", ", on PostgreSQL"),
    *_costs("", ""),
    _one(
        "slack_ack_p99_vs_bare",
        "until a press in Slack is acknowledged, beside a bare app",
        "slack_ack",
        "ratio",
        at_most=1.2,
    ),
    _one(
        "two_workers_limit_share",
        "of its limit that the slowest of 40 workspaces reached",
        "workers",
        "limit_share",
        unit=Unit.SHARE,
        at_least=0.95,
    ),
    _one(
        "two_workers_most_work",
        "of the work that the busier of two workers did",
        "workers",
        "most_work",
        unit=Unit.SHARE,
        at_most=0.65,
    ),
    _one(
        "two_workers_restored_s",
        "until all were served again after one was killed",
        "workers",
        "restored_s",
        unit=Unit.SECONDS,
        at_most=30,
    ),
    _one(
        "start_to_first_nudge_s",
        "from the start after `kill -9` to the first message",
        "start",
        "start_to_first_nudge_s",
        unit=Unit.SECONDS,
        at_most=2,
    ),
    _one(
        "start_to_first_nudge_vs_bare_import",
        "the same beside a process that only imports the libraries",
        "start",
        "ratio",
    ),
    _one(
        "tick_late_p99_s",
        "a look of the beat is late while 100,000 are sent to at full speed",
        "sizes_100k",
        "tick_late_p99_s",
        unit=Unit.SECONDS,
        at_most=2,
    ),
    _one(
        "rss_1400_mib",
        "memory after a broadcast to 1,400",
        "sizes_1400",
        "rss_mib",
        unit=Unit.MIB,
        at_most=150,
    ),
    _one(
        "rss_100k_mib",
        "memory after a broadcast to 100,000",
        "sizes_100k",
        "rss_mib",
        unit=Unit.MIB,
        at_most=150,
    ),
)


def ratios(results: Results) -> dict[str, float]:
    """Return every promised figure whose parts are there, by its name."""
    return {its.name: its.of(results) for its in PROMISES if all(part in results for part in its.parts)}


def table() -> str:
    """Return the promises as a table in Markdown: what stands in ``bench/README.md``."""
    rows = [f"| `{its.name}` | {its.what} | {f'{its.goal} {its.unit}'.strip()} |" for its in PROMISES]
    return "\n".join(["| Name | What | Goal |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(table())
