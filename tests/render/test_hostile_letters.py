"""What a hostile or broken template can do: nothing."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from tests.refusing import says
from tests.render.test_letters import (
    VALUES,
    template,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.render import letters
from toezichtdesk.render.filling.filler import Filler


def placed(said: str, place: str) -> bytes:
    """Return a template with this text in its body, its head, a cell or the foot of page one."""
    document = docx.Document()
    document.add_paragraph(said if place == "body" else "x")
    section = document.sections[0]
    if place == "header":
        section.header.paragraphs[0].text = said
    if place == "table":
        document.add_table(1, 1).cell(0, 0).text = said
    if place == "first footer":
        section.different_first_page_header_footer = True
        section.first_page_footer.paragraphs[0].text = said
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return made.getvalue()


@pytest.fixture(scope="module")
def filler():
    with Filler() as one:
        yield one


def instruction(*pieces: str) -> bytes:
    """Return a part with a field of Word, cut in these pieces."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "".join(f"<w:instrText>{piece}</w:instrText>" for piece in pieces)
    return f"<w:p xmlns:w='{name}'>{text}</w:p>".encode()


HOSTILE = [
    "{{ 7*7 }}",
    "{{ 'a'*200000000 }}",
    "{{ gemeente * 99999999 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ gemeente.__class__ }}",
    "{{ gemeente.upper() }}",
    "{{ gemeente['upper'] }}",
    "{{ gemeente|upper }}",
    "{{ gemeente|attr('format') }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ range(10**9)|list }}",
    "{{ lipsum(1000) }}",
    "{{ cycler.__init__.__globals__.os.getcwd() }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request.application }}",
    "{% for x in range(999999999) %}a{% endfor %}",
    "{% for x in redenen %}{% for y in redenen %}a{% endfor %}{% endfor %}",
    "{% for x in gemeente %}{{ x }}{% endfor %}",
    "{% for x in redenen recursive %}{{ loop(redenen) }}{% endfor %}",
    "{% for x in redenen %}{{ loop.index }}{% endfor %}",
    "{% set x = 1 %}",
    "{% set x = [1]*99999999 %}",
    "{% macro bom() %}{{ bom() }}{% endmacro %}{{ bom() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% block x %}{% endblock %}",
    "{% autoescape false %}{{ gemeente }}{% endautoescape %}",
    "{{ gemeente if true else 1 }}",
    "{{ gemeente ~ gemeente }}",
    "{{ (gemeente, gemeente) }}",
    "{% if 10**99999999 %}{% endif %}",
    "{{ gemeente is defined }}",
    "{% for reden in redenen %}{{ reden.__init__ }}{% endfor %}",
    "{% for reden in redenen if reden %}{{ reden }}{% endfor %}",
    "{% for reden in redenen %}{{ reden }}{% else %}{{ 1/0 }}{% endfor %}",
    "{% for a, b in redenen %}{{ a }}{% endfor %}",
    "{% if gemeente == 'Delft' %}x{% endif %}",
    "{% if gemeente.__len__() %}x{% endif %}",
    "{% if not namespace %}x{% endif %}{{ namespace }}",
    "{% with x = gemeente %}{{ x }}{% endwith %}",
    "{{ dict }}",
    "{{ _ }}",
    "{{ gemeente if gemeente }}",
    "{{ -gemeente }}",
    "{{ {'a': 1} }}",
    "{{ 'x' 'y' }}",
    "{{ gemeente[:3] }}",
    "{{ [redenen][0] }}",
    "{{r gemeente|safe }}",
    "{{p subdoc }}",
    "{% do redenen.append('x') %}",
    "{% trans %}x{% endtrans %}",
    "{% raw %}{{ gemeente }}{% endraw %}{{ gemeente()",
    "{% for reden in redenen %}",
    "{{ gemeente",
    "{%p for reden in redenen %}{%p endif %}",
    "{# #}{{ wethouder }}",
]


