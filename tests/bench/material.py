"""The sheets of the 342 municipalities, and the databases with their figures, to measure on."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from openpyxl import Workbook

from toezichtdesk.casework import contacts, decide, import_sheet
from toezichtdesk.casework.municipalities import read_table
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.casefile import ContactData, Signature
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.paths import resource
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.sheets.process.reader import read_workbook

TODAY = date(2026, 11, 10)
FIRST_DAY = TODAY - timedelta(days=9)  # the reference date of the newest sheet
PERIODS = [Period(2024, 1), Period(2024, 2), Period(2025, 1), Period(2025, 2), Period(2026, 1)]
RUNNING = Period(2026, 2)
HEADINGS = ("Gemeente", "Gemeentecode", "Provincie", "Taakstelling", "Beginsaldo", "Gerealiseerd")
LONG_HEADINGS = (*HEADINGS[:3], "Periode", "Peildatum", *HEADINGS[3:])
PERIODS_OF_HISTORY = 40
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass
class Material:
    """Files in a folder, each made when it is first asked for."""

    folder: Path

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The 342 municipalities of today."""
        table = read_table(resource("municipalities.csv"))
        return tuple(each for each in table if each.exists_on(TODAY))

    @cached_property
    def daily_sheet(self) -> Path:
        """A sheet with a newer count of every municipality than any database here holds."""
        return self._sheet("dagstand.xlsx", RUNNING, TODAY, seed=99)

    @cached_property
    def filled(self) -> Path:
        """A database with 342 municipalities over 6 periods, filled through the real acts."""
        path = self.folder / "gevuld.db"
        days = [period.last_day + timedelta(days=1) for period in PERIODS]
        database = open_or_begin(path, signature(days[0]))
        for seed, (period, day) in enumerate(
            zip((*PERIODS, RUNNING), (*days, FIRST_DAY), strict=True)
        ):
            workbook_path = self._sheet(f"{period}.xlsx", period, day, seed)
            workbook, by = read_workbook(workbook_path), signature(day)
            with database.writing() as connection:
                plan = import_sheet.prepare(connection, workbook, day)
                import_sheet.apply(connection, by, plan)
            with database.writing() as connection:
                for row in proposals(connection, day):
                    if not row.is_provisional and row.to_rung < 4:
                        decide.accept(connection, by, row.code, decided_on=day)
                for each in self.municipalities[seed::6]:
                    kind = ContactKind.PROGRESS_TALK
                    draft = ContactData(each.code, day, kind, "Voortgang besproken.")
                    contacts.log_contact(connection, by, draft)
        database.close()
        return path

    def history(self, figures: int) -> Path:
        """Return a database with about this many daily figures, written straight by SQL."""
        days = [TODAY - timedelta(days=1 + back) for back in range(figures // 342)]
        first = Period.holding(TODAY).index - PERIODS_OF_HISTORY + 1
        days = [day for day in days if Period.holding(day).index >= first]
        return self._history(f"historie-{figures}.db", days)

    @cached_property
    def sparse_history(self) -> Path:
        """A database with as many periods as the longest history, each counted once."""
        newest = Period.holding(TODAY).index
        periods = map(Period.from_index, range(newest - PERIODS_OF_HISTORY + 1, newest + 1))
        days = [min(period.last_day, TODAY - timedelta(days=1)) for period in periods]
        return self._history("historie-dun.db", days)

    def long_sheet(self, rows: int) -> Path:
        """Return a sheet with one row per municipality and reference date, newest date last."""
        path = self.folder / f"lang-{rows}.xlsx"
        if not path.exists():
            _write_long(path, self._long_rows(rows))
        return path

    def _sheet(self, name: str, period: Period, day: date, seed: int) -> Path:
        path = self.folder / name
        book = Workbook()
        sheet = book.active
        sheet.append([f"Huisvesting vergunninghouders {period}, stand {day:%d-%m-%Y}"])
        sheet.append([])
        sheet.append(HEADINGS)
        share = (day - period.first_day).days / 182
        for each, (target, opening, realised) in zip(
            self.municipalities, _figures(len(self.municipalities), seed, share), strict=True
        ):
            sheet.append([each.name, each.code, each.province, target, opening, realised])
        book.save(path)
        return path

    def _long_rows(self, rows: int) -> Iterable[tuple[Municipality, Period, date, int, int, int]]:
        blocks: list[tuple[date, tuple[Municipality, ...]]] = []
        day, left = TODAY, rows
        while left > 0:
            existing = [
                m for m in self.municipalities if m.exists_on(Period.holding(day).first_day)
            ]
            blocks.append((day, tuple(existing[:left])))
            day, left = day - timedelta(days=1), left - len(existing)
        for day, municipalities in reversed(blocks):
            period = Period.holding(day)
            share = (day - period.first_day).days / 182
            figures = _figures(len(municipalities), period.index, share)
            for each, persons in zip(municipalities, figures, strict=True):
                yield each, period, day, *persons

    def _history(self, name: str, days: Sequence[date]) -> Path:
        path = self.folder / name
        if not path.exists():
            open_or_begin(path, signature(TODAY)).close()
            with closing(sqlite3.connect(path)) as connection:
                _write_history(connection, days)
                connection.commit()
        return path


def signature(day: date) -> Signature:
    """Return an officer who acts at nine on the day."""
    return Signature("meting", datetime.combine(day, time(9), tzinfo=UTC))


def _figures(count: int, seed: int, share: float) -> Iterable[tuple[int, int, int]]:
    """Yield target, opening balance and realised persons; share of the period that has passed."""
    chance = Random(seed)
    for _ in range(count):
        target = chance.randint(4, 90)
        opening = chance.randint(-40, 15)
        whole = max(0, target - opening + chance.randint(-30, 12))
        yield target, opening, int(whole * share)


def _write_long(
    path: Path, rows: Iterable[tuple[Municipality, Period, date, int, int, int]]
) -> None:
    """Write the workbook by hand: openpyxl takes minutes for a million rows."""
    strings: dict[str, int] = {}

    def text(letter: str, number: int, value: str) -> str:
        index = strings.setdefault(value, len(strings))
        return f'<c r="{letter}{number}" t="s"><v>{index}</v></c>'

    def numeral(letter: str, number: int, value: int, style: str = "") -> str:
        return f'<c r="{letter}{number}"{style}><v>{value}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            heads = zip("ABCDEFGH", LONG_HEADINGS, strict=True)
            head = "".join(text(letter, 1, heading) for letter, heading in heads)
            part.write(f'<row r="1">{head}</row>'.encode())
            for number, (each, period, day, *persons) in enumerate(rows, start=2):
                cells = [
                    text("A", number, each.name),
                    text("B", number, each.code),
                    text("C", number, each.province),
                    text("D", number, str(period)),
                    numeral("E", number, (day - date(1899, 12, 30)).days, ' s="1"'),
                    *(numeral(c, number, v) for c, v in zip("FGH", persons, strict=True)),
                ]
                part.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
        for name, content in _other_parts(list(strings)):
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{content}')


def _other_parts(strings: Sequence[str]) -> list[tuple[str, str]]:
    items = "".join(f"<si><t>{escape(string)}</t></si>" for string in strings)
    overrides = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("workbook.xml", "sheet.main"),
            ("worksheets/sheet1.xml", "worksheet"),
            ("sharedStrings.xml", "sharedStrings"),
            ("styles.xml", "styles"),
        )
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ),
            start=1,
        )
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    dated = plain.replace('Id="0"', 'Id="14"', 1)
    return [
        (
            "[Content_Types].xml",
            (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
            ),
        ),
        (
            "_rels/.rels",
            (
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
        ),
        (
            "xl/workbook.xml",
            (
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
                '<sheet name="Dagstanden" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        ),
        ("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>'),
        (
            "xl/styles.xml",
            (
                f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
                '<fills count="1"><fill/></fills>'
                '<borders count="1"><border/></borders><cellStyleXfs count="1">'
                f'{plain}</cellStyleXfs><cellXfs count="2">{plain}{dated}</cellXfs></styleSheet>'
            ),
        ),
    ]


def _write_history(connection: sqlite3.Connection, days: Sequence[date]) -> None:
    connection.execute("CREATE TEMP TABLE day(period, measure, ordinal, share)")
    counted = (
        (period.index, Measure.REALISED.value, day.toordinal(), (day - period.first_day).days)
        for day in days
        if (period := Period.holding(day))
    )
    connection.executemany("INSERT INTO day VALUES (?, ?, ?, ?)", counted)
    connection.execute(
        "INSERT INTO day SELECT period, ?, min(ordinal), NULL FROM day GROUP BY period",
        (Measure.TARGET.value,),
    )
    connection.execute(
        "INSERT INTO figure (municipality, period, measure, reference_date, act, value, cell)"
        " SELECT code, period, measure, ordinal, 1,"
        " coalesce(share * (10 + rank % 41) / 182, 10 + rank % 37), 'Blad1!F' || rank"
        " FROM (SELECT code, row_number() OVER (ORDER BY code) AS rank"
        " FROM municipality WHERE valid_to IS NULL) CROSS JOIN day"
        " ORDER BY code, period, measure, ordinal"
    )
