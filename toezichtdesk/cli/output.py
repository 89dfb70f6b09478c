"""Console output: tables as text, and JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from toezichtdesk import wording
from toezichtdesk.cli.coded import coded, refusal_json
from toezichtdesk.cli.imported import change_lines, changes_json, skipped_json, skipped_lines
from toezichtdesk.cli.importing import Result
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.refusals import Refusal
from toezichtdesk.intake import record_totals
from toezichtdesk.reports.answers.journal import JournalRow
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, OverviewRow, ProvinceState
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.reports.judging.backtest import BacktestRow
from toezichtdesk.reports.pages.knowledge import KnowledgeRow, YearCount, knowledge_kind, year_line
from toezichtdesk.reports.pages.worklist import Duty, contact_duty, first_to_come
from toezichtdesk.reports.texts.search import Hit
from toezichtdesk.store.backup import CheckReport

_WIDEST_ACTION = 44
_OF_SQLITE = "SQLite vindt fouten in de opbouw van het bestand ({}); welke, staat in het log."


def print_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def overview_json(row: OverviewRow) -> dict[str, object]:
    """Return an overview row as JSON: unknown is null, figures are whole, dates ISO 8601.

    backlog and lead are max(0, -S) and max(0, S) over the whole target, as `balance` is;
    balance_to_date is S(t), by which a running period is judged. All are whole persons.
    """
    stand = row.standing
    to_date = stand.balance_to_date if stand else None
    action = row.next_action
    return {
        "code": row.code,
        "name": row.name,
        "province": row.province,
        "rung": row.rung,
        "rung_since": _iso(row.rung_since),
        "period": str(stand.period) if stand else None,
        "reference_date": _iso(stand.reference_date) if stand else None,
        "target": stand.target if stand else None,
        "opening_balance": stand.opening_balance if stand else None,
        "total_task": stand.total_task if stand else None,
        "realised": stand.realised if stand else None,
        "balance": stand.balance if stand else None,
        "balance_to_date": to_date,
        "backlog": stand.backlog if stand else None,
        "lead": stand.lead if stand else None,
        "trend": row.trend.value,
        "early_warning": row.early_warning,
        "last_contact": _iso(row.last_contact),
        "next_action": action.text if action else None,
        "proposal": row.proposal,
        "reassess": any(a.kind is ActionKind.REASSESS for a in row.actions),
    }


def duty_json(duty: Duty) -> dict[str, object]:
    """Return one duty, in words and as a code with values; its day is null when it has none."""
    return {
        "code": duty.code,
        "name": duty.name,
        "rung": duty.rung,
        "kind": duty.action.kind.value,
        "due_on": _iso(duty.action.due_on),
        "open_since": _iso(duty.action.open_since),
        "late": duty.action.is_late,
        "text": duty.action.text,
        "ground": duty.action.ground,
        "duty": coded(duty.action.code, duty.action.values),
    }


def proposal_json(row: ProposalRow) -> dict[str, object]:
    """Return a proposal with its reasons as Dutch sentences, and advice that no decision stores."""
    return {
        "code": row.code,
        "name": row.name,
        "from_rung": row.from_rung,
        "to_rung": row.to_rung,
        "rule": row.assessment.rule.value,
        "provisional": row.is_provisional,
        "reassessment": row.is_reassessment,
        "can_be_accepted": row.can_be_accepted,
        "reasons": list(row.sentences),
        "advice": list(row.advice),
        "policy_version": row.assessment.policy,
    }


def import_json(result: Result, *, is_dry_run: bool) -> dict[str, object]:
    """Return the result of an import or a dry run."""
    return {
        "dry_run": is_dry_run,
        "read": result.read,
        "new": result.count(RowStatus.NEW),
        "changed": result.count(RowStatus.CHANGED),
        "same": result.count(RowStatus.SAME),
        "corrected": result.count(RowStatus.CORRECTED),
        "refused": [refusal_json(refusal) for refusal in result.refusals],
        **changes_json(result.changes),
        "skipped_sheets": skipped_json(result.plans),
        "proposals": [proposal_json(row) for row in result.proposals],
    }


def journal_json(row: JournalRow) -> dict[str, object]:
    """Return one act from the journal."""
    return {
        "id": row.id,
        "moment": row.moment.isoformat(),
        "officer": row.officer,
        "act": row.act,
        "municipality": row.municipality or None,
        "summary": row.summary,
        "details": row.details,
    }


def backtest_json(row: BacktestRow) -> dict[str, object]:
    """Return how one or two policy versions would have judged an assessment moment."""
    return {
        "code": row.code,
        "name": row.name,
        "period": str(row.period),
        "reference_date": row.reference_date.isoformat(),
        "rung": row.rung,
        "outcome": row.verdict.outcome,
        "rule": row.verdict.rule.value,
        "against_outcome": row.against.outcome if row.against else None,
        "against_rule": row.against.rule.value if row.against else None,
        "decided_rung": row.decided_rung,
        "differs": row.differs,
    }


def overview_text(rows: Sequence[OverviewRow]) -> str:
    """Return the overview as a table."""
    if not rows:
        return "Er zijn nog geen gemeenten met cijfers. Importeer een blad met „import”."
    heads = ("Trede", "Gemeente", "Periode", "Peildatum", "Achterstand", "Richting", "Hierna")
    return _table(heads, [_overview_cells(row) for row in rows])


def _due(action: NextAction) -> str:
    if action.open_since is not None:
        return f"sinds {wording.day(action.open_since)}"
    return wording.day(action.due_on) if action.due_on else ""


def duties_text(duties: Sequence[Duty], state: ProvinceState) -> str:
    """Return the duties as a table, most urgent first, and the state of the duty of contact."""
    heads = ("Wanneer", "Uiterlijk", "Trede", "Gemeente", "Soort", "Wat", "Grond")
    cells = [
        (
            duty.when.value,
            _due(duty.action),
            str(duty.rung),
            duty.name,
            duty.action.kind.value,
            duty.action.text,
            duty.action.ground,
        )
        for duty in duties
    ]
    coming = first_to_come(duties, state.today) if state.municipalities else ""
    parts = [coming, _table(heads, cells) if cells else ""]
    contacts = f"Contactplicht {state.period}: {contact_duty(state)}."
    return "\n".join([*filter(None, parts), contacts])


def proposals_text(rows: Sequence[ProposalRow]) -> str:
    """Return the proposals with their reasons."""
    if not rows:
        return "Er zijn geen voorstellen."
    blocks = []
    for row in rows:
        why = [*filter(None, [row.why_again]), *row.sentences]
        reasons = [*(f"  - {one}" for one in why), *(f"  * {one}" for one in row.advice)]
        blocks.append("\n".join([_proposal_head(row), *reasons]))
    return "\n\n".join(blocks) + "\n"


def _proposal_head(row: ProposalRow) -> str:
    if row.is_reassessment:
        follows = f"; nu volgt trede {row.to_rung}" if row.can_be_accepted else ""
        return f"{row.name}: opnieuw beoordelen, staat op trede {row.from_rung}{follows}"
    provisional = " (voorlopig)" if row.is_provisional else ""
    return f"{row.name}: trede {row.from_rung} naar {row.to_rung}{provisional}"


def _short_proposals(rows: Sequence[ProposalRow]) -> str:
    """Return a line for each proposal, and how to get the reasons."""
    heads = [_proposal_head(row) for row in rows]
    return "\n".join([*heads, "", "De redenen: toezichtdesk proposals."])


def backtest_text(rows: Sequence[BacktestRow]) -> str:
    """Return the assessment moments as a table, with differences marked."""
    has_other = any(row.against for row in rows)
    headings = ("", "Gemeente", "Periode", "Peildatum", "Trede", "Uitkomst", "Regel")
    heads = (*headings, *(["Andere"] if has_other else []), "Besluit")
    return _table(heads, [_backtest_cells(row) for row in rows])


def journal_text(rows: Sequence[JournalRow]) -> str:
    """Return the journal, newest first."""
    return "\n".join(
        f"{row.id:>5}  {wording.day_and_time(row.moment)}  {row.officer}  {row.summary}"
        for row in rows
    )


def hits_text(hits: Sequence[Hit]) -> str:
    """Return the search results, newest first."""
    lines = (
        f"{wording.day(hit.day)}  {hit.name + '  ' if hit.name else ''}{hit.kind.value}: "
        f"{hit.excerpt}"
        for hit in hits
    )
    return "\n".join(lines) or "Niets gevonden."


def hit_json(hit: Hit) -> dict[str, object]:
    """Return one search result."""
    return {
        "kind": hit.kind.value,
        "id": hit.id,
        "municipality": hit.municipality or None,
        "day": hit.day.isoformat(),
        "excerpt": hit.excerpt,
    }


def knowledge_text(rows: Sequence[KnowledgeRow], years: Sequence[YearCount]) -> str:
    """Return the knowledge items, newest first, and the counts of each year."""
    lines = [
        f"{row.item.id:>5}  {wording.day(row.item.held_on)}  {knowledge_kind(row.item)}: "
        f"{row.item.title} "
        f"({'; '.join(filter(None, (', '.join(row.names), ', '.join(row.item.parties))))})"
        for row in rows
    ]
    return "\n".join([*lines, *map(year_line, years)]) or "Er is nog geen kennis vastgelegd."


def knowledge_json(
    rows: Sequence[KnowledgeRow], years: Sequence[YearCount]
) -> dict[str, list[dict[str, object]]]:
    """Return the knowledge items and yearly counts as a JSON value."""
    return {
        "items": [
            {
                "id": row.item.id,
                "kind": row.item.kind.value,
                "held_on": row.item.held_on.isoformat(),
                "title": row.item.title,
                "level": row.item.level.value if row.item.level else None,
                "parties": list(row.item.parties),
                "municipalities": list(row.names),
                "problem": row.item.problem,
                "approach": row.item.approach,
                "conditions": row.item.conditions,
                "contact": row.item.contact,
                "outcome": row.item.outcome,
                "tags": list(row.item.tags),
                "shared_with": [[name, day.isoformat()] for name, day in row.shared_with],
            }
            for row in rows
        ],
        "years": [
            {
                "year": count.year,
                "counts": {kind.value: number for kind, number in count.counts.items()},
                "sharings": count.sharings,
            }
            for count in years
        ],
    }


def import_text(result: Result, *, is_dry_run: bool) -> str:
    """Return the result of an import or dry run as sentences."""
    lines = []
    for plan in result.plans:
        counts = [
            f"{count} {wording.status(status)}"
            for status in RowStatus
            if (count := plan.count(status))
        ]
        numbers = ", ".join((*counts, *record_totals.counts(plan.records)))
        lines.append(f"{plan.file_name}: {plan.reconciliation}; {numbers or 'niets nieuws'}.")
        if plan.writes_nothing:
            lines.append("Wat hierin staat, is al bekend; er is niets te wijzigen.")
        lines += skipped_lines(plan)
    lines += change_lines(result.changes)
    lines += warning_lines(result)
    lines += [f"Overgeslagen: {refusal_text(refusal)}" for refusal in result.refusals]
    if is_dry_run:
        lines.append("Dit is een proef: er is niets gewijzigd.")
    lines.append("")
    is_short = result.proposals and not is_dry_run
    rows = result.proposals
    lines.append(_short_proposals(rows) if is_short else proposals_text(rows))
    return "\n".join(lines)


def warning_lines(result: Result) -> list[str]:
    """Return a line for each warning: what is odd in the sheets but does not block the import."""
    return [f"Let op: {wording.sheet_warning(warning)}" for warning in result.warnings]


def refused_text(result: Result) -> str:
    """Return why nothing was imported, with a line for each problem."""
    return "\n".join([result.refusal, *map(refusal_text, result.refusals)])


def refusal_text(refusal: Refusal) -> str:
    """Return one problem: its place, what was found, what was expected, what to do."""
    where = "!".join(filter(None, (refusal.sheet, refusal.cell)))
    prefix = f"{where}: " if where else ""
    what, expected, advice = wording.refusal(refusal)
    return f"{prefix}{what}. Verwacht: {expected}. {advice}"


def check_text(report: CheckReport) -> str:
    """Return the result of checking the database."""
    rows = sum(count for _, count in report.counts)
    lines = wording.counted(rows, "rij", "rijen")
    head = f"{report.path}: versie {report.version}, {report.size} bytes, {lines}."
    if report.anchor is not None:
        head += f" Zegel {report.anchor.short}."
    if report.is_sound:
        return f"{head}\nDe database is in orde."
    faults = [_OF_SQLITE.format(len(report.faults))] if report.faults else []
    if report.orphans:
        faults.append(wording.counted(report.orphans, "losse rij", "losse rijen"))
    faults += [wording.broken(one) for one in report.broken]
    return "\n".join([head, "De database is beschadigd. Zet een back-up terug.", *faults])


def _overview_cells(row: OverviewRow) -> tuple[str, ...]:
    stand, action = row.standing, row.next_action
    backlog = row.current_backlog
    growth = f" ({wording.signed(row.growth)})" if row.growth else ""
    return (
        str(row.rung),
        row.name,
        str(stand.period) if stand else "–",
        wording.day(stand.reference_date) if stand else "–",
        "–" if backlog is None else wording.number(backlog),
        f"{wording.trend(row.trend)}{growth}",
        action.text[:_WIDEST_ACTION] if action else "–",
    )


def _backtest_cells(row: BacktestRow) -> tuple[str, ...]:
    cells = (
        "*" if row.differs else "",
        row.name,
        str(row.period),
        wording.day(row.reference_date),
        str(row.rung),
        _rung(row.verdict.outcome),
        row.verdict.rule.value,
    )
    return (*cells, *([_rung(row.against.outcome)] if row.against else []), _rung(row.decided_rung))


def _rung(rung: int | None) -> str:
    return "–" if rung is None else str(rung)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(len(cells[i]) for cells in (heads, *rows)) for i in range(len(heads))]
    lines = [heads, tuple("─" * width for width in widths), *rows]
    return (
        "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
            for cells in lines
        )
        + "\n"
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
