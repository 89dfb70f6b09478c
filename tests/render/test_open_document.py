"""A letter in ODF says all that the same letter says in Word, or it is not made."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from lxml import etree

from tests.refusing import says
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.render.filling.open_document import as_odt

FIELD = (
    '<w:r {0}><w:fldChar w:fldCharType="begin"/></w:r>',
    "<w:r {0}><w:instrText> PAGE </w:instrText></w:r>",
    '<w:r {0}><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r {0}><w:t>1</w:t></w:r>",
    '<w:r {0}><w:fldChar w:fldCharType="end"/></w:r>',
)


def picture() -> io.BytesIO:
    """Return one red dot as PNG."""

    def chunk(kind, of):
        return struct.pack(">I", len(of)) + kind + of + struct.pack(">I", zlib.crc32(kind + of))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\x00\xff\x00\x00")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts)


def letterhead(document):
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(picture(), width=Cm(3))
    head = section.header.add_table(1, 2, Cm(16))
    head.cell(0, 0).text, head.cell(0, 1).text = "Provincie Voorbeeld", "Postbus 1"
    foot = section.footer.paragraphs[0]
    for piece in FIELD:
        foot._p.append(parse_xml(piece.format(nsdecls("w"))))


def table(document):
    made = document.add_table(3, 3)
    made.style = "Table Grid"
    for number, cell in enumerate(made._cells):
        cell.paragraphs[0].add_run(f"cel {number}").bold = number < 3
    made.cell(1, 0).merge(made.cell(1, 1))
    made.cell(1, 2).merge(made.cell(2, 2))


def link(document):
    paragraph = document.add_paragraph("Zie ")
    inner = f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>de site</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(inner))
    paragraph.add_run(".")


@pytest.fixture(scope="module")
def made():
    document = docx.Document()
    letterhead(document)
    document.add_paragraph("Rechts").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table(document)
    document.add_table(1, 1).cell(0, 0).text = "zonder lijn"
    link(document)
    return parts(odt(document))


def odt(document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return as_odt(content.getvalue())


def parts(content: bytes):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        roots = [etree.fromstring(packed.read(one)) for one in ("content.xml", "styles.xml")]
    return names, *roots


def found(root, path):
    return root.xpath(path, namespaces=root.nsmap)


def test_a_table_has_lines_where_word_has_them_and_its_head_on_every_page(made):
    _, content, _ = made

    heads = found(content, "//table:table-header-rows//text()")
    borders = found(content, "//style:style[@style:family='table-cell']/*/@fo:border")

    assert heads == ["cel 0", "cel 1", "cel 2"]
    assert borders == ["0.5pt solid #7f7f7f", "none"]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_what_is_marked_to_be_filled_in_is_marked_still(bold, italic):
    document = docx.Document()
    run = document.add_paragraph("Op grond van ").add_run("[artikel]")
    run.bold, run.italic = bold, italic
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    _, content, styles = parts(odt(document))

    (name,) = found(content, "//text:span[.='[artikel]']/@text:style-name")
    (style,) = (
        one for one in found(styles, "//style:style")
        if one.get(f"{{{one.nsmap['style']}}}name") in (name, name.replace(" ", "_20_"))
    )  # fmt: skip
    looks = {key.split("}")[1]: value for part in style for key, value in part.attrib.items()}

    assert looks["background-color"] == "#ffff00"
    assert ("font-weight" in looks, "font-style" in looks) == (bold, italic)


def test_joined_cells_stay_joined_and_say_it_once(made):
    _, content, _ = made

    text = "".join(found(content, "//table:table[1]//text:p//text()"))
    wide = found(content, "//table:table-cell/@table:number-columns-spanned")
    high = found(content, "//table:table-cell/@table:number-rows-spanned")

    assert [text.count(f"cel {n}") for n in range(9)] == [1] * 9
    assert (wide.count("2"), high.count("2")) == (1, 1)
    assert len(found(content, "//table:covered-table-cell")) == 2


def test_letterhead_and_pages_stand_around_every_page(made):
    names, _, styles = made

    assert found(styles, "//style:header//text()") == ["Provincie Voorbeeld", "Postbus 1"]
    assert len(found(styles, "//style:header//text:tab")) == 1
    assert len(found(styles, "//style:header-first//draw:image")) == 1
    assert len(found(styles, "//style:footer//text:page-number")) == 1
    assert any(name.startswith("Pictures/") for name in names)


def test_a_list_keeps_its_distance_from_what_follows():
    document = docx.Document()
    for text in ("een", "twee"):
        document.add_paragraph(text, style="List Bullet")
    _, content, _ = parts(odt(document))

    assert found(content, "//text:list//text:p/@text:style-name") == ["Brief in lijst", "Brief"]


def test_a_page_and_its_paragraphs_keep_their_distances():
    document = docx.Document()
    document.sections[0].top_margin = Cm(4.5)
    shape = document.add_paragraph("Hoogachtend,").paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(14), Pt(44), True
    shape = document.add_paragraph("Kenmerk\tPZH 12").paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(2), Cm(-2)
    shape.tab_stops.add_tab_stop(Cm(2))
    _, content, styles = parts(odt(document))

    signed, labelled = found(content, "//style:style[starts-with(@style:name, 'Brief ')]/*")
    assert [value for _, value in signed.items()] == ["14.0pt", "44.0pt", "always"]
    assert found(labelled, ".//style:tab-stop/@style:position") == ["2.000cm"]
    assert "4.500cm" in found(styles, "//style:page-layout-properties/@fo:margin-top")


def test_links_and_sides_stay(made):
    _, content, _ = made

    texts = ["".join(one.itertext()) for one in found(content, "//office:text/text:p")]
    styles = found(content, "//office:text/text:p/@text:style-name")

    assert texts == ["Rechts", "Zie de site."]
    assert styles[0] == "Brief end"


@pytest.mark.parametrize(
    "inner",
    [
        "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>veld</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p {0}><w:sdt><w:sdtContent><w:r><w:t>veld</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "<w:p {0}><w:ins><w:r><w:t>later</w:t></w:r></w:ins></w:p>",
        '<w:p {0}><w:fldSimple w:instr="DATE"><w:r><w:t>nu</w:t></w:r></w:fldSimple></w:p>',
        '<w:p {0}><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        "<w:p {0}><w:r><w:pict><w:p><w:r><w:t>vak</w:t></w:r></w:p></w:pict></w:r></w:p>",
    ],
)
def test_what_odf_would_lack_is_refused(inner):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(inner.format(nsdecls("w"))))

    with pytest.raises(OfficerCanAct, check=says(r"Maak deze brief als \.docx")):
        odt(document)
