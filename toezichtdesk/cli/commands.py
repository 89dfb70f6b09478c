"""The same acts and reports without a window: the console command. Imports no Qt."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from toezichtdesk import __version__, holding, outputs, signing
from toezichtdesk.casework import balances, contacts, decide, example
from toezichtdesk.casework import municipalities as municipality_acts
from toezichtdesk.cli import (
    agenda,
    importing,
    output,
    papers,
    persons,
    selftest,
    speaking,
    undoing,
    usage,
)
from toezichtdesk.cli import contact_list as contact_output
from toezichtdesk.cli import plan_list as plan_output
from toezichtdesk.cli.acting import acting
from toezichtdesk.domain.casefile import ContactDraft
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.files import NameTaken
from toezichtdesk.paths import backup_folder, default_database
from toezichtdesk.reports import (
    backtest,
    contact_list,
    grounded,
    journal,
    knowledge,
    meeting_sheet,
    municipalities,
    overview,
    plan_list,
    proposals,
    search,
    worklist,
)
from toezichtdesk.reports.answers import MeetingSheet
from toezichtdesk.store import backup
from toezichtdesk.store.database import Database

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
WINDOW_COMMANDS = (None, "demo")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 done, 1 refused, 2 wrong usage.

    A refusal is one Dutch sentence or more on stderr, and nothing is written.
    """
    speaking.speak_utf_8()
    asked = parse(arguments)
    command: Callable[[argparse.Namespace], int] = asked.run
    try:
        speaking.refuse_no_text(asked)
        for name in asked.outputs if "outputs" in asked else ():
            _refuse_taken(getattr(asked, name), overwrite=asked.overwrite)
        code = command(asked)
        sys.stdout.flush()
    except OfficerCanAct as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except OSError as error:
        told = speaking.fall_silent(error)
        if told:
            print(told, file=sys.stderr)
        return REFUSED if told else DONE
    return code


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command with its values; ends the program with 2 on wrong usage."""
    # argparse looks its sentences up in its own module; there is no other door to translate them.
    argparse._ = lambda words: usage.DUTCH.get(words, words)  # type: ignore[attr-defined]
    parser = argparse.ArgumentParser(
        prog="toezichtdesk",
        description="Toezicht op de huisvesting van vergunninghouders.",
        epilog="Zonder opdracht opent het venster; 'demo' opent het met voorbeeldgegevens.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Toezichtdesk {__version__}",
        help="toon het versienummer",
    )
    parser.add_argument("--database", type=Path, metavar="BESTAND", help="de database")
    parser.add_argument("--today", type=usage.day, metavar="DATUM", help="vandaag, als jjjj-mm-dd")
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT")
    commands.add_parser("demo", help="het venster met voorbeeldgegevens")
    _add_import(commands)
    for name, help_text, run in (
        ("overview", "de gemeenten zoals zij ervoor staan", _overview),
        ("duties", "wat er te doen is, het dringendste eerst", _duties),
        ("agenda", "wat er te doen is, naar de week van zijn dag", _agenda),
        ("proposals", "de voorstellen om over te beslissen", _proposals),
        ("journal", "wat er is gedaan", _journal),
        ("knowledge", "wat er voor kennisdeling is gedaan", _knowledge),
        ("plan", "de verbeterplannen en hun maatregelen", _plan),
    ):
        report = commands.add_parser(name, help=help_text)
        report.add_argument("--json", action="store_true", help="als JSON")
        if run not in (_journal, _knowledge, _plan):
            report.add_argument(
                "--known-on",
                type=usage.day,
                metavar="DATUM",
                help="zoals op deze dag bekend was",
            )
        report.set_defaults(run=run)
    searching = commands.add_parser("search", help="zoek in alles wat is opgeschreven")
    searching.add_argument("text", metavar="TEKST", help="woorden die er alle in staan")
    searching.add_argument("--json", action="store_true", help="als JSON")
    searching.set_defaults(run=_search)
    contact_output.add(commands, _contacts)
    _add_backtest(commands)
    _add_acts(commands)
    undoing.add(commands, _undo, _redo)
    papers.Papers(_opened, _shown, _add_output).add(commands)
    persons.Persons(_opened).add(commands, _add_output)
    _add_files(commands)
    checking = commands.add_parser(
        "selftest", help="doe het hele werk op de proef, voor een beheerder"
    )
    checking.set_defaults(run=_selftest)
    asked = parser.parse_args(arguments)
    if "run" not in asked:
        parser.error("geef een opdracht die zonder venster kan")
    if asked.command == "import":
        asked.sheets = importing.expanded(asked.sheets)
    if asked.command == "import" and asked.marked_copy is not None and len(asked.sheets) > 1:
        parser.error("--marked-copy gaat met één blad tegelijk")
    return asked


def showcase() -> int:
    """Do the main job without a window on the example data: import, propose, print."""
    speaking.speak_utf_8()
    folder = Path(tempfile.mkdtemp(prefix="toezichtdesk-"))
    said = example.build(folder / "voorbeeld.db")
    today = said.today
    with_database = Database.open(folder / "voorbeeld.db")
    try:
        print(f"Voorbeeldbladen geïmporteerd: {', '.join(said.sheets)}.\n")
        with with_database.reading() as connection:
            rows = overview.overview(connection, today)
            open_proposals = proposals.proposals(connection, today)
            chosen = open_proposals[0].code if open_proposals else rows[0].code
            sheet = meeting_sheet.meeting_sheet(connection, chosen, today)
        print(output.overview_text(rows))
        print(output.proposals_text(open_proposals))
        print(f"Gespreksblad {sheet.dossier.row.name}: {_write_pdf(sheet, folder)}")
    finally:
        with_database.close()
    return DONE


def _selftest(_: argparse.Namespace) -> int:
    """Say of each step whether it is in order."""
    code = DONE
    for step in selftest.steps(main):
        print(
            f"{step.name}: {f'NIET in orde. {step.fault}' if step.fault else 'in orde'}", flush=True
        )
        code = REFUSED if step.fault else code
    print(
        f"Toezichtdesk {__version__}: {'alles in orde' if code == DONE else 'niet alles in orde'}."
    )
    return code


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("import", help="importeer bladen met cijfers")
    parser.add_argument(
        "sheets",
        nargs="+",
        type=Path,
        metavar="BLAD",
        help="een Excelblad, of een patroon zoals map\\*.xlsx",
    )
    parser.add_argument("--period", type=usage.period, metavar="PERIODE", help="zoals 2022-I")
    parser.add_argument(
        "--reference-date", type=usage.day, metavar="DATUM", help="de peildatum, als jjjj-mm-dd"
    )
    parser.add_argument("--dry-run", action="store_true", help="toon het plan, wijzig niets")
    parser.add_argument(
        "--all-municipalities",
        action="store_true",
        help="neem ook gemeenten op die niet op uw lijst staan",
    )
    parser.add_argument(
        "--skip-refused", action="store_true", help="sla rijen met een probleem over"
    )
    _add_output(
        parser,
        "--marked-copy",
        help="schrijf bij problemen een kopie van het blad waarin zij gekleurd zijn",
    )
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_import)


def _add_backtest(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("backtest", help="neem de proef op de geschiedenis")
    parser.add_argument("--policy", required=True, metavar="NAAM", help="een beleidsversie")
    parser.add_argument("--against", metavar="NAAM", help="de versie ernaast")
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=_backtest)


def _add_acts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("decide", help="leg een besluit over een trede vast")
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--accept", action="store_true", help="neem het voorstel over")
    choice.add_argument(
        "--rung", type=usage.rung, metavar="TREDE", help="een andere trede, van 1 tot en met 6"
    )
    parser.add_argument("--motive", default="", metavar="TEKST", help="het motief")
    parser.add_argument("--date", type=usage.day, metavar="DATUM", help="de besluitdatum")
    parser.add_argument("--reference", default="", metavar="TEKST", help="het kenmerk van GS")
    parser.set_defaults(run=_decide)
    for name, help_text, run in (
        ("follow", "zet gemeenten op uw lijst", _follow),
        ("unfollow", "haal gemeenten van uw lijst", _unfollow),
    ):
        parser = commands.add_parser(name, help=help_text)
        parser.add_argument("municipalities", nargs="*", metavar="GEMEENTE", help="naam of code")
        parser.add_argument("--province", metavar="PROVINCIE", help="alle gemeenten hiervan")
        parser.set_defaults(run=run)
    parser = commands.add_parser("settle", help="zeg welk van twee beginsaldi juist is")
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    parser.add_argument(
        "--period",
        required=True,
        type=usage.period,
        metavar="PERIODE",
        help="de periode die ermee begint, zoals 2026-II",
    )
    parser.add_argument(
        "--balance",
        required=True,
        type=int,
        metavar="PERSONEN",
        help="het juiste saldo; een achterstand is negatief",
    )
    parser.add_argument("--reason", required=True, metavar="TEKST", help="de reden")
    parser.set_defaults(run=_settle)
    parser = commands.add_parser("contact", help="leg een contact vast")
    parser.add_argument("municipality", metavar="GEMEENTE", help="naam of code")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", required=True, choices=kinds, help="het soort contact")
    parser.add_argument("--date", required=True, type=usage.day, metavar="DATUM", help="de datum")
    parser.add_argument("--summary", required=True, metavar="TEKST", help="wat is besproken")
    parser.set_defaults(run=_contact)


def _add_files(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("template", help="bewaar een lege werkmap om in te vullen")
    _add_output(parser, "file", help="de werkmap, of een map")
    parser.set_defaults(run=_template, outputs=())  # which file it is, the command finds out
    for name, help_text, what, run in (
        ("backup", "maak een gecontroleerde kopie", "de kopie", _backup),
        ("restore", "zet een kopie terug", "de kopie", _restore),
    ):
        parser = commands.add_parser(name, help=help_text)
        parser.add_argument("file", type=Path, metavar="BESTAND", help=what)
        parser.set_defaults(run=run)
    commands.add_parser("check", help="controleer de database").set_defaults(run=_check)


def _add_output(parser: argparse.ArgumentParser, name: str, **said: Any) -> None:
    """Add a file that the command writes; one that exists is replaced only with --overwrite."""
    written = parser.add_argument(name, type=Path, metavar="BESTAND", **said)
    parser.add_argument(
        "--overwrite", action="store_true", help="vervang het bestand als het al bestaat"
    )
    parser.set_defaults(outputs=(written.dest,))


def _refuse_taken(path: Path | None, *, overwrite: bool) -> None:
    try:
        if path is not None:
            outputs.refuse_place(path, overwrite=overwrite)
    except NameTaken as refusal:
        raise OfficerCanAct(f"{refusal} Of geef --overwrite mee.") from refusal


def _import(asked: argparse.Namespace) -> int:
    wanted = importing.Asked(
        database=_path(asked),
        sheets=tuple(asked.sheets),
        period=asked.period,
        reference_date=asked.reference_date,
        is_dry_run=asked.dry_run,
        skips_refused=asked.skip_refused,
        marked_copy=asked.marked_copy,
        takes_outside=asked.all_municipalities,
    )
    result = importing.run(wanted, signing.sign(asked.today))
    if asked.json:
        output.print_json(output.import_json(result, is_dry_run=asked.dry_run))
        for line in output.warning_lines(result):
            print(line, file=sys.stderr)
    elif not result.refusal:
        print(output.import_text(result, is_dry_run=asked.dry_run))
    if result.refusal:
        print(output.refused_text(result), file=sys.stderr)
    if result.copy:
        print(result.copy, file=sys.stderr)
    return REFUSED if result.refusal else DONE


def _overview(asked: argparse.Namespace) -> int:
    today, known_on = _shown(asked)
    with _opened(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
    return _tell(asked, map(output.overview_json, rows), output.overview_text(rows))


def _duties(asked: argparse.Namespace) -> int:
    today, known_on = _shown(asked)
    with _opened(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
        state = overview.province_state(connection, today, known_on, rows=rows)
    owed = worklist.worklist(rows, today)
    return _tell(asked, map(output.duty_json, owed), output.duties_text(owed, state))


def _agenda(asked: argparse.Namespace) -> int:
    today, known_on = _shown(asked)
    with _opened(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
    weeks = worklist.weeks(worklist.worklist(rows, today))
    return _tell(asked, map(agenda.as_json, weeks), agenda.as_text(weeks))


def _plan(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with _opened(asked).reading() as connection:
        found = plan_list.plan_list(connection, overview.overview(connection, today), today)
    return _tell(asked, plan_output.as_json(found), plan_output.as_text(found))


def _proposals(asked: argparse.Namespace) -> int:
    today, known_on = _shown(asked)
    with _opened(asked).reading() as connection:
        rows = proposals.everything_open(connection, today, known_on)
    return _tell(asked, map(output.proposal_json, rows), output.proposals_text(rows))


def _backtest(asked: argparse.Namespace) -> int:
    with _opened(asked).reading() as connection:
        rows = backtest.backtest(
            connection, asked.policy, asked.against, today=signing.sign(asked.today).today
        )
    summary = backtest.summary(rows, asked.policy, asked.against)
    told = f"{output.backtest_text(rows)}\n{summary}"
    return _tell(asked, map(output.backtest_json, rows), told)


def _journal(asked: argparse.Namespace) -> int:
    with _opened(asked).reading() as connection:
        rows = journal.journal(connection)
    return _tell(asked, map(output.journal_json, rows), output.journal_text(rows))


def _search(asked: argparse.Namespace) -> int:
    with _opened(asked).reading() as connection:
        hits = search.search(connection, asked.text).hits
    return _tell(asked, map(output.hit_json, hits), output.hits_text(hits))


def _contacts(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with _opened(asked).reading() as connection:
        code = None
        if asked.municipality is not None:
            code = municipalities.find(connection, asked.municipality, today).code
        rows = contact_list.contact_rows(connection, today, municipality=code, since=asked.since)
    return _tell(asked, map(contact_output.as_json, rows), contact_output.as_text(rows))


def _knowledge(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with _opened(asked).reading() as connection:
        rows = knowledge.knowledge_rows(connection, today)
        years = knowledge.years(connection, today)
    if asked.json:
        output.print_json(output.knowledge_json(rows, years))
    else:
        print(output.knowledge_text(rows, years))
    return DONE


def _tell(asked: argparse.Namespace, document: Iterable[dict[str, object]], told: str) -> int:
    """Print a report as JSON or as text, as asked."""
    if asked.json:
        output.print_json(list(document))
    else:
        print(told)
    return DONE


def _undo(asked: argparse.Namespace) -> int:
    return _turn(asked, undoing.take_back)


def _redo(asked: argparse.Namespace) -> int:
    return _turn(asked, undoing.carry_out_again)


def _turn(asked: argparse.Namespace, way: Callable[..., list[str]]) -> int:
    by = signing.sign(asked.today)
    with acting(_opened(asked), by) as connection:
        done = way(connection, by, asked)
    print("\n".join(done))
    return DONE


def _decide(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    said = {"decided_on": asked.date, "reference": asked.reference, "motive": asked.motive}
    with acting(_opened(asked), by) as connection:
        found = municipalities.find(connection, asked.municipality, by.today)
        if asked.accept:
            decide.accept(connection, by, found.code, **said)
        else:
            decide.place(connection, by, found.code, asked.rung, **said)
        line = journal.journal(connection, 1)[0]
    print(line.summary)
    return DONE


def _follow(asked: argparse.Namespace) -> int:
    return _change_list(asked, municipality_acts.follow)


def _unfollow(asked: argparse.Namespace) -> int:
    return _change_list(asked, municipality_acts.unfollow)


def _change_list(asked: argparse.Namespace, act: Callable[..., object]) -> int:
    """Put municipalities on the list or take them off it; without any, print the list."""
    by = signing.sign(asked.today)
    if asked.municipalities or asked.province:
        with acting(_opened(asked), by) as connection:
            codes = [
                municipalities.find(connection, text, by.today).code
                for text in asked.municipalities
            ]
            codes += municipalities.of_province(connection, asked.province, by.today)
            act(connection, by, codes)
            line = journal.journal(connection, 1)[0]
        print(line.summary)
        return DONE
    with _opened(asked).reading() as connection:
        mine = municipalities.followed(connection)
        named = municipalities.all_of_today(connection, by.today)
    print("\n".join(each.name for each in named if each.code in mine) or "Uw lijst is leeg.")
    return DONE


def _settle(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(_opened(asked), by) as connection:
        found = municipalities.find(connection, asked.municipality, by.today)
        balances.settle(
            connection, by, found.code, asked.period, asked.balance, reason=asked.reason
        )
        line = journal.journal(connection, 1)[0]
    print(line.summary)
    return DONE


def _contact(asked: argparse.Namespace) -> int:
    by = signing.sign(asked.today)
    with acting(_opened(asked), by) as connection:
        found = municipalities.find(connection, asked.municipality, by.today)
        kind = ContactKind(asked.kind)
        draft = ContactDraft(found.code, asked.date, kind, asked.summary)
        contacts.log_contact(connection, by, draft)
        line = journal.journal(connection, 1)[0]
    print(f"Vastgelegd: {line.summary}")
    return DONE


def _template(asked: argparse.Namespace) -> int:
    from toezichtdesk.render import template  # openpyxl: only when it writes

    path = asked.file / template.FILE_NAME if asked.file.is_dir() else asked.file
    _refuse_taken(path, overwrite=asked.overwrite)
    template.write_template(path)
    print(f"Het sjabloon is bewaard in {path}. Vul het in en importeer het met 'import'.")
    return DONE


def _backup(asked: argparse.Namespace) -> int:
    made = backup.back_up(_path(asked), asked.file)
    print(f"Gecontroleerde kopie gemaakt: {made.path}.")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    holding.refuse_if_held(_path(asked))
    kept = backup.restore(asked.file, _path(asked)).kept
    print(f"{asked.file} is teruggezet.")
    if kept is not None:
        print(f"De vorige database is bewaard als {kept}.")
    return DONE


def _check(asked: argparse.Namespace) -> int:
    path = _path(asked)
    report = backup.check(path, backup_folder(path))
    if report.is_sound and report.is_current:
        with Database(path).reading() as connection:
            report = replace(report, broken=grounded.ungrounded(connection))
    print(output.check_text(report))
    return DONE if report.is_sound else REFUSED


def _shown(asked: argparse.Namespace) -> tuple[date, date | None]:
    """Return the day to show, and the day up to which acts count; None counts everything.

    Raises:
        OfficerCanAct: the day to look back at lies in the future.
    """
    today = signing.sign(asked.today).today
    if asked.known_on is None:
        return today, None
    if asked.known_on > today:
        raise OfficerCanAct(
            f"{asked.known_on.isoformat()} ligt na vandaag ({today.isoformat()}). "
            "Kies een dag die is geweest."
        )
    return asked.known_on, asked.known_on


def _write_pdf(sheet: MeetingSheet, folder: Path) -> Path:
    from toezichtdesk.render.paper import engine
    from toezichtdesk.render.paper.meeting_sheet import paper

    path = folder / f"gespreksblad-{sheet.dossier.row.code}.pdf"
    engine.write_pdf(paper((sheet,)), path)
    return path


def _path(asked: argparse.Namespace) -> Path:
    return (asked.database or default_database()).resolve()


def _opened(asked: argparse.Namespace) -> Database:
    return Database.open(_path(asked))
