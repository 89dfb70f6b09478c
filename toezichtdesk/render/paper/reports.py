"""Reports on the whole province: for the gedeputeerde, the Staten and the officer's own file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.casefile import Decision
from toezichtdesk.domain.listing import ReportName
from toezichtdesk.render.paper import charts
from toezichtdesk.render.paper.blocks import (
    Block,
    PaperColumn,
    heading,
    said_first,
    small,
    strong,
    table,
    text,
)
from toezichtdesk.render.paper.engine import Paper, Part
from toezichtdesk.render.paper.figures import (
    ROOM,
    UNKNOWN,
    persons,
    short_policy,
    signed,
    whole_policy,
)
from toezichtdesk.render.paper.knowledge import knowledge_blocks, knowledge_room
from toezichtdesk.render.paper.plans import plan_blocks, plan_room
from toezichtdesk.render.paper.row_limits import Room, Rows, room_for
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.papers.province import Province

TITLES = {
    ReportName.OVERVIEW: "Overzicht van de provincie",
    ReportName.RUNGS: "Gemeenten per trede",
    ReportName.PLANS: "Voortgang van de verbeterplannen",
    ReportName.CONTACTS: "Contactplicht",
    ReportName.HALF_YEAR: "Het halfjaar in cijfers",
    ReportName.KNOWLEDGE: "Kennisdeling",
    ReportName.PUBLIC: "Huisvesting vergunninghouders per gemeente",
    ReportName.DECISION: "Besluitblad",
    ReportName.LADDER: "Verloop op de interventieladder",
}


def paper(name: ReportName, of: Province) -> Paper:
    """Return a report of the whole province."""
    title = TITLES[name]
    if name in (ReportName.CONTACTS, ReportName.HALF_YEAR):
        title = f"{title} {of.period}"
    if name is ReportName.KNOWLEDGE:
        title = f"{title} {of.period.year}"
    room = _ROOMS[name](of) if name in _ROOMS else None
    lacks = room.lacks if room else ""
    part = Part(
        heading=title,
        blocks=(*said_first(of.doubt, lacks), *_BLOCKS[name](of)),
        footer=footer(of),
        under=(_as_of(of), whole_policy(of.policy)),
        stamp=wording.trial_stamp(of.trial),
        is_landscape=name is ReportName.OVERVIEW,
    )
    return Paper("report", title, of.today, (part,), lacks)


def footer(of: Province) -> tuple[str, ...]:
    """Return the figures and policy that the pages use, and the day they were made."""
    newest = of.state.newest_reference_date
    counted = f"Cijfers t/m {wording.day(newest)}" if newest else "Nog geen cijfers"
    made = f"afgedrukt op {wording.day(of.today)} met Toezichtdesk"
    return (
        f"{counted} · beleid: {short_policy(of.policy)} · {made}",
        wording.trial_paper(of.trial),
    )


def _as_of(of: Province) -> str:
    as_known = f", zoals bekend op {wording.day(of.known_on)}" if of.known_on else ""
    return f"{wording.long_day(of.stand_on).capitalize()}{as_known} · {_counted(len(of.rows))}"


def _overview(of: Province) -> list[Block]:
    columns = (
        PaperColumn("Gemeente", 2.2),
        PaperColumn("Trede", 1.25),
        PaperColumn("Sinds", 1.3),
        PaperColumn("Peildatum", 1.3),
        PaperColumn("Taakst.", 0.85, "right"),
        PaperColumn("Gereal.", 0.85, "right"),
        PaperColumn("Saldo", 0.85, "right"),
        PaperColumn("Achterst.", 1.0, "right"),
        PaperColumn("Richting", 2.4),
        PaperColumn("Prognose", 1.1, "right"),
        PaperColumn("Gesproken", 1.3),
        PaperColumn("Volgende actie", 3.3),
    )
    state = of.state
    lead = (
        f"Achterstand samen {wording.number(state.backlog)} · {state.spoken} van "
        f"{state.municipalities} gesproken in {state.period} · open voorstellen: "
        f"{state.open_proposals}"
    )
    return [strong(lead), *_listed(columns, [_overview_row(row) for row in of.rows])]


def _listed(columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]]) -> list[Block]:
    """Return a table of municipalities, or that there are none."""
    if not rows:
        return [text("Er zijn nog geen gemeenten.")]
    return [table(columns, rows, room=ROOM, is_lined=True)]


def _overview_row(row: OverviewRow) -> tuple[str, ...]:
    stand, action = row.standing, row.next_action
    change = f" ({signed(row.growth)})" if row.growth else ""
    foreseen = row.forecast
    return (
        row.name,
        wording.rung_boxes(row.rung),
        wording.day(row.rung_since) if row.rung_since else "–",
        wording.day(stand.reference_date) if stand else "–",
        persons(stand.target) if stand else "–",
        persons(stand.realised) if stand else "–",
        signed(stand.balance_to_date) if stand else "–",
        persons(row.current_backlog) if stand else "–",
        f"{wording.trend(row.trend)}{change}",
        f"{wording.signed(foreseen.balance)} ± {foreseen.spread}" if foreseen else "–",
        wording.day(row.last_contact) if row.last_contact else "nog niet",
        f"{action.text}{f' ({wording.day(action.due_on)})' if action.due_on else ''}"
        if action
        else "",
    )


def _rungs(of: Province) -> list[Block]:
    """Answer Staten and Kamer: who is on which rung since when, and each use of a rung."""
    made: list[Block] = [
        text(
            "Een gemeente zonder vastgelegd besluit staat op trede 1. Op trede 4, 5 en 6 is het "
            "een besluit van Gedeputeerde Staten."
        )
    ]
    for rung in range(6, 0, -1):
        on_it = [row for row in of.rows if row.rung == rung]
        name = of.rung_names[rung - 1]
        made.append(heading(f"Trede {rung} – {name}: {_counted(len(on_it))}"))
        if not on_it:
            made.append(text("Geen gemeenten."))
        elif rung == 1:
            made.append(text(wording.closed(wording.joined([row.name for row in on_it]))))
        else:
            columns = (
                PaperColumn("Gemeente", 2.2),
                PaperColumn("Sinds", 1),
                PaperColumn("Kenmerk", 1.6),
                PaperColumn("Achterstand", 1, "right"),
                PaperColumn("Richting", 1.3),
            )
            made.append(table(columns, [_on_rung(of, row) for row in on_it], room=ROOM))
    return [*made, *_uses(of)]


def _on_rung(of: Province, row: OverviewRow) -> tuple[str, ...]:
    taken = of.decisions.get(row.code, ())
    return (
        row.name,
        wording.day(row.rung_since) if row.rung_since else UNKNOWN,
        taken[-1].reference if taken else "",
        persons(row.current_backlog),
        str(wording.trend(row.trend)),
    )


def _uses(of: Province) -> list[Block]:
    """Return each decision on a rung above the first, oldest first."""
    names = {row.code: row.name for row in of.rows}
    most = _use_room(of).of_each
    used = sorted(
        (one for taken in of.decisions.values() for one in _used(taken)[-most:]),
        key=lambda one: (one.rung, one.decided_on, one.id),
    )
    columns = (
        PaperColumn("Trede", 0.6),
        PaperColumn("Gemeente", 2.2),
        PaperColumn("Van", 0.6),
        PaperColumn("Besluit", 1),
        PaperColumn("Kenmerk", 2),
        PaperColumn("Hoe", 1.6),
    )
    rows = [
        (
            str(one.rung),
            names.get(one.municipality, one.municipality),
            str(one.from_rung),
            wording.day(one.decided_on),
            one.reference,
            wording.decision_kind(one.kind),
        )
        for one in used
    ]
    title = heading("Wanneer elke trede is gebruikt")
    return [title, table(columns, rows, room=ROOM) if rows else text("Nog nooit.")]


def _used(taken: Sequence[Decision]) -> list[Decision]:
    """Return the decisions by which a rung above the first was used, in the same order."""
    return [one for one in taken if one.rung > 1]


def _use_room(of: Province) -> Room:
    held = [len(_used(taken)) for taken in of.decisions.values()]
    return room_for(held, Rows("besluiten", "alleen het nieuwste", "de {} nieuwste", "Besluiten"))


def _contacts(of: Province) -> list[Block]:
    spoken = [row for row in of.rows if of.counting.get(row.code)]
    silent = [row for row in of.rows if not of.counting.get(row.code)]
    columns = (
        PaperColumn("Gemeente", 2.2),
        PaperColumn("Trede", 0.6),
        PaperColumn("Wanneer", 1),
        PaperColumn("Soort", 2),
        PaperColumn("Gesproken met", 2.4),
    )
    most = _contact_room(of).of_each
    rows = [
        (row.name, str(row.rung), wording.day(one.held_on), wording.contact_kind(one.kind),
         one.counterpart)
        for row in spoken
        for one in of.counting[row.code][:-most - 1:-1]
    ]  # fmt: skip
    until = min(of.today, of.period.last_day)
    made = [
        strong(
            f"{len(spoken)} van {_counted(len(of.rows))} gesproken van "
            f"{wording.day(of.period.first_day)} t/m {wording.day(until)}"
        ),
        heading(f"Niet gesproken: {_counted(len(silent))}"),
        text(wording.closed(wording.joined([row.name for row in silent]) or "Geen gemeenten")),
        heading(f"Gesproken: {_counted(len(spoken))}"),
    ]
    made.append(table(columns, rows, room=ROOM, is_lined=True) if rows else text("Nog niemand."))
    return [
        *made,
        small("Alleen contacten die meetellen voor de contactplicht."),
    ]


def _contact_room(of: Province) -> Room:
    held = [len(of.counting.get(row.code, ())) for row in of.rows]
    return room_for(held, Rows("contacten", "alleen het nieuwste", "de {} nieuwste", "Contacten"))


def _half_year(of: Province) -> list[Block]:
    with_stand = [row for row in of.rows if row.standing is not None]
    targets = sum(row.standing.target or 0 for row in with_stand if row.standing)
    realised = sum(row.standing.realised or 0 for row in with_stand if row.standing)
    backlog = sum(row.current_backlog or 0 for row in with_stand)
    numbers = [
        ("Gemeenten", wording.number(len(of.rows))),
        ("Netto taakstelling samen", wording.number(targets)),
        ("Gerealiseerd samen", wording.number(realised)),
        ("Deel van de taakstelling", wording.percentage(Fraction(realised, targets)))
        if targets
        else ("Deel van de taakstelling", "n.v.t."),
        ("Achterstand samen, tot de peildatum", wording.number(backlog)),
        ("Gemeenten met een achterstand", wording.number(_with_backlog(of.rows))),
        ("Besluiten over een trede", wording.number(len(_decided(of)))),
        ("Gesproken (contactplicht)", f"{sum(map(bool, of.counting.values()))} van {len(of.rows)}"),
    ]
    facts = (PaperColumn("", 3), PaperColumn("", 1, "right"))
    older = sum(row.standing.period != of.period for row in with_stand if row.standing)
    return [
        table(facts, numbers, room=ROOM, is_lined=True),
        *([small(f"Met cijfers van een ander halfjaar: {_counted(older)}.")] if older else []),
        heading("Gemeenten per trede"),
        charts.bars([(f"trede {rung}", _on(of.rows, rung)) for rung in range(1, 7)]),
        heading("Richting van de achterstand"),
        charts.bars(
            [
                (wording.trend(trend).word, sum(row.trend is trend for row in of.rows))
                for trend in (Trend.NONE, Trend.SHRINKS, Trend.EQUAL, Trend.GROWS, Trend.UNKNOWN)
            ]
        ),
        heading("Grootste achterstanden"),
        _largest(of.rows),
    ]


def _largest(rows: Sequence[OverviewRow]) -> Block:
    behind = [row for row in rows if row.current_backlog]
    if not behind:
        return text("Geen gemeente heeft een achterstand.")
    ordered = sorted(behind, key=lambda row: row.current_backlog or 0, reverse=True)
    return charts.bars([(row.name, row.current_backlog or 0) for row in ordered[:12]])


def _public(of: Province) -> list[Block]:
    """What may be public: rung, backlog and direction; no notes, names or advice."""
    columns = (
        PaperColumn("Gemeente", 2.4),
        PaperColumn("Trede", 1.3),
        PaperColumn("Sinds", 1.1),
        PaperColumn("Peildatum", 1.1),
        PaperColumn("Achterstand", 1.1, "right"),
        PaperColumn("Richting", 1.5),
    )
    rows = [
        (
            row.name,
            wording.rung_boxes(row.rung),
            wording.day(row.rung_since) if row.rung_since else "–",
            wording.day(row.standing.reference_date) if row.standing else "–",
            persons(row.current_backlog) if row.standing else "–",
            wording.trend(row.trend).word,
        )
        for row in of.rows
    ]
    explained = (
        "De achterstand is het aantal personen dat de gemeente op de peildatum nog had moeten "
        "huisvesten. De trede is die van de interventieladder: op trede 1 volgt de provincie de "
        "gemeente, op elke hogere trede grijpt zij verder in."
    )
    return [text(explained), *_listed(columns, rows)]


def _with_backlog(rows: Sequence[OverviewRow]) -> int:
    return sum(bool(row.current_backlog) for row in rows)


def _decided(of: Province) -> list[Decision]:
    return [
        one
        for taken in of.decisions.values()
        for one in taken
        if of.period.first_day <= one.decided_on <= of.period.last_day
    ]


def _on(rows: Sequence[OverviewRow], rung: int) -> int:
    return sum(row.rung == rung for row in rows)


def _counted(count: int) -> str:
    return "1 gemeente" if count == 1 else f"{wording.number(count)} gemeenten"


_BLOCKS: dict[ReportName, Callable[[Province], list[Block]]] = {
    ReportName.OVERVIEW: _overview,
    ReportName.RUNGS: _rungs,
    ReportName.PLANS: plan_blocks,
    ReportName.CONTACTS: _contacts,
    ReportName.HALF_YEAR: _half_year,
    ReportName.KNOWLEDGE: knowledge_blocks,
    ReportName.PUBLIC: _public,
}
# Reports with a table that may be too long for paper.
_ROOMS: dict[ReportName, Callable[[Province], Room]] = {
    ReportName.CONTACTS: _contact_room,
    ReportName.RUNGS: _use_room,
    ReportName.PLANS: plan_room,
    ReportName.KNOWLEDGE: knowledge_room,
}
