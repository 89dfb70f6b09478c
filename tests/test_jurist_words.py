"""What no jurist would sign stands in nothing that ships, and what stands in its place does.

Each wrong word is proved on the sentence that once had it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import toezichtdesk
from toezichtdesk.paths import resource

UNSIGNED = {
    r"\(R[1-5]\)|\bR[1-5] [a-z]": "Een gemeente met een groeiende achterstand stijgt (R2).",
    r"[Gg]elijke gevallen": "Gelijke gevallen elders: 5 keer overgenomen",
    r"zelf grond om te stijgen": "Een verbetering bleef uit; dat is zelf grond om te stijgen.",
    r"zegt weinig": "huishoudens komen in één keer, dus een klein verschil zegt weinig.",
    r"[Zz]ekerheid: duidelijk": "Zekerheid: duidelijk; het verschil is groot.",
    r"was nodig om bij": "4 was nodig om bij te blijven (achterstand groeit)",
    r"waren 1 persoon": "Op 01-08-2026 waren 1 persoon gehuisvest",
    r"Met \{?\w*\}? personen meer": "Met 6 personen meer gehuisvest was er geen voorstel geweest.",
    r"voorstel geweest": "Met 6 personen meer gehuisvest was er geen voorstel geweest.",
    r"Geteld: ": "Geteld: datum van huisvesting (Nieuw beleid v1).",
    r"[Gg]rondslag vervallen": "Grondslag vervallen, opnieuw beoordelen: gerealiseerd 20 → 29.",
    r"[Tt]ermijn trede 4": "Termijn trede 4, 5 en 6 verstreken (dag 183 van 182)",
    r"verstreken \(dag": "Termijn trede 4, 5 en 6 verstreken (dag 183 van 182)",
    r"de termijn is ": "de termijn is 28 dagen na het verzoek",
    r"aan de behandelaar": "De richting is onbekend; de trede is aan de behandelaar.",
    r"op haar trede": "De gemeente blijft op haar trede.",
    r"daalt één trede": "De gemeente daalt één trede.",
    r"Voorstel trede .* beslissen": "Voorstel trede 1 naar 2 beslissen",
    r"verbeterrend(?! \[bedoeld: verbetertrend\])": "een zichtbare verbeterrend of het uitblijven",
}


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    """Return all that can come on a screen or on paper, by file."""
    package = Path(toezichtdesk.__file__).parent
    texts = {str(path): "\n".join(spoken(path)) for path in package.rglob("*.py")}
    for path in resource().rglob("*"):
        if path.suffix in (".md", ".toml", ".typ"):
            texts[str(path)] = path.read_text("utf-8")
    return texts


def spoken(path: Path) -> Iterator[str]:
    """Yield the texts in a module, docstrings apart; a value in a text becomes `{}`."""
    tree = ast.parse(path.read_text("utf-8"))
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    passed = {id(value) for value in statements}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed.update(map(id, node.values))
            yield "".join(map(_part, node.values))
        elif isinstance(node, ast.Constant) and id(node) not in passed:
            yield _part(node)


def _part(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else "{}"


@pytest.mark.parametrize(("unsigned", "once"), UNSIGNED.items())
def test_no_text_says_what_no_jurist_would_sign(
    shipped: dict[str, str], unsigned: str, once: str
) -> None:
    assert re.search(unsigned, once)
    assert [file for file, text in shipped.items() if re.search(unsigned, text)] == []
