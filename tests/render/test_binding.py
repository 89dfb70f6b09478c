"""Sheets bound into one file: every page keeps its tags, its bookmark and its count."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from toezichtdesk.render.paper import batch, binding, engine, meeting_sheet

from . import examples, set_pages

pytestmark = pytest.mark.slow

NAMES = ("Waterveen", "Zandhoek", "Vol")


def bound(parts) -> bytes:
    return bytes(binding.bind(parts))


def papers():
    other = examples.dossier(row=replace(examples.dossier().row, name="Zandhoek"))
    full = examples.overfull("Een lange toelichting over de opgave. " * 8)
    full = replace(full, dossier=replace(full.dossier, row=replace(full.dossier.row, name="Vol")))
    return list(meeting_sheet.papers((examples.sheet(), examples.sheet(other), full)))


@pytest.fixture(scope="module")
def parts():
    return [engine.pdf(one) for one in papers()]


@pytest.fixture(scope="module")
def book(parts):
    with pikepdf.open(io.BytesIO(bound(parts))) as pdf:
        yield pdf


def elements(tags):
    """Return every tag of a file below its root."""
    waiting, each = list(tags.K), []
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or "/S" not in one:
            continue
        each.append(one)
        below = one.get("/K", ())
        waiting += list(below) if isinstance(below, pikepdf.Array) else [below]
    return each


def test_the_pages_of_all_follow_each_other_with_their_words(parts):
    made = bound(parts)

    assert set_pages.words(made) == " ".join(map(set_pages.words, parts))
    assert [one.title for one in set_pages.reader(made).outline if not isinstance(one, list)] == [
        f"Gespreksblad {name}" for name in NAMES
    ]


def test_a_bookmark_leads_to_the_page_of_its_sheet(parts):
    made = set_pages.reader(bound(parts))
    marks = [one for one in made.outline if not isinstance(one, list)]

    for name, mark in zip(NAMES, marks, strict=True):
        page = made.pages[made.get_destination_page_number(mark)]
        assert f"Gespreksblad {name}" in page.extract_text()


def test_the_marks_of_archive_and_access_hold_for_all(book):
    assert book.Root.Lang == "nl-NL"
    assert book.Root.MarkInfo.Marked
    with book.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "3 gespreksbladen"
    assert not book.check_pdf_syntax()


def test_every_page_finds_its_own_tags(book):
    tree = pikepdf.NumberTree(book.Root.StructTreeRoot.ParentTree)

    assert len({int(page.obj.StructParents) for page in book.pages}) == len(book.pages)
    for page in book.pages:
        for tag in tree[int(page.obj.StructParents)]:
            pieces = [tag, *(one for one in tag.K if isinstance(one, pikepdf.Dictionary))]
            # A tag that runs on to a next page says so in the piece that stands there.
            assert page.obj.objgen in {one.Pg.objgen for one in pieces if "/Pg" in one}


def test_there_is_one_document_under_which_every_tag_hangs(book):
    (document,) = book.Root.StructTreeRoot.K
    assert document.S == "/Document"
    for tag in elements(book.Root.StructTreeRoot):
        above = tag
        while "/P" in above:
            above = above.P
        assert above.Type == "/StructTreeRoot"


def test_no_two_headings_of_tables_have_the_same_name(book):
    tags = elements(book.Root.StructTreeRoot)
    names = [bytes(one.ID) for one in tags if "/ID" in one]
    tree = pikepdf.NameTree(book.Root.StructTreeRoot.IDTree)

    assert len(names) == len(set(names)) == len(tree)
    referred = [
        bytes(name)
        for one in tags
        for attributes in one.get("/A", ())
        for name in attributes.get("/Headers", ())
    ]
    assert referred
    assert set(referred) <= set(names)


def test_the_charts_of_all_keep_their_words(book, parts):
    def alternatives(pdf):
        return [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot) if "/Alt" in one]

    apart = []
    for part in parts:
        with pikepdf.open(io.BytesIO(part)) as pdf:
            apart += alternatives(pdf)
    assert sorted(alternatives(book)) == sorted(apart)


def test_the_same_sheets_give_the_same_bytes(parts):
    assert bound(parts) == bound(parts)


def test_files_have_names_that_can_be_foretold(tmp_path):
    odd = replace(papers()[0], parts=(replace(papers()[0].parts[0], heading='Blad "a/b": c.'),))

    assert batch.file_name(odd) == "Blad -a-b-- c 2026-03-10"
    written = batch.write_each([papers()[0], odd], tmp_path, batch.never, batch.untold)
    assert {path.name for path in written.files} == {path.name for path in tmp_path.iterdir()}
