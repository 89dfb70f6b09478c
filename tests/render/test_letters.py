"""Letters: what a template says never runs, and no letter goes out with a field unfilled."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from tests.refusing import says
from toezichtdesk import __version__, wording
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import FIELDS, LISTS, NEEDED, LetterKind, TemplateUsed
from toezichtdesk.domain.terms import FileItemKind
from toezichtdesk.render import letters
from toezichtdesk.render.filling import filler as filling
from toezichtdesk.render.filling.filler import CHILD_SWITCH, Filler
from toezichtdesk.reports.papers.letters import Letter, OwnTemplates

VALUES = {name: f"<{name}> & “é”" for name in FIELDS} | {"redenen": ("Reden 1 < 2.", "Reden 2.")}
NOWHERE = OwnTemplates(Path("/bestaat/niet"))


def template(*paragraphs: str, header: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def text_of(content: bytes) -> str:
    read = docx.Document(io.BytesIO(content))
    cells = (cell for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join(one.text for one in (*read.paragraphs, *cells))


@pytest.fixture(scope="module")
def filler():
    with Filler() as one:
        yield one


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_shipped_template_is_in_order_and_says_what_it_must(kind, filler):
    shipped, _ = letters.template_of(kind, NOWHERE)

    assert letters.findings(shipped, kind, filler) == ()
    text = text_of(letters.fill(shipped, VALUES, filler))
    assert "{{" not in text
    for name in NEEDED[kind]:
        if name not in LISTS:
            assert VALUES[name] in text


LEFT_OPEN = {  # the legal grounds that the province states itself
    LetterKind.NOTICE: [
        "[grondslag van de taak: artikel van de Huisvestingswet 2014]",
        "[grondslag van het besluit: artikel van de Gemeentewet]",
    ],
    LetterKind.DECISION: [
        "[grondslag van het besluit: artikel van de Gemeentewet]",
        "[grondslag van de taak: artikel van de Huisvestingswet 2014]",
        "[rechtsmiddel, bij wie en binnen welke termijn]",
    ],
    LetterKind.WITHDRAWAL: [
        "[het voornemen of besluit tot indeplaatsstelling, met datum en kenmerk]",
        "[grondslag van de intrekking: artikel en wet]",
        "[reden van de intrekking]",
        (
            "[Alleen bij intrekking van een besluit: het rechtsmiddel, bij wie en binnen welke "
            "termijn. Haal deze alinea anders weg.]"
        ),
    ],
}


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_shipped_letter_leaves_its_legal_ground_to_the_province_and_marks_that(kind):
    shipped, _ = letters.template_of(kind, NOWHERE)

    read = docx.Document(io.BytesIO(shipped))
    text = re.sub(r"\[.+?\]", "", text_of(shipped) + read.core_properties.title)
    runs = [run for paragraph in read.paragraphs for run in paragraph.runs]

    assert not re.findall(r"artikel|[Ww]et\b|\w+wet\b|bezwaar|beroep|namens", text)
    assert ("afschrift" in text) is (kind in LEFT_OPEN)  # to the council, of a step on rungs 4-6
    assert re.findall(r"\[.+?\]", text_of(shipped)) == LEFT_OPEN.get(kind, [])
    assert [run.text for run in runs if run.font.highlight_color] == LEFT_OPEN.get(kind, [])
    assert all(run.bold for run in runs if "[" in run.text)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The letters with places left open, as DOCX."""
    of = tuple(Letter("GM0001", "Delft", kind, VALUES) for kind in LEFT_OPEN)
    folder = tmp_path_factory.mktemp("open")
    return dict(zip(LEFT_OPEN, letters.write_all(letters.Batch(of, NOWHERE, folder)), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("kind", LEFT_OPEN)
def test_a_letter_tells_what_it_leaves_open(kind, made, filler):
    shipped, _ = letters.template_of(kind, NOWHERE)
    asked = [one for one in LEFT_OPEN[kind] if not one.startswith("[het voornemen of besluit")]

    assert set(asked) <= set(made[kind].left_open)
    for suffix in letters.KINDS:
        there = filler.places_of(letters.fill(shipped, VALUES, filler, suffix))
        assert [one for one in there if one in made[kind].left_open] == asked


@pytest.mark.slow
def test_a_letter_with_a_place_left_open_is_not_filed_as_sent(made):
    last = LEFT_OPEN[LetterKind.DECISION][-1]

    with pytest.raises(OfficerCanAct, check=says(f"in te vullen: .*{re.escape(last)}")):
        letters.as_sent([made[LetterKind.DECISION]])
    with pytest.raises(OfficerCanAct, check=says("nog niet af")):
        letters.finished(made[LetterKind.DECISION].path, NOWHERE, FileItemKind.DECISION)


def test_a_letter_that_was_filled_in_by_hand_is_filed_with_its_template(made, tmp_path):
    path = tmp_path / "voornemen.docx"
    document = docx.Document(made[LetterKind.NOTICE].path)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text.startswith("["):
                run.text = "artikel 28 van de Huisvestingswet 2014 [hierna: de wet]"
    document.save(path)

    (sent,) = letters.as_sent([replace(made[LetterKind.NOTICE], path=path)])

    shipped, source = letters.template_of(LetterKind.NOTICE, NOWHERE)
    assert sent.document.content == path.read_bytes()
    assert sent.template == TemplateUsed(
        source.name, f"Toezichtdesk {__version__}", sha256(shipped).hexdigest()
    )


def test_what_is_left_open_is_found_wherever_it_stands_and_however_it_was_cut(filler):
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "[in de voet]"
    document.add_table(1, 1).cell(0, 0).text = "[in  een\tcel]"
    paragraph = document.add_paragraph()
    for piece in ("[in stu", "kj", "es] en {{ geme", "ente }}"):
        paragraph.add_run(piece)
    content = io.BytesIO()
    document.save(content)

    assert set(filler.places_of(content.getvalue())) == {
        "[in de voet]", "[in een cel]", "[in stukjes]", "{{ gemeente }}",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", [FileItemKind.DECISION, FileItemKind.HEARING])
def test_only_what_another_wrote_may_be_locked_with_a_password(kind, made, tmp_path):
    path = tmp_path / "besluit.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 met een wachtwoord")

    with pytest.raises(OfficerCanAct, check=says("niet te lezen")):
        letters.as_sent([replace(made[LetterKind.DECISION], path=path)])
    if kind is FileItemKind.DECISION:
        with pytest.raises(OfficerCanAct, check=says("niet te lezen")):
            letters.finished(path, NOWHERE, kind)
    else:
        assert letters.finished(path, NOWHERE, kind).name == path.name


def test_an_own_template_is_named_by_the_day_of_its_file(tmp_path):
    own = tmp_path / "eigen"
    own.mkdir()
    (own / "herinnering.docx").write_bytes(template("{{ gemeente }} {{ termijn }}"))
    os.utime(own / "herinnering.docx", (1_700_000_000, 1_700_000_000))
    one = Letter("GM0001", "Delft", LetterKind.REMINDER, VALUES)

    (made,) = letters.write_all(letters.Batch((one,), OwnTemplates(own), tmp_path))

    assert made.template.name == "herinnering.docx"
    assert made.template.version == "bestand van 14-11-2023"


def test_signs_of_markup_come_out_as_they_are(filler):
    made = letters.fill(template("Aan {{ gemeente }}: {{ motief }}"), {
        "gemeente": "Súdwest & <b>Fryslân</b>", "motief": "regel 1\nregel \"2\" {{ 7*7 }} \x00",
    }, filler)  # fmt: skip

    assert "Súdwest & <b>Fryslân</b>: " in text_of(made)
    assert "{{ 7*7 }}" in text_of(made)


def titled(title: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("{{ gemeente }}")
    document.core_properties.title = title
    document.core_properties.keywords = "{{ gemeente }}"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def found(content, kind, filler):
    return [wording.obstacle(one) for one in letters.findings(content, kind, filler)]


def test_the_title_of_a_letter_is_filled_as_text_and_no_longer_than_word_takes(filler):
    values = {"gemeente": "Bergen & Zoom", "motief": "x" * 400}

    made = letters.fill(titled("Brief aan {{ gemeente }}: {{ motief }}"), values, filler)

    about = docx.Document(io.BytesIO(made)).core_properties
    assert about.title == f"Brief aan Bergen & Zoom: {'x' * 400}"[:255]
    assert about.keywords == "Bergen & Zoom"
    assert found(titled("{{ wethouder }}"), LetterKind.REMINDER, filler)[0] == (
        "Het veld wethouder bestaat niet. Kies een veld uit de lijst."
    )


def test_a_field_without_a_value_is_refused_by_name(filler):
    with pytest.raises(OfficerCanAct, check=says(r"Het veld termijn \(de laatste dag")):
        letters.fill(template("Uiterlijk {{ termijn }}."), {"gemeente": "Delft"}, filler)


@pytest.mark.parametrize(("fields", "said"), [({}, "Nog niet."), ({"motief": "Brand"}, "Brand")])
def test_a_template_may_ask_whether_a_field_has_a_value(fields, said, filler):
    made = template("{% if motief %}{{ motief }}{% else %}Nog niet.{% endif %}")

    assert text_of(letters.fill(made, fields, filler)) == said


def test_the_fields_that_a_template_lacks_or_that_do_not_exist_are_named(filler):
    text = found(template("{{ gemeente }} {{ wethouder }}"), LetterKind.PLAN_REQUEST, filler)

    assert text[0] == "Het veld wethouder bestaat niet. Kies een veld uit de lijst."
    assert [one.split()[2] for one in text[1:]] == ["trede", "termijn"]


def test_a_field_that_word_cut_in_pieces_is_found(filler):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{{ ge", "meen", "te }}"):
        paragraph.add_run(piece)
    content = io.BytesIO()
    document.save(content)

    assert text_of(letters.fill(content.getvalue(), {"gemeente": "Delft"}, filler)) == "Delft"


def test_the_province_puts_its_own_template_in_place_of_ours(tmp_path, filler):
    (tmp_path / "herinnering.docx").write_bytes(template("Beste {{ gemeente }}, {{ termijn }}"))

    own, path = letters.template_of(LetterKind.REMINDER, OwnTemplates(tmp_path))

    assert path.parent == tmp_path
    assert text_of(letters.fill(own, VALUES, filler)).startswith("Beste <gemeente>")


def test_a_chosen_template_leads_and_one_that_is_gone_is_reported(tmp_path):
    (tmp_path / "herinnering.docx").write_bytes(b"van eerder")
    (tmp_path / "herinnering 2026.docx").write_bytes(b"gekozen")

    def of(name):
        return letters.template_of(
            LetterKind.REMINDER, OwnTemplates(tmp_path, {LetterKind.REMINDER: name})
        )

    assert of("herinnering 2026.docx")[0] == b"gekozen"
    assert of("")[1].parent.name == "letters"
    with pytest.raises(OfficerCanAct, check=says("kies bij Beheer een ander sjabloon")):
        of("herinnering 2025.docx")


@pytest.mark.slow
def test_a_batch_says_of_each_letter_what_became_of_it(tmp_path):
    made = tuple(
        Letter(code, name, LetterKind.REMINDER, fields)
        for code, name, fields in (
            ("GM0001", "Delft", VALUES),
            ("GM0002", 'Bergen/NH: "x"', VALUES),
            ("GM0003", "Ede", {"gemeente": "Ede"}),
        )
    )
    texts = []

    done = letters.write_all(letters.Batch(made, NOWHERE, tmp_path), progress=texts.append)

    assert [one.path.name if one.path else "" for one in done] == [
        "herinnering GM0001 Delft.docx",
        "herinnering GM0002 Bergen-NH- -x-.docx",
        "",
    ]
    assert "heeft geen waarde" in done[2].why
    assert texts == [1, 2, 3]
    again = letters.write_all(letters.Batch(made, NOWHERE, tmp_path))
    assert "bestaat al" in again[0].why


@pytest.mark.slow
def test_a_stopped_batch_keeps_what_was_made(tmp_path):
    one = Letter("GM0001", "Delft", LetterKind.REMINDER, VALUES)
    batch = letters.Batch((one, one), NOWHERE, tmp_path, overwrite=True)
    stops = iter([False, True])

    assert len(letters.write_all(batch, lambda: next(stops))) == 1


def test_an_open_document_says_the_same(tmp_path, filler):
    shipped, _ = letters.template_of(LetterKind.UP, NOWHERE)
    path = tmp_path / "brief.odt"

    letters.write(Letter("GM0001", "Delft", LetterKind.UP, VALUES), shipped, path, filler)

    with zipfile.ZipFile(path) as parts:
        assert parts.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        text = parts.read("content.xml").decode()
    assert "Reden 1 &lt; 2." in text
    assert text.count("<text:list-item>") == 2
    assert "&lt;gemeente&gt; &amp; “é”" in text


@pytest.mark.slow
def test_another_suffix_is_refused_before_anything_is_written(tmp_path, filler):
    one = Letter("GM0001", "Delft", LetterKind.REMINDER, VALUES)

    with pytest.raises(OfficerCanAct, check=says(r"\.docx of \.odt")):
        letters.write(one, template("{{ gemeente }}"), tmp_path / "brief.rtf", filler)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_template_that_hangs_its_reader_is_ended_and_the_next_letter_is_made():
    hangs = template("{{p " * 40_000)

    with Filler(time_limit=0.6) as one:
        with pytest.raises(OfficerCanAct, check=says("nog niet ingevuld")):
            letters.fill(hangs, VALUES, one)
        one._time_limit = 20
        assert text_of(letters.fill(template("{{ gemeente }}"), VALUES, one)) == VALUES["gemeente"]


@pytest.mark.slow
def test_the_packaged_program_fills_templates_as_a_child_of_itself(monkeypatch):
    program = [sys.executable, "-X", "utf8", "-m", "toezichtdesk", CHILD_SWITCH]
    monkeypatch.setattr(filling, "_command", lambda: program)

    with Filler() as one:
        assert text_of(letters.fill(template("{{ gemeente }}"), VALUES, one)) == VALUES["gemeente"]
