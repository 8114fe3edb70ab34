"""Which alerts fire when, in Prometheus' own engine: `promtool test rules` on the rules that are shipped."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from tests.promtool import find_promtool

RULES = Path(__file__).parent.parent / "deploy" / "alerts.yml"
DAY = 24 * 60
"""Minutes."""
AFTERNOON = 14 * 60 + 30
"""Minutes after midnight in UTC. Prometheus' tests begin on 1 January 1970, a Thursday."""
SATURDAY = 2 * DAY + AFTERNOON
LONG = 6 * 60
"""Minutes, from which on rules are looked at every five minutes only."""

WELL = {
    'dult_tick_age_seconds{instance="web"}': "5x…",
    'dult_tick_age_seconds{instance="worker"}': "5x…",
    'dult_tick_late_seconds_count{instance="web"}': "0+4x…",
    'dult_tick_late_seconds_bucket{instance="web",le="5.0"}': "0+4x…",
    'dult_oldest_due_seconds{instance="web"}': "2x…",
    'dult_oldest_due_seconds{instance="worker"}': "2x…",
    'dult_deliveries{instance="web",kind="micro-task",state="sent"}': "1000+1x…",
    'dult_deliveries{instance="worker",kind="micro-task",state="sent"}': "1000+1x…",
    'dult_deliveries{instance="web",kind="broadcast",state="sending"}': "0x…",
    'dult_deliveries{instance="web",kind="micro-task",state="failed"}': "3x…",
    'dult_deliveries{instance="web",kind="micro-task",state="uncertain"}': "1x…",
    'dult_workspaces_disconnected{instance="web"}': "0x…",
    'dult_inbox_open{instance="web"}': "0x…",
    'dult_inbox_repeated_total{channel="slack",instance="web"}': "0x…",
    'dult_throttled_total{channel="slack",instance="worker",method="chat_postMessage"}': "0x…",
    'dult_last_event_age_seconds{channel="slack",instance="web"}': "600x…",
    'dult_last_event_age_seconds{channel="slack",instance="worker"}': "NaN+0x…",
    'dult_process_start_time_seconds{instance="web"}': "-100000x…",
    'dult_process_resident_memory_bytes{instance="web"}': "160000000x…",
    'dult_process_open_fds{instance="web"}': "40x…",
    'dult_process_max_fds{instance="web"}': "1024x…",
}
"""A web process and a worker with nothing amiss, each minute until the last look (`…`)."""
BROADCAST = 'dult_deliveries{instance="web",kind="broadcast",state="sending"}'
SENT = tuple(
    f'dult_deliveries{{instance="{its}",kind="micro-task",state="sent"}}' for its in ("web", "worker")
)
DUE = tuple(f'dult_oldest_due_seconds{{instance="{its}"}}' for its in ("web", "worker"))
AGES = tuple(f'dult_tick_age_seconds{{instance="{its}"}}' for its in ("web", "worker"))
FAILED = 'dult_deliveries{instance="web",kind="micro-task",state="failed"}'
HEARD = 'dult_last_event_age_seconds{channel="slack",instance="web"}'
THROTTLED = 'dult_throttled_total{channel="slack",instance="worker",method="chat_postMessage"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is unlike a good day, and what fires how many minutes after midnight."""

    amiss: Mapping[str, str | None] = field(default_factory=dict)
    """``None``: nobody tells that figure."""
    fires: Mapping[int, str]


