"""Draw the charts of ``bench/README.md`` from ``bench/results.json`` alone.

``python -m bench.charts`` draws them anew; the same figures make the same files.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.goals import PROMISES, Promise, Unit
from bench.results import FILE, Results

FOLDER: Final = Path(__file__).parent / "charts"
INK, PALE, CARD = "#1f2328", "#59636e", "#ffffff"
BLUE, ORANGE, GREEN, PINK, SKY, YELLOW, GREY = (
    *("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"),
    "#9a9a9a",
)
"""Okabe and Ito's colours, which everybody can tell apart; shapes and words say the same."""
STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "dult",
    "svg.fonttype": "none",  # words stay words, and the files small
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 10,
    "text.color": INK,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": CARD,
    "axes.facecolor": CARD,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
WIDTH: Final = 9.0
"""Inches."""
WHOSE: Final = {
    "client": ("the platform's client", BLUE),
    "database": ("the database", ORANGE),
    "event loop": ("the event loop", SKY),
    "ours": ("our own code", GREEN),
    "other": ("other", GREY),
}
NEAR_A_THOUSAND: Final = 1_400
"""A size whose mark would lie on another's."""
OTHERS: Final = frozenset({"client", "database", "event loop", "other", "bench"})
"""Whose time is not our code's; ``bench`` is what this measurement adds."""


def draw(results: Results, folder: Path) -> list[Path]:
    """Draw what there are figures for. Returns the files."""
    folder.mkdir(exist_ok=True)
    drawn = []
    with mpl.rc_context(STYLE):
        for name, chart in CHARTS.items():
            figure = chart(results)
            if figure is None:
                continue
            file = folder / f"{name}.svg"
            figure.text(0.01, 0.01, f"{results.dates}; {results.machines}", color=PALE, fontsize=7)
            figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
            drawn.append(file)
    return drawn


def more_is_better(results: Results) -> Figure | None:
    """Draw the figures that should be large, each as a multiple of its goal."""
    its = [one for one in PROMISES if one.at_least is not None]
    return _beside_goals(results, its, "More is better: each figure beside its goal")


def less_is_better(results: Results) -> Figure | None:
    """Draw the figures that should be small, each as a multiple of its goal."""
    its = [one for one in PROMISES if one.at_most is not None and one.unit is not Unit.MIB]
    return _beside_goals(results, its, "Less is better: each figure beside its goal")


