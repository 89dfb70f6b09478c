"""What an OpenDocument sheet holds besides its values: errors, formulas, looks and hidden rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isfinite
from xml.parsers import expat

from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.cells import UNCALCULATED, CellError
from toezichtdesk.sheets.files.fills import Fills
from toezichtdesk.sheets.files.looks import WHITE, Look, Mark, Run, marked_texts
from toezichtdesk.sheets.files.ods_looks import OdsStyles, shows_other
from toezichtdesk.sheets.files.unreadable import Unreadable
from toezichtdesk.sheets.files.xlsx_scan import COLUMN_LIMIT, GRID_LIMIT, ROW_LIMIT, SheetScan

_HIDDEN = ("collapse", "filter")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")
_ASIDE = ("office:annotation", "draw:frame", "draw:custom-shape")  # they hold text of their own
_TEXT_AT_MOST = 40_000  # characters of a cell; Excel itself holds 32,767


def scan_ods(
    pieces: Iterable[bytes], styles: Iterable[bytes] = (), *, hides_zeros: bool = False
) -> dict[str, SheetScan]:
    """Return for each sheet, by name, what it holds besides its values.

    pieces: of the content. styles: of the part with the named styles. hides_zeros: the document
    shows no zero.

    Raises:
        Unreadable: no valid xml, or a filled cell very far from the table.
    """
    styles_read = OdsStyles()
    _parse(styles_read.start, None, None, styles)
    scanner = _Scanner(styles_read)
    _parse(scanner.start, scanner.end, scanner.text, pieces)
    for scan in scanner.scans.values():
        scan.hides_zeros = hides_zeros
    return scanner.scans


def fills_in_ods(pieces: Iterable[bytes], styles: Iterable[bytes], sheet: str) -> Fills:
    """Return the colour of each coloured cell of a sheet, by row (from 1) and column (from 0).

    pieces, styles: as above, of a document that was scanned before.
    """
    styles_read = OdsStyles()
    _parse(styles_read.start, None, None, styles)
    scanner = _FillScanner(styles_read)
    _parse(scanner.start, scanner.end, None, pieces)
    return scanner.fills.get(sheet, {})


def _parse(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
    pieces: Iterable[bytes],
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    is_empty = True
    try:
        for piece in pieces:
            is_empty = False
            parser.Parse(piece)
        if not is_empty:
            parser.Parse(b"", True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise Unreadable(RefusalCode.DAMAGED_XML) from error


class _Scanner:
    """Follows the rows and cells of one content.xml, repeats included."""

    def __init__(self, styles: OdsStyles) -> None:
        self.scans: dict[str, SheetScan] = {}
        self._styles = styles
        self._scan = SheetScan()
        self._row = 0
        self._column = 0
        self._repeats = 1
        self._row_style = ""
        self._column_styles: list[tuple[int, str]] = []  # up to which column, and the style
        self._columns = 0
        self._cell = _Cell({}, "")
        self._aside = 0
        self._conditions = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name in _ASIDE:
            self._aside += 1
        elif name in _CELLS:
            self._start_cell(attributes)
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name == "table:table-column":
            self._start_column(attributes)
        elif name == "table:table":
            self._scan = self.scans.setdefault(attributes.get("table:name", ""), SheetScan())
            self._row, self._columns, self._column_styles = 1, 0, []
        elif name.startswith("text:") and not self._aside:
            self._cell.start(name, attributes)
        elif name.startswith("style:"):
            self._styles.start(name, attributes)
        elif name == "calcext:conditional-format":
            self._conditions = attributes.get("calcext:target-range-address", "")
        elif name == "calcext:condition":
            look = self._styles.look(attributes.get("calcext:apply-style-name", ""))
            if look.is_struck or look.is_unseen:
                where = (part.rpartition(".")[2] for part in self._conditions.split(":"))
                self._scan.conditions.append(":".join(where))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in _ASIDE:
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._row += self._repeats
        elif name.startswith("text:") and not self._aside:
            self._cell.end(name)

    def text(self, text: str) -> None:
        """Take text of a cell."""
        if not self._aside:
            self._cell.take(text, self._styles)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._column = 0
        self._repeats = _count(attributes, "table:number-rows-repeated", ROW_LIMIT)
        self._row_style = attributes.get("table:default-cell-style-name", "")
        if self._is_hidden(attributes):
            last = min(self._row + self._repeats, ROW_LIMIT)
            self._scan.hidden_rows.extend(range(self._row, last))

    def _is_hidden(self, attributes: dict[str, str]) -> bool:
        """Return whether a row or column cannot be seen: hidden, or too thin."""
        is_thin = self._styles.is_thin(attributes.get("table:style-name", ""))
        return is_thin or attributes.get("table:visibility") in _HIDDEN

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = self._columns
        repeats = _count(attributes, "table:number-columns-repeated", COLUMN_LIMIT)
        self._columns = min(first + repeats, COLUMN_LIMIT)
        style = attributes.get("table:default-cell-style-name", "")
        self._column_styles.append((self._columns, style))
        if self._is_hidden(attributes):
            self._scan.hidden_columns.extend(range(first, self._columns))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        style = attributes.get("table:style-name") or self._row_style or self._column_style()
        self._cell = _Cell(attributes, style)
        far = (self._row + self._repeats) * (self._column + self._cell.repeats)
        if self._cell.kind and far > GRID_LIMIT:
            raise Unreadable(RefusalCode.CELLS_FAR_AWAY)

    def _column_style(self) -> str:
        return next((style for end, style in self._column_styles if self._column < end), "")

    def _end_cell(self) -> None:
        cell = self._cell
        rows = range(self._row, self._row + min(self._repeats, 1000))
        columns = range(self._column, self._column + min(cell.repeats, 100))
        self._note(cell, rows, columns)
        self._column += cell.repeats

    def _note(self, cell: _Cell, rows: range, columns: range) -> None:
        """Keep what there is to say about a cell, and about those that it stands for."""
        error = cell.error()
        mark = cell.mark(self._styles)
        for row in rows if error or mark else ():
            for column in columns:
                if error is not None:
                    self._scan.errors.setdefault(row, {})[column] = error
                elif mark is not None:
                    self._scan.mark(row, column, mark)
        if cell.rows_spanned > 1 or cell.columns_spanned > 1:
            last = (self._row + cell.rows_spanned - 2, self._column + cell.columns_spanned - 1)
            self._scan.merged.append(((self._row - 1, self._column), last))


class _FillScanner(_Scanner):
    """Follows the rows and cells of one content.xml for their colours alone."""

    def __init__(self, styles: OdsStyles) -> None:
        super().__init__(styles)
        self.fills: dict[str, dict[int, dict[int, str]]] = {}
        self._sheet: dict[int, dict[int, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "table:table":
            self._sheet = self.fills.setdefault(attributes.get("table:name", ""), {})
        super().start(name, attributes)

    def _note(self, cell: _Cell, rows: range, columns: range) -> None:
        ground = self._styles.ground(cell.style)
        for row in rows if ground != WHITE else ():
            self._sheet.setdefault(row, {}).update(dict.fromkeys(columns, ground))


class _Cell:
    """One cell of a content.xml: what it holds, and the text that is to be seen."""

    def __init__(self, attributes: dict[str, str], style: str) -> None:
        self._attributes = attributes
        self.style = style
        self._runs: list[Run] = []
        self._spans: list[str] = []
        self._length = 0
        self._paragraphs = 0
        self._is_broken = False  # holds a blank or a line that the reader of the values drops
        self.kind = attributes.get("calcext:value-type") or attributes.get("office:value-type", "")
        self.repeats = _count(attributes, "table:number-columns-repeated", COLUMN_LIMIT)
        self.rows_spanned = _count(attributes, "table:number-rows-spanned", ROW_LIMIT)
        self.columns_spanned = _count(attributes, "table:number-columns-spanned", COLUMN_LIMIT)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element of text."""
        if name == "text:p":
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._add(Run("\n"))
        elif name == "text:span":
            self._spans.append(attributes.get("text:style-name", ""))
        elif name in ("text:s", "text:tab", "text:line-break"):
            count = min(_count(attributes, "text:c", 1000), 1000)
            self._is_broken = True
            self._add(Run("\n" if name == "text:line-break" else " " * count))

    def end(self, name: str) -> None:
        """Take the end of an element of text."""
        if name == "text:span" and self._spans:
            self._spans.pop()

    def take(self, text: str, styles: OdsStyles) -> None:
        """Take text with the look of the parts that it stands in."""
        is_struck = any(map(styles.is_struck, self._spans))
        is_raised = any(map(styles.is_raised, self._spans))
        self._add(Run(text, is_struck, is_raised))

    def _add(self, run: Run) -> None:
        if self._paragraphs and self._length < _TEXT_AT_MOST:
            self._runs.append(run)
            self._length += len(run.text)

    @property
    def _text(self) -> str:
        return "".join(run.text for run in self._runs)

    def error(self) -> CellError | None:
        """Return the error in the cell, or that its formula was never calculated."""
        has_formula = "table:formula" in self._attributes
        text = self._text.strip()
        if self.kind == "error" or (has_formula and text.startswith(("#", "Err:"))):
            return CellError(text[:20] or "#N/A")
        if has_formula and not self.kind:
            return UNCALCULATED
        return None

    def mark(self, styles: OdsStyles) -> Mark | None:
        """Return what is odd about the look of the cell, None when it looks as it is."""
        if not self.kind:
            return None
        look = styles.look(self.style) if self.style else Look()
        mark = Mark(look)
        if self.kind == "string":
            runs = marked_texts(self._runs)
            mark = Mark(look, runs, self._text if self._is_broken and not runs else None)
        elif self.kind == "percentage":
            mark = Mark(Look("0%", look.is_struck, look.is_unseen))
        elif self.kind in _NUMBERS and self._paragraphs and self._shows_other():
            mark = Mark(look, shown=self._text.strip())
        return None if mark == Mark() else mark

    def _shows_other(self) -> bool:
        try:
            value = float(self._attributes.get("office:value", ""))
        except ValueError:
            return False
        return isfinite(value) and shows_other(value, self._text)


def _count(attributes: dict[str, str], name: str, limit: int) -> int:
    text = attributes.get(name, "1")
    return min(int(text), limit) if text.isdecimal() else 1
