"""Compares targets with the formula of the law, where national target and inhabitants are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.figures import Origin, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.legal_target import TOLERANCE, legal_target
from toezichtdesk.reports.answers.dossier import InhabitantsRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.acts_in_force import taken_back
from toezichtdesk.store import schema, versions

COUNTRY = ""  # in place of the code of a municipality


@dataclass(frozen=True, slots=True)
class LegalCheck:
    """A target beside the outcome of the formula, both in persons.

    year: of the inhabitants, on 1 January. is_swapped: a swap of targets explains a difference.
    """

    target: int
    legal: int
    national_target: int
    inhabitants: int
    national_inhabitants: int
    year: int
    is_swapped: bool

    @property
    def differs(self) -> bool:
        """Whether the difference is more than rounding, and not explained by a swap."""
        return abs(self.target - self.legal) > TOLERANCE and not self.is_swapped


@dataclass(frozen=True, slots=True)
class FormulaNumbers:
    """The input of the formula.

    inhabitants: by code (`COUNTRY` for all) and year. targets: of the country, by period.
    swapped: codes and periods of which part of the target was swapped.
    """

    inhabitants: Mapping[tuple[str, int], int]
    targets: Mapping[Period, int]
    swapped: frozenset[tuple[str, Period]] = frozenset()

    def check(self, code: str, period: Period, target: int) -> LegalCheck | None:
        """Return the target beside the formula; None when a number is not known."""
        year = period.year - 1
        national_target = self.targets.get(period)
        own = self.inhabitants.get((code, year))
        everybody = self.inhabitants.get((COUNTRY, year))
        if national_target is None or own is None or everybody is None:
            return None
        return LegalCheck(
            target,
            legal_target(national_target, own, everybody),
            national_target,
            own,
            everybody,
            year,
            (code, period) in self.swapped,
        )


def formula_numbers(
    connection: Connection, *, code: str | None = None, last_act: int | None = None
) -> FormulaNumbers:
    """Return the recorded input of the formula; the newest act counts.

    code: of this municipality and the country alone. last_act: as known after this act; None is
    now.
    """
    people = versions.as_of(schema.inhabitants, last_act)
    tasks = versions.as_of(schema.national_target, last_act)
    of_people = select(people).order_by(people.c.act)
    if code is not None:
        of_people = of_people.where(
            people.c.municipality.is_(None) | (people.c.municipality == code)
        )
    return FormulaNumbers(
        {
            (row.municipality or COUNTRY, row.year): row.number
            for row in connection.execute(of_people)
        },
        {row.period: row.number for row in connection.execute(select(tasks).order_by(tasks.c.act))},
        _swapped(connection, last_act),
    )


def inhabitants_of(known: AsKnown, code: str) -> tuple[InhabitantsRow, ...]:
    """Return the inhabitants of a municipality per year, newest first, with their origin."""
    people, file = known.table(schema.inhabitants), schema.journal_file
    rows = known.connection.execute(
        select(people, schema.journal.c.moment, file.c.name)
        .join(schema.journal, schema.journal.c.id == people.c.act)
        .outerjoin(file, file.c.act == people.c.act)
        .where(people.c.municipality == code)
        .order_by(people.c.act)
    )
    newest = {
        row.year: InhabitantsRow(
            row.year,
            row.number,
            Origin(row.act, row.name or "", row.cell, date.fromisoformat(row.moment[:10])),
        )
        for row in rows
    }
    return tuple(newest[year] for year in sorted(newest, reverse=True))


def target_check(known: AsKnown, code: str, stand: Standing | None) -> str:
    """Return the target of a stand beside the formula, in Dutch; empty where that is unknown."""
    if stand is None or stand.target is None:
        return ""
    numbers = formula_numbers(known.connection, code=code, last_act=known.last_act)
    check = numbers.check(code, stand.period, stand.target)
    if check is None:
        return ""
    target = wording.number(check.target)
    reckoning = wording.legal_reckoning(
        check.legal,
        check.national_target,
        check.inhabitants,
        check.national_inhabitants,
        check.year,
    )
    verdict = f"Vastgesteld is {target}; dat klopt."
    if check.is_swapped:
        verdict = f"Vastgesteld is {target}, na een ruil van een deel van de taakstelling."
    elif check.differs:
        verdict = f"Vastgesteld is {target}; die geldt."
    return (
        f"Narekening van de taakstelling {stand.period}: volgens de wettelijke formule "
        f"{reckoning}. {verdict}"
    )


def _swapped(connection: Connection, last_act: int | None) -> frozenset[tuple[str, Period]]:
    table = schema.journal
    undone = taken_back(connection, last_act)
    lines = connection.execute(
        select(table.c.id, table.c.details).where(table.c.act == Act.SWAP_TARGETS)
    )
    return frozenset(
        (code, Period.parse(line.details["period"]))
        for line in lines
        if (last_act is None or line.id <= last_act) and line.id not in undone
        for code in line.details["codes"]
    )
