"""A small file of results: figures made up, the form as it is."""

from bench.results import Measured, Results


def _tick(people: int, seconds: float) -> dict[str, float]:
    return {
        "people": people,
        "idle_tick_s": 0.003,
        "plan_s": seconds,
        "bare_insert_s": seconds / 2,
        "rss_mib": 130.0,
        "rss_growth_mib": 12.0,
    }


def _size(people: int) -> dict[str, float]:
    return {
        "people": people,
        "composed_cpu_us": 2_400.0,
        "drain_wall_us": 300.0,
        "drain_cpu_us": 100.0,
        "rss_mib": 120.0,
        "tick_late_p99_s": 0.004,
    }


FIGURES: dict[str, dict[str, float]] = {
    "tick_1k": _tick(1_000, 0.5),
    "tick_1m": _tick(1_000_000, 30.0),
    "postgresql_tick_1k": _tick(1_000, 0.5),
    "postgresql_tick_1m": _tick(1_000_000, 60.0),
    "sizes_1k": _size(1_000),
    "sizes_1400": _size(1_400),
    "sizes_100k": _size(100_000),
    "sizes_1m": _size(1_000_000),
    "web": {"ratio": 0.7},
    "slack": {"ratio": 0.6},
    "slack_ack": {"ratio": 1.1},
    "teams": {"ratio": 0.9, "ratio_to_stock": 30.0, "ratio_rendered_before": 0.4},
    "teams_broadcast": {"cold_ratio": 1.01, "warm_ratio": 1.02},
    "workers": {"limit_share": 0.97, "most_work": 0.5, "restored_s": 14.0},
    "start": {"start_to_first_nudge_s": 1.5, "ratio": 3.0},
    "shares_slack": {
        "looks": 1_000,
        "client": 0.3,
        "database": 0.2,
        "event loop": 0.3,
        "adapters/slack": 0.2,
    },
    "shares_teams": {"looks": 1_000, "client": 0.2, "database": 0.3, "bot": 0.4, "bench": 0.1},
}


def measured() -> Results:
    return Results(
        {
            name: Measured(date="2026-11-22", machine="a machine", took_s=1.0, figures=figures)
            for name, figures in FIGURES.items()
        }
    )
