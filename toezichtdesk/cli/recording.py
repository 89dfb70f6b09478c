"""Sub-commands that record one act and print its line of the journal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from toezichtdesk import signing
from toezichtdesk.cli import output
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, opened
from toezichtdesk.reports.record import journal

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toezichtdesk.domain.casefile import Signature
    from toezichtdesk.reports.answers.journal import JournalRow

Act: TypeAlias = "Callable[[Connection, Signature, argparse.Namespace], object]"


def sub_commands(parser: argparse.ArgumentParser) -> Commands:
    """Return where to add sub-commands of a command that lists when given none."""
    return parser.add_subparsers(metavar="HANDELING", title="handelingen")


def recorded(acts: Commands, name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
    """Add an act as a sub-command; it prints its journal line as text or, with --json, as JSON."""
    parser = acts.add_parser(name, help=help_text)
    # No default here: it would overwrite the value given before the sub-command.
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
    """Print the journal line of an act as JSON or as text."""
    if getattr(asked, "json", False):  # absent when the act has no parent command
        output.print_json(output.journal_json(line))
    else:
        print(line.summary)
    return DONE
