"""The meeting sheet (gespreksblad): everything for tomorrow's talk, in black and white.

One A4 if it fits, otherwise more; nothing is left out silently. A shareable sheet leaves out what
is internal, and its footer says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import (
    Agreement,
    Contact,
    Decision,
    Party,
)
from toezichtdesk.domain.listing import Export
from toezichtdesk.domain.meeting_sheet import Audience, Section
from toezichtdesk.render.paper import charts
from toezichtdesk.render.paper.blocks import (
    Block,
    PaperColumn,
    bullets,
    heading,
    items,
    lacks_in,
    notes,
    numbered,
    pair,
    said_first,
    section,
    small,
    table,
    text,
)
from toezichtdesk.render.paper.engine import Paper, Part
from toezichtdesk.render.paper.figures import (
    balance_words,
    figure_rows,
    plan_gap,
    short_policy,
    signed,
)
from toezichtdesk.render.paper.plan_lines import (
    GOING_ON_FIRST,
    MEASURE_COLUMNS,
    going_on_first,
    measure_row,
    plan_dates,
)
from toezichtdesk.render.paper.row_limits import MOST_ROWS_OF_ONE, Rows, note, room_for, with_room
from toezichtdesk.reports.answers.dossier import Dossier, MeetingSheet
from toezichtdesk.reports.record import own_count

SHAREABLE_SAYS = (
    "Deelbare versie: zonder interne aantekeningen, zekerheid, open voorstellen en vergelijkingen."
)
_HALF = frozenset({Section.SINCE, Section.CONTACTS, Section.QUESTIONS})
_SITUATION_SHARES = (6.2, 3.8)
_NEWEST_CONTACTS = 3
_NEWEST = ("de nieuwste", "de {} nieuwste")
_OPEN_FIRST = ("één, wat openstaat het eerst", "{}, wat openstaat het eerst")


def paper(sheets: Sequence[MeetingSheet], audience: Audience = Audience.INTERNAL) -> Paper:
    """Return the sheets as one file, each with a bookmark; at least one sheet."""
    parts = tuple(part(one, audience) for one in sheets)
    return Paper("meeting_sheet", _title(sheets), sheets[0].printed_on, parts, _lacks(parts))


def papers(
    sheets: Sequence[MeetingSheet], audience: Audience = Audience.INTERNAL
) -> Iterator[Paper]:
    """Yield each sheet as a separate paper, drawn on demand, under one title."""
    for one in sheets:
        parts = (part(one, audience),)
        yield Paper("meeting_sheet", _title(sheets), one.printed_on, parts, _lacks(parts))


def _lacks(parts: Sequence[Part]) -> str:
    return " ".join(f"{one.heading}: {words}" for one in parts for words in lacks_in(one.blocks))


def _title(sheets: Sequence[MeetingSheet]) -> str:
    return heading_of(sheets[0]) if len(sheets) == 1 else f"{len(sheets)} gespreksbladen"


def heading_of(sheet: MeetingSheet) -> str:
    """Return the title of a sheet."""
    return f"Gespreksblad {sheet.dossier.row.name}"


def part(sheet: MeetingSheet, audience: Audience) -> Part:
    """Return the pages of one municipality."""
    dossier, row = sheet.dossier, sheet.dossier.row
    since = f", sinds {wording.day(row.rung_since)}" if row.rung_since else ""
    return Part(
        heading=heading_of(sheet),
        blocks=(*said_first(dossier.doubt), *_blocks(sheet, audience)),
        footer=_footer(sheet, audience),
        under=(grounds(dossier), notices(dossier, audience)),
        stamp=wording.trial_stamp(sheet.trial),
        more={
            "day": wording.long_day(sheet.printed_on),
            "boxes": wording.rung_boxes(row.rung),
            "rung": f"{dossier.rung_name}{since}",
            "standing": standing_line(dossier),
        },
    )


def grounds(dossier: Dossier) -> str:
    """Return why the municipality is on its rung: date, rule, motive, reference and policy."""
    if not dossier.decisions:
        return "Grond: er is nog geen besluit vastgelegd; zonder besluit geldt trede 1."
    last = dossier.decisions[-1]
    parts = [f"{wording.decision_kind(last.kind)} {wording.day(last.decided_on)}"]
    parts += [words for words in (_rule(last), _labelled("kenmerk", last.reference)) if words]
    parts += [last.policy] if last.policy else []
    parts += [f"motief: {last.motive}"] if last.motive else []
    return f"Grond: {' · '.join(parts)}"


def standing_line(dossier: Dossier) -> str:
    """Return direction and size of the backlog, to show beside the rung."""
    row = dossier.row
    word = str(wording.trend(row.trend))
    if row.current_backlog is None or row.current_backlog == 0:
        return word
    growth = f" ({signed(row.growth)})" if row.growth else ""
    return f"Achterstand {wording.number(row.current_backlog)} {word}{growth}"


def notices(dossier: Dossier, audience: Audience = Audience.INTERNAL) -> str:
    """Return what else affects the rung: the shared clock of rungs 4-6, a freeze, a warning."""
    lines = []
    if dossier.accelerated_day and dossier.row.clock:
        lines.append(f"Doorlooptijd trede 4, 5 en 6: {wording.term_day(dossier.row.clock)}")
    if dossier.freeze:
        until = wording.day(dossier.freeze.until)
        reason = dossier.freeze.reason.strip().rstrip(".")
        lines.append(f"Bevroren t/m {until} ({dossier.freeze.ground}: {reason})")
    if dossier.row.early_warning and audience is Audience.INTERNAL:
        lines.append("Signaal: achterstand dreigt of groeit; er is nog geen contact over geweest")
    return " · ".join(lines)


def _blocks(sheet: MeetingSheet, audience: Audience) -> list[Block]:
    """Return the sections in order; two small ones in a row are placed side by side."""
    wanted = sheet.arrangement.sections
    made: list[Block] = []
    place = 0
    while place < len(wanted):
        now = wanted[place]
        after = wanted[place + 1] if place + 1 < len(wanted) else None
        if now in _HALF and after in _HALF:
            left, right = (_SECTIONS[one](sheet, audience) for one in (now, after))
            made.append(pair(left, right))
            place += 2
            continue
        made += _SECTIONS[now](sheet, audience)
        place += 1
    return made


def _situation(sheet: MeetingSheet, audience: Audience) -> list[Block]:
    dossier = sheet.dossier
    left = [heading("Situatie"), *map(text, dossier.summary)]
    if audience is Audience.INTERNAL:
        left += _assessment(dossier)
    title, rows = figure_rows(dossier, audience)
    columns = (PaperColumn("", 0.6), PaperColumn("", 0.4, "right"))
    right = [heading(title), table(columns, rows) if rows else text("Er zijn nog geen cijfers.")]
    if audience is Audience.INTERNAL and (sentence := balance_words(dossier)):
        right.append(small(sentence))
    return [pair(left, right, _SITUATION_SHARES)]


def _assessment(dossier: Dossier) -> list[Block]:
    steps = dossier.explained.steps
    title = assessment_title(dossier)
    return section(title, [items(("•", step) for step in steps)] if steps else [],
                   "Er is nog niets te beoordelen.")  # fmt: skip


def assessment_title(dossier: Dossier) -> str:
    """Return the half-year judged and its stand, the change of the backlog, and the outcome."""
    proposal = dossier.proposal
    judged = proposal.assessment if proposal else dossier.row.assessment
    stand = judged.standing if judged else None
    over = "Beoordeling"
    if judged and stand:
        over += f" over {stand.period} ({wording.counted_on(stand.reference_date)})"
        if stand.backlog_before is not None and stand.backlog_to_date is not None:
            now = stand.backlog_to_date
            before = now - (judged.growth or 0)
            over += f": achterstand {wording.number(before)} → {wording.number(now)}"
    if proposal is None:
        return over
    word = "voorlopig voorstel" if proposal.is_provisional else "voorstel"
    joined = ", " if ":" in over else ": "
    return f"{over}{joined}{word} trede {proposal.from_rung} → {proposal.to_rung}"


def _since(sheet: MeetingSheet, _: Audience) -> list[Block]:
    if sheet.last_talk is None:
        return section("Sinds het vorige gesprek", [], "Er is nog geen gesprek vastgelegd.")
    title = f"Sinds het vorige gesprek ({wording.day(sheet.last_talk.held_on)})"
    rows = Rows("wijzigingen", *_NEWEST, Export.JOURNAL.value, of="")
    return section(title, with_room(sheet.since, rows, items), "Niets gewijzigd.")


def _chart(sheet: MeetingSheet, _: Audience) -> list[Block]:
    return charts.trend(sheet.dossier)


def _agreements(sheet: MeetingSheet, _: Audience) -> list[Block]:
    return [pair(_of_party(sheet, Party.MUNICIPALITY), _of_party(sheet, Party.PROVINCE))]


def _of_party(sheet: MeetingSheet, party: Party) -> list[Block]:
    mine = [one for one in sheet.dossier.agreements if one.party is party]
    shown = [one for one in mine if not _is_old(one, sheet)]
    ordered = sorted(shown, key=lambda one: (one.done_on is not None, one.due_on or date.max))
    rows = Rows("afspraken", *_OPEN_FIRST, Export.AGREEMENTS.value, of="")
    lines = [_agreement(one, sheet.printed_on) for one in ordered]
    blocks = with_room(lines, rows, items, keeps_last=False)
    if old := len(mine) - len(shown):
        blocks.append(small(f"Voor het vorige gesprek nagekomen: {wording.number(old)}."))
    return section(f"Afspraken {party.value}", blocks, "Geen afspraken vastgelegd.")


def _is_old(one: Agreement, sheet: MeetingSheet) -> bool:
    """Return whether it was done before the last talk, where it will have been discussed."""
    last = sheet.last_talk
    return last is not None and one.done_on is not None and one.done_on < last.held_on


def _agreement(one: Agreement, today: date) -> tuple[str, str]:
    if one.done_on is not None:
        return "☑", f"(nagekomen {wording.day(one.done_on)}) {one.text}"
    if one.due_on is None:
        return "☐", one.text
    late = ", te laat" if one.due_on < today else ""
    return "☐", f"(t/m {wording.day(one.due_on)}{late}) {one.text}"


def _plan(sheet: MeetingSheet, audience: Audience) -> list[Block]:
    plan = sheet.dossier.plan
    if plan is None:
        sentence = "Op deze trede is geen verbeterplan nodig."
        if sheet.dossier.plan_is_due:
            sentence = "Er is nog geen verbeterplan; op deze trede is het verplicht."
        return [heading("Verbeterplan"), text(sentence)]
    missing = ", ".join(horizon.value for horizon in plan.missing_horizons)
    lacks = f" · zonder maatregel: {missing}" if missing else ""
    blocks = [heading("Verbeterplan"), text(f"{plan_dates(plan.dates, audience)}{lacks}")]
    if plan.measures:
        rows = Rows("maatregelen", *GOING_ON_FIRST, Export.PLANS.value, of="")
        room = room_for([len(plan.measures)], rows, MOST_ROWS_OF_ONE)
        blocks += note(room)
        shown = going_on_first(plan.measures, room.of_each)
        blocks.append(table(MEASURE_COLUMNS, map(measure_row, shown)))
        blocks.append(text(plan_gap(sheet.dossier)))
    return blocks


def _counts(sheet: MeetingSheet, audience: Audience) -> list[Block]:
    """Return the differences between municipality and COA; empty when there never were any.

    The officer's explanation of a difference is internal.
    """
    every = sheet.dossier.own_counts
    if not every:
        return []
    last = sheet.last_talk
    now = [
        row
        for row in every
        if row.is_open or last is None or (row.own.agreed_on or date.min) >= last.held_on
    ]
    is_internal = audience is Audience.INTERNAL
    lines = [own_count.line(row, with_reason=is_internal) for row in now]
    rows = Rows("eigen tellingen", *_NEWEST, Export.OWN_COUNTS.value, of="")
    blocks = with_room(lines, rows, bullets, keeps_last=False)
    if old := len(every) - len(now):
        blocks.append(small(f"Eerder eens geworden: {wording.number(old)}."))
    return [heading("Eigen telling van de gemeente naast COA"), *blocks]


def _contacts(sheet: MeetingSheet, audience: Audience) -> list[Block]:
    every = sheet.dossier.contacts
    newest = every[:_NEWEST_CONTACTS]
    of_all = (
        f" ({len(newest)} van {wording.number(len(every))})" if len(every) > len(newest) else ""
    )
    lines = [items((wording.day(one.held_on), contact_line(one, audience)) for one in newest)]
    none = "Nog geen contact vastgelegd."
    return section(f"Laatste contacten{of_all}", lines if newest else [], none)


def contact_line(one: Contact, audience: Audience = Audience.INTERNAL) -> str:
    """Return kind, persons spoken to and summary of a contact; its notes are internal."""
    who = f" met {one.counterpart}" if one.counterpart else ""
    kind = f"{wording.contact_kind(one.kind)}{who}"
    return f"{kind}: {one.summary}" if audience is Audience.INTERNAL else kind


def _questions(sheet: MeetingSheet, _: Audience) -> list[Block]:
    blocks = [numbered(sheet.questions)] if sheet.questions else []
    return section("Te bespreken", blocks, "Geen vragen voorgesteld.")


def _practices(sheet: MeetingSheet, _: Audience) -> list[Block]:
    """Return practices of others to bring up; empty when none fits."""
    if not sheet.practices:
        return []
    lines = [f"{name}: {approach}" if approach else name for name, approach in sheet.practices]
    rows = Rows("praktijken", "één", "de eerste {}", Export.KNOWLEDGE.value, of="")
    return [
        heading("Mee te geven: goede praktijken"),
        *with_room(lines, rows, bullets, keeps_last=False),
    ]


def _origin(sheet: MeetingSheet, _: Audience) -> list[Block]:
    policy = sheet.dossier.policy
    return [small(f"{sources(sheet.dossier)} Beleidsversie: {wording.closed(policy)}")]


def _notes(_: MeetingSheet, __: Audience) -> list[Block]:
    return [notes("Aantekeningen")]


_SECTIONS: dict[Section, Callable[[MeetingSheet, Audience], list[Block]]] = {
    Section.SITUATION: _situation,
    Section.SINCE: _since,
    Section.CHART: _chart,
    Section.AGREEMENTS: _agreements,
    Section.PLAN: _plan,
    Section.COUNTS: _counts,
    Section.CONTACTS: _contacts,
    Section.QUESTIONS: _questions,
    Section.PRACTICES: _practices,
    Section.ORIGIN: _origin,
    Section.NOTES: _notes,
}


def _footer(sheet: MeetingSheet, audience: Audience) -> tuple[str, ...]:
    dossier, stand = sheet.dossier, sheet.dossier.row.standing
    counted = f"Cijfers t/m {wording.day(stand.reference_date)}" if stand else "Nog geen cijfers"
    as_known = f" · zoals bekend op {wording.day(dossier.known_on)}" if dossier.known_on else ""
    printed = f"afgedrukt op {wording.day(sheet.printed_on)} met Toezichtdesk"
    policy = short_policy(dossier.policy)  # in full under Herkomst
    first = f"{counted}{as_known} · beleid: {policy} · {printed}"
    shared = SHAREABLE_SAYS if audience is Audience.SHAREABLE else ""
    return (first, shared, wording.trial_paper(sheet.trial))


def sources(dossier: Dossier) -> str:
    """Return the sources of the figures and how they count; if unknown, the newest files."""
    if dossier.explained.origin:
        return dossier.explained.origin
    newest = dossier.periods[-1].origins if dossier.periods else ()
    names = list(dict.fromkeys(origin.file_name for _, origin in newest if origin.file_name))
    return f"Bron van de cijfers: {wording.closed(', '.join(names) or 'geen')}"


def _rule(decision: Decision) -> str:
    rules: dict[str, Rule] = {rule.value: rule for rule in Rule}
    known_rule = rules.get(decision.rule)
    return wording.rule(known_rule) if known_rule else decision.rule


def _labelled(label: str, words: str) -> str:
    return f"{label} {words}" if words else ""
