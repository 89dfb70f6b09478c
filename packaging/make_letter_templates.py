"""Makes the letter templates that ship with the program; the province replaces them by its own.

Run it after a change of the texts: `python packaging/make_letter_templates.py`.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt

FOLDER = Path(__file__).parent.parent / "resources" / "letters"
_ON = datetime(2026, 1, 1, tzinfo=UTC)
_OPENING = "Geacht college,"
_CLOSING = ("Hoogachtend,", "{{ afzender }}")

LETTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "beoordeling": (
        "Beoordeling huisvesting vergunninghouders {{ periode }}",
        (
            (
                "Wij hebben de huisvesting van vergunninghouders in uw gemeente over {{ periode }} "
                "beoordeeld, op de stand van {{ peildatum }}."
            ),
            (
                "De netto taakstelling was {{ taakstelling }} personen, het beginsaldo "
                "{{ beginsaldo }}. Gehuisvest zijn {{ gerealiseerd }} personen. Het saldo tot de "
                "peildatum is {{ saldo }}; de achterstand is {{ achterstand }} "
                "(aan het einde van de vorige periode: {{ achterstand_vorig }})."
            ),
            "Uw gemeente staat op trede {{ trede }} van de interventieladder ({{ trede_naam }}).",
            "Wij spreken hierover graag verder in het eerstvolgende gesprek.",
        ),
    ),
    "verzoek-verbeterplan": (
        "Verzoek om een verbeterplan",
        (
            (
                "Uw gemeente staat op trede {{ trede }} van de interventieladder "
                "({{ trede_naam }}). Vanaf deze trede stelt de gemeente een verbeterplan op en "
                "stelt zij het vast."
            ),
            (
                "Wij vragen u het verbeterplan uiterlijk {{ termijn }} aan te leveren. Neem ten "
                "minste één maatregel op voor de korte termijn, één voor de middellange termijn "
                "en één om herhaling te voorkomen, elk met een einddatum en het verwachte "
                "aantal plaatsen."
            ),
        ),
    ),
    "herinnering": (
        "Herinnering",
        (
            (
                "Wij hebben van uw gemeente nog niet ontvangen wat wij in het kader van het "
                "toezicht op de huisvesting van vergunninghouders hebben gevraagd."
            ),
            "Wij verzoeken u dit uiterlijk {{ termijn }} alsnog te sturen.",
        ),
    ),
    "hogere-trede": (
        "Uw gemeente gaat naar trede {{ trede }} van de interventieladder",
        (
            (
                "Op {{ besluitdatum }} is besloten uw gemeente van trede {{ vorige_trede }} naar "
                "trede {{ trede }} ({{ trede_naam }}) van de interventieladder te plaatsen."
            ),
            "De redenen daarvoor zijn:",
            "{%p for reden in redenen %}",
            "{{ reden }}",
            "{%p endfor %}",
            "Beleidsversie: {{ beleid }}.",
        ),
    ),
    "lagere-trede": (
        "Uw gemeente gaat naar trede {{ trede }} van de interventieladder",
        (
            (
                "Op {{ besluitdatum }} is besloten uw gemeente van trede {{ vorige_trede }} naar "
                "trede {{ trede }} ({{ trede_naam }}) van de interventieladder te plaatsen."
            ),
            "De achterstand tot {{ peildatum }} is {{ achterstand }}.",
        ),
    ),
    "voornemen": (
        "Voornemen tot indeplaatsstelling",
        (
            (
                "Gedeputeerde Staten zijn voornemens toepassing te geven aan artikel 124 van de "
                "Gemeentewet, omdat uw gemeente achterblijft bij de huisvesting van "
                "vergunninghouders. De achterstand tot {{ peildatum }} is {{ achterstand }}."
            ),
            "U kunt tot en met {{ termijn }} uw zienswijze geven.",
            "Een afschrift van deze brief gaat naar de gemeenteraad.",
        ),
    ),
    "besluit": (
        "Besluit van Gedeputeerde Staten van {{ besluitdatum }}",
        (
            (
                "Gedeputeerde Staten hebben op {{ besluitdatum }} (kenmerk {{ besluitkenmerk }}) "
                "besloten uw gemeente op trede {{ trede }} ({{ trede_naam }}) van de "
                "interventieladder te plaatsen, op grond van artikel 124 van de Gemeentewet."
            ),
            "Tot en met {{ termijn }} kunt u alsnog zelf in de huisvesting voorzien.",
        ),
    ),
    "intrekking": (
        "Intrekking",
        (
            (
                "Gedeputeerde Staten trekken hun eerdere vooraankondiging of besluit op grond van "
                "artikel 124 van de Gemeentewet in."
            ),
            "Uw gemeente staat op trede {{ trede }} van de interventieladder ({{ trede_naam }}).",
        ),
    ),
}


def make(subject: str, paragraphs: tuple[str, ...]) -> bytes:
    """Return a letter as a document of Word, the same bytes every time."""
    document = Document()
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Arial", Pt(10.5)
    usual.paragraph_format.space_after = Pt(8)
    for section in document.sections:
        section.page_height, section.page_width = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(2.5)
    document.core_properties.title = subject
    document.core_properties.author = "Toezichtdesk"
    document.core_properties.language = "nl-NL"
    document.core_properties.created = document.core_properties.modified = _ON
    document.add_paragraph("Aan het college van burgemeester en wethouders van {{ gemeente }}")
    document.add_paragraph("Datum: {{ datum }}\nKenmerk: {{ kenmerk }}")
    document.add_paragraph().add_run(f"Onderwerp: {subject}").bold = True
    document.add_paragraph(_OPENING)
    for text in paragraphs:
        style = "List Bullet" if text == "{{ reden }}" else None
        document.add_paragraph(text, style=style)
    for text in _CLOSING:
        document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return _steady(content.getvalue())


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
