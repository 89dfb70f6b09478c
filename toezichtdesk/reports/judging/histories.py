"""The last stand of each period of every municipality, with balances inherited at a merger.

Cached until somebody acts: after an import only the periods of its sheet are read and computed
anew, however long the history. A balance is carried over all of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

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
        mergers: Mapping[str, tuple[Merger, ...]],
        settled: Mapping[str, Sequence[Settlement]],
    ) -> None:
        """Take the figures, mergers by successor, and which of two stated balances are right."""
        self.figures = figures
        self.mergers = mergers
        self._settled = settled
        self._stands: dict[str, tuple[Standing, ...]] = {}
        self._inherited: dict[str, tuple[Counted, ...]] = {}
        self._before: dict[str, tuple[Standing, ...]] = {}  # stands that later figures leave alone
        self._anew: Collection[Period] = ()  # the periods after those

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        if code not in self._stands:
            if code not in self._before:
                self._inherit(code)
            self._stands[code] = self._reckoned(code)
        return self._stands[code]

    def _inherit(self, code: str) -> None:
        for merger in self.mergers.get(code, ()):
            self._stands[code] = self._reckoned(code)  # its own closing may be part of the balance
            opening = self._opening(merger)
            if opening is not None:
                self._inherited[code] = (*self._inherited.get(code, ()), opening)

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

        Earlier stands are kept, except after a merger that may add up other balances now.
        figures: of one period at least.
        """
        changed: dict[str, dict[Period, Sequence[Counted]]] = {}
        for period, of_period in figures.items():
            for code, counted in of_period.items():
                own = changed.setdefault(code, dict(self.figures.get(code, {})))
                own[period] = counted
        renewed = Histories({**self.figures, **changed}, self.mergers, self._settled)
        first = min(figures)
        ends = [stands[-1].period for stands in self._stands.values() if stands]
        last = max([*figures, *ends])
        renewed._anew = [Period.from_index(n) for n in range(first.index, last.index + 1)]
        for code, stands in self._stands.items():
            if any(merger.period > first for merger in self.mergers.get(code, ())):
                continue
            if code in self._inherited:
                renewed._inherited[code] = self._inherited[code]
            if code in changed:
                end = bisect_left(stands, first, key=attrgetter("period"))
                renewed._before[code] = stands[:end]
            else:
                renewed._stands[code] = stands
        return renewed

    def _reckoned(self, code: str) -> tuple[Standing, ...]:
        """Return the stands by the figures, and by what is known to be inherited."""
        own, carried = self.figures.get(code, {}), self._inherited.get(code, ())
        before = self._before.get(code)
        periods: Iterable[Period] = own
        if before is not None:
            periods = [period for period in self._anew if period in own]
            carried = tuple(counted for counted in carried if counted.period in periods)
        figures = [counted for period in periods for counted in own[period]]
        return last_stands([*figures, *carried], before or (), self._settled.get(code, ()))

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
