"""Converts a table of a letter to ODF: borders, repeated header rows, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph
from odfdo import Document, Element

from toezichtdesk.render.filling.open_styles import CELL

_EMU_PER_CM = 360_000
_LINE = "0.5pt solid #7f7f7f"

Write = Callable[[WordParagraph, str], Element]


def table(read: WordTable, made: Document, number: int, write: Write) -> Element:
    """Return a table with Word's borders; its header row repeats on every page.

    number: of the table within the letter. write: makes a paragraph of this style.
    """
    name = f"Tabel {number}"
    table = Element.from_tag("table:table")
    table.set_attribute("table:name", name)
    for place, column in enumerate(read.columns, 1):
        table.append(_column(made, f"{name}.{place}", column.width))
    style = f"{name} cel"
    border = _LINE if _has_lines(read) else "none"
    _add_style(made, "table-cell", style, f'fo:border="{border}" fo:padding="0.08cm"')
    rows = [row.cells for row in read.rows]
    lines = [_row(rows, place, style, write) for place in range(len(rows))]
    heads = len(list(takewhile(_is_head, read.rows)))
    if 0 < heads < len(lines):
        head = Element.from_tag("table:table-header-rows")
        for line in lines[:heads]:
            head.append(line)
        table.append(head)
        lines = lines[heads:]
    for line in lines:
        table.append(line)
    return table


def unlike(read: WordTable) -> Iterator[_Cell]:
    """Yield each cell of a table once, in order: a merged one is in several places."""
    seen = set()
    for row in read.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell


def _row(rows: list[tuple[_Cell, ...]], place: int, style: str, write: Write) -> Element:
    """Return a row; positions covered by a cell from the left or above are marked so."""
    line = Element.from_tag("table:table-row")
    before = {cell._tc for row in rows[:place] for cell in row}
    for cell in rows[place]:
        if cell._tc in before:
            line.append(Element.from_tag("table:covered-table-cell"))
            continue
        before.add(cell._tc)
        made = Element.from_tag("table:table-cell")
        made.set_attribute("table:style-name", style)
        made.set_attribute("office:value-type", "string")
        wide = sum(one._tc is cell._tc for one in rows[place])
        high = sum(any(one._tc is cell._tc for one in row) for row in rows)
        made.set_attribute("table:number-columns-spanned", str(wide))
        made.set_attribute("table:number-rows-spanned", str(high))
        for paragraph in cell.paragraphs:
            made.append(write(paragraph, CELL))
        line.append(made)
    return line


def _column(made: Document, name: str, width: int | None) -> Element:
    """Return a column. width: in Word's unit."""
    column = Element.from_tag("table:table-column")
    if width:
        wide = f'style:column-width="{width / _EMU_PER_CM:.3f}cm"'
        _add_style(made, "table-column", name, wide)
        column.set_attribute("table:style-name", name)
    return column


def _add_style(made: Document, family: str, name: str, looks: str) -> None:
    made.insert_style(
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{family}-properties {looks}/></style:style>",
        automatic=True,
    )


def _has_lines(read: WordTable) -> bool:
    named = read.style.name if read.style else ""
    return bool(read._tbl.xpath("./w:tblPr/w:tblBorders")) or named not in ("", "Normal Table")


def _is_head(row: _Row) -> bool:
    """Return whether Word repeats the row on every page, or all of it is bold."""
    runs = [run for cell in row.cells for one in cell.paragraphs for run in one.runs if run.text]
    repeats = bool(row._tr.xpath("./w:trPr/w:tblHeader"))
    return repeats or (bool(runs) and all(run.bold for run in runs))
