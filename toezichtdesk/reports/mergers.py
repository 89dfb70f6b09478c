"""Reads which municipalities merged or were split, and the stands that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.ladder.history import Counted, last_stands
from toezichtdesk.ladder.mergers import Merger, Part, closing_balance, inherited
from toezichtdesk.store import schema


def mergers(connection: Connection, today: date) -> dict[str, tuple[Merger, ...]]:
    """Return per successor the reorganisations up to the day, oldest first."""
    table = schema.municipality
    rows = connection.execute(select(table)).all()
    named = {row.code: row for row in rows}
    parts: dict[tuple[date, str], list[Part]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.code):
        successors = [code for code in row.successors.split(";") if code in named]
        if not successors or row.valid_to is None or row.valid_to > today:
            continue
        part = Part(row.code, row.name, tuple(named[code].name for code in successors))
        for code in successors:
            parts[(row.valid_to, code)].append(part)
    found: dict[str, list[Merger]] = defaultdict(list)
    for (on, code), members in sorted(parts.items()):
        found[code].append(Merger(code, on, tuple(members), named[code].valid_from >= on))
    return {code: tuple(of_code) for code, of_code in found.items()}


def with_parts(code: str, known: Mapping[str, Sequence[Merger]]) -> tuple[str, ...]:
    """Return the code, and those of the municipalities that it came from, however long ago."""
    codes = [code]
    for one in codes:
        codes += [
            part.code
            for merger in known.get(one, ())
            for part in merger.parts
            if part.code not in codes
        ]
    return tuple(codes)


class Histories:
    """The last stands of municipalities, with what they inherited at a merger."""

    def __init__(
        self, figures: Mapping[str, Sequence[Counted]], known: Mapping[str, Sequence[Merger]]
    ) -> None:
        """figures: those that count, per code, of the parts of a merger too."""
        self._figures = figures
        self._mergers = known
        self._stands: dict[str, tuple[Standing, ...]] = {}
        self._inherited: dict[str, tuple[Counted, ...]] = {}

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        if code not in self._stands:
            own = self._figures.get(code, ())
            for merger in self._mergers.get(code, ()):
                self._stands[code] = last_stands([*own, *self._inherited.get(code, ())])
                opening = inherited(merger, self.closing(merger))
                if opening is not None and not _is_told(merger, own):
                    self._inherited[code] = (*self._inherited.get(code, ()), opening)
            self._stands[code] = last_stands([*own, *self._inherited.get(code, ())])
        return self._stands[code]

    def inherited(self, code: str) -> tuple[Counted, ...]:
        """Return the opening balances inherited at mergers, where no sheet gives another one."""
        self.stands(code)
        return self._inherited.get(code, ())

    def closing(self, merger: Merger) -> dict[str, int | None]:
        """Return per part, and for the successor itself, the balance just before the merger."""
        before = merger.period.previous
        codes = {merger.successor, *(part.code for part in merger.whole_parts)}
        return {code: closing_balance(self.stands(code), before) for code in codes}


def _is_told(merger: Merger, figures: Iterable[Counted]) -> bool:
    return any(
        counted.period == merger.period
        and counted.measure in (Measure.OPENING_BALANCE, Measure.TOTAL_TASK)
        for counted in figures
    )
