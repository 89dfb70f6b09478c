"""Undo and redo on the console: the last act, or a line of the journal."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from sqlalchemy import Connection

from toezichtdesk import signing
from toezichtdesk.casework.undo import redo, undo, undo_with_later
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, opened
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.reports.record import journal
from toezichtdesk.reports.record.acts_in_force import TURNS, next_redo, next_undo


def add(commands: Commands) -> None:
    """Add the two commands."""
    parser = commands.add_parser("undo", help="maak een handeling ongedaan")
    _add_number(parser, "het laatst is gedaan")
    parser.add_argument("--reason", default="", metavar="TEKST", help="waarom")
    parser.add_argument(
        "--with-later", action="store_true", help="maak ook ongedaan wat er later op voortbouwt"
    )
    parser.set_defaults(run=_undo)
    parser = commands.add_parser("redo", help="voer uit wat ongedaan is gemaakt")
    _add_number(parser, "het laatst ongedaan is gemaakt")
    parser.set_defaults(run=_redo)


def _undo(asked: argparse.Namespace) -> int:
    return _turn(asked, _take_back)


def _redo(asked: argparse.Namespace) -> int:
    return _turn(asked, _carry_out_again)


def _turn(asked: argparse.Namespace, way: Callable[..., list[str]]) -> int:
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        done = way(connection, by, asked)
    print("\n".join(done))
    return DONE


def _take_back(connection: Connection, by: Signature, asked: argparse.Namespace) -> list[str]:
    """Undo the given act, or the last one; return in Dutch what was done.

    Raises:
        OfficerCanAct: there is nothing to undo, or as `casework.undo`.
    """
    before = journal.last_act(connection)
    act = asked.number if asked.number is not None else next_undo(connection)
    if act is None:
        raise OfficerCanAct(Obstacle.NOTHING_TO_UNDO)
    way = undo_with_later if asked.with_later else undo
    way(connection, by, act, reason=asked.reason)
    return _done_since(connection, before)


def _carry_out_again(connection: Connection, by: Signature, asked: argparse.Namespace) -> list[str]:
    """Redo the given act, or the last one; return in Dutch what was done.

    Raises:
        OfficerCanAct: there is nothing to redo, or as `casework.undo`.
    """
    before = journal.last_act(connection)
    act = asked.number if asked.number is not None else next_redo(connection)
    if act is None:
        raise OfficerCanAct(Obstacle.NOTHING_TO_REDO)
    redo(connection, by, act)
    return _done_since(connection, before)


def _add_number(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "number",
        nargs="?",
        type=int,
        metavar="NUMMER",
        help=f"van een regel in het logboek; zonder nummer: wat {what}",
    )


def _done_since(connection: Connection, before: int) -> list[str]:
    newest = journal.journal(connection, journal.last_act(connection) - before)
    return [line.summary for line in reversed(newest) if line.act in TURNS]
