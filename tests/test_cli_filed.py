"""What is on file, on the console: put there with a copy, listed, saved and taken off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Console, Desk

TODAY = "2026-07-10"


def test_a_document_is_filed_listed_saved_and_withdrawn(
    console: Console, desk: Desk, tmp_path: Path
) -> None:
    def asked(*words: str | Path, code: int = 0) -> str:
        output = console("filed", *words, database=desk.path, today=TODAY)
        assert output.code == code, output.err
        return output.out or output.err

    letter, copy = tmp_path / "zienswijze.pdf", tmp_path / "terug.pdf"
    letter.write_bytes(b"%PDF-1.7 van de gemeente")

    filed = ("add", "Delft", "voornemen", "--date", "2026-07-01", "--term", "2026-07-31")
    assert asked(*filed, "--reference", "P-12").strip() == (
        "In het dossier van Delft: voornemen van 01-07-2026."
    )
    answer = asked("add", "Delft", "zienswijze", "--date", TODAY, "--document", letter, "--json")
    assert json.loads(answer)["act"] == "file_item"
    first, second = json.loads(asked("list", "Delft", "--json"))
    assert (first["kind"], first["reference"], first["due_on"]) == (
        "voornemen", "P-12", "2026-07-31",
    )  # fmt: skip
    assert second["document"] == "zienswijze.pdf"
    assert "termijn 31-07-2026" in asked("list", "Delft")

    asked("save", str(second["id"]), copy)
    assert copy.read_bytes() == letter.read_bytes()
    assert "geen kopie" in asked("save", str(first["id"]), tmp_path / "x", code=1)
    assert "geeft geen termijn" in asked(
        "add", "Delft", "zienswijze", "--date", TODAY, "--term", "2026-08-01", code=1
    )

    asked("withdraw", str(first["id"]), "--reason", "verkeerde gemeente")
    assert [one["id"] for one in json.loads(asked("list", "Delft", "--json"))] == [second["id"]]
    assert console("undo", database=desk.path, today=TODAY).code == 0
    assert len(json.loads(asked("list", "Delft", "--json"))) == 2
