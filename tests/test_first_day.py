"""The first day: the template filled in, one import, the dossiers, and back as if it never was."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.casework.undo_tools import LOG
from tests.conftest import Console, Desk
from toezichtdesk.casework import municipalities
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import Judgement, MeasureStatus, Party
from toezichtdesk.paths import resource
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.store.database import Database

pytestmark = pytest.mark.slow

TODAY = date(2026, 7, 10)
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 3)
FILLED: dict[str, list[tuple[Any, ...]]] = {
    "Taakstellingen": [
        ("Waterveen", "2026-I", 30, -6, 3),
        ("Lindestad", "2026-I", 24, 0, 1),
        ("Molenwijde", "2026-I", 60, 4, 1),
        ("Heidelo", "2026-I", 12, -2, 2),
        ("Kruisdrecht", "2026-I", 18, 0, 1),
        ("Nederland", "2026-I", 18_000, None, None),
    ],
    "Realisatie": [
        ("Waterveen", "2026-I", date(2026, 7, 1), 20),
        ("Lindestad", "2026-I", date(2026, 7, 1), 24),
        ("Molenwijde", "2026-I", date(2026, 7, 1), 50),
        ("Heidelo", "2026-I", date(2026, 7, 1), 15),
        ("Kruisdrecht", "2026-I", date(2026, 7, 1), 18),
    ],
    "Inwoners": [("Waterveen", 2025, 30_000), ("Nederland", 2025, 18_000_000)],
    "Contacten": [
        ("Waterveen", MAY, "bestuurlijk", "wethouder wonen", "Over de locaties", "bellen", JUNE),
        ("Lindestad", JUNE, "e-mail", None, "=1+1 is geen formule", None, None),
    ],
    "Afspraken": [("Waterveen", "Lijst met locaties", "gemeente", MAY, JUNE, None)],
    "Verbeterplannen": [("Waterveen", MAY, None, JUNE, JUNE, "voldoende", "Uitvoerbaar", None)],
    "Maatregelen": [
        ("Waterveen", "Flexwoningen", "korte termijn", "corporatie", date(2026, 12, 1), 40,
         "loopt", 12),
        ("Heidelo", "Woningdelen", "middellange termijn", None, None, None, None, None),
    ],
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new database that knows the invented municipalities of the example."""
    Database.open(tmp_path / "toezichtdesk.db", create=True).close()
    desk = Desk(tmp_path)
    table = municipalities.read_table(resource("example", "municipalities.csv"))
    desk.act(municipalities.add, TODAY, table)
    yield desk
    desk.database.close()


@pytest.fixture
def filled(console: Console, tmp_path: Path) -> Path:
    """The template as the console gives it, filled in by openpyxl."""
    path = tmp_path / "eigen werkmap.xlsx"
    output = console("template", path)
    assert (output.code, output.err) == (0, "")
    book = openpyxl.load_workbook(path)
    for name, rows in FILLED.items():
        for row in rows:
            book[name].append(row)
            for cell in book[name][book[name].max_row]:
                cell.data_type = "s" if str(cell.value).startswith("=") else cell.data_type
    book.save(path)
    return path


def saved_by_libreoffice(path: Path, kind: str) -> Path:
    """Return the workbook as LibreOffice saves it in another format."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice")
    folder = path.parent / "libreoffice"
    profile = f"-env:UserInstallation={(path.parent / 'profiel').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{path.stem}.{kind}"


def opened(desk: Desk, name: str) -> Dossier:
    (code,) = [row.code for row in desk.ask(overview, TODAY) if row.name == name]
    return desk.ask(dossier, code, TODAY)


def test_the_filled_template_is_one_import_and_leaves_no_trace_when_taken_back(
    desk: Desk, filled: Path
) -> None:
    before = desk.tables(besides=LOG)
    plan = desk.plan(filled, TODAY)
    assert (plan.questions, plan.refusals) == ((), ())
    desk.load(filled, TODAY)

    shown = opened(desk, "Waterveen")
    (talk,), (agreement,) = shown.contacts, shown.agreements
    assert (talk.held_on, talk.counterpart, talk.follow_up_on) == (MAY, "wethouder wonen", JUNE)
    assert (agreement.party, agreement.due_on) == (Party.MUNICIPALITY, JUNE)
    assert shown.plan is not None
    assert (shown.plan.dates.judgement, shown.plan.dates.received_on) == (
        Judgement.SUFFICIENT,
        JUNE,
    )
    (measure,) = shown.plan.measures
    assert (measure.status, measure.actual_places) == (MeasureStatus.RUNNING, 12)
    assert (shown.row.rung, shown.row.standing and shown.row.standing.balance) == (3, -16)
    assert "volgens de wettelijke formule 30 " in shown.target_check
    assert shown.inhabitants[0].number == 30_000
    assert opened(desk, "Lindestad").contacts[0].summary == "=1+1 is geen formule"

    desk.act(undo, TODAY, desk.ask(last_act))

    assert desk.tables(besides=LOG) == before
    assert desk.ask(overview, TODAY) == ()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_it_may_be_saved_by_libreoffice(desk: Desk, filled: Path, kind: str) -> None:
    plan = desk.plan(saved_by_libreoffice(filled, kind), TODAY)

    assert (plan.questions, plan.refusals) == ((), ())
    assert len(plan.records) == sum(map(len, FILLED.values())) - 10  # without rows of figures
    desk.load(filled, TODAY)
    again = desk.plan(saved_by_libreoffice(filled, kind), TODAY)
    assert again.writes_nothing


def test_the_console_asks_nothing_and_counts_what_came_in(console: Console, filled: Path) -> None:
    output = console("import", filled)

    assert output.code == 0
    assert "10 nieuw" in output.out
    for words in (
        "2 contacten",
        "1 afspraak",
        "1 verbeterplan",
        "2 maatregelen",
        "2 inwonertallen",
    ):
        assert words in output.out


def test_a_template_goes_into_a_folder_and_over_no_file(console: Console, tmp_path: Path) -> None:
    assert console("template", tmp_path).code == 0
    path = tmp_path / "Toezichtdesk sjabloon.xlsx"
    before = path.read_bytes()

    output = console("template", tmp_path)

    assert (output.code, path.read_bytes()) == (1, before)
    assert "bestaat al" in output.err
