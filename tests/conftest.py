"""A desk for the tests: a real database and real workbooks in a folder of the test's own."""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import wraps
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from openpyxl import Workbook
from sqlalchemy import Connection, select

from tests import leaks
from tests.example_day import EXAMPLE_DAY
from tests.patience import AT_ANY_SPEED, PatientBot, give_time
from tests.tables import table_of
from toezichtdesk import children
from toezichtdesk.casework import example, import_sheet
from toezichtdesk.casework.consequences import Consequences, consequences
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.cli import commands
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.importing import Column, ImportPlan, Layout, ReadWorkbook
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.sheets.process.wire import packed, unpacked
from toezichtdesk.sheets.process.workbook import read_content
from toezichtdesk.store.database import Database
from toezichtdesk.store.schema import metadata

settings.register_profile(
    "modest", max_examples=60, deadline=None, database=None, suppress_health_check=AT_ANY_SPEED
)
settings.load_profile("modest")

COSTLY = {"begun_database", "empty_database", "qapp", "copied_tree"}  # by fixtures of these, too
LONGEST_FIRST = (
    *("oracle", "endurance", "flows", "ui", "casework"),
    *("sheets", "reports", "store", "tests", "render"),
)
WHOLE = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")


def signed(day: date) -> Signature:
    return Signature("test", datetime.combine(day, time(12), tzinfo=UTC))


