"""Serialises what the child process read: a line of JSON followed by packed columns.

JSON, because the output of a process that read a hostile file may hold nothing but values; the
columns behind it are numbers as bytes, see `packing`.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from toezichtdesk.domain.importing import (
    Column,
    ReadRow,
    ReadTable,
    ReadValue,
    ReadWorkbook,
)
from toezichtdesk.domain.lists import DATES, Field, ReadEntry, ReadField, ReadList, RecordKind
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode
from toezichtdesk.sheets.figures.column_table import ColumnTable
from toezichtdesk.sheets.process.packed_refusals import packed_refusal, unpacked_refusal
from toezichtdesk.sheets.process.packing import (
    Numbers,
    PackedRows,
    Packer,
    Texts,
    ValueColumn,
)

if TYPE_CHECKING:  # the program itself opens no workbook
    from toezichtdesk.sheets.process.workbook import Outcome

T = TypeVar("T")


def packed(outcome: Outcome) -> bytes:
    """Return the outcome as a line of JSON, and the columns that it points to."""
    packer = Packer()
    document = {
        "tables": [_packed_table(table, packer) for table in outcome.tables],
        "warnings": list(map(_packed_warning, outcome.warnings)),
        "refusals": list(map(packed_refusal, outcome.refusals)),
        "lists": [_packed_list(read) for read in outcome.lists],
    }
    line = json.dumps(document, separators=(",", ":")).encode("ascii")
    return b"\n".join((line, packer.content()))


def unpacked(answer: bytes, file: ReadWorkbook) -> ReadWorkbook:
    """Return a file with what the answer of a child process says about it.

    Raises:
        ValueError, TypeError, KeyError: it is no such answer.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # millions of values without one cycle: collecting doubles the time
    try:
        end = answer.index(b"\n")
        document = json.loads(answer[:end])
        columns = memoryview(answer)[end + 1 :]
        return replace(
            file,
            tables=tuple(_table(table, columns) for table in document["tables"]),
            warnings=tuple(map(_warning, document["warnings"])),
            refusals=tuple(map(unpacked_refusal, document["refusals"])),
            lists=tuple(map(_list, document["lists"])),
        )
    finally:
        if was_enabled:
            gc.enable()


def _packed_warning(warning: SheetWarning) -> list[object]:
    return [warning.code.value, warning.values, warning.sheet]


def _warning(document: list[Any]) -> SheetWarning:
    code, values, sheet = document
    return SheetWarning(
        WarningCode(code),
        tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in values),
        sheet,
    )


def _packed_table(table: ColumnTable, packer: Packer) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "header_row": table.header_row,
        "columns": {column.value: document for column, document in table.columns.items()},
        "letters": {column.value: letter for column, letter in table.letters.items()},
        "name_letter": table.name_letter,
        "numbers": packer.numbers(table.numbers),
        "names": packer.texts(table.names),
        "codes": packer.texts(table.codes),
        "provinces": packer.texts(table.provinces),
        "other_letters": {column.value: letter for column, letter in table.other_letters.items()},
        "elsewhere": {column.value: packer.numbers(v) for column, v in table.elsewhere.items()},
        "values": {column.value: packer.numbers(v) for column, v in table.values.items()},
        "periods": None if table.periods is None else packer.texts(table.periods),
        "days": None if table.days is None else packer.texts(table.days),
        "sinces": None if table.sinces is None else packer.texts(table.sinces),
        "refusals": [
            [index, list(map(packed_refusal, refusals))]
            for index, refusals in table.refusals.items()
        ],
        "totals": [
            [t.number, t.label, {c.value: v for c, v in t.values.items()}, t.period]
            for t in table.totals
        ],
        "notes": table.notes,
        "blank_rows": table.blank_rows,
        "period": table.period,
        "reference_date": table.reference_date,
        "warnings": list(map(_packed_warning, table.warnings)),
        "layout": table.layout,
        "signature": table.signature,
        "totals_agree": table.totals_agree,
        "breaks": table.breaks,
        "sheet_refusals": list(map(packed_refusal, table.sheet_refusals)),
    }


