"""Converts a filled letter to ODF: paragraphs, lists, tables, pictures, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.table import Table as WordTable
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from odfdo import Document, Element, Frame, List, ListItem, Paragraph, Span

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.render.filling import open_styles, open_table

_EMU_PER_CM = 360_000
_PAGE = {"PAGE": "text:page-number", "NUMPAGES": "text:page-count"}

_Story = Word | _Header | _Footer  # what contains paragraphs and tables


def as_odt(letter: bytes) -> bytes:
    """Return a filled letter in ODF.

    Raises:
        OfficerCanAct: the letter contains something that would be lost in ODF.
    """
    read = WordDocument(io.BytesIO(letter))
    made = Document("text")
    made.body.clear()
    open_styles.add(made, read)
    writer = _Writer(made)
    for block in writer.blocks(read):
        made.body.append(block)
    for place, story in _around(read):
        open_styles.put_around(made, place, writer.lines(story))
    if writer.lacks:
        raise OfficerCanAct(Obstacle.NOT_FOR_ODT)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _around(read: Word) -> Iterator[tuple[str, _Story]]:
    """Yield the headers and footers of the first section, with their positions in ODF."""
    of = read.sections[0]
    parts: list[tuple[str, _Header | _Footer]] = [("header", of.header), ("footer", of.footer)]
    if of.different_first_page_header_footer:
        parts += [("header-first", of.first_page_header), ("footer-first", of.first_page_footer)]
    for place, story in parts:
        if not story.is_linked_to_previous:
            yield place, story


class _Writer:
    """Converts Word content to ODF.

    lacks: whether some content could not be converted.
    """

    def __init__(self, made: Document) -> None:
        self._made = made
        self._pictures = self._tables = 0
        self._shapes: dict[tuple[str, str], str] = {}
        self.lacks = False

    def blocks(self, story: _Story) -> Iterator[Element]:
        """Yield paragraphs, lists and tables in order."""
        self._look_for_more(story)
        listed: list[WordParagraph] = []
        for block in story.iter_inner_content():
            if isinstance(block, WordParagraph) and _is_item(block):
                listed.append(block)
                continue
            yield from self._list(listed)
            if isinstance(block, WordParagraph):
                yield self._paragraph(block, open_styles.TEXT)
            else:
                self._tables += 1
                yield open_table.table(block, self._made, self._tables, self._paragraph)
        yield from self._list(listed)

    def lines(self, story: _Story) -> Iterator[Element]:
        """Yield a header or footer as paragraphs: a table row becomes one, with tabs."""
        self._look_for_more(story)
        for block in story.iter_inner_content():
            if isinstance(block, WordParagraph):
                yield self._paragraph(block, open_styles.AROUND)
            else:
                yield from self._rows(block)

    def _rows(self, table: WordTable) -> Iterator[Element]:
        for row in table.rows:
            line = Paragraph(style=open_styles.AROUND)
            for number, cell in enumerate(dict.fromkeys(row.cells)):
                if number:
                    line.append(Element.from_tag("text:tab"))
                for paragraph in cell.paragraphs:
                    self._fill(line, paragraph)
            yield line

    def _list(self, listed: list[WordParagraph]) -> Iterator[Element]:
        """Yield the items of a finished list, and start a new one."""
        if listed:
            items = List(style=open_styles.DOTS)
            for one in listed:
                item = ListItem()
                is_last = one is listed[-1]
                item.append(self._paragraph(one, open_styles.TEXT if is_last else open_styles.ITEM))
                items.append(item)
            yield items
            listed.clear()

    def _paragraph(self, block: WordParagraph, style: str) -> Paragraph:
        looks = open_styles.aligned(style, block.alignment)
        if style in (open_styles.TEXT, open_styles.CELL):
            shape = block.paragraph_format
            looks = open_styles.shaped(self._made, self._shapes, looks, shape)
        made = Paragraph(style=looks)
        self._fill(made, block)
        return made

    def _fill(self, made: Paragraph, block: WordParagraph) -> None:
        field = ""
        for run in _runs(block):
            begins_or_ends = run._r.xpath("./w:fldChar/@w:fldCharType")
            asked = "".join(run._r.xpath("./w:instrText/text()")).split()
            if asked and asked[0] in _PAGE:
                field = asked[0]
                made.append(Element.from_tag(_PAGE[field]))
            if "end" in begins_or_ends:
                field = ""
            if not field:
                self._add(made, run)

    def _add(self, made: Paragraph, run: Run) -> None:
        for picture in run._r.xpath(".//pic:pic"):
            made.append(self._picture(picture, run))
        style = open_styles.letters(
            bold=bool(run.bold), italic=bool(run.italic), marked=bool(run.font.highlight_color)
        )
        if style and run.text:
            made.append(Span(run.text, style=style))
        else:
            made.append(run.text)

    def _picture(self, picture: BaseOxmlElement, run: Run) -> Frame:
        (key,) = picture.xpath(".//a:blip/@r:embed")
        wide, high = (int(picture.xpath(f".//a:xfrm/a:ext/@{side}")[0]) for side in ("cx", "cy"))
        self._pictures += 1
        path = self._made.add_file(io.BytesIO(run.part.related_parts[key].blob))
        return Frame.image_frame(
            path,
            name=f"Beeld {self._pictures}",
            size=tuple(f"{side / _EMU_PER_CM:.3f}cm" for side in (wide, high)),
            anchor_type="as-char",
        )

    def _look_for_more(self, story: _Story) -> None:
        """Note whether a story contains text outside its paragraphs and tables."""
        text = "".join(story._element.xpath(".//w:t/text()"))
        story_text = "".join(_said(story.iter_inner_content()))
        self.lacks |= text != story_text or bool(
            story._element.xpath(".//w:footnoteReference | .//w:endnoteReference | .//w:object")
        )


def _said(blocks: Iterable[WordParagraph | WordTable]) -> Iterator[str]:
    """Yield the converted text, as it appears in Word."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            for run in _runs(block):
                yield from run._r.xpath("./w:t/text()")
        else:
            for cell in open_table.unlike(block):
                yield from _said(cell.iter_inner_content())


def _runs(block: WordParagraph) -> Iterator[Run]:
    """Yield the runs of a paragraph, including those in links."""
    for piece in block.iter_inner_content():
        if isinstance(piece, Hyperlink):
            yield from piece.runs
        else:
            yield piece


def _is_item(block: WordParagraph) -> bool:
    return "List" in (block.style.name or "" if block.style else "")
