"""Tables of the store's contents for use elsewhere: plain values under Dutch headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import PlanPart
from toezichtdesk.domain.knowledge import Knowledge
from toezichtdesk.domain.listing import Cell, Export, Listing
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.papers.province import Province, province
from toezichtdesk.reports.record.doubt import doubt
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.store import schema

T = TypeVar("T")
_BETWEEN = "; "  # municipalities or parties in one cell

OVERVIEW_HEADINGS = (
    "Code",
    "Gemeente",
    "Provincie",
    "Trede",
    "Trede sinds",
    "Periode",
    "Peildatum",
    "Netto taakstelling",
    "Beginsaldo",
    "Totaalopgave",
    "Gerealiseerd",
    "Saldo (hele periode)",
    "Saldo tot peildatum",
    "Achterstand tot peildatum",
    "Richting",
    "Verandering achterstand",
    "Signaal",
    "Laatste contact",
    "Volgende actie",
    "Actie uiterlijk",
    "Voorstel trede",
    "Voorstel is voorlopig",
)


def listing(
    connection: Connection,
    what: Export,
    today: date,
    known_on: date | None = None,
    code: str | None = None,
) -> Listing:
    """Return a table as of a day.

    known_on: only what was recorded up to the end of this day counts; give it as today too.
    code: only this municipality. Where the record is not as it was sealed, each row says so.
    """
    return _marked(_listing(connection, what, today, known_on, code), doubt(connection))


def _marked(listing_: Listing, doubt_: str) -> Listing:
    if not doubt_:
        return listing_
    rows = tuple((*row, doubt_) for row in listing_.rows)
    return Listing(listing_.name, (*listing_.headings, "Let op"), rows)


def _listing(
    connection: Connection, what: Export, today: date, known_on: date | None, code: str | None
) -> Listing:
    if what is Export.FIGURES:
        return _figures(connection, today, known_on, code)
    if what is Export.JOURNAL:
        return _journal(connection, known_on, code)
    listing_ = _TABLES[what](province(connection, today, known_on))
    if code is None:
        return listing_
    place = listing_.headings.index("Code")
    rows = tuple(row for row in listing_.rows if code in str(row[place]).split(_BETWEEN))
    return Listing(listing_.name, listing_.headings, rows)


def listings(
    connection: Connection, today: date, known_on: date | None = None, code: str | None = None
) -> tuple[Listing, ...]:
    """Return every table but the public one, which adds nothing to the others."""
    wanted = [what for what in Export if what is not Export.PUBLIC]
    return tuple(listing(connection, what, today, known_on, code) for what in wanted)


def overview_listing(rows: tuple[OverviewRow, ...]) -> Listing:
    """Return the overview as a table, in the order of the rows."""
    return Listing("Gemeenten", OVERVIEW_HEADINGS, tuple(map(_overview_row, rows)))


def _overview_row(row: OverviewRow) -> tuple[Cell, ...]:
    stand, action = row.standing, row.next_action
    return (
        row.code,
        row.name,
        row.province,
        row.rung,
        row.rung_since,
        str(stand.period) if stand else None,
        stand.reference_date if stand else None,
        stand.target if stand else None,
        stand.opening_balance if stand else None,
        stand.total_task if stand else None,
        stand.realised if stand else None,
        stand.balance if stand else None,
        stand.balance_to_date if stand else None,
        row.current_backlog,
        wording.trend(row.trend).word,
        row.growth,
        "ja" if row.early_warning else "nee",
        row.last_contact,
        action.text if action else None,
        action.due_on if action else None,
        row.proposal,
        ("ja" if row.proposal_is_provisional else "nee") if row.proposal else None,
    )


def _public(of: Province) -> Listing:
    """Return what may be public: rung, backlog and direction; no notes, names or advice."""
    headings = ("Code", "Gemeente", "Trede", "Trede sinds", "Peildatum", "Achterstand", "Richting")
    rows = (
        (
            row.code,
            row.name,
            row.rung,
            row.rung_since,
            row.standing.reference_date if row.standing else None,
            row.current_backlog,
            wording.trend(row.trend).word,
        )
        for row in of.rows
    )
    return Listing(Export.PUBLIC.value, headings, tuple(rows))


def _contacts(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Datum", "Soort", "Gesproken met", "Samenvatting",
        "Telt mee voor de contactplicht", "Vervolg", "Vervolg op", "Knelpunten",
    )  # fmt: skip
    names = _names(of)
    counted = {one.id for held in of.counting.values() for one in held}
    rows = [
        (
            code, names.get(code, code), one.held_on, wording.contact_kind(one.kind),
            one.counterpart, one.summary, "ja" if one.id in counted else "nee",
            one.follow_up, one.follow_up_on, _tags(one.bottlenecks),
        )
        for code, held in _by_name(of, of.contacts)
        for one in held
    ]  # fmt: skip
    return Listing(Export.CONTACTS.value, headings, tuple(rows))


def _talks(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Gepland op", "Tijd", "Soort", "Onderwerp", "Gesproken met", "Plaats",
        "Toestand", "Reden",
    )  # fmt: skip
    rows = [
        (
            _BETWEEN.join(one.municipalities), _named(of, one.municipalities), one.planned_on,
            f"{one.starts_at:%H:%M}" if one.starts_at else None, wording.contact_kind(one.kind),
            one.subject, one.counterpart, one.place, one.state.value, one.reason,
        )
        for one in of.talks
    ]  # fmt: skip
    return Listing(Export.TALKS.value, headings, tuple(rows))


def _knowledge(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Datum", "Soort kennis", "Onderwerp", "Niveau", "Partijen", "Probleem",
        "Aanpak", "Randvoorwaarden", "Contact (functie)", "Opbrengst", "Knelpunten", "Gedeeld met",
    )  # fmt: skip
    rows = [
        (
            _BETWEEN.join(one.municipalities), _named(of, one.municipalities), one.held_on,
            one.kind.value, one.title, one.level.value if one.level else None,
            _BETWEEN.join(one.parties), one.problem, one.approach, one.conditions, one.contact,
            one.outcome, _tags(one.tags), _shared(of, one),
        )
        for one in of.knowledge
    ]  # fmt: skip
    return Listing(Export.KNOWLEDGE.value, headings, tuple(rows))


def _agreements(of: Province) -> Listing:
    headings = ("Code", "Gemeente", "Partij", "Afspraak", "Gemaakt op", "Uiterlijk", "Nagekomen op")
    names = _names(of)
    rows = [
        (
            code, names.get(code, code), one.party.value, one.text,
            one.made_on, one.due_on, one.done_on,
        )
        for code, made in _by_name(of, of.agreements)
        for one in made
    ]  # fmt: skip
    return Listing(Export.AGREEMENTS.value, headings, tuple(rows))


def _plans(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Gevraagd op", "Inleveren uiterlijk", "Ontvangen op", "Beoordeeld op",
        "Oordeel", "Toelichting oordeel",
        *(word for part in PlanPart for word in _part_headings(part)), "Vastgesteld op",
        "Vaststelling blijkt uit", "Maatregel", "Termijn", "Trekker", "Gereed op",
        "Verwachte plaatsen", "Gerealiseerde plaatsen", "Status", "Reden", "Notities",
    )  # fmt: skip
    names = _names(of)
    rows: list[tuple[Cell, ...]] = []
    for code, plan in _by_name(of, of.plans):
        dates = plan.dates
        head = (
            code, names.get(code, code), dates.requested_on, dates.due_on, dates.received_on,
            dates.judged_on, dates.judgement.value, dates.judgement_note,
            *(word for one in dates.parts for word in (one.judgement.value, one.reason)),
            dates.adopted_on, dates.adoption_note,
        )  # fmt: skip
        rows += [
            (
                *head, one.description, one.horizon.value, one.owner, one.due_on,
                one.expected_places, one.actual_places, one.status.value, one.reason,
                "\n".join(f"{wording.day(note.noted_on)}: {note.text}" for note in one.notes),
            )
            for one in plan.measures
        ] or [(*head, *[None] * 9)]  # fmt: skip
    return Listing(Export.PLANS.value, headings, tuple(rows))


def _own_counts(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Periode", "Peildatum", "Eigen telling", "Telling COA", "Reden",
        "Overeenstemming uiterlijk", "Overeenstemming op", "Uitkomst",
    )  # fmt: skip
    names = _names(of)
    rows = [
        (
            code, names.get(code, code), str(one.own.period), one.own.reference_date,
            one.own.counted, one.coa, one.own.reason, one.own.agree_by, one.own.agreed_on,
            one.own.outcome,
        )
        for code, counted in _by_name(of, of.own_counts)
        for one in counted
    ]  # fmt: skip
    return Listing(Export.OWN_COUNTS.value, headings, tuple(rows))


def _part_headings(part: PlanPart) -> tuple[str, str]:
    name = wording.plan_part(part)
    return name[:1].upper() + name[1:], f"Reden {name}"


def _decisions(of: Province) -> Listing:
    headings = (
        "Code", "Gemeente", "Besluitdatum", "Van trede", "Naar trede", "Hoe", "Kenmerk", "Motief",
        "Beleidsversie", "Periode", "Peildatum", "Netto taakstelling", "Beginsaldo",
        "Gerealiseerd", "Redenen",
    )  # fmt: skip
    names = _names(of)
    rows = [
        (
            code, names.get(code, code), one.decided_on, one.from_rung, one.rung,
            wording.decision_kind(one.kind), one.reference, one.motive, one.policy,
            str(one.basis.period) if one.basis else None,
            one.basis.reference_date if one.basis else None,
            one.basis.target if one.basis else None,
            one.basis.opening_balance if one.basis else None,
            one.basis.realised if one.basis else None,
            " ".join(one.reasons),
        )
        for code, taken in _by_name(of, of.decisions)
        for one in taken
    ]  # fmt: skip
    return Listing(Export.DECISIONS.value, headings, tuple(rows))


def _figures(
    connection: Connection, today: date, known_on: date | None, code: str | None
) -> Listing:
    """Return every imported figure, with its file, sheet and cell."""
    headings = (
        "Code", "Gemeente", "Periode", "Peildatum", "Soort", "Personen", "Bestand", "Cel",
        "Geïmporteerd op",
    )  # fmt: skip
    table = AsKnown.on(connection, today, known_on).table(schema.figure)
    municipality, file, line = schema.municipality, schema.journal_file, schema.journal
    query = (
        select(table, municipality.c.name, file.c.name.label("file"), line.c.moment)
        .join(municipality, municipality.c.code == table.c.municipality)
        .join(line, line.c.id == table.c.act)
        .outerjoin(file, file.c.act == table.c.act)
        .where(table.c.reference_date <= today)
        .order_by(municipality.c.name, table.c.period, table.c.reference_date, table.c.act)
    )
    if code is not None:
        query = query.where(table.c.municipality == code)
    rows = tuple(
        (
            row.municipality, row.name, str(row.period), row.reference_date,
            wording.measure(row.measure), row.value, row.file, row.cell,
            datetime.fromisoformat(row.moment).date(),
        )
        for row in connection.execute(query)
    )  # fmt: skip
    return Listing(Export.FIGURES.value, headings, rows)


def _journal(connection: Connection, known_on: date | None, code: str | None) -> Listing:
    headings = ("Nummer", "Moment", "Wie", "Handeling", "Code", "Wat")
    rows = [
        (row.id, row.moment.replace(tzinfo=None), row.officer, str(row.act), row.municipality,
         row.summary)
        for row in journal(connection)
        if (known_on is None or row.moment.date() <= known_on)
        and (code is None or row.municipality == code)
    ]  # fmt: skip
    return Listing(Export.JOURNAL.value, headings, tuple(rows))


def _named(of: Province, codes: Iterable[str]) -> str:
    return _BETWEEN.join(of.names.get(code, code) for code in codes)


def _shared(of: Province, item: Knowledge) -> str:
    """Return with whom a practice was shared, each with the day, as an import reads it."""
    return _BETWEEN.join(
        f"{_named(of, [one.municipality])} {wording.day(one.shared_on)}" for one in item.sharings
    )


def _tags(tags: Iterable[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags)


def _names(of: Province) -> dict[str, str]:
    """Return the names by code, also of those that are not in the overview (any more)."""
    return {**of.names, **{row.code: row.name for row in of.rows}}


def _by_name(of: Province, by_code: Mapping[str, T]) -> list[tuple[str, T]]:
    names = _names(of)
    return sorted(by_code.items(), key=lambda pair: folded(names.get(pair[0], pair[0])))


_TABLES: dict[Export, Callable[[Province], Listing]] = {
    Export.OVERVIEW: lambda of: overview_listing(of.rows),
    Export.CONTACTS: _contacts,
    Export.TALKS: _talks,
    Export.AGREEMENTS: _agreements,
    Export.PLANS: _plans,
    Export.KNOWLEDGE: _knowledge,
    Export.OWN_COUNTS: _own_counts,
    Export.DECISIONS: _decisions,
    Export.PUBLIC: _public,
}
