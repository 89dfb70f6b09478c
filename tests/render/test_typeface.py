"""The letters of paper: what has none is written as its code, never a box, never left out."""

from __future__ import annotations

import io

import pikepdf
import pytest

from toezichtdesk.domain.listing import ReportName
from toezichtdesk.render.characters import plain
from toezichtdesk.render.paper import blocks, engine
from toezichtdesk.render.paper.typeface import CODES_SAY, printable

from . import examples, set_pages


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Fryslân \N{LATIN CAPITAL LETTER G WITH BREVE} Ельня Ωμέγα", None),
        ("שלום مرحبا", None),
        ("😀 🏠 ☎ ✅ 🇳🇱", None),
        ("☎\ufe0f", None),
        ("👩\u200d👧", "👩👧"),
        ("中文 en ሰላም", "[U+4E2D U+6587] en [U+1230 U+120B U+121D]"),
        ("\ud800\ue000", "[U+D800 U+E000]"),
        ("a\x00b\u2028c\u202ed", "a b cd"),
        ("", None),
    ],
)
def test_every_sign_is_shown_as_it_is_or_by_its_code(typed, printed):
    assert printable(typed) == (typed if printed is None else printed)


def test_a_document_that_brings_no_letters_keeps_what_the_reader_has():
    assert plain("中文 😀 ሰላም\x00\ud800") == "中文 😀 ሰላም [U+D800]"


@pytest.fixture(scope="module")
def content():
    of = [
        blocks.strong("Vet 😀 שלום مرحبا 中"),
        blocks.table([blocks.PaperColumn("Kop 🏠", 1)], [("cel ✅ ☎ 🏘",)]),
    ]
    part = engine.Part("Titel 😀", tuple(of), ("voet",))
    return engine.pdf(engine.Paper("report", "Titel", examples.TODAY, (part,)))


def test_emoji_and_other_scripts_are_set_in_letters_of_their_own(content):
    words = set_pages.words(content)

    for shown in ("Titel 😀", "Kop 🏠", "cel ✅ ☎ 🏘", "[U+4E2D]", CODES_SAY):
        assert shown in words
    assert "□" not in words
    set_pages.assert_for_the_archive(content)


def test_no_sign_falls_to_the_letters_of_last_resort(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {str(one.BaseFont) for one in pdf.objects
                 if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}  # fmt: skip

    assert {name.split("+")[-1].split("-")[0] for name in names} == {"DejaVuSans", "NotoEmoji"}


def test_a_page_without_codes_does_not_explain_them():
    part = engine.Part("Titel", (blocks.text("Gewoon."),), ("voet",))

    assert CODES_SAY not in engine.data(
        engine.Paper("report", ReportName.PLANS.value, examples.TODAY, (part,))
    )
