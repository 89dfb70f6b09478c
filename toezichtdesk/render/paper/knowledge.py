"""The report on knowledge sharing: the items of a year, by kind."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind
from toezichtdesk.render.paper.blocks import Block, PaperColumn, heading, items, table
from toezichtdesk.render.paper.figures import ROOM
from toezichtdesk.reports.province import Province


def knowledge_blocks(of: Province) -> list[Block]:
    """Return the knowledge items of the year of the period, by kind."""
    year = of.period.year
    held = [one for one in of.knowledge if one.held_on.year == year]
    shared = [
        (one, sharing)
        for one in of.knowledge
        for sharing in one.sharings
        if sharing.shared_on.year == year
    ]
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
        rows = [_row(of, one) for one in reversed(held) if one.kind is kind]
        if rows:
            made += [heading(kind.value.capitalize()), table(columns, rows, room=ROOM)]
    if shared:
        lines = [
            (wording.day(sharing.shared_on),
             f"{one.title} met {of.names.get(sharing.municipality, sharing.municipality)}")
            for one, sharing in sorted(shared, key=lambda pair: pair[1].shared_on)
        ]  # fmt: skip
        made += [heading("Gedeelde praktijken"), items(lines)]
    return made


def _row(of: Province, one: Knowledge) -> tuple[str, ...]:
    who = [of.names.get(code, code) for code in one.municipalities]
    return (
        wording.day(one.held_on),
        one.title,
        ", ".join((*who, *one.parties)),
        one.outcome or one.approach,
    )
