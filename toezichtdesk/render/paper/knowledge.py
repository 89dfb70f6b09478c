"""The report on knowledge sharing: the items of a year, by kind."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind, Sharing
from toezichtdesk.render.paper.blocks import Block, PaperColumn, heading, items, table
from toezichtdesk.render.paper.figures import ROOM
from toezichtdesk.render.paper.row_limits import Room, Rows, room_for
from toezichtdesk.reports.papers.province import Province


def knowledge_blocks(of: Province) -> list[Block]:
    """Return the knowledge items of the year of the period, by kind."""
    held, shared, most = _held(of), _shared(of), knowledge_room(of).of_each
    counts = [
        (kind.value.capitalize(), wording.number(sum(one.kind is kind for one in held)))
        for kind in KnowledgeKind
    ]
    counts.append(("Praktijk gedeeld met een gemeente", wording.number(len(shared))))
    made = [
        table((PaperColumn("", 3), PaperColumn("", 1, "right")), counts, room=ROOM, is_lined=True)
    ]
    columns = (
        PaperColumn("Datum", 1),
        PaperColumn("Onderwerp", 3),
        PaperColumn("Met wie", 3),
        PaperColumn("Wat het opleverde", 3.5),
    )
    for kind in KnowledgeKind:
        of_kind = [one for one in held if one.kind is kind][:most]
        rows = [_row(of, one) for one in reversed(of_kind)]
        if rows:
            made += [heading(kind.value.capitalize()), table(columns, rows, room=ROOM)]
    if shared:
        lines = [
            (wording.day(sharing.shared_on),
             f"{one.title} met {of.names.get(sharing.municipality, sharing.municipality)}")
            for one, sharing in shared[-most:]
        ]  # fmt: skip
        made += [heading("Gedeelde praktijken"), items(lines)]
    return made


def knowledge_room(of: Province) -> Room:
    """Return how many items of each kind fit, and how many sharings."""
    held = _held(of)
    counts = [sum(one.kind is kind for one in held) for kind in KnowledgeKind]
    rows = Rows("items", "alleen het nieuwste", "de {} nieuwste", "Kennis", "van elke soort ")
    return room_for([*counts, len(_shared(of))], rows)


def _held(of: Province) -> list[Knowledge]:
    return [one for one in of.knowledge if one.held_on.year == of.period.year]


def _shared(of: Province) -> list[tuple[Knowledge, Sharing]]:
    """Return what was shared in the year, oldest first."""
    shared = [
        (one, sharing)
        for one in of.knowledge
        for sharing in one.sharings
        if sharing.shared_on.year == of.period.year
    ]
    return sorted(shared, key=lambda pair: pair[1].shared_on)


def _row(of: Province, one: Knowledge) -> tuple[str, ...]:
    who = [of.names.get(code, code) for code in one.municipalities]
    return (
        wording.day(one.held_on),
        one.title,
        ", ".join((*who, *one.parties)),
        one.outcome or one.approach,
    )
