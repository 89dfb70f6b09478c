"""Console commands that write papers, letters and tables."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from toezichtdesk import signing, wording
from toezichtdesk.casework import letters as sent
from toezichtdesk.cli import usage
from toezichtdesk.cli.acting import acting
from toezichtdesk.cli.arguments import (
    DONE,
    REFUSED,
    Commands,
    add_known_on,
    add_output,
    read,
    shown,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.listing import OF_A_PERIOD, OF_ONE_MUNICIPALITY, Export, ReportName
from toezichtdesk.domain.meeting_sheet import TALKS, Arrangement, Audience, Section
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.outputs import replacing
from toezichtdesk.reports import municipalities, settings
from toezichtdesk.reports.pages import overview
from toezichtdesk.reports.papers import exports, letters, meeting_sheet
from toezichtdesk.reports.papers.province import province
from toezichtdesk.reports.record import talks
from toezichtdesk.reports.record.stored_files import documents_on_file, stored_file

_CALENDAR, _DOSSIER = "calendar", "dossier"
_FILES = (_CALENDAR, _DOSSIER)
SENDER = "Gedeputeerde Staten"


def add(commands: Commands) -> None:
    """Add the commands."""
    _add_sheet(commands)
    _add_report(commands)
    _add_export(commands)
    _add_letter(commands)
    parser = commands.add_parser(
        "kept", help="bewaar de kopie van een geïmporteerd bestand of een brief"
    )
    parser.add_argument(
        "act", type=int, metavar="NUMMER", help="van de import of de brief, uit journal"
    )
    add_output(parser, "file", help="waarheen")
    parser.set_defaults(run=_kept)


def _add_sheet(commands: Commands) -> None:
    parser = commands.add_parser("sheet", help="schrijf gespreksbladen als PDF")
    parser.add_argument(
        "municipality", nargs="*", metavar="GEMEENTE", help="naam of code; geen is allemaal"
    )
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--pdf", type=Path, metavar="BESTAND", help="alle in deze ene PDF")
    place.add_argument(
        "--folder", type=Path, metavar="MAP", help="een PDF per gemeente, in deze map"
    )
    parser.add_argument("--overwrite", action="store_true", help="vervang wat er al staat")
    parser.add_argument(
        "--shareable", action="store_true", help="de versie om te delen met de gemeente"
    )
    parser.add_argument(
        "--talk",
        choices=[kind.value for kind in TALKS],
        help="het soort gesprek; zonder: dat bij de trede hoort",
    )
    parser.add_argument(
        "--sections",
        type=_sections,
        metavar="ONDERDELEN",
        help=f"alleen deze, in deze volgorde: {','.join(one.value for one in Section)}",
    )
    add_known_on(parser)
    parser.set_defaults(run=_sheet, outputs=("pdf",))


def _add_report(commands: Commands) -> None:
    parser = commands.add_parser("report", help="schrijf een rapport als PDF")
    parser.add_argument(
        "name",
        choices=[name.value for name in ReportName],
        metavar="RAPPORT",
        help=", ".join(name.value for name in ReportName),
    )
    parser.add_argument(
        "--municipality", metavar="GEMEENTE", help="naam of code, voor decision en ladder"
    )
    parser.add_argument("--period", type=usage.period, metavar="PERIODE", help="zoals 2022-I")
    parser.add_argument(
        "--decided-on",
        type=usage.day,
        metavar="DATUM",
        help="decision: het besluit van deze dag",
    )
    add_output(parser, "--pdf", required=True, help="de PDF")
    add_known_on(parser)
    parser.set_defaults(run=_report)


def _add_export(commands: Commands) -> None:
    parser = commands.add_parser("export", help="schrijf een tabel als xlsx, ods of csv")
    parser.add_argument(
        "name",
        choices=[*(one.name.lower() for one in Export), *_FILES],
        metavar="TABEL",
        help=", ".join([*(one.name.lower() for one in Export), *_FILES]),
    )
    add_output(parser, "file", help=".xlsx, .ods of .csv; .ics, of .zip")
    parser.add_argument("--municipality", metavar="GEMEENTE", help="alleen deze gemeente")
    add_known_on(parser)
    parser.set_defaults(run=_export)


def _add_letter(commands: Commands) -> None:
    parser = commands.add_parser("letter", help="maak brieven als bewerkbaar document")
    parser.add_argument(
        "kind",
        choices=[kind.value for kind in LetterKind],
        metavar="BRIEF",
        help=", ".join(kind.value for kind in LetterKind),
    )
    parser.add_argument(
        "municipality", nargs="*", metavar="GEMEENTE", help="naam of code; geen is allemaal"
    )
    parser.add_argument("--folder", required=True, type=Path, metavar="MAP", help="waarheen")
    parser.add_argument("--odt", action="store_true", help="als ODT in plaats van DOCX")
    parser.add_argument("--term", type=usage.day, metavar="DATUM", help="de termijn")
    parser.add_argument("--reference", default="", metavar="TEKST", help="het kenmerk")
    parser.add_argument("--sender", default=SENDER, metavar="TEKST", help="de afzender")
    parser.add_argument(
        "--sent", action="store_true", help="leg de brieven vast als vandaag verzonden"
    )
    parser.add_argument("--overwrite", action="store_true", help="vervang bestanden die al bestaan")
    add_known_on(parser)
    parser.set_defaults(run=_letter)


def _sheet(asked: argparse.Namespace) -> int:
    """Write the meeting sheets of the municipalities to one PDF."""
    from toezichtdesk.render.paper import batch  # needs matplotlib only to print
    from toezichtdesk.render.paper.meeting_sheet import papers

    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        codes = [
            municipalities.find(connection, one, today).code for one in asked.municipality
        ] or [row.code for row in overview.overview(connection, today, known_on)]
        if not codes:
            raise OfficerCanAct(Obstacle.NO_MUNICIPALITIES_YET)
        talk = ContactKind(asked.talk) if asked.talk else None
        sheets = meeting_sheet.meeting_sheets(connection, codes, today, talk, known_on)
    if asked.sections is not None:
        sheets = tuple(replace(one, arrangement=asked.sections) for one in sheets)
    audience = Audience.SHAREABLE if asked.shareable else Audience.INTERNAL
    write, place = (
        (batch.write_each, asked.folder) if asked.folder else (batch.write_one, asked.pdf)
    )
    made = papers(sheets, audience)
    written = write(made, place, batch.never, batch.untold, overwrite=asked.overwrite)
    for name, why in written.refused:
        print(f"{name}: {why}")
    for lacks in written.lacks:
        print(lacks)
    names = ", ".join(one.dossier.row.name for one in sheets)
    if not written.refused:
        print(f"Gespreksblad {names} geschreven naar {place}.")
    return REFUSED if written.refused else DONE


def _sections(text: str) -> Arrangement:
    """Return the sections in the given order.

    Raises:
        ArgumentTypeError: a section does not exist.
    """
    sections = {one.value: one for one in Section}
    named = [name.strip().lower() for name in text.split(",")]
    if unknown := [name for name in named if name not in sections]:
        raise argparse.ArgumentTypeError(
            f"„{unknown[0]}” is geen onderdeel. Kies uit: {', '.join(sections)}."
        )
    return Arrangement(tuple(sections[name] for name in dict.fromkeys(named)))


def _report(asked: argparse.Namespace) -> int:
    """Write a report to a PDF."""
    from toezichtdesk.render.paper import decisions, engine, reports

    name = ReportName(asked.name)
    _refuse_idle(asked, name)
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        if name not in OF_ONE_MUNICIPALITY:
            made = reports.paper(name, province(connection, today, known_on, asked.period))
        else:
            code = municipalities.find(connection, _named(asked), today).code
            answer = meeting_sheet.on_paper(connection, code, today, known_on)
            trial = settings.trial(connection)
            made = (
                decisions.chosen_decision_paper(answer, asked.decided_on, trial=trial)
                if name is ReportName.DECISION
                else decisions.ladder_paper(answer, trial=trial)
            )
    engine.write_pdf(made, asked.pdf, overwrite=asked.overwrite)
    print(f"{made.title} geschreven naar {asked.pdf}.")
    if made.lacks:
        print(made.lacks)
    return DONE


def _export(asked: argparse.Namespace) -> int:
    """Write a table to a file."""
    from toezichtdesk.render import tables

    today, known_on = shown(asked)
    if asked.name in _FILES:
        return _file(asked, today, known_on)
    what = Export[asked.name.upper()]
    with read(asked).reading() as connection:
        code = _code(asked, connection, today)
        listing = exports.listing(connection, what, today, known_on, code)
    tables.write((listing,), Path(asked.file), overwrite=asked.overwrite)
    count = "1 rij" if len(listing.rows) == 1 else f"{len(listing.rows)} rijen"
    print(f"{what.value}: {count} geschreven naar {asked.file}.")
    return DONE


def _file(asked: argparse.Namespace, today: date, known_on: date | None) -> int:
    """Write a calendar file, or the dossier of a municipality to a zip."""
    from toezichtdesk.render import archive, calendar

    with read(asked).reading() as connection:
        code = _code(asked, connection, today)
        if asked.name == _CALENDAR:
            rows = overview.overview(connection, today, known_on, code=code)
            off = talks.cancelled_talks(connection, today, known_on, code)
            calendar.write(
                rows, today, off, asked.file, doubt=asked.doubt, overwrite=asked.overwrite
            )
        else:
            if code is None:
                raise OfficerCanAct(Obstacle.CASEFILE_OF_ONE)
            file = archive.DossierFile(
                meeting_sheet.meeting_sheet(connection, code, today, known_on),
                exports.listings(connection, today, known_on, code),
                documents_on_file(connection, code, today, known_on),
            )
            archive.write(file, asked.file, overwrite=asked.overwrite)
    print(f"Geschreven naar {asked.file}.")
    return DONE


def _code(asked: argparse.Namespace, connection: Connection, today: date) -> str | None:
    if not asked.municipality:
        return None
    return municipalities.find(connection, asked.municipality, today).code


def _kept(asked: argparse.Namespace) -> int:
    """Write the stored copy of an imported file or a letter, byte for byte."""
    with read(asked).reading() as connection:
        copy = stored_file(connection, asked.act)
    with replacing(asked.file, overwrite=asked.overwrite) as temporary:
        temporary.write_bytes(copy.content)
    print(f"{copy.name} geschreven naar {asked.file}.")
    return DONE


def _letter(asked: argparse.Namespace) -> int:
    """Write letters to a folder, and report the ones that could not be made."""
    from toezichtdesk.render import letters as paper

    today, known_on = shown(asked)
    if asked.sent and known_on:
        raise OfficerCanAct(Obstacle.SENT_LOOKING_BACK)
    by = signing.sign(asked.today)
    data = letters.LetterData(LetterKind(asked.kind), asked.sender, asked.reference, asked.term)
    database = read(asked)
    with database.reading() as connection:
        codes = [
            municipalities.find(connection, one, today).code for one in asked.municipality
        ] or [row.code for row in overview.overview(connection, today, known_on)]
        made = letters.letters(connection, codes, data, today, known_on)
        own = letters.own_templates(connection)
    suffix = ".odt" if asked.odt else ".docx"
    batch = paper.Batch(made, own, asked.folder, suffix, asked.overwrite)
    done = paper.write_all(batch)
    for one in done:
        print(f"{one.name}: {one.path or one.why}")
    written = [one for one in done if one.path]
    of_all = wording.counted(len(made), "brief", "brieven")
    print(f"{len(written)} van {of_all} gemaakt in {asked.folder}.")
    if asked.sent:
        finished = paper.as_sent(written)
        with acting(database, by) as connection:
            sent.file_sent(connection, by, finished, data)
    return DONE if len(written) == len(made) else REFUSED


def _refuse_idle(asked: argparse.Namespace, name: ReportName) -> None:
    """Refuse an option that this report would ignore."""
    if asked.period and name not in OF_A_PERIOD:
        raise OfficerCanAct(Obstacle.REPORT_WITHOUT_PERIOD, report=name)
    if asked.decided_on and name is not ReportName.DECISION:
        raise OfficerCanAct(Obstacle.DECIDED_ON_ELSEWHERE, report=ReportName.DECISION)


def _named(asked: argparse.Namespace) -> str:
    if not asked.municipality:
        raise OfficerCanAct(Obstacle.REPORT_OF_ONE, report=asked.name)
    return str(asked.municipality)
