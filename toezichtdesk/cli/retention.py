"""The yearly retention list: the terms, what has passed them, and what is done with it."""

from __future__ import annotations

import argparse
from pathlib import Path

from toezichtdesk import signing
from toezichtdesk.casework import retention as acts
from toezichtdesk.cli import usage
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, add_output, opened, read
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.retention import TextKind
from toezichtdesk.reports.record import journal
from toezichtdesk.reports.texts import retention as report

_NO_TERM = "geen"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("retention", help="bewaartermijnen, en wat daaroverheen is")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--term",
        nargs=2,
        metavar=("SOORT", "JAREN"),
        help=f"stel een termijn in: {', '.join(each.value for each in TextKind)}; "
        f"„{_NO_TERM}” is geen",
    )
    way.add_argument("--erase", nargs="+", metavar="WAT", help="wis: een soort, of contact:12")
    way.add_argument("--keep", nargs="+", metavar="WAT", help="bewaar langer, met --until")
    parser.add_argument("--until", type=usage.day, metavar="DATUM", help="tot wanneer langer")
    parser.add_argument("--reason", default="", metavar="TEKST", help="op grond waarvan")
    add_output(parser, "--export", help="bewaar de lijst, als .xlsx, .ods of .csv")
    parser.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    """Print or save the list, set a term, or carry out decisions on it."""
    if asked.term or asked.erase or asked.keep:
        return _act(asked)
    by = signing.sign(asked.today)
    with read(asked).reading() as connection:
        retention_list = report.retention_list(connection, by.today)
    if asked.export is None:
        print(report.as_text(retention_list))
        return DONE
    from toezichtdesk.render import tables  # needs openpyxl only to write

    tables.write((report.listing(retention_list),), Path(asked.export), overwrite=asked.overwrite)
    print(f"De bewaarlijst is geschreven naar {asked.export}.")
    return DONE


def _act(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        if asked.term:
            acts.set_term(connection, by, _kind(asked.term[0]), _years(asked.term[1]))
        else:
            expired = report.retention_list(connection, by.today).expired
            rows = _chosen(expired, asked.erase or asked.keep)
            if asked.erase:
                acts.erase_expired(connection, by, rows, asked.reason)
            else:
                acts.keep_longer(connection, by, rows, asked.until or by.today, asked.reason)
        line = journal.journal(connection, 1)[0]
    print(line.summary)
    return DONE


def _kind(word: str) -> TextKind:
    kind = next((each for each in TextKind if each.value == word), None)
    if kind is None:
        choices = ", ".join(each.value for each in TextKind)
        raise OfficerCanAct(Obstacle.NO_SUCH_KIND, word=word, known=choices)
    return kind


def _years(word: str) -> int | None:
    if word == _NO_TERM:
        return None
    if not word.isdecimal():
        raise OfficerCanAct(Obstacle.NO_YEARS, word=word, none=_NO_TERM)
    return int(word)


def _chosen(expired: tuple[report.Expired, ...], words: list[str]) -> list[report.Expired]:
    rows = []
    for word in words:
        named = [one for one in expired if word in (one.kind.value, f"{one.table}:{one.key}")]
        if not named:
            raise OfficerCanAct(Obstacle.NOT_ON_RETENTION_LIST, word=word)
        rows += named
    return list(dict.fromkeys(rows))
