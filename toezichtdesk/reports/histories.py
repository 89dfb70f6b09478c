"""The last stand of each period of every municipality, with what was inherited at a merger.

Read once, and kept until somebody acts: after an import only the periods of its sheet are read and
reckoned anew, however long the history is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted, last_stands
from toezichtdesk.ladder.mergers import Merger, closing_balance, inherited
from toezichtdesk.reports.figures import figures_of_periods, newest_figures
from toezichtdesk.reports.journal import periods_imported_since
from toezichtdesk.reports.mergers import mergers
from toezichtdesk.store.cache import kept

PERIODS_SHOWN = 10  # half-years of history that the overview draws and the rules look back on


class Histories:
    """The last stands of municipalities, with what they inherited at a merger.

    figures: those that count, per code, of the parts of a merger too.
    """

    def __init__(
        self,
        figures: Mapping[str, Sequence[Counted]],
        known: Mapping[str, tuple[Merger, ...]],
        before: Mapping[str, tuple[Standing, ...]] | None = None,
    ) -> None:
        """before: the stands of the first periods of a municipality, where they are known."""
        self.figures = figures
        self.mergers = known
        self._before = before or {}
        self._stands: dict[str, tuple[Standing, ...]] = {}
        self._inherited: dict[str, tuple[Counted, ...]] = {}

    def stands(self, code: str) -> tuple[Standing, ...]:
        """Return the last stand of each period, oldest first."""
        if code not in self._stands:
            before = self._before.get(code, ())
            own = self.figures.get(code, ())
            if before:
                own = [counted for counted in own if counted.period > before[-1].period]
            for merger in self.mergers.get(code, ()):
                self._stands[code] = last_stands([*own, *self._inherited.get(code, ())])
                opening = inherited(merger, self.closing(merger))
                if opening is not None and not _is_told(merger, own):
                    self._inherited[code] = (*self._inherited.get(code, ()), opening)
            self._stands[code] = last_stands([*own, *self._inherited.get(code, ())], before)
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

    def with_periods(
        self, periods: Iterable[Period], figures: Mapping[str, Sequence[Counted]]
    ) -> Histories:
        """Return the histories with all figures of these periods, in place of what was known."""
        periods = set(periods)
        others = {
            code: [
                counted for counted in self.figures.get(code, ()) if counted.period not in periods
            ]
            for code in figures
        }
        return self._changed(
            {code: [*others[code], *of_code] for code, of_code in figures.items()}, periods
        )

    def _changed(
        self, figures: Mapping[str, Sequence[Counted]], periods: Iterable[Period]
    ) -> Histories:
        """Return the histories with other figures of these municipalities in these periods.

        The stands before them stay, unless a period falls out of sight, on which the next may lean,
        or a merger leans on another municipality.
        """
        first = min(periods, default=None)
        shown = {code: _shown(counted) for code, counted in figures.items()}
        before = {}
        for code, stands in self._stands.items():
            if code in self.mergers or len(shown.get(code, ())) < len(figures.get(code, ())):
                continue
            before[code] = tuple(
                stand
                for stand in stands
                if code not in figures or first is None or stand.period < first
            )
        return Histories({**self.figures, **shown}, self.mergers, before)


def histories_now(connection: Connection, today: date) -> Histories:
    """Return what is known of every municipality on the day, over the periods shown."""

    def read() -> Histories:
        figures = newest_figures(connection, today, PERIODS_SHOWN)
        return Histories(figures, mergers(connection, today))

    def renew(histories: Histories, act: int) -> Histories | None:
        periods = periods_imported_since(connection, act)
        if periods is None or len(periods) > PERIODS_SHOWN:
            return None
        begun = [period for period in periods if period <= Period.holding(today)]
        return histories.with_periods(begun, figures_of_periods(connection, today, begun))

    return kept(connection, "histories", today, read, renew)


def _shown(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures of the newest periods, as many as are shown."""
    newest = max((counted.period.index for counted in figures), default=0)
    return [counted for counted in figures if counted.period.index > newest - PERIODS_SHOWN]


def _is_told(merger: Merger, figures: Iterable[Counted]) -> bool:
    return any(
        counted.period == merger.period
        and counted.measure in (Measure.OPENING_BALANCE, Measure.TOTAL_TASK)
        for counted in figures
    )
