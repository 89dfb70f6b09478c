"""What the child process sends home: plain lists as one line of JSON, and back to rows.

JSON, because what comes out of a process that read a hostile file must not be able to be more
than values.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from toezichtdesk.domain.importing import (
    Column,
    ReadRow,
    ReadTable,
    ReadValue,
    ReadWorkbook,
    Refusal,
)
from toezichtdesk.domain.period import Period
from toezichtdesk.sheets.columns import ColumnTable, TotalRow
from toezichtdesk.sheets.workbook import Outcome

_NO_REFUSALS: tuple[Refusal, ...] = ()


def packed(outcome: Outcome) -> bytes:
    """Return the outcome as one line of JSON."""
    told = {
        "tables": [_packed_table(table) for table in outcome.tables],
        "warnings": outcome.warnings,
        "refusals": [_packed_refusal(refusal) for refusal in outcome.refusals],
    }
    return json.dumps(told, separators=(",", ":")).encode("ascii") + b"\n"


def unpacked(line: bytes, file_name: str, sha256: str, size: int) -> ReadWorkbook:
    """Return what the line of a child process says about one file."""
    was_enabled = gc.isenabled()
    gc.disable()  # millions of values without one cycle: collecting doubles the time
    try:
        told = json.loads(line)
        return ReadWorkbook(
            file_name,
            sha256,
            size,
            tuple(_table(_unpacked_table(table)) for table in told["tables"]),
            tuple(told["warnings"]),
            tuple(Refusal(*refusal) for refusal in told["refusals"]),
        )
    finally:
        if was_enabled:
            gc.enable()


def _packed_refusal(refusal: Refusal) -> list[str]:
    return [refusal.sheet, refusal.cell, refusal.found, refusal.expected, refusal.advice]


def _packed_table(table: ColumnTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "header_row": table.header_row,
        "columns": {column.value: told for column, told in table.columns.items()},
        "letters": {column.value: letter for column, letter in table.letters.items()},
        "name_letter": table.name_letter,
        "numbers": table.numbers,
        "names": table.names,
        "codes": table.codes,
        "values": {column.value: values for column, values in table.values.items()},
        "periods": table.periods,
        "days": table.days,
        "refusals": [
            [index, [_packed_refusal(refusal) for refusal in refusals]]
            for index, refusals in table.refusals.items()
        ],
        "totals": [
            [t.number, t.label, {c.value: v for c, v in t.values.items()}, t.rows_above, t.is_sum]
            for t in table.totals
        ],
        "notes": table.notes,
        "blank_rows": table.blank_rows,
        "period": table.period,
        "reference_date": table.reference_date,
        "warnings": table.warnings,
        "sheet_refusals": [_packed_refusal(refusal) for refusal in table.sheet_refusals],
    }


def _unpacked_table(told: dict[str, Any]) -> ColumnTable:
    return ColumnTable(
        **told
        | {
            "columns": {Column(c): (text, cell) for c, (text, cell) in told["columns"].items()},
            "letters": {Column(c): letter for c, letter in told["letters"].items()},
            "values": {Column(c): values for c, values in told["values"].items()},
            "refusals": {
                index: [Refusal(*refusal) for refusal in refusals]
                for index, refusals in told["refusals"]
            },
            "totals": [
                TotalRow(n, label, {Column(c): v for c, v in values.items()}, above, is_sum)
                for n, label, values, above, is_sum in told["totals"]
            ],
            "sheet_refusals": [Refusal(*refusal) for refusal in told["sheet_refusals"]],
        }
    )


def _table(table: ColumnTable) -> ReadTable:
    refused = bool(table.sheet_refusals)
    return ReadTable(
        sheet=table.sheet,
        header_row=table.header_row,
        columns=table.columns,
        rows=() if refused else tuple(_rows(table)),
        totals=tuple(_total_row(table, total) for total in table.totals),
        notes=tuple(table.notes),
        blank_rows=table.blank_rows,
        period=None if table.period is None else Period.parse(table.period),
        reference_date=date.fromisoformat(table.reference_date) if table.reference_date else None,
        warnings=tuple(table.warnings),
        refusals=tuple(table.sheet_refusals),
    )


def _rows(table: ColumnTable) -> Iterator[ReadRow]:
    columns = tuple(table.values)
    values = [_read_values(table, column) for column in columns]
    by_row = zip(*values, strict=True) if values else iter([()] * len(table.numbers))
    periods = _each(table.periods, Period.parse, len(table.numbers))
    days = _each(table.days, date.fromisoformat, len(table.numbers))
    name_cells = map(f"{table.name_letter}%d".__mod__, table.numbers)
    refusals = table.refusals
    for index, (number, name, code, cell, read, period, day) in enumerate(
        zip(table.numbers, table.names, table.codes, name_cells, by_row, periods, days, strict=True)
    ):
        present = dict(zip(columns, read, strict=True))
        if None in read:
            present = {column: value for column, value in present.items() if value is not None}
        refused = tuple(refusals[index]) if index in refusals else _NO_REFUSALS
        yield ReadRow(number, name, code, cell, present, period, day, refused)


def _read_values(table: ColumnTable, column: Column) -> list[ReadValue | None]:
    cells = map(f"{table.letters[column]}%d".__mod__, table.numbers)
    values = table.values[column]
    if None not in values:
        return list(map(ReadValue, values, cells))  # type: ignore[arg-type]
    return [
        None if value is None else ReadValue(value, cell)
        for value, cell in zip(values, cells, strict=True)
    ]


def _each(texts: list[str | None] | None, parse: Any, count: int) -> list[Any]:
    if texts is None:
        return [None] * count
    known = {text: None if text is None else parse(text) for text in set(texts)}
    return [known[text] for text in texts]


def _total_row(table: ColumnTable, total: TotalRow) -> ReadRow:
    return ReadRow(
        total.number,
        total.label,
        "",
        f"{table.name_letter}{total.number}",
        {
            column: ReadValue(value, f"{table.letters[column]}{total.number}")
            for column, value in total.values.items()
        },
    )
