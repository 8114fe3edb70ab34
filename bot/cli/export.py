"""``dult export``: what people answered, for the coordinators' own spreadsheet or script."""

import sys
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.house import with_house_of
from bot.cli.terminal import Json, fail, say_json, settings, tell
from bot.export import Row

if TYPE_CHECKING:
    from bot.bootstrap import Opened


class Form(StrEnum):
    """What an export can be."""

    CSV = "csv"
    JSON = "json"


def add_to(dult: typer.Typer) -> None:
    """Put the command at the top of the command line."""
    dult.command(
        "export", epilog="    dult export --out answers.csv\n\n    dult export --format json | jq length"
    )(export)


def export(
    context: typer.Context,
    form: Annotated[Form, typer.Option("--format", help="For a spreadsheet or for a script.")] = Form.CSV,
    out: Annotated[Path | None, typer.Option(help="The file to write; else stdout.")] = None,
    as_json: Json = False,
) -> None:
    """Write what people answered to their tasks.

    Agents' answers stand one by one, for agents act in a signed role. Everybody else's are figures, and a
    figure stands for five people or more (DULT_K_FIGURES). Titles that may not be passed on are left out.
    """
    from bot.export import rows

    chosen = settings(context)

    async def work(house: "Opened") -> list[Row]:
        from adapters.database.answered import DatabaseAnswered

        answers = await DatabaseAnswered(house.database).all()
        least = max(house.ctx.privacy.k_figures, chosen.k_figures)
        return rows(answers, house.ctx.library, chosen.defaults.language, least=least)

    if out and out.exists():
        fail(f"{out}: is there already. Choose another name.")
    found = with_house_of(chosen, work)
    _write(found, Form.JSON if as_json else form, out)
    if out:
        tell(f"{out} has {len(found)} lines. It holds what people wrote: keep it as safe as the database.")


def _write(found: list[Row], form: Form, out: Path | None) -> None:
    from adapters.spreadsheet.export import write_csv

    table = [asdict(row) for row in found]
    if form is Form.JSON:
        say_json(table, out)
        return
    header = [field.name for field in fields(Row)]
    write_csv(out or sys.stdout.buffer, header, ([row[name] for name in header] for row in table))
