"""Write what the lists of an imported workbook record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, insert

from toezichtdesk.casework import contacts, knowledge, plans, talks
from toezichtdesk.domain.casefile import AgreementData, ContactData, PlanDates, PlanMeasureData
from toezichtdesk.domain.knowledge import KnowledgeData
from toezichtdesk.domain.lists import Inhabitants, NationalTarget, PlannedRecord
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.intake.recordings import TABLES, Recording, recording_of
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
            case TalkData():
                talks.write(connection, data, act)
            case KnowledgeData():
                knowledge.write(connection, data, act)
            case Inhabitants(year, number):
                values = {"municipality": municipality or None, "year": year, "number": number}
                connection.execute(insert(schema.inhabitants).values(**values, cell=cell, act=act))
            case NationalTarget(period, number):
                row = insert(schema.national_target).values(period=period, number=number)
                connection.execute(row.values(cell=cell, act=act))
    return len(written)
