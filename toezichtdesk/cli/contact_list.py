"""The contacts of all municipalities, printed as a table or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk import wording
from toezichtdesk.reports.pages.contact_list import ContactRow


def as_text(rows: Sequence[ContactRow]) -> str:
    """Return the contacts; a follow-up is on a separate line."""
    lines = []
    for row in rows:
        contact = row.contact
        counts = ", telt voor de contactplicht" if row.counts else ""
        whom = f" met {contact.counterpart}" if contact.counterpart else ""
        kind = wording.contact_kind(contact.kind)
        text = f": {row.text}" if row.text else ""
        number = f"{contact.id:>5}  {wording.day(contact.held_on)}"
        lines.append(f"{number}  {row.name}  {kind}{whom}{counts}{text}")
        if contact.follow_up or contact.follow_up_on:
            lines.append(f"                   Vervolg: {wording.follow_up(contact)}")
    return "\n".join(lines) or "Er zijn geen contacten."


def as_json(row: ContactRow) -> dict[str, object]:
    """Return one contact; unknown values are null, days are ISO 8601."""
    contact = row.contact
    return {
        "id": contact.id,
        "code": contact.municipality,
        "name": row.name,
        "held_on": contact.held_on.isoformat(),
        "kind": contact.kind.value,
        "counterpart": contact.counterpart or None,
        "participants": list(contact.participants),
        "tags": list(row.tags),
        "summary": contact.summary,
        "counts": row.counts,
        "follow_up": contact.follow_up or None,
        "follow_up_on": contact.follow_up_on.isoformat() if contact.follow_up_on else None,
    }
