"""Whatever stands in a field comes out of every letter as text, whole, and does nothing.

The letters, the kinds of file and the fields are those that there are, so a new one is tried too.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from lxml import etree

from toezichtdesk.domain.letters import FIELDS, LISTS, LetterKind
from toezichtdesk.paths import resource
from toezichtdesk.render import letters
from toezichtdesk.render.characters import plain
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.reports.papers.letters import OwnTemplates

pytestmark = pytest.mark.slow

HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.nl\",\"y\")",
    "<b>vet</b> &amp; <script>x</script>", "]]> <!-- <w:p/> -->", "{{ 7*7 }} {% if x %} #}",
    "*_#~$x$ \\x `ja` [U+0041]", "nul \x00 en \x1b[31m en \x85", "deel \ud83d van een paar",
    "\u202ereppilf\u202c \u2066x \u200fy", "שלום עולם مرحبا", "👩‍👩‍👧 🇳🇱 e\u0301 中",
    "regel 1\r\nregel 2\u2028regel 3\ttab", "_x000D_ ` ' \" \u201c\u201d", "a" * 10_000,
    "woord " * 1_700, "DDEAUTO c:\\\\x INCLUDETEXT http://x",
)  # fmt: skip
TURNS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
RUNS = (
    "//*[local-name()='instrText' and not(contains(., 'PAGE'))] | //*[local-name()='fldSimple'] | "
    "//*[local-name()='hyperlink'] | //*[local-name()='a'] | //*[local-name()='script'] | "
    "//*[@*[local-name()='formula']] | //*[local-name()='object']"
)


def values(turn: int) -> dict[str, str | tuple[str, ...]]:
    """Return every field with a hostile value; each turn another one."""
    made: dict[str, str | tuple[str, ...]] = {
        name: HOSTILE[(place + turn) % len(HOSTILE)] for place, name in enumerate(FIELDS)
    }
    return made | dict.fromkeys(LISTS, HOSTILE)


@pytest.fixture(scope="module")
def filler():
    with Filler() as one:
        yield one


@pytest.mark.parametrize("suffix", letters.KINDS)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_no_letter_runs_or_loses_what_stands_in_a_field(kind, suffix, filler):
    template, _ = letters.template_of(kind, OwnTemplates(resource("letters")))
    used = filler.fields_of(template) - LISTS

    for turn in range(0, len(HOSTILE), 4):
        fields = values(turn)
        made = letters.fill(template, fields, filler, suffix)
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            assert parts.testzip() is None
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            read = [etree.fromstring(part) for name in names if (part := parts.read(name))]
        sentence = _run_on("".join(text for root in read for text in root.itertext()))

        assert not any(root.xpath(RUNS) for root in read)
        assert not TURNS & set(sentence)
        assert all(_run_on(plain(str(fields[name]))) in sentence for name in used)


def _run_on(text: str) -> str:
    """Return the text without spaces: an open document has elements for more than one."""
    return "".join(char for char in text if unicodedata.category(char)[0] not in "ZC")
