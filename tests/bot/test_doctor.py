"""What ``dult check`` makes of what it sees."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot import doctor
from bot.finding import Verdict
from bot.settings import Settings
from nudges.days_off import DaysOff, DaysOffError

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True)
class State:
    exists: bool = True
    is_behind: bool = False
    faults: tuple[str, ...] = ()
    writable: bool = True
    last_tick: datetime | None = NOW


def _settings(**options: object) -> Settings:
    return Settings.load({}, options=options)


def test_listening_to_the_world_without_https_is_noted() -> None:
    open_to_all = doctor.exposure(_settings(host="0.0.0.0"))  # noqa: S104 - what is to be noted
    behind_https = doctor.exposure(_settings(host="0.0.0.0", public_url="https://dult.example"))  # noqa: S104 - as above

    assert (open_to_all.verdict, behind_https.verdict) == (Verdict.NOTE, Verdict.WELL)


def test_a_full_disk_is_a_fault_also_before_the_folder_is_there(tmp_path: Path) -> None:
    found = doctor.room(tmp_path / "not" / "yet", free=lambda _: 10_000_000)

    assert found.verdict is Verdict.FAULT
    assert "10 MB" in found.sentence


def test_days_off_that_end_within_the_coming_year_are_noted() -> None:
    known = DaysOff(days={}, first=date(2026, 1, 1), last=date(2027, 6, 1))

    assert doctor.days_off(lambda: known, NOW.date())[0].verdict is Verdict.NOTE


def test_every_fault_of_the_days_off_is_told() -> None:
    def broken() -> DaysOff:
        raise DaysOffError("NO.toml: one.", "SE.toml: two.")

    assert [one.sentence for one in doctor.days_off(broken, NOW.date())] == ["NO.toml: one.", "SE.toml: two."]


def test_a_database_that_is_not_there_yet_is_no_fault() -> None:
    (found,) = doctor.database(Path("dult.sqlite"), State(exists=False))

    assert found.verdict is Verdict.NOTE


def test_a_database_that_cannot_be_written_is_a_fault() -> None:
    found = list(doctor.database(Path("dult.sqlite"), State(writable=False)))

    assert [one.verdict for one in found] == [Verdict.FAULT]


def test_a_beat_is_silent_only_where_dult_runs() -> None:
    late = State(last_tick=NOW - timedelta(minutes=5))

    assert doctor.beat(late, NOW, is_running=True).verdict is Verdict.FAULT
    assert doctor.beat(late, NOW, is_running=False).verdict is Verdict.NOTE
    assert doctor.beat(State(), NOW, is_running=True).verdict is Verdict.WELL
