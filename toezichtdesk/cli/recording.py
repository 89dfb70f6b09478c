"""A command below another that records one act, and prints its line of the journal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from toezichtdesk import signing
from toezichtdesk.cli import output
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.asked import DONE, Commands, opened
from toezichtdesk.reports import journal

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.reports.answers.journal import JournalRow

Act: TypeAlias = "Callable[[Connection, Signature, argparse.Namespace], object]"


def sub_commands(parser: argparse.ArgumentParser) -> Commands:
    """Return the place for acts below a command that without one shows what is on record."""
    return parser.add_subparsers(metavar="HANDELING", title="handelingen")


def recorded(acts: Commands, name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
    """Add an act; its line is printed as text or, with --json, as JSON."""
    parser = acts.add_parser(name, help=help_text)
    # Without a default of its own: it would take the place of what stood before the act.
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="de regel als JSON"
    )
    parser.set_defaults(run=partial(_perform, act))
    return parser


def _perform(act: Act, asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        act(connection, by, asked)
        line = journal.journal(connection, 1)[0]
    return tell_line(asked, line)


def tell_line(asked: argparse.Namespace, line: JournalRow) -> int:
    """Print the line of an act as JSON or as text, as asked."""
    if getattr(asked, "json", False):  # absent where no command stands before the act
        output.print_json(output.journal_json(line))
    else:
        print(line.summary)
    return DONE