def _beside_goals(results: Results, promises: Sequence[Promise], title: str) -> Figure | None:
    there = [one for one in promises if one.name in results.ratios]
    if not there:
        return None
    figure, axes = _sheet(title, 1.3 + 0.36 * len(there))
    for row, one in enumerate(reversed(there)):
        _dot(axes, row, one, results.ratios[one.name])
    axes.set_yticks(range(len(there)), [one.name for one in reversed(there)], fontsize=9)
    axes.set_ylim(-0.6, len(there) - 0.2)
    axes.set_xscale("log")
    low, high = axes.get_xlim()
    axes.set_xlim(min(low, 0.4) / 1.2, max(high, 2.0) * 4)
    axes.xaxis.set_major_formatter(lambda at, _: f"{at:g} ×")
    axes.xaxis.set_minor_formatter(lambda *_: "")
    axes.axvline(1, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    axes.text(1, len(there) - 0.45, " the goal", fontsize=9, va="bottom")
    axes.set_xlabel("the figure, as a multiple of its goal")
    return figure


def _dot(axes: Axes, row: int, promise: Promise, figure: float) -> None:
    goal = promise.at_least if promise.at_least is not None else promise.at_most
    assert goal is not None
    kept = promise.kept(figure)
    at = max(figure / goal, 0.005)
    colour, shape = (BLUE, "o") if kept else (ORANGE, "D")
    axes.hlines(row, min(1, at), max(1, at), color=colour, linewidth=1.5, alpha=0.5)
    axes.plot(at, row, shape, color=colour, markersize=7)
    said = f"{figure:#.3g} {'s ' if promise.unit is Unit.SECONDS else ''}({promise.goal})"
    said += "" if kept else ", not kept"
    axes.annotate(said, (max(1, at), row), (8, 0), textcoords="offset points", va="center", fontsize=9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Which figure of which parts is drawn over the size, and how."""

    key: str
    parts: str
    label: str
    colour: str
    marker: str
    above: int = 9
    """Points by which a figure stands above its mark."""


COSTS: Final = (
    Line(
        key="composed_cpu_us", parts="sizes_", label="composed and sent, processor", colour=BLUE, marker="o-"
    ),
    Line(
        key="drain_wall_us", parts="sizes_", label="composed already, by the clock", colour=GREEN, marker="^-"
    ),
    Line(
        key="drain_cpu_us",
        parts="sizes_",
        label="composed already, processor",
        colour=ORANGE,
        marker="s-",
        above=-11,
    ),
)
MEMORIES: Final = (
    Line(
        key="rss_mib",
        parts="sizes_",
        label="after a broadcast was planned and sent",
        colour=BLUE,
        marker="o-",
    ),
    Line(
        key="rss_mib",
        parts="tick_",
        label="at most, while everybody's week is planned",
        colour=ORANGE,
        marker="s-",
        above=-11,
    ),
)


def cost(results: Results) -> Figure | None:
    """Draw what a delivery costs with outboxes of several sizes."""
    figure, axes = _sheet("What a delivery costs, whatever the size of the outbox", 3.9)
    if not _drawn(axes, results, COSTS):
        return None
    axes.set_yscale("log")
    low, high = axes.get_ylim()
    axes.set_ylim(low / 1.6, high * 1.6)
    axes.yaxis.set_major_formatter(lambda at, _: f"{at:,g}")
    axes.set_ylabel("microseconds for each delivery")
    _sizes(axes)
    return figure


def memory(results: Results) -> Figure | None:
    """Draw how much memory there is after organisations of several sizes have been sent to."""
    figure, axes = _sheet("Resident memory of one process", 3.9)
    if not _drawn(axes, results, MEMORIES):
        return None
    axes.axhline(150, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
    axes.text(700, 146, "the goal: at most 150 MiB", fontsize=9, va="top")
    axes.set_ylim(0, max(200.0, axes.get_ylim()[1] * 1.12))
    axes.set_ylabel("MiB")
    _sizes(axes)
    return figure


def _drawn(axes: Axes, results: Results, lines: Sequence[Line]) -> bool:
    """Draw what there is of the lines; tells whether there is anything."""
    there = {line: its for line in lines if (its := _points(results, line))}
    for line, points in there.items():
        axes.plot(*zip(*points, strict=True), line.marker, color=line.colour, label=line.label, markersize=5)
        for at, figure in points:
            axes.annotate(
                f"{figure:,.0f}",
                (at, figure),
                (0, line.above),
                textcoords="offset points",
                ha="center",
                va="center",
                fontsize=8,
                color=line.colour,
            )
    return bool(there)


def _points(results: Results, line: Line) -> list[tuple[float, float]]:
    return sorted(
        (its["people"], its[line.key])
        for name, its in results.figures.items()
        if name.startswith(line.parts) and line.key in its and its["people"] != NEAR_A_THOUSAND
    )


def _sizes(axes: Axes) -> None:
    axes.set_xscale("log")
    axes.set_xlim(600, 1_700_000)
    axes.set_xticks([1_000, 10_000, 100_000, 1_000_000], ["1,000", "10,000", "100,000", "1,000,000"])
    axes.xaxis.set_minor_formatter(lambda *_: "")
    axes.set_xlabel("people")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.12), ncols=3, frameon=False, fontsize=9)


def shares(results: Results) -> Figure | None:
    """Draw who has which share of the time of sending."""
    if not results.shares:
        return None
    figure, axes = _sheet("Where the processor's time goes while messages are sent", 2.7)
    names = sorted(results.shares, reverse=True)
    for row, name in enumerate(names):
        _bar(axes, row, together(results.shares[name]))
    axes.set_yticks(range(len(names)), [name.capitalize() for name in names])
    axes.set_xlim(0, 1)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0 %", "25 %", "50 %", "75 %", "100 %"])
    handles = [mpl.patches.Patch(color=colour, label=label) for label, colour in WHOSE.values()]
    axes.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.45, 1.3), ncols=5, frameon=False, fontsize=9
    )
    return figure


def together(whose: Mapping[str, float]) -> dict[str, float]:
    """Add up what is ours: every package of our own."""
    return {
        "client": whose.get("client", 0.0),
        "database": whose.get("database", 0.0),
        "event loop": whose.get("event loop", 0.0),
        "ours": sum(its for name, its in whose.items() if name not in OTHERS),
        "other": whose.get("other", 0.0) + whose.get("bench", 0.0),
    }


def _bar(axes: Axes, row: int, whose: Mapping[str, float]) -> None:
    begin = 0.0
    for name, share in whose.items():
        axes.barh(row, share, left=begin, height=0.6, color=WHOSE[name][1], edgecolor=CARD)
        if share >= 0.04:
            ink = CARD if name == "client" else INK  # dark on this blue cannot be read
            axes.text(begin + share / 2, row, f"{share:.0%}", ha="center", va="center", fontsize=9, color=ink)
        begin += share


def _sheet(title: str, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    engine = figure.get_layout_engine()
    assert engine is not None
    engine.set(rect=(0.01, 0.05, 0.97, 0.94))  # type: ignore[call-arg] # the constrained layout's own
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold")
    return figure, figure.add_subplot()


CHARTS: Final[Mapping[str, Callable[[Results], Figure | None]]] = {
    "more-is-better": more_is_better,
    "less-is-better": less_is_better,
    "cost": cost,
    "memory": memory,
    "shares": shares,
}


if __name__ == "__main__":
    for one in draw(Results.read(FILE), FOLDER):
        print(one.name)
