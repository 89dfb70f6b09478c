"""The example data: invented municipalities, and years of casework done through the real acts.

What the officer of the example did is in `resources/example/history.toml`; it is played in
order of time, each act signed on its own day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from toezichtdesk.casework import (
    contacts,
    decide,
    freezes,
    import_sheet,
    knowledge,
    municipalities,
    own_counts,
    plans,
    settings,
    talks,
    terms,
)
from toezichtdesk.casework.opening import building
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Judgement,
    MeasureStatus,
    Party,
    PlanDates,
    PlanMeasureData,
    Signature,
)
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.paths import resource
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.record.own_count import counted_by_coa
from toezichtdesk.reports.settings import IS_TRIAL
from toezichtdesk.sheets.process.reader import read_workbooks
from toezichtdesk.store.database import Database

OFFICER = "voorbeeld"
_FOLDER = "example"


@dataclass(frozen=True, slots=True)
class Example:
    """A filled example: the day on which it plays, and the sheets that it imported."""

    today: date
    sheets: tuple[str, ...]


_Entry = Mapping[str, Any]  # of the history in resources, which is TOML


@dataclass(frozen=True, slots=True)
class _Step:
    on: date
    act: Callable[[Connection, Signature], object]


def build(path: Path) -> Example:
    """Make a database in which the example was played; it is there whole or not at all.

    Raises:
        OfficerCanAct: the place cannot be written, or there is a file already.
    """
    first = _signed(min(sheet["on"] for sheet in _history()["sheets"]))
    with building(path, first, knows_country=False) as database:
        return fill(database)


def fill(database: Database) -> Example:
    """Play the example into a new database.

    Raises:
        OfficerCanAct: an act of the history is refused, or a sheet cannot be read.
    """
    history = _history()
    table = municipalities.read_table(resource(_FOLDER, "municipalities.csv"))
    codes = {municipality.name: municipality.code for municipality in table}
    first = min(sheet["on"] for sheet in history["sheets"])
    with database.writing() as connection:
        act = municipalities.add(connection, _signed(first), table)
        settings.put(connection, IS_TRIAL, "1", act)
    steps = sorted(_steps(history, codes), key=lambda step: step.on)
    for on, of_day in groupby(steps, key=lambda step: step.on):
        with database.writing() as connection:  # a day at a time: a commit waits for the disk
            for step in of_day:
                step.act(connection, _signed(on))
    return Example(history["today"], tuple(sheet["file"] for sheet in history["sheets"]))


def _history() -> dict[str, Any]:
    with resource(_FOLDER, "history.toml").open("rb") as file:
        return tomllib.load(file)


def _signed(on: date) -> Signature:
    return Signature(OFFICER, datetime.combine(on, time(9), tzinfo=UTC))


def _steps(history: _Entry, codes: Mapping[str, str]) -> Iterable[_Step]:
    yield from _imports(history["sheets"])
    for entry in history["freeze"]:
        yield _freeze(entry, codes)
    for entry in history["place"]:
        yield _place(entry, codes)
    for entry in history["accept"]:
        yield _accept(entry)
    for entry in history["talks"]:
        for name in entry["municipalities"]:
            yield _contact({**entry, "municipality": name}, codes)
    for entry in history["contacts"]:
        yield _contact(entry, codes)
    for entry in history["planned"]:
        yield _planned(entry, codes)
    for entry in history["agreements"]:
        yield _agreement(entry, codes)
    for entry in history["files"]:
        yield _file(entry, codes)
    for entry in history["knowledge"]:
        yield _knowledge(entry, codes)
    for entry in history["own_counts"]:
        yield _own_count(entry, codes)
    planned = {entry["municipality"]: entry["on"] for entry in history["plans"]}
    for entry in history["plans"]:
        yield _plan(entry, codes)
    for entry in history["measures"]:
        yield from _measure(entry, codes, planned[entry["municipality"]])


def _imports(entries: Iterable[_Entry]) -> Iterable[_Step]:
    listed = list(entries)
    paths = [resource(_FOLDER, entry["file"]) for entry in listed]
    for entry, workbook in zip(listed, read_workbooks(paths), strict=True):

        def act(connection: Connection, by: Signature, workbook: Any = workbook) -> None:
            plan = import_sheet.prepare(connection, workbook, by.today)
            import_sheet.apply(connection, by, plan)

        yield _Step(entry["on"], act)


def _accept(entry: _Entry) -> _Step:
    def act(connection: Connection, by: Signature) -> None:
        for row in proposals(connection, by.today):
            if not row.is_provisional and row.name not in entry.get("except", ()):
                decide.accept(
                    connection,
                    by,
                    row.code,
                    decided_on=by.today,
                    reference=entry.get("reference", ""),
                )

    return _Step(entry["on"], act)


def _own_count(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    def act(connection: Connection, by: Signature) -> None:
        day = entry["reference_date"]
        data = OwnCountData(
            codes[entry["municipality"]],
            Period.holding(day),
            day,
            0,
            entry["reason"],
            entry["agree_by"],
        )
        coa = counted_by_coa(AsKnown(connection, by.today), data) or 0
        own_counts.record(connection, by, replace(data, counted=coa + entry["more"]))

    return _Step(entry["on"], act)


def _place(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    def act(connection: Connection, by: Signature) -> None:
        code = codes[entry["municipality"]]
        decide.place(connection, by, code, entry["rung"], motive=entry["motive"])

    return _Step(entry["on"], act)


def _freeze(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    def act(connection: Connection, by: Signature) -> None:
        wanted = Freeze(by.today, entry["until"], entry["ground"], entry["reason"])
        freezes.freeze(connection, by, codes[entry["municipality"]], wanted)

    return _Step(entry["on"], act)


def _contact(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    data = ContactData(
        municipality=codes[entry["municipality"]],
        held_on=entry["on"],
        kind=ContactKind(entry["kind"]),
        summary=entry["summary"],
        counterpart=entry.get("counterpart", ""),
        follow_up=entry.get("follow_up", ""),
        follow_up_on=entry.get("follow_up_on"),
        tags=tuple(entry.get("tags", ())),
    )
    return _Step(entry["on"], lambda connection, by: contacts.log_contact(connection, by, data))


def _planned(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    data = TalkData(
        planned_on=entry["planned_on"],
        kind=ContactKind(entry["kind"]),
        municipalities=tuple(codes[name] for name in entry["municipalities"]),
        starts_at=entry.get("starts_at"),
        place=entry.get("place", ""),
        subject=entry["subject"],
        counterpart=entry.get("counterpart", ""),
    )
    return _Step(entry["on"], lambda connection, by: talks.plan(connection, by, data))


def _agreement(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    data = AgreementData(
        codes[entry["municipality"]], Party(entry["party"]), entry["text"], entry["due_on"]
    )
    return _Step(entry["on"], lambda connection, by: contacts.add_agreement(connection, by, data))


def _file(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    data = FileItemData(
        codes[entry["municipality"]],
        FileItemKind(entry["kind"]),
        entry["on"],
        entry.get("reference", ""),
        due_on=entry.get("due_on"),
    )
    return _Step(entry["on"], lambda connection, by: terms.file(connection, by, data))


def _knowledge(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    data = KnowledgeData(
        kind=KnowledgeKind(entry["kind"]),
        held_on=entry["on"],
        title=entry["title"],
        level=Level(entry["level"]) if "level" in entry else None,
        parties=tuple(entry.get("parties", ())),
        municipalities=tuple(codes[name] for name in entry["municipalities"]),
        problem=entry.get("problem", ""),
        approach=entry.get("approach", ""),
        conditions=entry.get("conditions", ""),
        contact=entry.get("contact", ""),
        outcome=entry.get("outcome", ""),
        tags=tuple(entry.get("tags", ())),
    )

    def act(connection: Connection, by: Signature) -> None:
        item = knowledge.record(connection, by, data)
        if "shared" in entry:
            knowledge.share(connection, by, item, codes[entry["shared"]], by.today)

    return _Step(entry["on"], act)


def _plan(entry: _Entry, codes: Mapping[str, str]) -> _Step:
    dates = PlanDates(
        requested_on=entry["requested_on"],
        due_on=entry.get("due_on"),
        received_on=entry["received_on"],
        judged_on=entry.get("judged_on"),
        judgement=Judgement(entry.get("judgement", "")),
        judgement_note=entry.get("judgement_note", ""),
        adopted_on=entry.get("adopted_on"),
        adoption_note=entry.get("adoption_note", ""),
        executable=Judgement(entry.get("executable", "")),
        executable_note=entry.get("executable_note", ""),
        terms=Judgement(entry.get("terms", "")),
        terms_note=entry.get("terms_note", ""),
        recurrence=Judgement(entry.get("recurrence", "")),
        recurrence_note=entry.get("recurrence_note", ""),
    )
    code = codes[entry["municipality"]]
    return _Step(
        entry["on"], lambda connection, by: plans.record_dates(connection, by, code, dates)
    )


def _measure(entry: _Entry, codes: Mapping[str, str], on: date) -> Iterable[_Step]:
    data = PlanMeasureData(
        description=entry["description"],
        horizon=Horizon(entry["horizon"]),
        owner=entry["owner"],
        due_on=entry.get("due_on"),
        expected_places=entry.get("expected_places"),
        status=MeasureStatus(entry["status"]),
        actual_places=entry.get("actual_places"),
        reason=entry.get("reason", ""),
    )
    code = codes[entry["municipality"]]
    numbers: list[int] = []

    def add(connection: Connection, by: Signature) -> None:
        numbers.append(plans.add_measure(connection, by, code, data))

    yield _Step(on, add)
    for note in entry.get("notes", ()):

        def talk(connection: Connection, by: Signature, text: str = note["text"]) -> None:
            plans.note_measure(connection, by, numbers[0], text, by.today)

        yield _Step(note["on"], talk)
