"""Styles of a letter in ODF: fonts, lists, page headers and footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.document import Document as Word
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.section import Section
from docx.text.parfmt import ParagraphFormat as Shape
from odfdo import Document, Element, Style

TEXT, ITEM, CELL, AROUND = "Brief", "Brief in lijst", "Brief in tabel", "Brief rondom"
DOTS = "Punten"
_USUAL_FONT, _USUAL_SIZE = "Arial", 10.5  # points
_SPACES = {TEXT: "6pt", ITEM: "2pt", CELL: "0pt", AROUND: "0pt"}
_SIDES = {
    WD_PARAGRAPH_ALIGNMENT.CENTER: "center",
    WD_PARAGRAPH_ALIGNMENT.RIGHT: "end",
    WD_PARAGRAPH_ALIGNMENT.JUSTIFY: "justify",
}
_LETTERS = {  # bold, italic and marked
    "Vet": (True, False, False),
    "Cursief": (False, True, False),
    "Vet cursief": (True, True, False),
    "Gemarkeerd": (False, False, True),
    "Vet gemarkeerd": (True, False, True),
    "Cursief gemarkeerd": (False, True, True),
    "Vet cursief gemarkeerd": (True, True, True),
}
_MARK = {"fo:background-color": "#ffff00"}  # as a marker: what still has to be filled in
_DOTTED = f"""<text:list-style style:name="{DOTS}">
<text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab"
 text:list-tab-stop-position="0.9cm" fo:text-indent="-0.5cm" fo:margin-left="0.9cm"/>
</style:list-level-properties></text:list-level-style-bullet></text:list-style>"""


def add(made: Document, read: Word) -> None:
    """Set the font of the Word document, and spacing between paragraphs."""
    usual = read.styles["Normal"].font
    font = usual.name or _USUAL_FONT
    size = usual.size.pt if usual.size else _USUAL_SIZE
    below = read.styles["Normal"].paragraph_format.space_after
    spaces = _SPACES | ({TEXT: f"{below.pt}pt"} if below is not None else {})
    _set_page(made, read.sections[0])
    for name, space in spaces.items():
        for side in ("", *_SIDES.values()):
            made.insert_style(_paragraphs(name, side, space, (font, size)), automatic=False)
    made.insert_style(_DOTTED, automatic=True)
    for name, (bold, italic, marked) in _LETTERS.items():
        style = Style("text", name=name, area="text", bold=bold, italic=italic)
        if marked:
            style.set_properties(_MARK, area="text")
        made.insert_style(style, automatic=False)


def aligned(style: str, side: WD_PARAGRAPH_ALIGNMENT | None) -> str:
    """Return the name of a paragraph style with this alignment."""
    return _named(style, _SIDES.get(side, "") if side is not None else "")


def shaped(made: Document, shapes: dict[tuple[str, str], str], style: str, of: Shape) -> str:
    """Return the name of a style like this one, with a paragraph's own spacing.

    shapes: the styles made so far; a new one is added.
    """
    looks = "".join(f' fo:{name}="{value}"' for name, value in _distances(of))
    stops = "".join(
        f'<style:tab-stop style:position="{stop.position.cm:.3f}cm"/>' for stop in of.tab_stops
    )
    if not looks and not stops:
        return style
    inside = f"<style:tab-stops>{stops}</style:tab-stops>" if stops else ""
    properties = f"<style:paragraph-properties{looks}>{inside}</style:paragraph-properties>"
    style_name = shapes.get((style, properties))
    if style_name is None:
        style_name = shapes[style, properties] = f"{style} {len(shapes) + 1}"
        made.insert_style(
            f'<style:style style:name="{style_name}" style:family="paragraph" '
            f'style:parent-style-name="{style}">{properties}</style:style>',
            automatic=True,
        )
    return style_name


def letters(*, bold: bool, italic: bool, marked: bool) -> str:
    """Return the name of a text style; empty for plain text."""
    return next((name for name, of in _LETTERS.items() if of == (bold, italic, marked)), "")


def put_around(made: Document, place: str, lines: Iterable[Element]) -> None:
    """Put lines in the header or footer of each page. place: as in ODF, such as `header-first`."""
    (page,) = made.styles.root.get_elements("//style:master-page")
    around = Element.from_tag(f"style:{place}")
    for line in lines:
        around.append(line)
    page.append(around)
    if place in ("header", "footer"):
        (layout,) = made.styles.root.get_elements(
            f"//style:page-layout[@style:name='{page.get_attribute('style:page-layout-name')}']"
        )
        layout.append(
            Element.from_tag(
                f'<style:{place}-style><style:header-footer-properties fo:min-height="0.5cm" '
                f'fo:margin-{"bottom" if place == "header" else "top"}="0.5cm"/>'
                f"</style:{place}-style>"
            )
        )


def _distances(of: Shape) -> Iterator[tuple[str, str]]:
    lengths = {
        "margin-top": of.space_before,
        "margin-bottom": of.space_after,
        "margin-left": of.left_indent,
        "text-indent": of.first_line_indent,
    }
    for name, length in lengths.items():
        if length is not None:
            yield name, f"{length.pt}pt"
    if of.keep_with_next:
        yield "keep-with-next", "always"


def _set_page(made: Document, section: Section) -> None:
    """Give the pages the size and the margins that they have in Word."""
    layout, *_ = made.styles.root.get_elements("//style:page-layout/style:page-layout-properties")
    lengths = {
        "fo:page-width": section.page_width,
        "fo:page-height": section.page_height,
        "fo:margin-top": section.top_margin,
        "fo:margin-bottom": section.bottom_margin,
        "fo:margin-left": section.left_margin,
        "fo:margin-right": section.right_margin,
    }
    for name, length in lengths.items():
        if length is not None:
            layout.set_attribute(name, f"{length.cm:.3f}cm")


def _paragraphs(name: str, side: str, space: str, letters: tuple[str, float]) -> Style:
    font, size = letters
    style = Style("paragraph", name=_named(name, side), area="text", font_family=font)
    style.set_properties(
        {
            "fo:font-size": f"{size}pt",
            "fo:font-family": font,
            "fo:language": "nl",
            "fo:country": "NL",
        },
        area="text",
    )
    looks = {"fo:margin-bottom": space, "fo:margin-top": "0pt"}
    style.set_properties(looks | ({"fo:text-align": side} if side else {}), area="paragraph")
    return style


def _named(name: str, side: str) -> str:
    return f"{name} {side}".strip()