@pytest.mark.parametrize(
    ("hostile", "place"),
    [
        *((one, "body") for one in HOSTILE),
        *((one, place) for one in HOSTILE[::5] for place in ("header", "table", "first footer")),
    ],
)
def test_a_hostile_template_makes_no_letter(hostile, place, filler):
    made = placed(hostile, place)

    with pytest.raises(OfficerCanAct):
        letters.fill(made, VALUES, filler)
    assert letters.findings(made, LetterKind.REMINDER, filler)


@pytest.mark.parametrize(
    ("name", "part", "match"),
    [
        ("word/vbaProject.bin", b"macro", "macro"),
        ("word/embeddings/x.bin", b"x", "ingesloten"),
        (
            "word/_rels/settings.xml.rels",
            (
                b'<Relationships><Relationship Id="r1" Type="x/attachedTemplate" '
                b'Target="http://kwaad/x.dotm" TargetMode="External"/></Relationships>'
            ),
            "van buiten",
        ),
        (
            "word/_rels/document2.xml.rels",
            (
                b"<r:Relationships xmlns:r='x'><r:Relationship Id='r1' Type='x/image' "
                b"Target='http://kwaad/x.png' TargetMode = 'External'/></r:Relationships>"
            ),
            "van buiten",
        ),
        (
            "word/_rels/document2.xml.rels",
            (
                '<?xml version="1.0" encoding="UTF-16"?><Relationships><Relationship Id="r1" '
                'Type="x/image" Target="http://kwaad" TargetMode="External"/></Relationships>'
            ).encode("utf-16"),
            "van buiten",
        ),
        ("word/afchunk1.mht", b"<script>", "ingesloten"),
        ("word/activeX/activeX1.bin", b"x", "ingesloten"),
        ("word/header9.xml", instruction(" DDE", "AUTO c:\\\\x "), "van buiten"),
        ("word/footnotes.xml", instruction(" includepicture http://x "), "van buiten"),
        ("word/endnotes.xml", b"<a><b>{</b><b>{ gemeente }}</b></a>", "voetnoot"),
        ("docProps/app.xml", b"<a>{% if x %}</a>", "eigenschappen"),
    ],
)
def test_a_document_that_does_something_by_itself_is_refused(name, part, match, filler):
    with pytest.raises(OfficerCanAct, check=says(match)):
        letters.fill(with_part(template("{{ gemeente }}"), name, part), VALUES, filler)


@pytest.mark.parametrize("content", [b"", b"PK geen zip", b"%PDF-1.7", b"{\\rtf1}"])
def test_what_is_no_document_is_refused(content, filler):
    with pytest.raises(OfficerCanAct, check=says("geen Word-document")):
        letters.fill(content, VALUES, filler)


def test_a_bomb_of_a_document_is_not_unpacked(filler):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b" " * 60_000_000)

    with pytest.raises(OfficerCanAct):
        letters.fill(made.getvalue(), VALUES, filler)


BROKEN_PARTS = [
    b"<w:document",
    b"",
    b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>",
    b"<w:document xmlns:w='http://andere'><w:body/></w:document>",
    b"\xff\xfe\x00",
    b"<a>" * 4000,
]


@pytest.mark.slow
@pytest.mark.parametrize("part", BROKEN_PARTS)
def test_a_document_on_which_filling_breaks_is_reported_as_broken(part, filler):
    made = with_part(template("{{ gemeente }}"), "word/document.xml", part)

    with pytest.raises(OfficerCanAct, check=says(r"beschadigd|geen Word-document")):
        letters.fill(made, VALUES, filler)


@pytest.mark.slow
def test_a_template_that_takes_all_memory_is_stopped(filler):
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<w:document xmlns:w="{name}"><w:body>{"<w:p/>" * 8_000_000}</w:body></w:document>'
    made = with_part(template("{{ gemeente }}"), "word/document.xml", part.encode())

    with pytest.raises(OfficerCanAct, check=says(r"geheugen|beschadigd")):
        letters.fill(made, VALUES, filler)