CASES = {
    "all is well": Case(fires={60: "", AFTERNOON: "", DAY + AFTERNOON: "", SATURDAY: ""}),
    "no process answers": Case(amiss=dict.fromkeys(AGES), fires={3: "", 10: "DultGone"}),
    "one of two processes answers": Case(amiss={AGES[1]: None}, fires={10: ""}),
    "the beat fell silent": Case(
        amiss=dict.fromkeys(AGES, "5x10 65+60x100"), fires={10: "", 14: "DultBeatSilent"}
    ),
    "the beat of one process is told late": Case(amiss={AGES[1]: "90x100"}, fires={30: ""}),
    "looks begin late": Case(
        amiss={'dult_tick_late_seconds_bucket{instance="web",le="5.0"}': "0+3x…"}, fires={30: "DultBeatLate"}
    ),
    "due, and nothing leaves": Case(
        amiss=dict.fromkeys(DUE, "2x60 60+60x100") | dict.fromkeys(SENT, "1000+1x60 1060x100"),
        fires={60: "", 85: "DultNothingLeaves"},
    ),
    "nothing is due at night, and nothing leaves": Case(
        amiss=dict.fromkeys(DUE, "0x…") | dict.fromkeys(SENT, "1000x…"), fires={180: ""}
    ),
    "one waits for ever while others leave": Case(
        amiss=dict.fromkeys(DUE, "60+60x…"), fires={60: "", 90: "DultDeliveriesWait"}
    ),
    "a broadcast takes its hours": Case(
        amiss=dict.fromkeys(DUE, "60+60x…") | {BROADCAST: "60x…"}, fires={90: "", 180: ""}
    ),
    "one in ten fails": Case(amiss={FAILED: "3x60 3+0.1x…"}, fires={60: "", 150: "DultFailuresGrow"}),
    "one in a hundred fails": Case(amiss={FAILED: "3+0.01x…"}, fires={150: "", AFTERNOON: ""}),
    "many are in doubt": Case(
        amiss={'dult_deliveries{instance="web",kind="micro-task",state="uncertain"}': "1x60 11x…"},
        fires={59: "", 65: "DultUncertainGrows", 130: ""},
    ),
    "a workspace took Dult out": Case(
        amiss={'dult_workspaces_disconnected{instance="web"}': "0x9 1x100"},
        fires={9: "", 20: "DultWorkspaceLost"},
    ),
    "what people did is not worked": Case(
        amiss={'dult_inbox_open{instance="web"}': "0x9 2x100"}, fires={15: "", 25: "DultInboxStuck"}
    ),
    "Slack tells everything again": Case(
        amiss={'dult_inbox_repeated_total{channel="slack",instance="web"}': "0+3x…"},
        fires={30: "DultEventsRepeated"},
    ),
    "Slack asks to wait on a quiet day": Case(amiss={THROTTLED: "0+1x…"}, fires={60: "DultThrottled"}),
    "Slack asks to wait during a broadcast": Case(
        amiss={THROTTLED: "0+1x…", BROADCAST: "60x…"}, fires={60: ""}
    ),
    "nobody was heard all day": Case(
        amiss={HEARD: "0+60x…"}, fires={AFTERNOON - 60: "", AFTERNOON: "DultPlatformSilent", SATURDAY: ""}
    ),
    "nobody was heard since the start": Case(
        amiss={HEARD: "NaN+0x…"}, fires={AFTERNOON: "DultPlatformSilent", SATURDAY: ""}
    ),
    "just started, nobody was heard": Case(
        amiss={HEARD: "NaN+0x…", 'dult_process_start_time_seconds{instance="web"}': f"{13 * 3600}x…"},
        fires={AFTERNOON: ""},
    ),
    "memory grows": Case(
        amiss={'dult_process_resident_memory_bytes{instance="web"}': "2000000000x100"},
        fires={10: "", 20: "DultMemory"},
    ),
    "files stay open": Case(
        amiss={'dult_process_open_fds{instance="web"}': "900x100"}, fires={10: "", 20: "DultOpenFiles"}
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_an_alert_fires_when_it_should_and_on_no_good_day(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "alerts.test.yml"
    file.write_text(yaml.safe_dump(_told(case)), encoding="utf-8")

    told = subprocess.run(
        [find_promtool(), "test", "rules", file], check=False, capture_output=True, text=True
    )

    assert told.returncode == 0, told.stdout + told.stderr


def test_every_alert_is_seen_to_fire() -> None:
    groups = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]

    fired = {name for case in CASES.values() for name in case.fires.values() if name}

    assert fired == {rule["alert"] for group in groups for rule in group["rules"]}


def _told(case: Case) -> dict[str, object]:
    """Say it in the form that promtool reads."""
    until = str(max(case.fires) + 1)
    series = {
        name: values.replace("…", until)
        for name, values in {**WELL, **case.amiss}.items()
        if values is not None
    }
    return {
        "rule_files": [str(RULES)],
        "evaluation_interval": "1m" if max(case.fires) <= LONG else "5m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [{"series": name, "values": values} for name, values in series.items()],
                "promql_expr_test": [
                    {
                        "expr": 'count by (alertname) (ALERTS{alertstate="firing"})',
                        "eval_time": f"{minutes}m",
                        "exp_samples": [{"labels": f'{{alertname="{name}"}}', "value": 1}] if name else [],
                    }
                    for minutes, name in case.fires.items()
                ],
            }
        ],
    }
