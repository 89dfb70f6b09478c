"""Makes the letter templates that ship with the program; the province replaces them by its own.

Run it after a change of the texts: `python packaging/make_letter_templates.py`.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent.parent / "resources" / "letters"
_ON = datetime(2026, 1, 1, tzinfo=UTC)
_TO = ("Het college van burgemeester en wethouders", "van de gemeente {{ gemeente }}")
_OPENING = "Geacht college,"
_CLOSING = "Hoogachtend,"
_LABEL = Cm(2.6)  # the width of what stands before a colon at the top
_SIGNED = Pt(44)  # room for a signature
_WIDTHS = (Cm(11), Cm(3))  # of the table with figures
_FIGURES = "figures"  # a place in the text, for the figures of the period
_COPY = "Een afschrift van deze brief zenden wij aan de gemeenteraad."
_LEFT_OPEN = re.compile(r"(\[[^\]]+\])")  # what the province states itself
_ROWS = (
    ("Netto taakstelling {{ periode }}", "{{ taakstelling }}"),
    ("Saldo aan het begin van de periode", "{{ beginsaldo }}"),
    ("Gehuisvest volgens de stand van {{ peildatum }}", "{{ gerealiseerd }}"),
    ("Saldo op {{ peildatum }}", "{{ saldo }}"),
    ("Achterstand op {{ peildatum }}", "{{ achterstand }}"),
    ("Achterstand aan het einde van de vorige periode", "{{ achterstand_vorig }}"),
    ("Richting van de achterstand", "{{ richting }}"),
)

LETTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "beoordeling": (
        "Beoordeling huisvesting vergunninghouders, {{ periode }}",
        (
            (
                "Wij hebben beoordeeld hoe uw gemeente in {{ periode }} heeft voorzien in de "
                "huisvesting van vergunninghouders. Wij gingen uit van de stand van "
                "{{ peildatum }}, in aantallen personen:"
            ),
            _FIGURES,
            "Uw gemeente staat op trede {{ trede }} van de interventieladder ({{ trede_naam }}).",
            (
                "Kloppen deze cijfers volgens u niet, laat ons dat dan weten onder vermelding van "
                "het kenmerk. Wij bespreken de beoordeling graag met u in het eerstvolgende "
                "gesprek."
            ),
        ),
    ),
    "verzoek-verbeterplan": (
        "Verzoek om een verbeterplan",
        (
            (
                "Uw gemeente staat op trede {{ trede }} van de interventieladder "
                "({{ trede_naam }}). Volgens ons beleid ({{ beleid }}) stelt een gemeente vanaf "
                "trede 3 een verbeterplan op en stelt zij het vast."
            ),
            (
                "Wij verzoeken u het vastgestelde verbeterplan uiterlijk op {{ termijn }} aan ons "
                "te zenden. Neem uitvoerbare maatregelen op: ten minste één voor de korte "
                "termijn, één voor de middellange termijn en één om herhaling in de toekomst te "
                "voorkomen. Vermeld bij elke maatregel "
                "de einddatum en het aantal personen dat u ermee verwacht te huisvesten."
            ),
        ),
    ),
    "herinnering": (
        "Herinnering",
        (
            (
                "In het kader van ons toezicht op de huisvesting van vergunninghouders hebben wij "
                "u om stukken gevraagd. Wij hebben deze nog niet ontvangen."
            ),
            (
                "Wij verzoeken u de stukken alsnog uiterlijk op {{ termijn }} aan ons te zenden, "
                "onder vermelding van het kenmerk. Hebt u ze inmiddels gezonden, dan kunt u deze "
                "herinnering als niet verzonden beschouwen."
            ),
        ),
    ),
    "hogere-trede": (
        "Plaatsing op trede {{ trede }} van de interventieladder",
        (
            (
                "Op {{ besluitdatum }} is besloten uw gemeente van trede {{ vorige_trede }} naar "
                "trede {{ trede }} van de interventieladder te plaatsen ({{ trede_naam }})."
            ),
            "Daaraan liggen de volgende redenen ten grondslag:",
            "{%p for reden in redenen %}",
            "{{ reden }}",
            "{%p endfor %}",
            (
                "De beoordeling is gedaan volgens ons beleid ({{ beleid }}). Wij lichten haar "
                "graag toe in het eerstvolgende gesprek."
            ),
        ),
    ),
    "lagere-trede": (
        "Plaatsing op trede {{ trede }} van de interventieladder",
        (
            (
                "Op {{ besluitdatum }} is besloten uw gemeente van trede {{ vorige_trede }} naar "
                "trede {{ trede }} van de interventieladder te plaatsen ({{ trede_naam }})."
            ),
            (
                "Op {{ peildatum }} bedroeg de achterstand, in personen: {{ achterstand }}. Wij "
                "blijven de cijfers volgen en bespreken met u wat nodig is om de verbetering vast "
                "te houden."
            ),
        ),
    ),
    "voornemen": (
        "Voornemen tot indeplaatsstelling",
        (
            (
                "Op grond van [grondslag van de taak: artikel van de Huisvestingswet 2014] draagt "
                "uw college zorg voor de huisvesting van vergunninghouders overeenkomstig de "
                "taakstelling. Op {{ peildatum }} bedroeg de achterstand, in personen: "
                "{{ achterstand }}. Uw gemeente staat op trede {{ trede }} van de "
                "interventieladder ({{ trede_naam }})."
            ),
            (
                "Gedeputeerde Staten zijn daarom voornemens om op grond van [grondslag van het "
                "besluit: artikel van de Gemeentewet] te besluiten tot indeplaatsstelling. Dat "
                "houdt in dat zij in uw plaats, en ten laste van uw gemeente, in deze huisvesting "
                "voorzien."
            ),
            (
                "Voordat zij daarover besluiten, kunt u tot en met {{ termijn }} uw zienswijze "
                "naar voren brengen, onder vermelding van het kenmerk. Blijkt daaruit, of uit "
                "nieuwe cijfers, een zichtbare verbetering, dan wegen zij die mee."
            ),
            _COPY,
        ),
    ),
    "besluit": (
        "Besluit tot indeplaatsstelling",
        (
            (
                "Gedeputeerde Staten hebben op {{ besluitdatum }}, kenmerk {{ besluitkenmerk }}, "
                "op grond van [grondslag van het besluit: artikel van de Gemeentewet] besloten om "
                "in uw plaats, en ten laste van uw gemeente, te voorzien in de huisvesting van "
                "vergunninghouders, waarvoor uw college zorg draagt op grond van [grondslag van "
                "de taak: artikel van de Huisvestingswet 2014]. Uw gemeente staat op trede "
                "{{ trede }} van de interventieladder ({{ trede_naam }})."
            ),
            (
                "Het besluit wordt niet uitgevoerd voordat de termijn is verstreken die erin is "
                "genoemd: tot en met {{ termijn }} kunt u alsnog zelf in de huisvesting voorzien."
            ),
            (
                "Het besluit en de motivering ervan gaan als bijlage bij deze brief. Tegen het "
                "besluit staat een rechtsmiddel open: [rechtsmiddel, bij wie en binnen welke "
                "termijn]."
            ),
            "Een afschrift van deze brief en van het besluit zenden wij aan de gemeenteraad.",
            "Bijlage: besluit van {{ besluitdatum }} met motivering en rechtsmiddelenverwijzing",
        ),
    ),
    "intrekking": (
        "Intrekking van een voornemen of besluit tot indeplaatsstelling",
        (
            (
                "Gedeputeerde Staten trekken {% if ingetrokken %}{{ ingetrokken }}{% else %}"
                "[het voornemen of besluit tot indeplaatsstelling, met datum en kenmerk]"
                "{% endif %} met ingang van {{ datum }} in, op grond van [grondslag van de "
                "intrekking: artikel en wet]. De reden daarvan is: [reden van de intrekking]."
            ),
            "Uw gemeente staat op trede {{ trede }} van de interventieladder ({{ trede_naam }}).",
            (
                "[Alleen bij intrekking van een besluit: het rechtsmiddel, bij wie en binnen "
                "welke termijn. Haal deze alinea anders weg.]"
            ),
            _COPY,
        ),
    ),
}


def make(subject: str, paragraphs: tuple[str, ...]) -> bytes:
    """Return a letter as a document of Word, the same bytes every time."""
    document = Document()
    _dress(document, subject)
    for line in _TO:
        document.add_paragraph(line).paragraph_format.space_after = Pt(0)
    for label, text in (("Datum", "{{ datum }}"), ("Kenmerk", "{{ kenmerk }}")):
        _labelled(document, label, text).paragraph_format.space_before = Pt(
            24 if label == "Datum" else 0
        )
    _labelled(document, "Onderwerp", subject, is_bold=True).paragraph_format.space_after = Pt(20)
    document.add_paragraph(_OPENING)
    enclosed = [text for text in paragraphs if text.startswith("Bijlage: ")]
    for text in paragraphs:
        if text == _FIGURES:
            _figures(document)
        elif text not in enclosed:
            _say(document, text)
    closing = document.add_paragraph(_CLOSING)
    closing.paragraph_format.space_before = Pt(14)
    closing.paragraph_format.space_after = _SIGNED
    closing.paragraph_format.keep_with_next = True
    document.paragraphs[-2].paragraph_format.keep_with_next = True
    document.add_paragraph("{{ afzender }}")
    for text in enclosed:
        document.add_paragraph(text).paragraph_format.space_before = Pt(14)
    content = io.BytesIO()
    document.save(content)
    return _steady(content.getvalue())


def _dress(document: WordDocument, subject: str) -> None:
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Arial", Pt(10.5)
    usual.paragraph_format.space_after = Pt(8)
    usual.paragraph_format.line_spacing = 1.15
    usual.paragraph_format.widow_control = True
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    usual.element.get_or_add_rPr().append(language)
    for section in document.sections:
        section.page_height, section.page_width = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin, section.bottom_margin = Cm(4.5), Cm(2.5)  # room for a letterhead
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run("Pagina ")
        _field(foot, "PAGE")
        foot.add_run(" van ")
        _field(foot, "NUMPAGES")
    document.core_properties.title = subject
    document.core_properties.author = "Toezichtdesk"
    document.core_properties.language = "nl-NL"
    document.core_properties.created = document.core_properties.modified = _ON


def _say(document: WordDocument, text: str) -> None:
    """Add a paragraph; what the province has to fill in stands out, also without colour."""
    made = document.add_paragraph(style="List Bullet" if text == "{{ reden }}" else None)
    for part in filter(None, _LEFT_OPEN.split(text)):
        run = made.add_run(part)
        if _LEFT_OPEN.fullmatch(part):
            run.bold, run.font.highlight_color = True, WD_COLOR_INDEX.YELLOW


def _labelled(document: WordDocument, label: str, text: str, *, is_bold: bool = False) -> Paragraph:
    """Add a line with a label and what it says; a long one goes on under itself."""
    made = document.add_paragraph(f"{label}\t")
    made.add_run(text).bold = is_bold
    shape = made.paragraph_format
    shape.left_indent, shape.first_line_indent, shape.space_after = _LABEL, -_LABEL, Pt(0)
    shape.tab_stops.add_tab_stop(_LABEL)
    return made


def _figures(document: WordDocument) -> None:
    """Add the figures of the period, one under the other."""
    table = document.add_table(0, 2)
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    for label, value in _ROWS:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, (label, value), _WIDTHS, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts: of this page, or of all pages."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run("1" if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            asked = OxmlElement("w:instrText")
            asked.text = f" {text} "
            run._r.append(asked)


def _steady(content: bytes) -> bytes:
    """Return the archive with one date for every part, so that a rebuild changes nothing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()


def main() -> None:
    """Write every template."""
    for name, (subject, paragraphs) in LETTERS.items():
        (FOLDER / f"{name}.docx").write_bytes(make(subject, paragraphs))


if __name__ == "__main__":
    main()