def rows_of_tables(
    connection: Connection, *, besides: Sequence[str] = ()
) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table, in order."""
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
        if table.name not in besides
    }


def read_here(path: Path, layouts: Sequence[Layout] = ()) -> ReadWorkbook:
    """Return what the child that reads sheets sends of a file, read without starting one."""
    content = path.read_bytes()
    file = ReadWorkbook(
        path.name, hashlib.sha256(content).hexdigest(), len(content), (), content=content
    )
    by_signature = {layout.signature: layout for layout in layouts}
    return unpacked(packed(read_content(content, path.name, by_signature)), file)


class Desk:
    """One database, and the acts of an officer on it, each on a day of its own."""

    def __init__(self, folder: Path) -> None:
        """folder: with a database that was begun by this version; it is not checked again."""
        self.folder = folder
        self.path = folder / "toezichtdesk.db"
        self.database = Database(self.path)

    def sheet(
        self,
        rows: Sequence[Sequence[object]],
        *,
        head: Sequence[str] = WHOLE,
        title: str = "",
        name: str = "blad.xlsx",
    ) -> Path:
        """Write a workbook with a title in A1, the header in row 3 and the rows under it."""
        workbook = Workbook()
        page = workbook.active
        page.title = "Cijfers"
        for column, text in enumerate(head, start=1):
            page.cell(3, column, text)
        page["A1"] = title or None
        for number, row in enumerate(rows, start=4):
            for column, value in enumerate(row, start=1):
                page.cell(number, column, value)
        path = self.folder / name
        workbook.save(path)
        return path

    def plan(self, path: Path, today: date, **wanted: Any) -> ImportPlan:
        workbook = read_here(path)
        return self.ask(import_sheet.prepare, workbook, today, **wanted)

    def load(self, path: Path, today: date, *, skip_refused: bool = False, **wanted: Any) -> int:
        plan = self.plan(path, today, **wanted)
        return self.act(import_sheet.apply, today, plan, skip_refused=skip_refused)

    def stand(self, today: date, title: str, *rows: Sequence[object], **said: Any) -> int:
        """Import rows of `WHOLE`, or of another `head`, under a title; return the act."""
        return self.load(self.sheet(rows, title=title, **said), today)

    def figures(
        self,
        today: date,
        period: str,
        day: date,
        *,
        says_since: bool = True,
        **stands: tuple[int | None, ...],
    ) -> int:
        """Import target, opening balance, realised and starting rung, by name: without a file.

        says_since: whether the sheet gives its own day as that of the rung.
        """
        columns = (Column.TARGET, Column.OPENING_BALANCE, Column.REALISED, Column.RUNG)
        given = [(*values, *[None] * len(columns))[: len(columns)] for values in stands.values()]
        workbook = table_of(
            [name.replace("_", " ") for name in stands],
            {
                column: [values[place] for values in given]
                for place, column in enumerate(columns)
                if any(values[place] is not None for values in given)
            },
            period=period,
            reference_date=day.isoformat(),
            name=f"{period} {day}.xlsx",
            since=min(day, today) if says_since else None,
        )
        plan = self.ask(import_sheet.prepare, workbook, today)
        return self.act(import_sheet.apply, today, plan)

    def act(self, act: Callable[..., Any], today: date, *args: Any, **kwargs: Any) -> Any:
        with self.database.writing() as connection:
            return act(connection, signed(today), *args, **kwargs)

    def foresee(self, plan: ImportPlan, today: date, **wanted: Any) -> Consequences:
        with self.database.trying() as connection:
            return consequences(connection, signed(today), plan, **wanted)

    def ask(self, report: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with self.database.reading() as connection:
            return report(connection, *args, **kwargs)

    def ask_on(self, today: date, report: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Ask what reads from `AsKnown`, with everything recorded up to the day."""
        with self.database.reading() as connection:
            return report(AsKnown(connection, today), *args, **kwargs)

    def tables(self, *, besides: Sequence[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
        """Return the rows of every table, in order."""
        return self.ask(rows_of_tables, besides=besides)


@dataclass(frozen=True)
class Said:
    """What a command of the console said: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


def made_once(build: Callable[[Desk], None]) -> Callable[[Desk], None]:
    """Let what is done to a fresh desk be done once; after that its files are copied."""
    left: dict[bytes, dict[Path, bytes]] = {}  # by the database before; paths within the folder

    @wraps(build)
    def made(desk: Desk) -> None:
        before = hashlib.sha256(desk.path.read_bytes()).digest()
        if before not in left:
            there = set(desk.folder.rglob("*"))
            build(desk)
            new = set(desk.folder.rglob("*")) - there | {desk.path}
            left[before] = {
                path.relative_to(desk.folder): path.read_bytes() for path in new if path.is_file()
            }
            return
        desk.database.close()
        for path, content in left[before].items():
            (desk.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (desk.folder / path).write_bytes(content)
        desk.database = Database(desk.path)

    return made


class Console:
    """The console on the database of the desk, on 10 July 2026 unless told otherwise."""

    def __init__(self, database: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._database = database
        self._capture = capture

    def __call__(
        self, *arguments: object, today: str = "2026-07-10", database: Path | None = None
    ) -> Said:
        return self.typed("--database", database or self._database, "--today", today, *arguments)

    def typed(self, *arguments: object) -> Said:
        """Run exactly these arguments."""
        self._capture.readouterr()
        try:
            code = commands.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = self._capture.readouterr()
        return Said(code, printed.out, printed.err)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs a file, a window or a process, which costs a tenth of a second.

    Modules that take long come first: the last one must not keep one worker busy and others idle.
    """
    items.sort(key=_turn)
    for item in items:
        if COSTLY & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def _turn(item: pytest.Item) -> int:
    """Return when the folder of a test has its turn; a module stays together."""
    folder = item.path.parent.name
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


def pytest_collection_finish() -> None:
    """Keep what was imported out of every search for garbage: that is most of what there is.

    A whole search comes about as rarely as it did: of fewer objects it would come more often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(700, 10, 50)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep data, log, settings and temporary files out of the folders of whoever runs the tests.

    The folder for temporary files has a short name, because sockets are made in it.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="td-") as temporary,
    ):
        # On Windows only these two lead platformdirs elsewhere than the system says.
        ours = ("WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_COMMON_APPDATA")
        for name in (
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CONFIG_DIRS",
            *ours,
        ):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        for name in ("TMPDIR", "TEMP", "TMP"):
            patch.setenv(name, temporary)
        patch.setattr(tempfile, "tempdir", temporary)
        yield Path(temporary)


@pytest.fixture(scope="session", autouse=True)
def enough_time() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        give_time(patch)
        yield


@pytest.fixture(scope="module", autouse=True)
def no_child_left_running(own_home: Path) -> Iterator[None]:
    """Fail the last test of a module that leaves a child process; the module may share one."""
    before = leaks.children()
    yield
    assert leaks.running(leaks.children() - before) == [], "a child process was left running"


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: Path, no_child_left_running: None) -> Iterator[None]:
    """Fail a test that leaves something behind; set up first, it looks when all else has ended."""
    before = leaks.traces(own_home)
    yield
    assert leaks.left_since(before, own_home) == leaks.NOTHING


@pytest.fixture(autouse=True)
def no_log_left_open(nothing_left_behind: None) -> Iterator[None]:
    """Close the log that a test started, so that the next one can start its own."""
    yield
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """The one of pytest-qt, with patience."""
    return PatientBot(request)


@pytest.fixture
def console(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Console:
    return Console(desk.path, capsys)


@pytest.fixture(scope="session")
def begun_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("begun") / "toezichtdesk.db"
    open_or_begin(path, signed(date(2000, 1, 1))).close()
    return path.read_bytes()


@pytest.fixture(scope="session")
def filled_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, filled on 10 November 2026; nobody writes in this one."""
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.db"
    database = open_or_begin(path, signed(date(2026, 11, 10)))
    example.fill(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as the program builds it for whoever tries it; nobody writes in this one."""
    path = tmp_path_factory.mktemp("gebouwd") / "voorbeeld.db"
    assert example.build(path).today == EXAMPLE_DAY
    return path


@pytest.fixture
def desk(tmp_path: Path, begun_database: bytes) -> Iterator[Desk]:
    """A desk whose database knows the municipalities and nothing else."""
    (tmp_path / "toezichtdesk.db").write_bytes(begun_database)
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


@pytest.fixture
def new_desk(tmp_path_factory: pytest.TempPathFactory, begun_database: bytes) -> Callable[[], Desk]:
    """Make a desk for each example of a property."""

    def make() -> Desk:
        folder = tmp_path_factory.mktemp("reeks")
        (folder / "toezichtdesk.db").write_bytes(begun_database)
        return Desk(folder)

    return make


@pytest.fixture
def started(monkeypatch) -> list[subprocess.Popen[bytes]]:
    """Return the child processes that are started from here on."""
    result: list[subprocess.Popen[bytes]] = []
    start = children.started

    def kept(words: list[str]) -> subprocess.Popen[bytes]:
        result.append(start(words))
        return result[-1]

    monkeypatch.setattr(children, "started", kept)
    return result
