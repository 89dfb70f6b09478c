"""Paper and tables from the console, read back from the files that it wrote."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import openpyxl
import pypdf
import pytest

from tests.render import set_pages
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.listing import OF_ONE_MUNICIPALITY, Export, ReportName
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.paths import resource
from toezichtdesk.store.backup import check

if TYPE_CHECKING:
    from tests.conftest import Console, Desk, Said


TODAY = "2026-11-10"


@pytest.fixture
def shown(filled_example: Path, tmp_path: Path) -> Path:
    """A copy of the example, for tests that may write."""
    return Path(shutil.copy(filled_example, tmp_path / "voorbeeld.db"))


def words(path: Path) -> str:
    return set_pages.words(path.read_bytes())


@pytest.mark.parametrize("name", list(ReportName))
def test_every_report_is_tagged_pages_for_the_archive(
    name: ReportName, shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "rapport.pdf"
    one = ("--municipality", "Broekerwold") if name in OF_ONE_MUNICIPALITY else ()

    output = console("report", name.value, *one, "--pdf", path, database=shown, today=TODAY)

    assert output.code == 0, output.err
    set_pages.assert_for_the_archive(path.read_bytes())
    result = words(path)
    assert ("Kamerverhuur" if name is ReportName.KNOWLEDGE else "Broekerwold") in result
    assert "PROEF" in result
    assert "afgedrukt op 10-11-2026" in result.lower()


def test_a_sheet_has_the_sections_that_were_asked(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "blad.pdf"

    output = console(
        "sheet", "Broekerwold", "--pdf", path, "--talk", "bestuurlijk", "--sections",
        "plan,situatie", database=shown, today=TODAY,
    )  # fmt: skip

    assert output.code == 0, output.err
    result = words(path)
    assert 0 < result.index("Verbeterplan gevraagd") < result.index("Situatie")
    assert "Aantekeningen" not in result
    wrong = console("sheet", "--pdf", path, "--sections", "x", database=shown, today=TODAY)
    assert wrong.code == 2
    assert "„x” is geen onderdeel" in wrong.err


def test_the_overview_lies_on_its_side(shown: Path, console: Console, tmp_path: Path) -> None:
    console("report", "overview", "--pdf", tmp_path / "o.pdf", database=shown, today=TODAY)

    box = pypdf.PdfReader(tmp_path / "o.pdf").pages[0].mediabox
    assert box.width > box.height


def test_the_list_per_rung_is_as_known_on_a_day(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    now, then = tmp_path / "nu.pdf", tmp_path / "toen.pdf"

    console("report", "rungs", "--pdf", now, database=shown, today=TODAY)
    console(
        "report", "rungs", "--known-on", "2026-07-01", "--pdf", then, database=shown, today=TODAY
    )

    assert "Trede 6 – Indeplaatsstelling: 1 gemeente " in words(now)
    assert "Trede 6 – Indeplaatsstelling: 0 gemeenten" in words(then)
    assert "zoals bekend op 01-07-2026" in words(then)
    assert "6 Broekerwold 5 13-10-2026 GS 2026-236" in words(now)


def test_the_contact_duty_names_who_was_spoken_to_and_who_was_not(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "c.pdf"

    console("report", "contacts", "--pdf", path, database=shown, today=TODAY)

    result = words(path)
    assert "11 van 16 gemeenten gesproken van 01-07-2026 t/m 10-11-2026" in result
    assert "Niet gesproken: 5 gemeenten" in result
    console(
        "report", "contacts", "--period", "2026-I", "--pdf", path, "--overwrite",
        database=shown, today=TODAY,
    )  # fmt: skip
    assert "Contactplicht 2026-I" in words(path)
    assert "01-01-2026 t/m 30-06-2026" in words(path)


def test_a_decision_sheet_keeps_the_grounds_of_then(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "b.pdf"

    console(
        "report", "decision", "--municipality", "Broekerwold", "--pdf", path,
        database=shown, today=TODAY,
    )  # fmt: skip

    result = words(path)
    assert "Besloten op 13-10-2026 Besloten door Gedeputeerde Staten" in result
    assert "Cijfers onder het besluit: 2026-II, stand 01-10-2026" in result
    last = check(shown).anchor
    assert last is not None
    assert f"zegel {last.short}" in result


def test_the_sheet_of_an_older_decision_is_asked_by_its_day(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    def asked(name: str, day: str) -> Said:
        return console(
            "report", name, "--municipality", "Broekerwold", "--decided-on", day,
            "--pdf", tmp_path / f"{day}.pdf", database=shown, today=TODAY,
        )  # fmt: skip

    unknown = asked("decision", "2026-10-12")
    assert unknown.code == 1
    assert "geen besluit van 12-10-2026. Kies uit: " in unknown.err
    older = unknown.err.split("Kies uit: ")[1].split(",")[0]
    day = "-".join(reversed(older.split("-")))
    assert day < "2026-10-13"
    assert asked("decision", day).code == 0
    assert f"Besloten op {older}" in words(tmp_path / f"{day}.pdf")
    assert "hoort bij rapport decision" in asked("ladder", "2026-10-13").err


def test_a_half_year_that_is_over_is_reported_in_its_own_figures(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    def asked(name: str, period: str) -> Said:
        return console(
            "report", name, "--period", period, "--pdf", tmp_path / f"{period}.pdf",
            database=shown, today=TODAY,
        )  # fmt: skip

    assert asked("half-year", "2026-I").code == asked("half-year", "2026-II").code == 0
    then, now = words(tmp_path / "2026-I.pdf"), words(tmp_path / "2026-II.pdf")
    assert "1 juli 2026 ·" in then
    assert "Cijfers t/m 01-07-2026" in then
    assert "afgedrukt op 10-11-2026" in then
    assert "10 november 2026 ·" in now
    assert "nog niet begonnen" in asked("half-year", "2027-I").err
    assert "gaat niet over een periode" in asked("overview", "2025-I").err


def test_a_report_of_one_municipality_asks_for_it(console: Console, tmp_path: Path) -> None:
    output = console("report", "ladder", "--pdf", tmp_path / "l.pdf")

    assert output.code == 1
    assert "geef --municipality" in output.err


def test_meeting_sheets_of_a_selection_are_one_file_to_share(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "s.pdf"

    output = console(
        "sheet", "Broekerwold", "Heidelo", "--shareable", "--pdf", path,
        database=shown, today=TODAY,
    )  # fmt: skip

    assert output.code == 0
    titles = [one.title for one in pypdf.PdfReader(path).outline if not isinstance(one, list)]
    assert titles == ["Gespreksblad Broekerwold", "Gespreksblad Heidelo"]
    assert "Deelbare versie" in words(path)


def test_what_has_no_room_on_paper_is_said_when_it_is_written(
    desk: Desk, console: Console, tmp_path: Path
) -> None:
    promised = [AgreementData("GM0503", Party.MUNICIPALITY, f"Punt {n}") for n in range(501)]
    day = date(2026, 3, 10)
    talk = ContactData("GM0503", day, ContactKind.VISIT, "Alle punten langs.")
    desk.act(log_contact, day, talk, promised)

    for place in (("--pdf", tmp_path / "een.pdf"), ("--folder", tmp_path)):
        output = console("sheet", "Delft", *place, today=str(day))
        assert output.code == 0, output.err
        assert "Gespreksblad Delft: Hier staan 500 van 501 afspraken" in output.out
        assert "in de tabel Afspraken" in output.out
    assert "Hier staan 500 van 501 afspraken" in words(tmp_path / "een.pdf")


def test_meeting_sheets_of_all_are_a_file_each(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    output = console("sheet", "--folder", tmp_path / "b", database=shown, today=TODAY)
    assert output.code == 1  # the folder is not there
    folder = tmp_path / "bladen"
    folder.mkdir()

    output = console("sheet", "--folder", folder, database=shown, today=TODAY)

    assert output.code == 0
    assert f"Gespreksblad Broekerwold {TODAY}.pdf" in {path.name for path in folder.iterdir()}
    again = console("sheet", "Heidelo", "--folder", folder, database=shown, today=TODAY)
    assert again.code == 1
    assert "bestaat al" in again.out


def test_a_file_that_exists_stays_unless_the_officer_said_so(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "o.pdf"
    path.write_bytes(b"%PDF van gisteren")

    refused = console("report", "overview", "--pdf", path, database=shown, today=TODAY)

    assert refused.code == 1
    assert "--overwrite" in refused.err
    assert path.read_bytes() == b"%PDF van gisteren"
    assert console(
        "report", "overview", "--pdf", path, "--overwrite", database=shown, today=TODAY
    ).code == 0  # fmt: skip


@pytest.mark.parametrize("what", list(Export))
def test_every_table_goes_out_with_dates_and_numbers_and_no_formula(
    what: Export, shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "t.xlsx"

    output = console("export", what.name.lower(), path, database=shown, today=TODAY)

    assert output.code == 0, output.err
    sheet = openpyxl.load_workbook(path).active
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:")
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert cells
    assert all(cell.data_type != "f" for cell in cells)
    assert any(isinstance(cell.value, datetime) for cell in cells)


def test_a_figure_names_file_and_cell(shown: Path, console: Console, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"

    console("export", "figures", path, database=shown, today=TODAY)

    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    one = next(
        row for row in rows if (row["Gemeente"], row["Soort"]) == ("Broekerwold", "gerealiseerd")
    )
    assert one["Bestand"].endswith(".xlsx")
    assert "!" in one["Cel"]


def test_the_public_table_tells_no_advice_and_no_notes(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"

    console("export", "public", path, database=shown, today=TODAY)

    head = path.read_bytes().decode("utf-8-sig").splitlines()[0]
    assert head == "Code;Gemeente;Trede;Trede sinds;Peildatum;Achterstand;Richting"


def test_another_kind_of_file_is_refused(shown: Path, console: Console, tmp_path: Path) -> None:
    output = console("export", "overview", tmp_path / "t.docx", database=shown, today=TODAY)

    assert output.code == 1
    assert ".xlsx" in output.err


def test_what_is_owed_goes_into_a_calendar(shown: Path, console: Console, tmp_path: Path) -> None:
    path = tmp_path / "t.ics"

    output = console("export", "calendar", path, database=shown, today=TODAY)

    assert output.code == 0, output.err
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert events
    assert all(isinstance(one.decoded("dtstart"), date) for one in events)
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert any(str(one["summary"]).startswith("Eikendal: ") for one in events)


def test_a_reminder_stays_the_same_event_when_its_day_or_its_place_changes(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    def identities(today: str) -> set[str]:
        path = tmp_path / f"{today}.ics"
        assert console("export", "calendar", path, database=shown, today=today).code == 0
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(one["uid"]) for one in events}

    before, after = identities(TODAY), identities("2026-11-11")

    assert before
    assert before <= after


def test_the_public_pages_hold_no_notes_no_advice_and_no_action(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "o.pdf"
    assert console("report", "public", "--pdf", path, database=shown, today=TODAY).code == 0

    text = words(path)

    for heading in ("Gemeente", "Trede", "Achterstand", "Richting"):
        assert heading in text
    for internal in ("voorstel", "Volgende actie", "Signaal", "Gesproken", "motief", "Prognose"):
        assert internal.lower() not in text.lower()


def test_a_dossier_is_one_zip_with_pages_data_and_hashes(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    path = tmp_path / "d.zip"

    output = console(
        "export", "dossier", path, "--municipality", "Broekerwold", database=shown, today=TODAY
    )

    assert output.code == 0, output.err
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        data = json.loads(packed.read("gegevens/alles.json"))
        pages = {name: packed.read(name) for name in names if name.endswith(".pdf")}
        listed = packed.read("inhoud.csv").decode("utf-8-sig").splitlines()[1:]
        seal = packed.read("zegel.csv").decode("utf-8-sig").splitlines()[1]
    assert "gespreksblad.pdf" in pages
    assert sum(name.startswith("besluiten/") for name in pages) == 4
    for content in pages.values():
        set_pages.assert_for_the_archive(content)
    assert {row["Gemeente"] for row in data["Cijfers"]} == {"Broekerwold"}
    assert len(listed) == len(names) - 1
    last = check(shown).anchor
    assert last is not None
    assert seal == f"{last.act};{last.hash}"


def test_the_kept_copy_of_a_sheet_comes_back_byte_for_byte(
    shown: Path, console: Console, tmp_path: Path
) -> None:
    lines = console("journal", "--json", database=shown, today=TODAY).document
    act = next(line["id"] for line in lines if "maandstand_2026-11-01.xlsx" in line["summary"])

    output = console("kept", act, tmp_path / "terug.xlsx", database=shown, today=TODAY)

    assert output.code == 0, output.err
    original = resource("example", "maandstand_2026-11-01.xlsx").read_bytes()
    assert (tmp_path / "terug.xlsx").read_bytes() == original
    assert console("kept", 1, tmp_path / "niets.xlsx", database=shown, today=TODAY).code == 1
