"""Tables in the open format (.ods): typed dates, a frozen header row, and filters."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import cast
from xml.sax.saxutils import quoteattr

from odfdo import Cell as OpenCell
from odfdo import Document, Element, Row, Table
from odfdo.settings import Settings
from openpyxl.utils import get_column_letter

from toezichtdesk.domain.listing import Cell, Listing

_DAY, _MOMENT, _HEAD = "Dag", "Moment", "Kop"
_CM_PER_SIGN = 0.21
_DATE = (
    '<number:day number:style="long"/><number:text>-</number:text><number:month '
    'number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
)
_TIME = (
    "<number:text> </number:text><number:hours number:style='long'/><number:text>:</number:text>"
    "<number:minutes number:style='long'/>"
)
# Frozen below the first row and right of the second column, as in an .xlsx.
_SPLIT = {
    "HorizontalSplitMode": ("short", 2), "VerticalSplitMode": ("short", 2),
    "HorizontalSplitPosition": ("int", 2), "VerticalSplitPosition": ("int", 1),
    "PositionRight": ("int", 2), "PositionBottom": ("int", 1), "ActiveSplitRange": ("short", 3),
}  # fmt: skip


def made(listings: Sequence[Listing], widths: Sequence[Sequence[int]]) -> bytes:
    """Return the tables as a workbook. widths: of each column of each table, in characters."""
    document = Document("spreadsheet")
    document.body.clear()
    _add_styles(document)
    ranges = Element.from_tag("table:database-ranges")
    for number, (listing, wide) in enumerate(zip(listings, widths, strict=True)):
        document.body.append(_table(document, listing, wide, number))
        ranges.append(_filters(listing, number))
    document.body.append(ranges)
    _freeze(document, [one.name for one in listings])
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _table(document: Document, listing: Listing, widths: Sequence[int], number: int) -> Table:
    sheet = Table(listing.name)
    for place, wide in enumerate(widths):
        name = f"Kolom {number}.{place}"
        looks = f'style:column-width="{wide * _CM_PER_SIGN:.2f}cm"'
        _add_style(document, "table-column", name, f"<style:table-column-properties {looks}/>")
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", name)
        sheet.append(column)
    head = Row()
    head.extend_cells([OpenCell(text, style=_HEAD) for text in listing.headings])
    sheet.append(head)
    for row in listing.rows:
        line = Row()
        line.extend_cells([_cell(value) for value in row])
        sheet.append(line)
    return sheet


def _cell(value: Cell) -> OpenCell:
    if isinstance(value, datetime):
        return OpenCell(value, style=_MOMENT)
    return OpenCell(value, style=_DAY if isinstance(value, date) else None)


def _add_styles(document: Document) -> None:
    for usual in document.styles.root.get_elements("//style:text-properties[@fo:language]"):
        usual.set_attribute("fo:language", "nl")
        usual.set_attribute("fo:country", "NL")
    for name, pattern in ((_DAY, _DATE), (_MOMENT, f"{_DATE}{_TIME}")):
        document.insert_style(
            f'<number:date-style style:name="{name} getal">{pattern}</number:date-style>',
            automatic=True,
        )
        document.insert_style(
            f'<style:style style:name="{name}" style:family="table-cell" '
            f'style:data-style-name="{name} getal"/>',
            automatic=True,
        )
    _add_style(document, "table-cell", _HEAD, '<style:text-properties fo:font-weight="bold"/>')


def _add_style(document: Document, family: str, name: str, looks: str) -> None:
    document.insert_style(
        f'<style:style style:name="{name}" style:family="{family}">{looks}</style:style>',
        automatic=True,
    )


def _filters(listing: Listing, number: int) -> Element:
    """Return the element that puts a filter button on each heading."""
    last = f"{get_column_letter(len(listing.headings))}{len(listing.rows) + 1}"
    target = quoteattr(f"'{listing.name}'.A1:'{listing.name}'.{last}")
    return Element.from_tag(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{number}" '
        f'table:target-range-address={target} table:display-filter-buttons="true"/>'
    )


def _freeze(document: Document, names: Sequence[str]) -> None:
    settings = cast("Settings", document.get_part("settings.xml")).root
    (tables,) = settings.get_elements("//config:config-item-map-named[@config:name='Tables']")
    tables.clear()
    tables.set_attribute("config:name", "Tables")
    for name in names:
        entry = Element.from_tag("config:config-item-map-entry")
        entry.set_attribute("config:name", name)
        for item, (kind, value) in _SPLIT.items():
            entry.append(
                Element.from_tag(
                    f'<config:config-item config:name="{item}" config:type="{kind}">{value}'
                    "</config:config-item>"
                )
            )
        tables.append(entry)
    for active in settings.get_elements("//config:config-item[@config:name='ActiveTable']"):
        active.text = names[0] if names else ""
