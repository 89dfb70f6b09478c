"""LibreOffice opens every table and letter that leaves the desk, and says what stands in it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date
from itertools import product
from pathlib import Path

import pypdf
import pytest

from toezichtdesk.domain.letters import FIELDS, LISTS, LetterKind
from toezichtdesk.domain.listing import Export
from toezichtdesk.render import letters, tables
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.reports.papers.exports import listing
from toezichtdesk.reports.papers.letters import OwnTemplates
from toezichtdesk.store.database import Database

TODAY = date(2026, 11, 10)
OFFICE = shutil.which("soffice")
DUTCH = "59,34,76"  # text with semicolons and quotes, in UTF-8


def opened(paths: list[Path], form: str, folder: Path, *how: str) -> None:
    """Let LibreOffice write these in another form. how: to read them, where it asks."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [OFFICE, profile, "--headless", *how, "--convert-to", form, "--outdir", folder, *paths],
        check=True, capture_output=True,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("localc") is None, reason="needs LibreOffice: apt-get install libreoffice-calc"
)
def test_every_table_opens_in_libreoffice(filled_example: Path, tmp_path: Path) -> None:
    made, paths = {}, []
    database = Database.open(filled_example)
    with database.reading() as connection:
        for what in Export:
            made[what] = listing(connection, what, TODAY)
    database.close()
    for what, suffix in product(Export, (".xlsx", ".ods", ".csv")):
        paths.append(tmp_path / f"{what.name} {suffix[1:]}{suffix}")
        tables.write((made[what],), paths[-1])

    as_text = f"csv:Text - txt - csv (StarCalc):{DUTCH}"
    text = [one for one in paths if one.suffix == ".csv"]
    opened(text, as_text, tmp_path / "gelezen", f"--infilter=CSV:{DUTCH}")
    opened([one for one in paths if one not in text], as_text, tmp_path / "gelezen")

    for what, listed in made.items():
        for form in ("xlsx", "ods", "csv"):
            path = tmp_path / "gelezen" / f"{what.name} {form}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                head, *rows = csv.reader(file, delimiter=";")
            assert tuple(head) == listed.headings, path
            assert len(rows) == len(listed.rows), path


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("lowriter") is None, reason="needs LibreOffice: apt-get install libreoffice-writer"
)
def test_every_letter_opens_in_libreoffice_and_becomes_pages(tmp_path: Path) -> None:
    fields = {name: (f"<{name}>",) if name in LISTS else f"<{name}>" for name in FIELDS}
    paths = []
    with Filler() as filler:
        for kind in LetterKind:
            template, _ = letters.template_of(kind, OwnTemplates(tmp_path))
            for suffix in letters.KINDS:
                paths.append(tmp_path / f"{kind.name} {suffix[1:]}{suffix}")
                paths[-1].write_bytes(letters.fill(template, fields, filler, suffix))

    opened(paths, "pdf", tmp_path / "bladen")

    for path in paths:
        pages = pypdf.PdfReader(tmp_path / "bladen" / f"{path.stem}.pdf").pages
        text = " ".join(page.extract_text() for page in pages)
        for words in ("<gemeente>", "<datum>", "<kenmerk>", "Geacht college,", "<afzender>"):
            assert words in text, path
        assert "{" not in text, path
