"""A filled letter in ODF: the same paragraphs, lists and tables, in the same letters."""

from __future__ import annotations

import io
from typing import Any

from docx import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph
from odfdo import Cell, Document, List, ListItem, Paragraph, Row, Span, Style, Table

_TEXT, _ITEM, _BOLD, _ITALIC = "Brief", "Brief in lijst", "Vet", "Cursief"
_USUAL_FONT, _USUAL_SIZE = "Arial", 10.5  # points
_DOTS = "Punten"
_DOTTED = f"""<text:list-style style:name="{_DOTS}">
<text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab"
 text:list-tab-stop-position="0.9cm" fo:text-indent="-0.5cm" fo:margin-left="0.9cm"/>
</style:list-level-properties></text:list-level-style-bullet></text:list-style>"""


def as_odt(letter: bytes) -> bytes:
    """Return a filled letter in ODF."""
    read = WordDocument(io.BytesIO(letter))
    made = Document("text")
    made.body.clear()
    _add_styles(made, read.styles["Normal"].font)
    listed: list[WordParagraph] = []
    for number, block in enumerate(read.iter_inner_content()):
        if isinstance(block, WordParagraph) and _is_item(block):
            listed.append(block)
            continue
        _add_list(made, listed)
        if isinstance(block, WordParagraph):
            made.body.append(_paragraph(block, _TEXT))
            continue
        table = Table(f"Tabel {number}")
        for row in block.rows:
            line = Row()
            for cell in row.cells:
                line.append_cell(Cell(text=cell.text))
            table.append_row(line)
        made.body.append(table)
    _add_list(made, listed)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _is_item(block: WordParagraph) -> bool:
    return "List" in (block.style.name or "" if block.style else "")


def _add_list(made: Document, listed: list[WordParagraph]) -> None:
    """Add the items of a list that has ended, and begin anew."""
    if listed:
        items = List(style=_DOTS)
        for one in listed:
            item = ListItem()
            item.append(_paragraph(one, _ITEM))
            items.append(item)
        made.body.append(items)
        listed.clear()


def _paragraph(block: WordParagraph, style: str) -> Paragraph:
    made = Paragraph(style=style)
    for run in block.runs:
        if run.bold or run.italic:
            made.append(Span(run.text, style=_BOLD if run.bold else _ITALIC))
        else:
            made.append(run.text)
    return made


def _add_styles(made: Document, usual: Any) -> None:
    """Give the letters that the Word document has, and space between paragraphs."""
    font = usual.name or _USUAL_FONT
    size = usual.size.pt if usual.size else _USUAL_SIZE
    for name, space in ((_TEXT, "6pt"), (_ITEM, "2pt")):
        style = Style("paragraph", name=name, area="text", font_family=font)
        style.set_properties(
            {
                "fo:font-size": f"{size}pt",
                "fo:font-family": font,
                "fo:language": "nl",
                "fo:country": "NL",
            },
            area="text",
        )
        style.set_properties({"fo:margin-bottom": space, "fo:margin-top": "0pt"}, area="paragraph")
        made.insert_style(style, automatic=True)
    made.insert_style(_DOTTED, automatic=True)
    made.insert_style(Style("text", name=_BOLD, area="text", bold=True), automatic=True)
    made.insert_style(Style("text", name=_ITALIC, area="text", italic=True), automatic=True)
