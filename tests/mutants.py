"""Takes the promises out of the code, one by one: for each the suite must fail.

Run with ``make mutants``. Each mutant is a copy of the checkout with one change, and the tests that must
notice it.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
LEFT_OUT = ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", ".demo", ".hypothesis")
TESTS_FAILED = 1
"""pytest's exit code when tests ran and some failed; another one means that the mutant does not even run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A promise, the code that keeps it, and what breaks it."""

    promise: str
    file: str
    keeps: str
    breaks: str
    noticed_by: tuple[str, ...]


MUTANTS = (
    Mutant(
        promise="an event that comes twice is worked once",
        file="adapters/database/inbox.py",
        keeps="is_new = event in new",
        breaks="is_new = True",
        noticed_by=("tests/bot/test_task.py",),
    ),
    Mutant(
        promise="what is in flight belongs to its process until the lease ends",
        file="adapters/database/deliveries/claim.py",
        keeps="return and_(SENDING, delivery.c.lease_until <= real_now)",
        breaks="return SENDING",
        noticed_by=("tests/bot/test_drain.py", "tests/adapters/database/test_outbox_state.py"),
    ),
    Mutant(
        promise="a late worker that did not send cannot overwrite (fencing)",
        file="adapters/database/deliveries/settle.py",
        keeps='delivery.c.attempt == bindparam("my_attempt"), SENDING',
        breaks='delivery.c.attempt >= bindparam("my_attempt")',
        noticed_by=("tests/bot/test_drain.py", "tests/adapters/database/test_outbox_state.py"),
    ),
    Mutant(
        promise="a late worker that sent cannot overwrite either",
        file="adapters/database/deliveries/settle.py",
        keeps='delivery.c.attempt == _ENDED.c["attempt"], SENDING)',
        breaks='delivery.c.attempt >= _ENDED.c["attempt"])',
        noticed_by=("tests/bot/test_drain.py", "tests/adapters/database/test_outbox_state.py"),
    ),
    Mutant(
        promise="whom a platform asked to wait has not failed",
        file="adapters/database/deliveries/settle.py",
        keeps="delivery.c.spared + (0 if counts else 1)",
        breaks="delivery.c.spared",
        noticed_by=("tests/bot/test_drain.py",),
    ),
    Mutant(
        promise="nobody calls a platform that wants silence",
        file="bot/delivery/attempt.py",
        keeps="if self.silent() or self._left() <= 0:",
        breaks="if self._left() <= 0:",
        noticed_by=("tests/bot/test_drain.py",),
    ),
    Mutant(
        promise="what an old installation hears disconnects no new one",
        file="adapters/database/deliveries/workspaces.py",
        keeps="() if through is None else (workspace.c.connections == through,)",
        breaks="()",
        noticed_by=("tests/adapters/database/test_connections.py",),
    ),
    Mutant(
        promise="a broadcast is for those who are there when it is sent",
        file="adapters/database/broadcasts/under_way.py",
        keeps="and_(recipient.c.id > its.reached, recipient.c.id <= its.upto)",
        breaks="and_(recipient.c.id > its.reached)",
        noticed_by=("tests/adapters/database/test_broadcast_pieces.py",),
    ),
    Mutant(
        promise="nobody is planned once a broadcast was stopped",
        file="adapters/database/broadcasts/under_way.py",
        keeps="and_(HALF_PLANNED, broadcast.c.state == literal_column(f\"'{BroadcastState.PLANNED}'\"))",
        breaks="and_(HALF_PLANNED)",
        noticed_by=("tests/adapters/database/test_broadcast_pieces.py",),
    ),
    Mutant(
        promise="phrase files that changed are looked through again",
        file="bot/phrase_check.py",
        keeps="if checked and _remembered(checked) == mark:",
        breaks="if checked and _remembered(checked):",
        noticed_by=("tests/bot/test_phrase_check.py",),
    ),
    Mutant(
        promise="on a server nobody claims what another one is just claiming or calling off",
        file="adapters/database/deliveries/claim.py",
        keeps=".with_for_update(of=delivery, skip_locked=True)",
        breaks="",
        noticed_by=("tests/adapters/database/test_postgresql.py",),
    ),
    Mutant(
        promise="on a server who reads before writing loses nothing",
        file="adapters/database/postgresql.py",
        keeps="await connection.execute(_IN_LINE)",
        breaks="pass",
        noticed_by=("tests/adapters/database/test_postgresql.py",),
    ),
    Mutant(
        promise="a workspace is drained by one worker at a time",
        file="adapters/queue/alone.py",
        keeps="is_ours = row == (True,)",
        breaks="is_ours = True",
        noticed_by=("tests/adapters/queue",),
    ),
    Mutant(
        promise="what is in doubt is looked for before it is sent again",
        file="bot/delivery/attempt.py",
        keeps="if its.in_doubt and (found := await self._find()) is not None:",
        breaks="if False and (found := await self._find()) is not None:",
        noticed_by=("tests/bot/test_drain.py",),
    ),
    Mutant(
        promise="one message a person a week",
        file="adapters/database/reasons.py",
        keeps="(and_(literal(counts), had_theirs), Reason.BUDGET.value),",
        breaks="(and_(literal(False), had_theirs), Reason.BUDGET.value),",
        noticed_by=("tests/adapters/database/test_planning.py",),
    ),
    Mutant(
        promise="nothing is sent after the window of its day",
        file="nudges/slot.py",
        keeps="case Due(closes=closes) if now < closes:",
        breaks="case Due(closes=closes):",
        noticed_by=("tests/nudges/test_slot.py", "tests/adapters/database/test_planning.py"),
    ),
    Mutant(
        promise="only buttons and forms that Dult wrote reach the core",
        file="adapters/web/guard.py",
        keeps='if not secrets.compare_digest(text(form, "csrf").encode(), csrf(request).encode()):',
        breaks="if False:",
        noticed_by=("tests/adapters/web/test_pages.py",),
    ),
    Mutant(
        promise="only what Slack signed is heard",
        file="adapters/slack/door.py",
        keeps="if not self._is_signed(request, body):",
        breaks="if False:",
        noticed_by=("tests/adapters/slack/test_inbound.py",),
    ),
    Mutant(
        promise="no client repeats a call whose answer was lost",
        file="adapters/slack/client.py",
        keeps="session=http, retry_handlers=[], logger=_silent())",
        breaks="session=http, logger=_silent())",
        noticed_by=("tests/adapters/slack/test_client.py",),
    ),
)


def survives(mutant: Mutant) -> bool:
    """Tell whether the tests pass although the promise is broken."""
    with TemporaryDirectory(prefix="dult-mutant-") as folder:
        copy = Path(folder) / "dult"
        copytree(ROOT, copy, ignore=LEFT_OUT)
        file = copy / mutant.file
        code = file.read_text(encoding="utf-8")
        if code.count(mutant.keeps) != 1:
            raise SystemExit(
                f"{mutant.file} no longer says `{mutant.keeps}` once: bring tests/mutants.py up to date."
            )
        file.write_text(code.replace(mutant.keeps, mutant.breaks), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutant.noticed_by]
        environment = {**os.environ, "PYTHONPATH": str(copy)}
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in {0, TESTS_FAILED}:
            raise SystemExit(f"“{mutant.promise}” cannot be tested:\n{done.stdout[-2000:]}")
        return done.returncode == 0


def main() -> int:
    """Try every mutant; 1 when one survives."""
    alive = 0
    for mutant in MUTANTS:
        lives = survives(mutant)
        alive += lives
        print(f"{'SURVIVES' if lives else 'noticed ':8}  {mutant.promise}", flush=True)  # noqa: T201 - that is its report
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
