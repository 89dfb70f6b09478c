"""Write what the lists of an imported workbook record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk.casework import contacts, knowledge, own_counts, plans, talks
from toezichtdesk.domain.casefile import AgreementData, ContactData, PlanDates, PlanMeasureData
from toezichtdesk.domain.knowledge import KnowledgeData
from toezichtdesk.domain.lists import (
    Inhabitants,
    NationalTarget,
    NoteData,
    PlannedRecord,
    RecordKind,
    SharingData,
)
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.talks import Talk
from toezichtdesk.intake.recordings import TABLES, Key, Recording, beside, numbers, recording_of
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.store import schema


def write_planned(
    connection: Connection, records: Iterable[PlannedRecord], act: int, today: date
) -> None:
    """Write what is new or changed under the act of the import."""
    writing = (
        recording
        for record in records
        if record.writes and (recording := recording_of(record)) is not None
    )
    write(connection, writing, act, today)


def write(connection: Connection, recordings: Iterable[Recording], act: int, today: date) -> int:
    """Write what was checked under an act of today; return how many."""
    policy = policy_on(connection, today)
    order = list(TABLES)
    written = sorted(recordings, key=lambda recording: order.index(recording.kind))
    for _, municipality, data, cell in written:
        match data:
            case PlanDates():
                plans.write_plan(connection, municipality, data, act)
            case PlanMeasureData():
                plans.write_measure(connection, municipality, data, act, today)
            case ContactData():
                contacts.write_contact(connection, data, act, policy)
            case AgreementData():
                made = replace(data, made_on=data.made_on or today)
                contacts.write_agreement(connection, made, act)
            case Talk():
                talks.write(connection, data, act, data.state, data.reason)
            case KnowledgeData():
                knowledge.write(connection, data, act)
            case OwnCountData():
                own_counts.write(connection, data, act)
            case Inhabitants(year, number):
                values = {"municipality": municipality or None, "year": year, "number": number}
                connection.execute(insert(schema.inhabitants).values(**values, cell=cell, act=act))
            case NationalTarget(period, number):
                row = insert(schema.national_target).values(period=period, number=number)
                connection.execute(row.values(cell=cell, act=act))
    _write_beside(connection, written, act)
    return len(written)


def _write_beside(connection: Connection, written: Sequence[Recording], act: int) -> None:
    """Write what was said about measures, and with whom practices were shared: after all of those.

    What belongs to a measure or practice that is gone is skipped.
    """
    known: dict[RecordKind, dict[Key, int]] = {}
    for _, municipality, data, _ in written:
        if not isinstance(data, NoteData | SharingData):
            continue
        kind, key = beside(municipality, data)
        if kind not in known:
            known[kind] = numbers(connection, kind)
        number = known[kind].get(key)
        if number is None:
            continue
        if isinstance(data, NoteData):
            row = insert(schema.measure_note).values(measure=number, text=data.text)
            connection.execute(row.values(noted_on=data.noted_on, act=act))
        else:
            row = insert(schema.practice_sharing).values(item=number, municipality=municipality)
            connection.execute(row.values(shared_on=data.shared_on, act=act))
