"""Arguments that most console commands share: the database, the day, the file to write."""

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
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import default_database
from toezichtdesk.places import led_to
from toezichtdesk.reports.record.doubt import doubt
from toezichtdesk.reports.settings import TRIAL_SAYS, is_trial
from toezichtdesk.store.database import Database

# argparse has no public type for its sub-commands.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DONE, REFUSED = 0, 1


def path(asked: argparse.Namespace) -> Path:
    """Return the path of the given database, or of the officer's own."""
    return led_to(asked.database or default_database())


def opened(asked: argparse.Namespace) -> Database:
    """Open the database; mention on stderr if it is the example or a practice copy."""
    database = Database.open(path(asked))
    with database.reading() as connection:
        if is_trial(connection):
            print(TRIAL_SAYS, file=sys.stderr)
    return database


def read(asked: argparse.Namespace) -> Database:
    """Open the database to show from; say on stderr, and for JSON, where it cannot be relied on."""
    database = opened(asked)
    with database.reading() as connection:
        asked.doubt = doubt(connection)
    if asked.doubt:
        print(asked.doubt, file=sys.stderr)
    return database


def shown(asked: argparse.Namespace) -> tuple[date, date | None]:
    """Return today, and the past day as of which acts count; None counts every act.

    Raises:
        OfficerCanAct: the past day lies in the future.
    """
    today = signing.sign(asked.today).today
    if asked.known_on is None:
        return today, None
    if asked.known_on > today:
        raise OfficerCanAct(
            Obstacle.KNOWN_ON_TO_COME, known_on=asked.known_on.isoformat(), today=today.isoformat()
        )
    return asked.known_on, asked.known_on


def add_known_on(parser: argparse.ArgumentParser) -> None:
    """Add the option to look back at a past day."""
    parser.add_argument(
        "--known-on", type=usage.day, metavar="DATUM", help="zoals op deze dag bekend was"
    )


def add_output(parser: argparse.ArgumentParser, name: str, **options: Any) -> None:
    """Add an output file; an existing one is replaced only with --overwrite."""
    written = parser.add_argument(name, type=Path, metavar="BESTAND", **options)
    parser.add_argument(
        "--overwrite", action="store_true", help="vervang het bestand als het al bestaat"
    )
    parser.set_defaults(outputs=(written.dest,))


def refuse_taken(path: Path | None, *, overwrite: bool) -> None:
    """Refuse to write over an existing file, unless --overwrite was given.

    Raises:
        OfficerCanAct: the file exists; the message names the option.
    """
    try:
        if path is not None:
            outputs.refuse_place(path, overwrite=overwrite)
    except NameTaken as refusal:
        raise OfficerCanAct(Obstacle.OUTPUT_TAKEN, path=path) from refusal


def tell(asked: argparse.Namespace, document: Iterable[dict[str, object]], text: str) -> int:
    """Print a report as JSON or as text, whichever was asked for.

    Each item of JSON says where the record that it was read from is not as it was sealed.
    """
    if asked.json:
        mark = {"doubt": asked.doubt} if asked.doubt else {}
        output.print_json([{**one, **mark} for one in document])
    else:
        print(text)
    return DONE
