"""Letters from the console: made, filed as sent, or refused."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.test_cli_papers import TODAY
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.store.database import Database

if TYPE_CHECKING:
    from tests.conftest import Console, Said


@pytest.fixture
def shown(filled_example: Path, tmp_path: Path) -> Path:
    """A copy of the example, for tests that may write."""
    return Path(shutil.copy(filled_example, tmp_path / "voorbeeld.db"))


def test_letters_of_all_are_made_and_filed_as_sent(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    folder = tmp_path / "brieven uit"
    folder.mkdir()

    output = console(
        "letter", "beoordeling", "--folder", folder, "--reference", "P-1", "--sent",
        database=shown, today=TODAY,
    )  # fmt: skip

    assert output.code == 0, output.err
    assert "16 van 16 brieven gemaakt" in output.out
    assert len(list(folder.glob("beoordeling GM* *.docx"))) == 16
    lines = console("journal", "--json", database=shown, today=TODAY).document
    assert "beoordelingsbrief van 10-11-2026" in lines[0]["summary"]
    letter = next(folder.glob(f"beoordeling {lines[0]['municipality']} *"))
    each, packed = tmp_path / "kopie.docx", tmp_path / "d.zip"
    assert console("kept", lines[0]["id"], each, database=shown, today=TODAY).code == 0
    assert each.read_bytes() == letter.read_bytes()
    console(
        "export", "dossier", packed, "--municipality", lines[0]["municipality"],
        database=shown, today=TODAY,
    )  # fmt: skip
    with zipfile.ZipFile(packed) as parts:
        assert parts.read(f"stukken/01 {TODAY} {letter.name}") == letter.read_bytes()


def test_a_letter_that_lacks_a_field_is_not_made_and_says_why(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    output = console(
        "letter", "herinnering", "Heidelo", "--folder", tmp_path, "--reference", "P-2", "--sent",
        database=shown, today=TODAY,
    )  # fmt: skip

    assert output.code == 1
    assert (
        "Het veld termijn (de laatste dag van de termijn, voluit) heeft geen waarde" in output.out
    )
    assert not list(tmp_path.glob("*.docx"))


def test_a_letter_with_places_left_open_is_made_but_not_filed(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    output = console(
        "letter", "intrekking", "Heidelo", "--folder", tmp_path, "--reference", "GS-2", "--sent",
        database=shown, today=TODAY,
    )  # fmt: skip

    assert output.code == 1
    assert "1 van 1 brief gemaakt" in output.out
    assert "in te vullen: [het voornemen of besluit tot indeplaatsstelling" in output.err
    (letter,) = tmp_path.glob("intrekking *.docx")
    filed = console(
        "filed", "add", "Heidelo", "intrekking", "--date", TODAY, "--document", letter,
        database=shown, today=TODAY,
    )  # fmt: skip
    assert filed.code == 1
    assert "in te vullen: [het voornemen of besluit" in filed.err
    lines = console("journal", "--json", database=shown, today=TODAY).document
    assert "intrekking" not in lines[0]["summary"]


def test_a_letter_is_as_known_on_a_day_and_then_never_filed(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    def asked(day: str, *more: str) -> Said:
        return console(
            "letter", "beoordeling", "Broekerwold", "--folder", tmp_path, "--reference", "P-3",
            "--known-on", day, *more, database=shown, today=TODAY,
        )  # fmt: skip

    assert asked(TODAY, "--sent").code == 1
    # The example was recorded today: the day before knew no figures.
    assert "Het veld periode" in asked("2026-11-09").out
    assert not list(tmp_path.glob("*.docx"))
    assert asked(TODAY).code == 0
    assert len(list(tmp_path.glob("*.docx"))) == 1


@pytest.mark.parametrize(
    ("kind", "lowest", "why"),
    [
        ("verzoek-verbeterplan", 3, "vraagt het beleid nog geen verbeterplan"),
        ("voornemen", 3, "is een voornemen tot indeplaatsstelling nog niet aan de orde"),
        ("besluit", 5, "is een besluit tot indeplaatsstelling nog niet aan de orde"),
    ],
)
def test_a_batch_says_for_whom_a_letter_makes_no_sense_on_their_rung(
    kind: str, lowest: int, why: str, filled_example: Path, console: Console, tmp_path: Path
) -> None:
    output = console(
        "letter", kind, "--folder", tmp_path, "--reference", "P-4", "--term", "2026-12-22",
        database=filled_example, today=TODAY,
    )  # fmt: skip
    rungs = rungs_of(filled_example)

    assert set(rungs.values()) >= {1, 2, 3, 4, 5}
    for name, rung in rungs.items():
        (line,) = [one for one in output.out.splitlines() if one.startswith(f"{name}: ")]
        refused = f"{name}: Kan niet, want op trede {rung} {why}. Kies een andere brief"
        assert line.startswith(refused) == (rung < lowest), line
    high = sum(rung >= lowest for rung in rungs.values())
    assert len(list(tmp_path.glob(f"{kind} *.docx"))) == high
    assert f"{high} van {len(rungs)} brieven gemaakt" in output.out


def test_a_batch_says_who_did_not_go_up_or_down(
    filled_example: Path, console: Console, tmp_path: Path
) -> None:
    for kind, way in (("hogere-trede", "hogere"), ("lagere-trede", "lagere")):
        output = console(
            "letter", kind, "--folder", tmp_path, "--reference", "P-5",
            database=filled_example, today=TODAY,
        )  # fmt: skip
        lines = output.out.splitlines()[:-1]
        why = (
            f"Kan niet, want er is geen laatste besluit dat de gemeente op een {way} trede plaatst."
        )
        made = [one for one in lines if one.endswith(".docx")]
        assert made
        assert all(why in one for one in lines if one not in made), lines
        assert len(lines) == len(rungs_of(filled_example))


def rungs_of(path: Path) -> dict[str, int]:
    database = Database.open(path)
    try:
        with database.reading() as connection:
            return {row.name: row.rung for row in overview(connection, date.fromisoformat(TODAY))}
    finally:
        database.close()
