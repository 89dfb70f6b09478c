"""Municipalities' own counts beside those of COA: record and list."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from toezichtdesk import signing
from toezichtdesk.casework import own_counts as acts
from toezichtdesk.cli import output, usage
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import DONE, Commands, add_known_on, opened, read, shown
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.answers.dossier import OwnCountRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.reports.record import own_count as report


def add(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("own-counts", help="de eigen tellingen naast die van het COA")
    parser.add_argument("--json", action="store_true", help="als JSON")
    add_known_on(parser)
    parser.set_defaults(run=show)
    parser = commands.add_parser("own-count", help="leg een eigen telling van een gemeente vast")
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    day: dict[str, Any] = {"type": usage.day, "metavar": "DATUM"}
    parser.add_argument("--reference-date", required=True, **day, help="de peildatum")
    parser.add_argument(
        "--period", type=usage.period, metavar="PERIODE", help="als de peildatum er twee heeft"
    )
    parser.add_argument(
        "--counted", required=True, type=int, metavar="PERSONEN", help="wat de gemeente telt"
    )
    parser.add_argument("--reason", required=True, metavar="TEKST", help="waarom het verschilt")
    parser.add_argument("--agree-by", required=True, **day, help="wanneer men het eens is")
    parser.add_argument("--agreed-on", **day, help="de dag waarop men het eens werd")
    parser.add_argument("--outcome", default="", metavar="TEKST", help="waarover men het eens is")
    parser.set_defaults(run=record)


def show(asked: argparse.Namespace) -> int:
    """Print the counts by municipality, newest reference date first."""
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        counted = report.own_counts(AsKnown.on(connection, today, known_on))
        by_name = municipality_names(connection)
    names = dict(by_name)
    rows = [row for code, _ in by_name for row in counted.get(code, ())]
    if asked.json:
        output.print_json([as_json(row, names) for row in rows])
    else:
        print(as_text(rows, names))
    return DONE


def record(asked: argparse.Namespace) -> int:
    """Record a count, or change the one of the same period and reference date."""
    by = signing.sign(asked.today)
    with acting(opened(asked), by) as connection:
        known = AsKnown(connection, by.today)
        code = municipalities.find(connection, asked.municipality, by.today).code
        data = OwnCountData(
            code,
            asked.period or _period(known, code, asked.reference_date),
            asked.reference_date,
            asked.counted,
            asked.reason,
            asked.agree_by,
            asked.agreed_on,
            asked.outcome,
        )
        number = _recorded(known, data)
        if number is None:
            number = acts.record(connection, by, data)
        else:
            acts.change(connection, by, number, data)
        print(_sentence(connection, by.today, code, number))
    return DONE


def as_text(rows: Sequence[OwnCountRow], names: Mapping[str, str]) -> str:
    """Return the counts, one a line."""
    lines = [f"{names[row.own.municipality]}: {report.line(row)}" for row in rows]
    return "\n".join(lines) or "Er zijn geen eigen tellingen vastgelegd."


def as_json(row: OwnCountRow, names: Mapping[str, str]) -> dict[str, object]:
    """Return one count; unknown values are null, days are ISO 8601."""
    own = row.own
    return {
        "id": own.id,
        "code": own.municipality,
        "name": names[own.municipality],
        "period": str(own.period),
        "reference_date": own.reference_date.isoformat(),
        "counted": own.counted,
        "coa": row.coa,
        "reason": own.reason,
        "agree_by": own.agree_by.isoformat(),
        "agreed_on": own.agreed_on.isoformat() if own.agreed_on else None,
        "outcome": own.outcome or None,
        "is_open": row.is_open,
    }


def _period(known: AsKnown, code: str, reference_date: date) -> Period:
    periods = report.periods_counted(known, code, reference_date)
    if len(periods) > 1:
        raise OfficerCanAct(
            Obstacle.TWO_PERIODS, reference_date=reference_date, one=periods[0], other=periods[1]
        )
    return periods[0] if periods else Period.holding(reference_date)


def _recorded(known: AsKnown, data: OwnCountData) -> int | None:
    of_one = report.own_counts(known, data.municipality).get(data.municipality, ())
    of_when = (data.period, data.reference_date)
    same = (row.own.id for row in of_one if (row.own.period, row.own.reference_date) == of_when)
    return next(same, None)


def _sentence(connection: Connection, today: date, code: str, number: int) -> str:
    of_one = report.own_counts(AsKnown(connection, today), code)[code]
    return next(report.line(row) for row in of_one if row.own.id == number)
