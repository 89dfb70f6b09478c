"""The pieces of work that may be interrupted at any point, and what must hold afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from tests.store.old_files import unpack
from tests.tables import table_of
from toezichtdesk import outputs, wording
from toezichtdesk.casework import attachments, contacts, decide, import_sheet, practice
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.casefile import AttachedTo, ContactData, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, ReadWorkbook
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.paths import attachment_folder, practice_file
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.store import schema
from toezichtdesk.store.backup import automatic_backup, back_up, check, restore
from toezichtdesk.store.connecting import SCHEMA_VERSION, connect
from toezichtdesk.store.database import Database

DAY = date(2026, 3, 31)
BY = Signature("proef", datetime(2026, 3, 31, 12, tzinfo=UTC))
MINE = ("GM0503", "GM0518")
NAME = "toezichtdesk.db"
ACT, COPY, WHOLE = 400, 800, 1200  # calls, at most


@dataclass(frozen=True, slots=True)
class Scenario:
    """prepare: what is there before. work: what is interrupted. judge: `ok`, or what is wrong.

    most_calls: more than any of the three makes of any one call; the fewer, the faster.
    """

    prepare: Callable[[Path], object]
    work: Callable[[Path], object]
    judge: Callable[[Path, str], str]
    most_calls: int = WHOLE


def said(scenario: Scenario, folder: Path) -> str:
    """Do the work and return `done` or `refused: …`; anything else is a crash."""
    try:
        text = scenario.work(folder)
    except OfficerCanAct as refusal:
        return f"refused: {wording.obstacle(refusal)}"
    return f"done: {text}" if isinstance(text, str) and text else "done"


def begun(folder: Path) -> None:
    open_or_begin(folder / NAME, BY, MINE).close()


def _talked(folder: Path) -> None:
    begun(folder)
    talk(folder)


def talk(folder: Path) -> str:
    database = Database(folder / NAME)
    later = Signature("proef", BY.moment + timedelta(seconds=lines_of(folder / NAME)))
    with database.writing() as connection:
        contacts.log_contact(connection, later, ContactData(MINE[0], DAY, ContactKind.EMAIL, "x"))
    return " ".join(map(wording.notice, database.take_notices()))


def _take_back(folder: Path) -> str:
    database = Database(folder / NAME)
    with database.writing() as connection:
        undo(connection, BY, 3)
    return " ".join(map(wording.notice, database.take_notices()))


def lines_of(path: Path) -> int:
    return _count(path, "SELECT count(*) FROM journal")


def _count(path: Path, query: str) -> int:
    with closing(connect(path)) as connection:
        return int(connection.execute(query).fetchone()[0])


def _judge_begin(folder: Path, outcome: str) -> str:
    path = folder / NAME
    was_there = path.exists()
    if outcome == "done" and not was_there:
        return "said done, and there is nothing"
    if was_there and _denies(outcome):
        return "said that nothing was begun, and it was"
    with closing(open_or_begin(path, BY, MINE)) as database, database.reading() as connection:
        recorded = connection.execute(
            select(func.count()).select_from(schema.municipality)
        ).scalar_one()
        mine = connection.execute(select(func.count()).select_from(schema.followed)).scalar_one()
    if (recorded > 342, mine) != (True, len(MINE)):
        return f"{recorded} municipalities, {mine} followed"
    return _rest(folder, {NAME})


def _judge_act(folder: Path, outcome: str, before: int = 2) -> str:
    """The act of line before + 1 is there or not, wholly, and what was said of it is true."""
    path = folder / NAME
    open_or_begin(path, BY).close()
    report = check(path)
    lines = lines_of(path)
    if not report.is_sound or lines not in (before, before + 1):
        return f"{lines} lines, sound: {report.is_sound}"
    remaining = lines == before + 1
    talks = _count(path, "SELECT count(*) FROM contact")
    if talks != (1 if remaining == (before == 2) else 0):
        return f"{talks} talks with {lines} lines"
    return _untrue(outcome, remaining) or _rest(folder, {NAME})


def _judge_undo(folder: Path, outcome: str) -> str:
    return _judge_act(folder, outcome, before=3)


def _judge_copy(folder: Path, outcome: str) -> str:
    made = [path for path in folder.glob("kopieen/*.db") if check(path).is_sound]
    if len(made) != len(list(folder.glob("kopieen/*.db"))):
        return "a copy that is not sound"
    if outcome == "done" and not made:
        return "said done, and there is no copy"
    if any(lines_of(path) != 3 for path in made):
        return "a copy that is not whole"
    if made and _denies(outcome):
        return "said that it could not be made, and there is a copy"
    return _judge_act(folder, "")


def _denies(outcome: str) -> bool:
    """Return whether it was refused without a word of what is there all the same."""
    return outcome.startswith("refused") and "is geschreven" not in outcome


def _judge_restore(folder: Path, outcome: str) -> str:
    path = folder / NAME
    open_or_begin(path, BY).close()
    lines = lines_of(path)
    if lines == 2 and _denies(outcome):
        return "said that it was not put back, and it is"
    if lines not in (2, 3) or not check(path).is_sound:
        return f"{lines} lines"
    if outcome == "done" and lines != 2:
        return "said done, and it is not put back"
    remaining = [each for each in folder.glob("*vervangen*.db") if lines_of(each) == 3]
    if lines == 2 and len(remaining) != 1:
        return "what was there is lost"
    if path.stat().st_nlink != 1:
        return "two names for one file"
    return "ok"


def _judge_migration(folder: Path, outcome: str) -> str:
    path = folder / NAME
    old = _count(folder / "oud.db", "SELECT count(*) FROM figure")
    is_new = _count(path, "PRAGMA user_version") == SCHEMA_VERSION
    if is_new and "niets aan veranderd" in outcome:
        return "said that nothing was changed, and it was upgraded"
    Database.open(path).close()
    report = check(path)
    if not report.is_sound or not report.is_current:
        return "not sound, or not upgraded"
    result = _count(path, "SELECT count(*) FROM figure")
    return "ok" if result == old else f"{result} figures of {old} ({outcome})"


def _old(folder: Path) -> None:
    import toezichtdesk.store.migrate  # noqa: F401 - once, not in the process of each point

    shutil.copy(unpack(1, folder / "oud.db"), folder / NAME)


def _write(folder: Path) -> None:
    with outputs.replacing(folder / "blad.pdf") as temporary:
        temporary.write_bytes(b"%PDF nieuw" * 1000)


def _judge_write(folder: Path, outcome: str) -> str:
    content = (folder / "blad.pdf").read_bytes()
    new = content == b"%PDF nieuw" * 1000
    if not new and content != b"%PDF oud":
        return "half a document"
    if outcome == "done" and not new:
        return "said done, and it is the old one"
    if new and _denies(outcome):
        return "said that it could not be written, and it was"
    return _rest(folder, {"blad.pdf"})


def _rest(folder: Path, wanted: set[str]) -> str:
    """Return what is in the folder that belongs to nobody, after the next start cleared it."""
    from toezichtdesk.files import clear_leftovers

    clear_leftovers(folder)
    names = {path.name for path in folder.iterdir() if path.is_file()}
    left = names - wanted - {f"{NAME}-journal"}
    return f"left: {left}" if left else "ok"


def _import_sheet(folder: Path) -> str:
    database = Database(folder / NAME)
    with database.writing() as connection:
        plan = import_sheet.prepare(connection, _sheet(), BY.today, takes_outside=True)
        import_sheet.apply(connection, BY, plan)
    return " ".join(map(wording.notice, database.take_notices()))


def _sheet() -> ReadWorkbook:
    names = ("Delft", "Ede", "Gouda", "Zeist")
    values = {Column.TARGET: [30] * 4, Column.OPENING_BALANCE: [0] * 4, Column.REALISED: [5] * 4}
    return table_of(names, values, period="2026-I", reference_date="2026-03-01")


def _untrue(outcome: str, recorded: object) -> str:
    """Return what was said that is not so; empty when it is. recorded: true when anything was."""
    if outcome.startswith("done") and not recorded:
        return "said done, and it is lost"
    if "niets vastgelegd" in outcome and recorded:
        return "said that nothing was recorded, and it was"
    return ""


def _judge_import(folder: Path, outcome: str) -> str:
    """The import is there with every figure, or nothing of it; and what was said is true."""
    path = folder / NAME
    open_or_begin(path, BY).close()
    figures, lines = _count(path, "SELECT count(*) FROM figure"), lines_of(path)
    if not check(path).is_sound or (figures, lines) not in ((0, 2), (12, 3)):
        return f"{figures} figures with {lines} lines"
    return _untrue(outcome, figures) or _rest(folder, {NAME})


def _imported(folder: Path) -> None:
    begun(folder)
    _import_sheet(folder)


def _decide(folder: Path) -> str:
    database = Database(folder / NAME)
    with database.writing() as connection:
        decide.place(connection, BY, MINE[0], 3, motive="Twee keer achter.")
    return " ".join(map(wording.notice, database.take_notices()))


def _judge_decision(folder: Path, outcome: str) -> str:
    """The decision is there with line and ground, or nothing of it; and what was said is true."""
    path = folder / NAME
    open_or_begin(path, BY).close()
    lines, decided = lines_of(path), _count(path, "SELECT count(*) FROM decision WHERE rung = 3")
    if not check(path).is_sound or (lines, decided) not in ((3, 0), (4, 1)):
        return f"{decided} decisions with {lines} lines"
    database = Database.open(path)
    with closing(database), database.reading() as connection:
        if ungrounded(connection):
            return "a decision without its ground"
    return _untrue(outcome, decided) or _rest(folder, {NAME})


def _practise(folder: Path) -> None:
    practice.begin(folder / NAME, practice_file(folder / NAME), BY)


def _judge_practice(folder: Path, outcome: str) -> str:
    """There is a marked copy or none, the own data are as they were, and it can be begun anew."""
    path, own = practice_file(folder / NAME), folder / NAME
    if practice.mark_of(own) is not None or lines_of(own) != 3:
        return "the own data are touched"
    if path.exists() and (practice.mark_of(path) is None or not check(path).is_sound):
        return "a copy that is not marked, or not sound"
    if outcome.startswith("done") and not path.exists():
        return "said done, and there is no copy"
    practice.begin(own, path, BY)
    return "ok" if practice.mark_of(path) and path.stat().st_nlink == 1 else "not begun anew"


def _copied(folder: Path) -> None:
    back_up(folder / NAME, folder / "k.db")


def _put_back(folder: Path) -> None:
    practice.restore(folder / "k.db", practice_file(folder / NAME), BY)


def _judge_put_back(folder: Path, outcome: str) -> str:
    path = practice_file(folder / NAME)
    Database.open(path).close()
    if practice.mark_of(path) is None or not check(path).is_sound:
        return f"not marked, or not sound ({outcome})"
    return _judge_practice(folder, outcome)


def _with_letter(folder: Path) -> None:
    _talked(folder)
    (folder / "brief.pdf").write_bytes(b"%PDF brief" * 1000)


def _attach(folder: Path) -> str:
    database = Database(folder / NAME)
    with database.writing() as connection:
        attachments.attach(connection, BY, AttachedTo(contact=1), folder / "brief.pdf")
    return " ".join(map(wording.notice, database.take_notices()))


def _judge_attaching(folder: Path, outcome: str) -> str:
    """The row is there with its file, or neither of the two; and what was said is true."""
    path = folder / NAME
    open_or_begin(path, BY).close()
    rows = _count(path, "SELECT count(*) FROM attachment")
    remaining = attachment_folder(path)
    files = [each.name for each in remaining.iterdir()] if remaining.exists() else []
    if len(files) != rows or not check(path).is_sound:
        return f"{rows} rows with {files}"
    return _untrue(outcome, rows) or "ok"


def _attached(folder: Path) -> None:
    _with_letter(folder)
    _attach(folder)


def _erase(folder: Path) -> str:
    database = Database(folder / NAME)
    with database.writing() as connection:
        attachments.erase(connection, BY, 1, reason="Verzoek.")
    return " ".join(map(wording.notice, database.take_notices()))


def _judge_erasing(folder: Path, outcome: str) -> str:
    """The act is there and after the next start the file is gone, or neither of the two."""
    path = folder / NAME
    open_or_begin(path, BY).close()
    is_erased = _count(path, "SELECT count(*) FROM attachment WHERE erased") == 1
    files = [each.name for each in attachment_folder(path).iterdir()]
    if len(files) != (0 if is_erased else 1) or not check(path).is_sound:
        return f"erased: {is_erased}, with {files}"
    return _untrue(outcome, is_erased) or "ok"


SCENARIOS = {
    "attach": Scenario(_with_letter, _attach, _judge_attaching, ACT),
    "erase": Scenario(_attached, _erase, _judge_erasing, ACT),
    "import": Scenario(begun, _import_sheet, _judge_import, ACT),
    "decide": Scenario(_imported, _decide, _judge_decision, ACT),
    "practise": Scenario(_talked, _practise, _judge_practice, COPY),
    "put back": Scenario(
        lambda folder: (
            _talked(folder),
            back_up(folder / NAME, folder / "k.db"),
            _practise(folder),
        ),
        _put_back,
        _judge_put_back,
    ),
    "act": Scenario(begun, talk, _judge_act, ACT),
    "undo": Scenario(_talked, _take_back, _judge_undo, ACT),
    "backup": Scenario(
        _talked,
        lambda folder: automatic_backup(folder / NAME, folder / "kopieen", "proef") and None,
        _judge_copy,
        COPY,
    ),
    "restore": Scenario(
        lambda folder: (begun(folder), back_up(folder / NAME, folder / "k.db"), talk(folder)),
        lambda folder: restore(folder / "k.db", folder / NAME) and None,
        _judge_restore,
        COPY,
    ),
    "write": Scenario(
        lambda folder: (folder / "blad.pdf").write_bytes(b"%PDF oud"), _write, _judge_write
    ),
    "begin": Scenario(lambda _: None, lambda folder: begun(folder), _judge_begin, COPY),
    "migrate": Scenario(
        _old, lambda folder: Database.open(folder / NAME).close(), _judge_migration
    ),
}
