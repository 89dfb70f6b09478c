"""What an OpenDocument sheet holds besides its values: errors, formulas and hidden rows."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from toezichtdesk.sheets.cells import CellError
from toezichtdesk.sheets.files.unreadable import Unreadable, damaged
from toezichtdesk.sheets.files.xlsx_scan import COLUMN_LIMIT, GRID_LIMIT, ROW_LIMIT, SheetScan

_HIDDEN = ("collapse", "filter")


def scan_ods(pieces: Iterator[bytes]) -> dict[str, SheetScan]:
    """Return for each sheet, by name, what it holds besides its values.

    Raises:
        Unreadable: no valid xml, or a filled cell very far from the table.
    """
    scanner = _Scanner()
    parser = expat.ParserCreate()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise damaged("de inhoud is geen geldige XML") from error
    return scanner.scans


class _Scanner:
    """Follows the rows and cells of one content.xml, repeats included."""

    def __init__(self) -> None:
        self.scans: dict[str, SheetScan] = {}
        self._scan = SheetScan()
        self._row = 0
        self._column = 0
        self._repeats = 1
        self._cell_repeats = 1
        self._is_error = False
        self._has_formula = False
        self._has_value = False
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "table:table":
            self._scan = self.scans.setdefault(attributes.get("table:name", ""), SheetScan())
            self._row = 1
        elif name == "table:table-row":
            self._column = 0
            self._repeats = _count(attributes, "table:number-rows-repeated", ROW_LIMIT)
            if attributes.get("table:visibility") in _HIDDEN:
                last = min(self._row + self._repeats, ROW_LIMIT)
                self._scan.hidden_rows.extend(range(self._row, last))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._start_cell(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif name == "table:table-row":
            self._row += self._repeats

    def text(self, text: str) -> None:
        """Take text of a cell; only its start matters."""
        if len(self._text) < 20:
            self._text += text[:20]

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell_repeats = _count(attributes, "table:number-columns-repeated", COLUMN_LIMIT)
        kind = attributes.get("calcext:value-type") or attributes.get("office:value-type", "")
        self._is_error = kind == "error"
        self._has_formula = "table:formula" in attributes
        self._has_value = bool(kind)
        self._text = ""
        far = (self._row + self._repeats) * (self._column + self._cell_repeats)
        if kind and far > GRID_LIMIT:
            raise Unreadable(
                "een blad met gevulde cellen tot heel ver van de tabel",
                "een blad waarop alleen de tabel staat",
                "Kopieer de tabel naar een nieuwe werkmap en importeer die.",
            )

    def _end_cell(self) -> None:
        told = self._text.strip()
        is_error = self._is_error or (self._has_formula and told.startswith(("#", "Err:")))
        if is_error:
            self._note(CellError(told or "#N/A"))
        elif self._has_formula and not self._has_value:
            self._note(CellError("een formule zonder berekende waarde", is_formula=True))
        self._column += self._cell_repeats

    def _note(self, error: CellError) -> None:
        for row in range(self._row, self._row + min(self._repeats, 1000)):
            for column in range(self._column, self._column + min(self._cell_repeats, 100)):
                self._scan.errors.setdefault(row, {})[column] = error


def _count(attributes: dict[str, str], name: str, limit: int) -> int:
    text = attributes.get(name, "1")
    return min(int(text), limit) if text.isdecimal() else 1
