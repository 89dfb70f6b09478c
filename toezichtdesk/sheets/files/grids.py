"""The sheets of a file as rows of cells, whatever its format; errors stand where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import cast
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell
from toezichtdesk.sheets.files.csv_text import read_text
from toezichtdesk.sheets.files.ods_scan import scan_ods
from toezichtdesk.sheets.files.preflight import Kind, Parts, kind_of
from toezichtdesk.sheets.files.unreadable import Unreadable, damaged
from toezichtdesk.sheets.files.xls_scan import scan_xls
from toezichtdesk.sheets.files.xlsb_scan import scan_xlsb, sheet_relations
from toezichtdesk.sheets.files.xlsx_scan import SheetScan, scan_sheet

_Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(slots=True)
class Grid:
    """One visible sheet: its rows from row 1, all equally wide, from first_column (0 is A)."""

    name: str
    first_column: int
    rows: Iterator[list[Cell]]
    merged: _Merged = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()


@dataclass(slots=True)
class Book:
    """The visible sheets of a file, and what has to be said about the rest."""

    grids: Iterator[Grid]
    warnings: list[SheetWarning] = field(default_factory=list)


def open_book(content: bytes, file_name: str) -> Book:
    """Return the visible sheets of a file, after every check on its bytes.

    Raises:
        Unreadable: here or while going through the sheets.
    """
    kind = kind_of(content, file_name)
    if kind is Kind.XLSX:
        return _open_xlsx(content)
    if kind is Kind.TEXT:
        rows, warning = read_text(content, file_name)
        return Book(iter([Grid("tekst", 0, iter(rows))]), [warning])
    if kind is Kind.ODS:
        return _open_ods(content)
    if kind is Kind.XLS:
        by_order = scan_xls(content)
        book = _open_calamine(content)
        names = [sheet.name for sheet in book.sheets_metadata]
        if len(names) != len(by_order):
            raise damaged("het aantal bladen klopt niet")
        return Book(_grids(book, dict(zip(names, by_order, strict=True))), _hidden_sheets(book))
    return _open_xlsb(content)


def _open_xlsx(content: bytes) -> Book:
    parts = Parts(content)
    paths = _sheet_paths(parts)
    scans: dict[str, SheetScan] = {}
    for name in parts.names:
        if name.startswith("xl/") and name.endswith((".xml", ".rels")) and name in paths.values():
            scans[name] = scan_sheet(parts.pieces(name), parts.size(name))
        elif name in ("xl/sharedstrings.xml", "xl/styles.xml", "[content_types].xml"):
            for _ in parts.pieces(name):
                pass
    book = _open_calamine(content)
    return Book(
        _grids(book, {name: scans.get(path, SheetScan()) for name, path in paths.items()}),
        _warnings(parts, book),
    )


def _open_xlsb(content: bytes) -> Book:
    parts = Parts(content)
    targets = _attributes(parts.small("xl/_rels/workbook.bin.rels"), "Relationship")
    by_id = {found.get("Id", ""): found.get("Target", "") for found in targets}
    scans: dict[str, SheetScan] = {}
    for name, relation in sheet_relations(parts.binary("xl/workbook.bin")).items():
        path = _resolved("xl", by_id.get(relation, ""))
        if "/worksheets/" in path:
            scans[name] = scan_xlsb(parts.binary(path))
    for name in ("xl/sharedstrings.bin", "xl/styles.bin"):
        if name in parts.names:
            parts.binary(name)
    book = _open_calamine(content)
    if not scans:
        raise damaged("de werkmap heeft geen bladen")
    return Book(_grids(book, scans), _warnings(parts, book))


def _open_ods(content: bytes) -> Book:
    parts = Parts(content)
    if b"encryption-data" in parts.small("META-INF/manifest.xml"):
        raise Unreadable("een werkmap met een wachtwoord", "een werkmap zonder wachtwoord")
    scans = scan_ods(parts.pieces("content.xml"))
    book = _open_calamine(content)
    return Book(_grids(book, scans), _hidden_sheets(book))


def _open_calamine(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except (CalamineError, OSError, ValueError) as error:
        raise damaged("de inhoud is geen geldige werkmap") from error


def _warnings(parts: Parts, book: CalamineWorkbook) -> list[SheetWarning]:
    warnings = _hidden_sheets(book)
    if any(name.endswith("vbaproject.bin") for name in parts.names):
        warnings.append(warn(WarningCode.HAS_MACROS))
    if any("/externallinks/" in name for name in parts.names):
        warnings.append(warn(WarningCode.HAS_LINKS))
    return warnings


def _hidden_sheets(book: CalamineWorkbook) -> list[SheetWarning]:
    hidden = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible != SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    return [warn(WarningCode.SHEETS_HIDDEN, names=tuple(hidden))] if hidden else []


def _grids(book: CalamineWorkbook, scans: dict[str, SheetScan]) -> Iterator[Grid]:
    for index, sheet in enumerate(book.sheets_metadata):
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        if scans and sheet.name not in scans:
            raise damaged(f"blad {sheet.name} is niet te vinden")
        try:
            read = book.get_sheet_by_index(index)
        except (CalamineError, OSError, ValueError) as error:
            raise damaged(f"blad {sheet.name} is niet te lezen") from error
        grid = _grid(read, scans.get(sheet.name, SheetScan()))
        if grid is not None:
            yield grid


def _grid(sheet: CalamineSheet, scan: SheetScan) -> Grid | None:
    if sheet.start is None:
        return None
    first = sheet.start[1]
    last_error = max((max(row) for row in scan.errors.values()), default=0)
    extra = max(0, last_error + 1 - first - sheet.width)
    rows = cast(Iterator[list[Cell]], sheet.iter_rows())
    if scan.errors:
        rows = _with_errors(rows, scan, first, extra)
    return Grid(
        sheet.name,
        first,
        rows,
        sheet.merged_cell_ranges or (),
        scan.hidden_rows,
        scan.hidden_columns,
    )


def _with_errors(
    rows: Iterator[list[Cell]], scan: SheetScan, first: int, extra: int
) -> Iterator[list[Cell]]:
    for number, row in enumerate(rows, start=1):
        if extra:
            row.extend([""] * extra)
        for column, error in scan.errors.get(number, {}).items():
            if column >= first:
                row[column - first] = error
        yield row


def _sheet_paths(parts: Parts) -> dict[str, str]:
    """Return the part, in small letters, of each sheet by its name."""
    main = _target(parts.small("_rels/.rels"), "officeDocument") or "xl/workbook.xml"
    main = main.lstrip("/").replace("\\", "/")
    folder, _, file = main.rpartition("/")
    targets = _attributes(parts.small(f"{folder}/_rels/{file}.rels"), "Relationship")
    by_id = {found.get("Id", ""): found.get("Target", "") for found in targets}
    paths: dict[str, str] = {}
    for sheet in _attributes(parts.small(main), "sheet"):
        relation = next((v for k, v in sheet.items() if k.endswith(":id")), "")
        paths[sheet.get("name", "")] = _resolved(folder, by_id.get(relation, ""))
    if not paths:
        raise damaged("de werkmap heeft geen bladen")
    return paths


def _resolved(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    steps: list[str] = []
    for step in whole.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps).lower()


def _target(relations: bytes, kind: str) -> str:
    for found in _attributes(relations, "Relationship"):
        if found.get("Type", "").endswith(f"/{kind}"):
            return found.get("Target", "")
    return ""


def _attributes(xml: bytes, element: str) -> list[dict[str, str]]:
    """Return the attributes of every element of this name; document types were refused before."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == element:
            found.append(attributes)

    if not xml:
        return found
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise damaged("een onderdeel is geen geldige XML") from error
    return found
