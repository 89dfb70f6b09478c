"""Opening early warnings, after every act that changes figures or the policy.

[beleid: "Wanneer de gemeente een achterstand dreigt op te bouwen, wordt er contact opgenomen"]
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.judging.early_warnings import is_owed
from toezichtdesk.reports.record.decisions import basis_values
from toezichtdesk.store import schema
from toezichtdesk.store.cache import written_apart

_Key = tuple[str, Period, str]


def open_warnings(connection: Connection, by: Signature, act: int) -> None:
    """Open an early warning where contact is owed; never two for one cause at a time.

    act: the act that changed the figures or the policy. Every municipality is looked at: an act
    may touch others than it names, such as the heir of a merger.
    """
    present = _present(connection)
    now = AsKnown(connection, by.today)
    values: list[dict[str, object]] = []
    for case in cases(now):
        judged, stand = case.assessment, case.assessment.standing
        if judged.warning is None or stand is None:
            continue
        key = (case.code, stand.period, judged.warning.value)
        if key in present and present[key] is None:
            continue
        if not is_owed(now, case, present.get(key)):
            continue
        values.append(
            {
                "municipality": case.code,
                "period": stand.period,
                "cause": judged.warning.value,
                "opened_on": by.today,
                "grounds": wording.signal_figures(stand, judged.warning),
                "act": act,
                **basis_values(stand),
            }
        )
    if values:
        with written_apart(connection, schema.early_warning.name):
            connection.execute(insert(schema.early_warning), values)


def _present(connection: Connection) -> dict[_Key, date | None]:
    """Return when the newest warning of each cause was closed; None while it is open."""
    table, closure = schema.early_warning, schema.warning_closure
    query = (
        select(table.c.municipality, table.c.period, table.c.cause, closure.c.closed_on)
        .outerjoin(closure, closure.c.warning == table.c.id)
        .order_by(table.c.id)
    )
    return {
        (row.municipality, row.period, row.cause): row.closed_on
        for row in connection.execute(query)
    }
