"""Opening early warnings, after every act that changes figures or the policy.

[beleid: "Wanneer de gemeente een achterstand dreigt op te bouwen, wordt er contact opgenomen"]
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Assessment, WarningCause
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.reports.cases import cases
from toezichtdesk.reports.policies import policy_on
from toezichtdesk.store import schema


def open_warnings(connection: Connection, by: Signature, act: int) -> None:
    """Open an early warning where the pace says so; never two of one cause in a period.

    act: the act that changed the figures or the policy. Every municipality is looked at: an act
    may touch others than it names, as the heir of a merger.
    """
    table = schema.early_warning
    present = {
        (row.municipality, row.period, row.cause)
        for row in connection.execute(select(table.c.municipality, table.c.period, table.c.cause))
    }
    values: list[dict[str, Any]] = []
    for case in cases(connection, by.today, policy_on(connection, by.today)):
        judged, stand = case.assessment, case.assessment.standing
        if judged.warning is None or stand is None:
            continue
        if (case.code, stand.period, judged.warning.value) in present:
            continue
        values.append(
            {
                "municipality": case.code,
                "period": stand.period,
                "cause": judged.warning.value,
                "opened_on": by.today,
                "grounds": _grounds(judged, judged.warning),
                "act": act,
            }
        )
    if values:
        connection.execute(insert(table), values)


def _grounds(judged: Assessment, cause: WarningCause) -> str:
    stand = judged.standing
    if stand is None or stand.keep_level is None or stand.realised is None:
        raise AssertionError("a warning without figures")
    lead = (
        f", met een voorsprong van {wording.number(stand.lead_before)}" if stand.lead_before else ""
    )
    return (
        f"Op {wording.day(stand.reference_date)} {wording.were_housed(stand.realised)}{lead}; "
        f"{wording.needed_to_keep_level(stand.keep_level)} ({wording.warning(cause)})."
    )
