"""The sheets of a file as rows of cells, whatever its format; errors stand where they belong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.domain.sheet_warnings import SheetWarning, WarningCode, warn
from toezichtdesk.sheets.cells import Cell
from toezichtdesk.sheets.files.csv_text import read_text
from toezichtdesk.sheets.files.fills import Fills, fills_of
from toezichtdesk.sheets.files.known_errors import has_unknown_error, with_known_errors
from toezichtdesk.sheets.files.looks import as_seen
from toezichtdesk.sheets.files.ods_scan import fills_in_ods, scan_ods
from toezichtdesk.sheets.files.preflight import Kind, Parts, attributes_of, kind_of
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xls_scan import scan_xls
from toezichtdesk.sheets.files.xlsb_scan import looks_in, scan_xlsb, sheet_relations
from toezichtdesk.sheets.files.xlsx_looks import Looks, is_marked, styles_of, texts_of
from toezichtdesk.sheets.files.xlsx_scan import SheetScan, scan_sheet

_HIDES_ZEROS = re.compile(rb"""["'](?:\w+:)?ShowZeroValues["'][^>]*>\s*false""")
_Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(slots=True)
class Grid:
    """One visible sheet: its rows from row 1, all equally wide, from first_column (0 is A).

    unseen: row (from 1) and column (from 0) of zeros that nobody sees, as far as the rows were
    gone through. conditions: where a conditional style may strike through or hide.
    has_commas: a comma separates the columns, which a number may hold too. fills: looks up the
    colours of the cells; has_colours: the format of the file keeps any.
    """

    name: str
    first_column: int
    rows: Iterator[list[Cell]]
    merged: _Merged = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    unseen: list[tuple[int, int]] = field(default_factory=list)
    conditions: Sequence[str] = ()
    has_commas: bool = False
    fills: Callable[[], Fills] = dict
    has_colours: bool = True


@dataclass(slots=True)
class Book:
    """The visible sheets of a file, and what has to be said about the rest."""

    grids: Iterator[Grid]
    warnings: list[SheetWarning] = field(default_factory=list)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names of the sheets that are not visible, and were not read."""
        of_warnings = (dict(w.values) for w in self.warnings if w.code is WarningCode.SHEETS_HIDDEN)
        return tuple(
            str(name) for values in of_warnings for name in cast(tuple[str, ...], values["names"])
        )


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
        has_commas = dict(warning.values)["separator"] == ","
        text = Grid("tekst", 0, iter(rows), has_commas=has_commas, has_colours=False)
        return Book(iter([text]), [warning])
    if kind is Kind.ODS:
        return _open_ods(content)
    if kind is Kind.XLS:
        by_order = scan_xls(content)
        book = _open_calamine(content)
        names = [sheet.name for sheet in book.sheets_metadata]
        if len(names) != len(by_order):
            raise Unreadable(RefusalCode.SHEETS_MISCOUNTED)
        grids = _grids(book, dict(zip(names, by_order, strict=True)))
        return Book(_of_one_kind(grids), _hidden_sheets(book))
    return _open_xlsb(content)


def _open_xlsx(content: bytes) -> Book:
    parts = Parts(content)
    main, paths = _sheet_paths(parts)
    looks = _looks(parts, main)
    scans = {
        name: scan_sheet(parts.pieces(name), parts.size(name), looks)
        for name in dict.fromkeys(paths.values())
        if name in parts.names and name.endswith(".xml")
    }
    for name, scan in scans.items():
        scan.fills = partial(_fills_of_part, parts, name, looks.grounds)
    for _ in parts.pieces("[content_types].xml"):
        pass
    unknown = {name for name, scan in scans.items() if has_unknown_error(scan)}
    book = _open_calamine(with_known_errors(parts, unknown) if unknown else content)
    by_name = {name: scans.get(path, SheetScan()) for name, path in paths.items()}
    return Book(_grids(book, by_name), _warnings(parts, book))


def _fills_of_part(parts: Parts, name: str, grounds: Mapping[int, str]) -> Fills:
    return fills_of(parts.pieces(name), grounds)


def _looks(parts: Parts, main: str) -> Looks:
    """Return the odd looks in a workbook; both parts are scanned anyway, for their limits."""
    folder, _, file = main.rpartition("/")
    relations = parts.small(_joined(folder, f"_rels/{file}.rels"))
    looks = styles_of(_part(parts, folder, _target(relations, "styles")))
    texts = _resolved(folder, _target(relations, "sharedStrings") or "sharedStrings.xml")
    is_odd = False
    if texts in parts.names:
        for piece in parts.pieces(texts):
            is_odd = is_odd or is_marked(piece)
    return replace(looks, texts=texts_of(parts.pieces(texts))) if is_odd else looks


def _part(parts: Parts, folder: str, target: str) -> bytes:
    """Return a part of the workbook, b"" when it has none."""
    name = _resolved(folder, target or "styles.xml")
    return b"".join(parts.pieces(name)) if name in parts.names else b""


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _open_xlsb(content: bytes) -> Book:
    parts = Parts(content)
    main = parts.main
    folder, _, file = main.rpartition("/")
    relations = parts.small(_joined(folder, f"_rels/{file}.rels"))
    by_id = {
        element.get("Id", ""): element.get("Target", "")
        for element in attributes_of(relations, "Relationship")
    }
    styles, texts = (
        parts.binary(name) if (name := _resolved(folder, target)) in parts.names else b""
        for target in (
            _target(relations, "styles") or "styles.bin",
            _target(relations, "sharedStrings") or "sharedStrings.bin",
        )
    )
    looks = looks_in(styles, texts)
    scans: dict[str, SheetScan] = {}
    for name, relation in sheet_relations(parts.binary(main)).items():
        path = _resolved(folder, by_id.get(relation, ""))
        if "/worksheets/" in path:
            scans[name] = scan_xlsb(parts.binary(path), looks)
    book = _open_calamine(content)
    if not scans:
        raise Unreadable(RefusalCode.NO_SHEETS)
    return Book(_of_one_kind(_grids(book, scans)), _warnings(parts, book))


def _open_ods(content: bytes) -> Book:
    parts = Parts(content)
    if b"encryption-data" in parts.small("META-INF/manifest.xml"):
        raise Unreadable(RefusalCode.HAS_PASSWORD)
    hides_zeros = _HIDES_ZEROS.search(parts.small("settings.xml")) is not None
    scans = scan_ods(parts.pieces("content.xml"), _ods_styles(parts), hides_zeros=hides_zeros)
    for name, scan in scans.items():
        scan.fills = partial(_fills_of_sheet, parts, name)
    book = _open_calamine(content)
    return Book(_grids(book, scans), _hidden_sheets(book))


def _ods_styles(parts: Parts) -> Iterable[bytes]:
    return parts.pieces("styles.xml") if "styles.xml" in parts.names else ()


def _fills_of_sheet(parts: Parts, sheet: str) -> Fills:
    return fills_in_ods(parts.pieces("content.xml"), _ods_styles(parts), sheet)


def _open_calamine(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(RefusalCode.DAMAGED_WORKBOOK) from error


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
            raise Unreadable(RefusalCode.SHEET_NOT_THERE, sheet=sheet.name)
        try:
            read = book.get_sheet_by_index(index)
        except (CalamineError, OSError, ValueError) as error:
            raise Unreadable(RefusalCode.SHEET_UNREADABLE, sheet=sheet.name) from error
        grid = _grid(read, scans.get(sheet.name, SheetScan()))
        if grid is not None:
            yield grid


def _of_one_kind(grids: Iterator[Grid]) -> Iterator[Grid]:
    """Yield the grids with every number a float, as in the other formats.

    An .xls and an .xlsb store small whole numbers apart, and calamine gives those as int.
    """
    for grid in grids:
        grid.rows = map(_with_floats, grid.rows)
        yield grid


def _with_floats(row: list[Cell]) -> list[Cell]:
    return [float(cell) if type(cell) is int else cell for cell in row]


def _grid(sheet: CalamineSheet, scan: SheetScan) -> Grid | None:
    if sheet.start is None:
        return None
    first = sheet.start[1]
    extra = max(0, _last_added(scan) + 1 - first - sheet.width)
    rows = cast(Iterator[list[Cell]], sheet.iter_rows())
    if scan.errors or extra:
        rows = _with_errors(rows, scan, first, extra)
    unseen: list[tuple[int, int]] = []
    if scan.marks or scan.hides_zeros:
        rows = _as_seen(rows, scan, first, unseen)
    return Grid(
        sheet.name,
        first,
        rows,
        sheet.merged_cell_ranges or scan.merged,
        scan.hidden_rows,
        scan.hidden_columns,
        unseen,
        scan.conditions,
        fills=scan.fills,
    )


def _last_added(scan: SheetScan) -> int:
    """Return the last column with something that the reader of the values does not give."""
    of_errors = (column for row in scan.errors.values() for column in row)
    of_texts = (
        column
        for row in scan.marks.values()
        for column, mark in row.items()
        if mark.text is not None
    )
    return max((*of_errors, *of_texts), default=0)


def _as_seen(
    rows: Iterator[list[Cell]], scan: SheetScan, first: int, unseen: list[tuple[int, int]]
) -> Iterator[list[Cell]]:
    """Yield the rows with every cell as a person sees it; record the zeros that nobody sees."""
    for number, row in enumerate(rows, start=1):
        for column, mark in scan.marks.get(number, {}).items():
            if 0 <= column - first < len(row):
                row[column - first], is_unseen = as_seen(row[column - first], mark)
                if is_unseen:
                    unseen.append((number, column))
        if scan.hides_zeros:
            zeros = (i for i, cell in enumerate(row) if type(cell) in (float, int) and cell == 0)
            unseen.extend((number, first + i) for i in zeros)
        yield row


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


def _sheet_paths(parts: Parts) -> tuple[str, dict[str, str]]:
    """Return the main part, and by the name of each sheet its part, in small letters."""
    main = parts.main
    folder, _, file = main.rpartition("/")
    targets = attributes_of(parts.small(_joined(folder, f"_rels/{file}.rels")), "Relationship")
    by_id = {element.get("Id", ""): element.get("Target", "") for element in targets}
    paths: dict[str, str] = {}
    for sheet in attributes_of(parts.small(main), "sheet"):
        relation = next((v for k, v in sheet.items() if k.endswith(":id")), "")
        paths[sheet.get("name", "")] = _resolved(folder, by_id.get(relation, ""))
    if not paths:
        raise Unreadable(RefusalCode.NO_SHEETS)
    return main, paths


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
    for element in attributes_of(relations, "Relationship"):
        if element.get("Type", "").endswith(f"/{kind}"):
            return element.get("Target", "")
    return ""
