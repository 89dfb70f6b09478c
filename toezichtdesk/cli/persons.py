"""The data kept about one person: show, save or erase."""

from __future__ import annotations

import argparse
from pathlib import Path

from toezichtdesk import signing, wording
from toezichtdesk.casework import officials as acts
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, add_output, opened, read
from toezichtdesk.reports.record import journal
from toezichtdesk.reports.texts import officials as report


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("person", help="wat over één persoon is vastgelegd")
    parser.add_argument("name", metavar="NAAM", help="de naam, zoals die getypt kan zijn")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true", help="als JSON")
    way.add_argument("--erase", action="store_true", help="wis de naam, voorgoed")
    parser.add_argument("--reason", default="", metavar="TEKST", help="waarom u wist")
    add_output(parser, "--export", help="bewaar het, als .xlsx, .ods of .csv")
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    """Show, save or erase what is kept about a person."""
    if asked.erase and asked.export is None:
        return _erase(asked)
    with read(asked).reading() as connection:
        mentions = report.mentions(connection, asked.name)
    if asked.export is not None:
        from toezichtdesk.render import tables  # needs openpyxl only to write

        tables.write((report.listing(mentions),), Path(asked.export), overwrite=asked.overwrite)
        texts = "1 tekst" if len(mentions) == 1 else f"{len(mentions)} teksten"
        print(f"{texts} geschreven naar {asked.export}.")
        return _erase(asked) if asked.erase else DONE
    print(report.as_json(mentions) if asked.json else as_text(mentions))
    return DONE


def _erase(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        acts.erase(connection, by, asked.name, reason=asked.reason)
        line = journal.journal(connection, 1)[0]
        left = report.mentions(connection, asked.name)
    print(line.summary)
    if left:
        print(f"Wat moet blijven staan:\n{as_text(left)}")
    print(wording.NOT_ERASED)
    return DONE


def as_text(mentions: tuple[report.Mention, ...]) -> str:
    """Return the texts, each below its day and place."""
    lines = [
        f"{wording.day(one.day) if one.day else '–'}  {one.where}: {one.text}"
        f"{'' if one.can_go else f' [{one.fate}]'}"
        for one in mentions
    ]
    return "\n".join(lines) or "Er is niets over deze persoon vastgelegd."
