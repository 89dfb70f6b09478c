"""What each command of the console needs of what was asked: database, day, file to write."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from toezichtdesk import outputs, signing
from toezichtdesk.cli import output, usage
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import default_database
from toezichtdesk.reports.settings import TRIAL_SAYS, is_trial
from toezichtdesk.store.database import Database

# argparse names the type of its sub-commands nowhere in public
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DONE, REFUSED = 0, 1


def path(asked: argparse.Namespace) -> Path:
    """Return the database that was named, or the officer's own."""
    return (asked.database or default_database()).resolve()


def opened(asked: argparse.Namespace) -> Database:
    """Return the database, open; of an example or a practice copy, stderr says so."""
    database = Database.open(path(asked))
    with database.reading() as connection:
        if is_trial(connection):
            print(TRIAL_SAYS, file=sys.stderr)
    return database


def shown(asked: argparse.Namespace) -> tuple[date, date | None]:
    """Return the day to show, and the day up to which acts count; None counts everything.

    Raises:
        OfficerCanAct: the day to look back at lies in the future.
    """
    today = signing.sign(asked.today).today
    if asked.known_on is None:
        return today, None
    if asked.known_on > today:
        raise OfficerCanAct(
            f"{asked.known_on.isoformat()} ligt na vandaag ({today.isoformat()}). "
            "Kies een dag die is geweest."
        )
    return asked.known_on, asked.known_on


def add_known_on(parser: argparse.ArgumentParser) -> None:
    """Add the day to look back at."""
    parser.add_argument(
        "--known-on", type=usage.day, metavar="DATUM", help="zoals op deze dag bekend was"
    )


def add_output(parser: argparse.ArgumentParser, name: str, **options: Any) -> None:
    """Add a file that the command writes; one that exists is replaced only with --overwrite."""
    written = parser.add_argument(name, type=Path, metavar="BESTAND", **options)
    parser.add_argument(
        "--overwrite", action="store_true", help="vervang het bestand als het al bestaat"
    )
    parser.set_defaults(outputs=(written.dest,))


def refuse_taken(path: Path | None, *, overwrite: bool) -> None:
    """Refuse a file that is there, unless it may be replaced.

    Raises:
        OfficerCanAct: as said, with what to add to the command.
    """
    try:
        if path is not None:
            outputs.refuse_place(path, overwrite=overwrite)
    except NameTaken as refusal:
        raise OfficerCanAct(f"{refusal} Of geef --overwrite mee.") from refusal


def tell(asked: argparse.Namespace, document: Iterable[dict[str, object]], text: str) -> int:
    """Print a report as JSON or as text, as asked."""
    if asked.json:
        output.print_json(list(document))
    else:
        print(text)
    return DONE
