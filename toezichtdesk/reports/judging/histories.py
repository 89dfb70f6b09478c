"""The last stand of each period of every municipality, with balances inherited at a merger.

Cached until somebody acts: after an import only the periods of its sheet are read and computed
anew, however long the history. A balance is carried over all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted, Settlement, last_stands
from toezichtdesk.ladder.mergers import Merger, closing_balance, closing_stand, inherited
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.balances import settlements
from toezichtdesk.reports.record.figures import figures_of_periods, newest_figures
from toezichtdesk.reports.record.journal import periods_imported_since
from toezichtdesk.reports.record.mergers import mergers
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached

PERIODS_SHOWN = 10  # half-years of history in the overview

_NO_FIGURES = frozenset({schema.early_warning.name})
_Figures = Mapping[str, Mapping[Period, Sequence[Counted]]]


class Histories:
    """The last stands of municipalities over their whole history, with what they inherited.

    figures: those that count, by code and period, including the parts of a merger.
    """

    def __init__(
        self,
        figures: _Figures,
        known: Mapping[str, tuple[Merger, ...]],
        settled: Mapping[str, Sequence[Settlement]],
        before: Mapping[str, tuple[Standing, ...]] | None = None,
    ) -> None:
        """Take the figures. known: the mergers. settled: choices between two statements.

        before: the stands of the first periods of a municipality, where they are known already.
        """
        self.figures = figures
        self.mergers = known
        self._settled = settled
        self._before = before or {}
        self._stands: dict[str, tuple[Standing, ...]] = {}
        self._inherited: dict[str, tuple[Counted, ...]] = {}

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        if code not in self._stands:
            before = self._before.get(code, ())
            own = [
                counted
                for period, of_period in self.figures.get(code, {}).items()
                if not before or period > before[-1].period
                for counted in of_period
            ]
            for merger in self.mergers.get(code, ()):
                self._stands[code] = self._reckoned(code, own, ())
                opening = self._opening(merger)
                if opening is not None:
                    self._inherited[code] = (*self._inherited.get(code, ()), opening)
            self._stands[code] = self._reckoned(code, own, before)
        return self._stands[code]

    def inherited(self, code: str) -> tuple[Counted, ...]:
        """Return the opening balances inherited at mergers."""
        self.stands(code)
        return self._inherited.get(code, ())

    def settled(self, code: str) -> tuple[Settlement, ...]:
        """Return the officer's choices where two statements of a balance differ."""
        return tuple(self._settled.get(code, ()))

    def closing(self, merger: Merger) -> dict[str, int | None]:
        """Return the balance just before the merger, of each part and of the successor itself."""
        before = merger.period.previous
        codes = {merger.successor, *(part.code for part in merger.whole_parts)}
        return {code: closing_balance(self.stands(code), before) for code in codes}

    def with_periods(self, figures: Mapping[Period, Mapping[str, Sequence[Counted]]]) -> Histories:
        """Return the histories with all figures of these periods replaced.

        Earlier stands are kept, unless a merger depends on another municipality.
        """
        changed: dict[str, dict[Period, Sequence[Counted]]] = {}
        for period, of_period in figures.items():
            for code, counted in of_period.items():
                own = changed.setdefault(code, dict(self.figures.get(code, {})))
                own[period] = counted
        first = min(figures, default=None)
        before = {
            code: tuple(
                stand
                for stand in stands
                if code not in changed or first is None or stand.period < first
            )
            for code, stands in self._stands.items()
            if code not in self.mergers
        }
        return Histories({**self.figures, **changed}, self.mergers, self._settled, before)

    def _reckoned(
        self, code: str, own: Sequence[Counted], before: Sequence[Standing]
    ) -> tuple[Standing, ...]:
        figures = [*own, *self._inherited.get(code, ())]
        return last_stands(figures, before, self._settled.get(code, ()))

    def _opening(self, merger: Merger) -> Counted | None:
        """Return the opening balance inherited at a merger, with the last act that supplied it."""
        opening = inherited(merger, self.closing(merger))
        if opening is None:
            return None
        closings = (
            closing_stand(self.stands(code), merger.period.previous) for code in merger.heirs
        )
        return replace(opening, act=max(stand.supplied for stand in closings if stand is not None))


def histories_now(connection: Connection, today: date) -> Histories:
    """Return what is known of every municipality on the day."""

    def renew(histories: Histories, act: int) -> Histories | None:
        periods = periods_imported_since(connection, act)
        if periods is None or len(periods) > PERIODS_SHOWN:
            return None
        begun = [period for period in periods if period <= Period.holding(today)]
        if not begun:
            return histories
        return histories.with_periods(figures_of_periods(connection, today, begun))

    return cached(
        connection,
        "histories",
        today,
        lambda: histories_of(AsKnown(connection, today)),
        renew,
        apart_from=_NO_FIGURES,
    )


def last_standings(connection: Connection, today: date) -> dict[str, Standing]:
    """Return by code the last stand with realised figures, or else the last one."""
    histories = histories_now(connection, today)
    newest: dict[str, Standing] = {}
    for code in histories.figures:
        stands = histories.stands(code)
        counted = [stand for stand in stands if stand.realised is not None]
        if stands:
            newest[code] = (counted or stands)[-1]
    return newest


def histories_of(known: AsKnown, codes: Collection[str] | None = None) -> Histories:
    """Return the histories of these municipalities, or of all, read afresh."""
    return Histories(
        newest_figures(known, codes), mergers(known.connection, known.today), settlements(known)
    )
