"""Import of a sheet: first a plan that the officer sees, then that very plan applied.

`prepare` only reads. `apply` writes everything in one transaction, with one journal line, and
refuses when the store moved on since the plan was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.casework.record_writing import write_planned
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import DecisionKind, Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import (
    Alias,
    Fix,
    ImportPlan,
    ReadWorkbook,
    RowStatus,
    StartingRung,
)
from toezichtdesk.domain.limits import MEGABYTE
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import LOWEST_RUNG
from toezichtdesk.intake import record_totals
from toezichtdesk.intake.planner import Planner
from toezichtdesk.intake.row_timings import Wanted
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.settings import stored_megabytes
from toezichtdesk.store import schema
from toezichtdesk.store.figure_rows import add_figures


def prepare(
    connection: Connection,
    workbook: ReadWorkbook,
    today: date,
    *,
    period: Period | None = None,
    reference_date: date | None = None,
    fixes: Sequence[Fix] = (),
    takes_outside: bool = False,
) -> ImportPlan:
    """Return what importing the workbook would change; nothing is written.

    period, reference_date: what the officer says about the sheet where it says nothing itself.
    takes_outside: whether municipalities that are not the officer's are recorded too.
    fixes: what the officer puts in place of refused cells; the workbook stays as it was read.
    """
    wanted = Wanted(period, reference_date, fixes, takes_outside)
    planner = Planner(connection, workbook, today, wanted)
    return planner.plan(last_act(connection))


def apply(
    connection: Connection,
    by: Signature,
    plan: ImportPlan,
    *,
    skip_refused: bool = False,
    is_unasked: bool = False,
) -> int:
    """Write the plan that the officer saw; return the number of the act.

    skip_refused: import the rows that could be read and leave the others out.
    is_unasked: the officer chose earlier not to be asked about such a plan; the journal says so.

    Raises:
        OfficerCanAct: questions are open, rows are refused, nothing would change, or the store
            moved on since the plan was made.
    """
    _check(connection, plan, skip_refused=skip_refused)
    act = journal.write(
        connection,
        by,
        Act.IMPORT,
        f"Import van {plan.file_name}{', zonder vragen' if is_unasked else ''}: {_counts(plan)}.",
        is_unasked=is_unasked,
        **_details(plan),
    )
    _keep_file(connection, plan, act)
    # Every figure that the sheet gives, also what was known already: this sheet says it too, so
    # that it stays when the other one is taken back.
    add_figures(connection, plan.rows.figures(f" (verbeterd door {by.officer})"), act)
    write_planned(connection, plan.records, act, by.today)
    write_aliases(connection, plan.aliases, act)
    _write_starting_rungs(connection, by, plan.rows.starting_rungs, act)
    open_warnings(connection, by, act)
    return act


def _keep_file(connection: Connection, plan: ImportPlan, act: int) -> None:
    is_kept = plan.size <= stored_megabytes(connection) * MEGABYTE
    connection.execute(
        insert(schema.journal_file).values(
            act=act,
            name=plan.file_name,
            sha256=plan.sha256,
            size=plan.size,
            content=plan.content if is_kept else None,
        )
    )


def _details(plan: ImportPlan) -> dict[str, Any]:
    """Return the details of the plan for the journal."""
    return {
        "file": plan.file_name,
        "sha256": plan.sha256,
        "periods": [str(period) for period in plan.rows.periods],
        "reconciliation": plan.reconciliation,
        "counts": {status.value: plan.count(status) for status in RowStatus},
        "refused": plan.refusals,
        "warnings": [wording.sheet_warning(warning) for warning in plan.warnings],
        "warned": [warning.mark for warning in plan.warnings],
        "corrections": [
            {"sheet": one.sheet, "cell": one.cell, "found": one.read, "put": one.put}
            for one in plan.corrections
        ],
        "aliases": plan.aliases,
        "signatures": plan.signatures,
        "said": record_totals.marks(plan.records),
    }


def _check(connection: Connection, plan: ImportPlan, *, skip_refused: bool) -> None:
    if plan.questions:
        raise OfficerCanAct(Obstacle.QUESTIONS_OPEN, questions=plan.questions)
    if plan.refusals and not skip_refused:
        raise OfficerCanAct(Obstacle.CELLS_NOT_READ, file=plan.file_name, unread=len(plan.refusals))
    if plan.writes_nothing:
        raise OfficerCanAct(
            Obstacle.NOTHING_NEW, file=plan.file_name, imported_before=plan.imported_before
        )
    if last_act(connection) != plan.store_state:
        raise OfficerCanAct(Obstacle.STORE_MOVED_ON)


def _counts(plan: ImportPlan) -> str:
    counted = [
        (plan.count(status), wording.status(status))
        for status in (RowStatus.NEW, RowStatus.CHANGED, RowStatus.CORRECTED, RowStatus.SAME)
    ]
    counts = [f"{count} {word}" for count, word in counted if count]
    counts += record_totals.counts(plan.records)
    text = ", ".join(counts)
    skipped = plan.refused_rows
    return f"{text}, {skipped} overgeslagen" if skipped else text


def write_aliases(connection: Connection, aliases: Iterable[Alias], act: int) -> None:
    """Remember what names mean; a name that is known already keeps its first meaning."""
    learned = schema.learned_alias
    learned_names = set(connection.execute(select(learned.c.folded)).scalars())
    for alias in aliases:
        if (key := folded(alias.name)) not in learned_names:
            connection.execute(
                insert(learned).values(
                    folded=key, alias=alias.name, municipality=alias.municipality, act=act
                )
            )
            learned_names.add(key)


def _write_starting_rungs(
    connection: Connection, by: Signature, rungs: Iterable[StartingRung], act: int
) -> None:
    values = [
        {
            "municipality": start.municipality,
            "kind": DecisionKind.START.value,
            "from_rung": LOWEST_RUNG,
            "rung": start.rung,
            "decided_on": min(
                start.reference_date, by.today
            ),  # a letter may be ahead of its period
            "motive": "",
            "reference": "",
            "rule": "",
            "policy": "",
            "reasons": [f"Trede {start.rung} volgens het geïmporteerde blad {start.sheet}."],
            "since": start.since,
            "act": act,
        }
        for start in rungs
    ]
    if values:
        connection.execute(insert(schema.decision), values)