def _table(document: dict[str, Any], columns: memoryview) -> ReadTable:
    refusals = tuple(map(unpacked_refusal, document["sheet_refusals"]))
    letters = {Column(name): letter for name, letter in document["letters"].items()}
    return ReadTable(
        sheet=document["sheet"],
        header_row=document["header_row"],
        columns={Column(name): (text, cell) for name, (text, cell) in document["columns"].items()},
        rows=PackedRows.none() if refusals else _rows(document, letters, columns),
        totals=tuple(
            _total_row(document["name_letter"], letters, total) for total in document["totals"]
        ),
        notes=tuple(document["notes"]),
        blank_rows=document["blank_rows"],
        period=_period(document["period"]),
        reference_date=_day(document["reference_date"]),
        warnings=tuple(map(_warning, document["warnings"])),
        refusals=refusals,
        layout=document["layout"],
        signature=document["signature"],
        totals_agree=document["totals_agree"],
        breaks=tuple(map(int, document["breaks"])),
    )


def _rows(document: dict[str, Any], letters: dict[Column, str], columns: memoryview) -> PackedRows:
    def numbers(kind: str, start: int, stop: int) -> Numbers:
        return Numbers.unpacked(kind, columns[start:stop])

    def texts(packed: Sequence[Any], parse: Callable[[str], T]) -> Texts[T]:
        things, places = packed
        return Texts(things, numbers(*places), parse)

    return PackedRows(
        numbers=numbers(*document["numbers"]),
        name_letters=document["name_letter"],
        names=texts(document["names"], str),
        codes=texts(document["codes"], str),
        provinces=texts(document["provinces"], str),
        values={
            (column := Column(name)): ValueColumn(
                letters[column],
                numbers(*packed),
                document["other_letters"].get(name, ""),
                numbers(*document["elsewhere"][name]) if name in document["elsewhere"] else None,
            )
            for name, packed in document["values"].items()
        },
        periods=None if document["periods"] is None else texts(document["periods"], _period),
        days=None if document["days"] is None else texts(document["days"], _day),
        sinces=None if document["sinces"] is None else texts(document["sinces"], _day),
        refusals={
            index: tuple(map(unpacked_refusal, refusals))
            for index, refusals in document["refusals"]
        },
    )


def _packed_list(read: ReadList) -> dict[str, object]:
    return {
        "sheet": read.sheet,
        "kind": read.kind.value,
        "header_row": read.header_row,
        "columns": {name.value: document for name, document in read.columns.items()},
        "entries": [_packed_entry(entry) for entry in read.entries],
        "blank_rows": read.blank_rows,
        "notes": read.notes,
        "warnings": list(map(_packed_warning, read.warnings)),
        "refusals": list(map(packed_refusal, read.refusals)),
    }


def _packed_entry(entry: ReadEntry) -> list[object]:
    fields = [
        [name.value, v.isoformat() if isinstance(v, date) else v, cell]
        for name, (v, cell) in entry.fields.items()
    ]
    refusals = list(map(packed_refusal, entry.refusals))
    who = (entry.number, entry.name, entry.code, entry.name_cell, entry.province)
    return [who, fields, refusals]


def _list(document: dict[str, Any]) -> ReadList:
    return ReadList(
        sheet=document["sheet"],
        kind=RecordKind(document["kind"]),
        header_row=document["header_row"],
        columns={Field(name): (text, cell) for name, (text, cell) in document["columns"].items()},
        entries=tuple(map(_entry, document["entries"])),
        blank_rows=document["blank_rows"],
        notes=tuple(document["notes"]),
        warnings=tuple(map(_warning, document["warnings"])),
        refusals=tuple(map(unpacked_refusal, document["refusals"])),
    )


def _entry(document: list[Any]) -> ReadEntry:
    (number, name, code, name_cell, province), fields, refusals = document
    return ReadEntry(
        number,
        name,
        code,
        name_cell,
        {
            (column := Field(field)): ReadField(
                date.fromisoformat(value) if column in DATES else value, cell
            )
            for field, value, cell in fields
        },
        tuple(map(unpacked_refusal, refusals)),
        province,
    )


def _period(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _total_row(name_letter: str, letters: dict[Column, str], document: list[Any]) -> ReadRow:
    number, label, values, period = document
    return ReadRow(
        number,
        label,
        "",
        f"{name_letter}{number}",
        {
            (column := Column(name)): ReadValue(value, f"{letters[column]}{number}")
            for name, value in values.items()
        },
        _period(period),
    )
