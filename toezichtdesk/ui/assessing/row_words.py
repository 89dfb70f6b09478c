"""The words of a row in the list of proposals."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.proposals import ProposalRow


def identity(row: ProposalRow) -> tuple[str, str]:
    """Return the identity of a row; postponed and open proposals are different rows."""
    return row.code, "waits" if row.is_provisional or row.postponement else "now"


def waits_for_officer(row: ProposalRow) -> bool:
    """Return whether it is to be decided now."""
    return not row.is_provisional and row.postponement is None


def starts_with(row: ProposalRow, wanted: str) -> bool:
    """Return whether the name of the municipality starts with the typed letters."""
    return folded(row.name).startswith(wanted)


def step(row: ProposalRow) -> str:
    """Return the step from rung to rung, with its direction."""
    if row.to_rung == row.from_rung:
        return f"blijft {row.to_rung}" if row.can_be_accepted else f"{row.from_rung} → ?"
    direction = "▲" if row.to_rung > row.from_rung else "▼"
    return f"{row.from_rung} → {row.to_rung} {direction}"


def step_order(row: ProposalRow) -> int:
    """Return the sort key of the step: the highest rung last."""
    return row.to_rung * 10 + row.from_rung


def kind(row: ProposalRow) -> str:
    """Return what to do with it: decide now, later, or again."""
    if row.postponement is not None:
        return f"tot {wording.day(row.postponement.until)}"
    if row.is_reassessment:
        return "opnieuw" if row.why_again else "eigen besluit"
    return "voorlopig" if row.is_provisional else "te beslissen"


def state(row: ProposalRow) -> str:
    """Return why it is on the list again."""
    return row.why_again


def describe(row: ProposalRow) -> str:
    """Return a row in words for a screen reader."""
    return f"{row.name}, van trede {row.from_rung} naar trede {row.to_rung}, {kind(row)}"
