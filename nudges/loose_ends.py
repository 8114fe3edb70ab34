"""What items of the library say about each other, and whether it holds."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import assert_never

from nudges.fault import Fault, Slip, at, did_you_mean
from nudges.item import LibraryItem
from nudges.kick_off import FIRST_TASK_WITHIN, KickOff
from nudges.programme import Programme, monotonous
from nudges.reflection import ReflectionPrompt
from nudges.task import MicroTask


def loose_ends(read: Mapping[Path, LibraryItem], ids: Collection[str]) -> Iterator[Fault]:
    """Find references that lead nowhere, or to what does not belong there.

    ``ids`` are those of all files: one that could not be read has faults of its own and is not missed twice.
    """
    items = {item.id: item for item in read.values()}
    for file, item in read.items():
        match item:
            case Programme():
                yield from at(file, [*_steps(item, items, ids), *_variety(item, items)])
            case KickOff():
                yield from at(file, _start(item, items, ids))
            case MicroTask() | ReflectionPrompt():
                pass
            case _:
                assert_never(item)


def _steps(programme: Programme, items: Mapping[str, LibraryItem], ids: Collection[str]) -> Iterator[Slip]:
    for number, step in enumerate(programme.steps, start=1):
        item = items.get(step)
        if step not in ids:
            yield _nowhere(f"steps[{number}]", step, ids)
        elif item and item.kind != programme.step_kind:
            mend = f"A programme for {programme.audience} has a {programme.step_kind} in each step."
            yield Slip(key=f"steps[{number}]", problem=f"“{step}” is a {item.kind}.", mend=mend)


def _variety(programme: Programme, items: Mapping[str, LibraryItem]) -> Iterator[Slip]:
    tasks = [items.get(step) for step in programme.steps]
    does = [task.does for task in tasks if isinstance(task, MicroTask)]
    for place in monotonous(does) if len(does) == len(tasks) else ():
        problem = f"“{programme.steps[place]}” is the third task in a row to {does[place]}."
        yield Slip(key=f"steps[{place + 1}]", problem=problem, mend="Put one of another sort between.")


def _start(kit: KickOff, items: Mapping[str, LibraryItem], ids: Collection[str]) -> Iterator[Slip]:
    if kit.programme is None:
        return
    if kit.programme not in ids:
        yield _nowhere("programme", kit.programme, ids)
    match items.get(kit.programme):
        case Programme() as programme if programme.audience is not kit.audience:
            mend = f"Name a programme for {kit.audience}."
            yield _not_to_start(kit.programme, f"is for {programme.audience}.", mend)
        case Programme() as programme if programme.start is not None:
            mend = (
                f"Take `start` out of it: the first task comes within {FIRST_TASK_WITHIN} days of a kick-off."
            )
            yield _not_to_start(kit.programme, "has a start of its own.", mend)
        case MicroTask() | ReflectionPrompt() | KickOff() as item:
            yield _not_to_start(kit.programme, f"is a {item.kind}.", "Name a programme.")
        case _:
            pass


def _not_to_start(programme: str, problem: str, mend: str) -> Slip:
    return Slip(key="programme", problem=f"“{programme}” {problem}", mend=mend)


def _nowhere(key: str, name: str, ids: Collection[str]) -> Slip:
    mend = did_you_mean(name, ids, "Write the name of a file, without .toml.")
    return Slip(key=key, problem=f"there is no “{name}”.", mend=mend)
