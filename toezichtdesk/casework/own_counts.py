"""Recording what a municipality itself counts for a stand, where COA counts otherwise."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.edit_conflicts import refuse_changed
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.own_count import OwnCount, OwnCountData
from toezichtdesk.domain.period import last_day_counted
from toezichtdesk.intake.checks import check_own_count
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.record.own_count import counted_by_coa, own_count_of
from toezichtdesk.store import schema, versions


def record(connection: Connection, by: Signature, data: OwnCountData) -> int:
    """Record the own count of a stand beside that of COA; return its number.

    Raises:
        OfficerCanAct: COA counted nothing for this stand, or the same; a count of this stand was
            recorded already; the reason, or once agreed the outcome, is missing; the count is
            negative; or the day of agreement is still to come.
    """
    day = last_day_counted(data.reference_date)
    name = name_on(connection, data.municipality, day)
    _check(connection, by, name, data)
    table = schema.own_count
    earlier = connection.execute(
        select(table.c.id).where(
            table.c.municipality == data.municipality,
            table.c.period == data.period,
            table.c.reference_date == data.reference_date,
        )
    ).first()
    if earlier is not None:
        raise OfficerCanAct(Obstacle.OWN_COUNT_TWICE, name=name, reference_date=data.reference_date)
    act = journal.write(
        connection,
        by,
        Act.RECORD_OWN_COUNT,
        f"Eigen telling van {name} vastgelegd: {wording.persons(data.counted)}, "
        f"stand {wording.day(data.reference_date)}.",
        municipality=data.municipality,
        own_count=data,
    )
    return write(connection, data, act)


def write(connection: Connection, data: OwnCountData, act: int) -> int:
    """Write a checked own count under an act; return its number."""
    table = schema.own_count
    written = connection.execute(
        insert(table).returning(table.c.id).values(**_values(data), act=act)
    )
    return int(written.scalar_one())


def change(
    connection: Connection,
    by: Signature,
    number: int,
    data: OwnCountData,
    seen: OwnCount | None = None,
) -> None:
    """Change the own count of a stand, or record the day on which the two agreed and on what.

    seen: the count as the form showed it.

    Raises:
        ChangedMeanwhile: it is no longer what the form showed.
        OfficerCanAct: as `record`, or there is no such count.
    """
    table = schema.own_count
    row = connection.execute(select(table).where(table.c.id == number)).first()
    if row is None:
        raise OfficerCanAct(Obstacle.OWN_COUNT_GONE)
    before = own_count_of(row)
    place = before.municipality, before.period, before.reference_date
    data = replace(data, municipality=place[0], period=place[1], reference_date=place[2])
    day = last_day_counted(data.reference_date)
    name = name_on(connection, data.municipality, day)
    _check(connection, by, name, data)
    refuse_changed(Obstacle.OWN_COUNT_CHANGED, seen, before, data)
    words = "gewijzigd"
    if data.agreed_on is not None and before.agreed_on is None:
        words = f"eens op {wording.day(data.agreed_on)}"
    act = journal.write(
        connection,
        by,
        Act.CHANGE_OWN_COUNT,
        f"Eigen telling van {name}, stand {wording.day(data.reference_date)}: {words}.",
        municipality=data.municipality,
        own_count_id=number,
        changes=journal.changes(before, data),
    )
    versions.change(connection, table, number, act, **_values(data))


def _check(connection: Connection, by: Signature, name: str, data: OwnCountData) -> None:
    coa = counted_by_coa(AsKnown(connection, by.today), data)
    check_own_count(data, coa, name, by.today)


def _values(data: OwnCountData) -> dict[str, object]:
    return {
        "municipality": data.municipality,
        "period": data.period,
        "reference_date": data.reference_date,
        "counted": data.counted,
        "reason": data.reason.strip(),
        "agree_by": data.agree_by,
        "agreed_on": data.agreed_on,
        "outcome": data.outcome.strip(),
    }
