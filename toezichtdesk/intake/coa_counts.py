"""The persons that COA counted for a stand: by the figures of this workbook, else of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from toezichtdesk.domain.importing import Column
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.intake.plan_table import NOBODY, PlannedTable, Register, RowTiming
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.record.own_count import counted_by_coa, own_counts, periods_counted


class CoaCounts:
    """What COA counted, as it will be known once the workbook is imported.

    today: the day of the import.
    """

    def __init__(
        self,
        connection: Connection,
        today: date,
        tables: Sequence[PlannedTable],
        register: Register,
    ) -> None:
        self.today = today
        self._known = AsKnown(connection, today)
        self._tables = tables
        self._timings = register.timings
        self._places = {one.code: place for place, one in enumerate(register.municipalities)}
        self._coming: dict[str, Mapping[RowTiming, int]] = {}

    def of(self, data: OwnCountData) -> int | None:
        """Return the persons counted for the stand of an own count; None without that stand."""
        when = RowTiming(data.period, data.reference_date)
        coming = self._in_workbook(data.municipality).get(when)
        return counted_by_coa(self._known, data) if coming is None else coming

    def is_recorded(self, data: OwnCountData) -> bool:
        """Return whether an own count of the same stand is on record."""
        rows = own_counts(self._known, data.municipality).get(data.municipality, ())
        when = (data.period, data.reference_date)
        return any((row.own.period, row.own.reference_date) == when for row in rows)

    def periods(self, code: str, reference_date: date) -> tuple[Period, ...]:
        """Return the periods for which there is a stand on this day; at most two."""
        coming = {when.period for when in self._in_workbook(code) if when.day == reference_date}
        return tuple(sorted(coming.union(periods_counted(self._known, code, reference_date))))

    def _in_workbook(self, code: str) -> Mapping[RowTiming, int]:
        if code not in self._coming:
            place = self._places.get(code, NOBODY)
            self._coming[code] = {
                self._timings[table.when[row]]: value
                for table in self._tables
                for row, value in table.values_of(Column.REALISED, place)
            }
        return self._coming[code]
