"""The parts of the meeting sheet: from a dossier to blocks of Dutch text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import Agreement, Contact, Decision, Judgement, Party, PlanDates
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.render.outlook import expected
from toezichtdesk.render.page import Beside, Block, Column, Items, Stacked, Table
from toezichtdesk.reports.answers import Dossier, MeetingSheet

_UNKNOWN = "onbekend"
_COLUMNS = 14.0  # points between two columns
_MOST_CONTACTS = 3
_MOST_ROWS = 8


def parts(sheet: MeetingSheet, width: float) -> tuple[list[Block], list[Block]]:
    """Return the blocks above and below the chart, for a column of this width in points."""
    dossier = sheet.dossier
    half = (width - _COLUMNS) / 2
    wide = 0.6 * width
    situation = Items(
        "Situatie", tuple(("", text) for text in dossier.summary[:3]), wide, lines=3, least=3
    )
    figures = _figures(dossier, width - wide - _COLUMNS)
    contacts = Items(
        "Laatste contacten",
        tuple((wording.day(one.held_on), _contact(one)) for one in dossier.contacts),
        half,
        shown=_MOST_CONTACTS,
        lines=3,
        empty="Nog geen contact vastgelegd.",
    )
    return (
        [Beside(Stacked((situation, _assessment(dossier, wide))), figures, wide + _COLUMNS)],
        [
            Beside(
                _agreements(sheet, Party.MUNICIPALITY, half),
                _agreements(sheet, Party.PROVINCE, half),
                half + _COLUMNS,
            ),
            _plan(dossier, width),
            Beside(contacts, _questions(sheet, half), half + _COLUMNS),
        ],
    )


def grounds(dossier: Dossier) -> str:
    """Return why the municipality is on its rung: date, rule, motive, reference and policy."""
    if not dossier.decisions:
        return "Grond: er is nog geen besluit vastgelegd; zonder besluit geldt trede 1."
    last = dossier.decisions[-1]
    said = [f"{wording.decision_kind(last.kind)} {wording.day(last.decided_on)}"]
    said += [text for text in (_rule(last), _labelled("kenmerk", last.reference)) if text]
    said += [last.policy] if last.policy else []
    said += [f"motief: {last.motive}"] if last.motive else []
    return f"Grond: {' · '.join(said)}"


def standing_line(dossier: Dossier) -> str:
    """Return direction and size of the backlog, for beside the rung."""
    row = dossier.row
    word = str(wording.trend(row.trend))
    if row.current_backlog is None or row.current_backlog == 0:
        return word
    growth = f" ({_signed(row.growth)})" if row.growth else ""
    return f"Achterstand {wording.decimal(row.current_backlog)} {word}{growth}"


def notices(dossier: Dossier) -> str:
    """Return what else holds the rung: the shared term of rungs 4-6, a freeze, an open warning."""
    said = []
    if dossier.accelerated_day and dossier.row.clock:
        day = wording.term_day(dossier.row.clock)
        said.append(f"Termijn trede 4, 5 en 6: {day}")
    if dossier.freeze:
        until = wording.day(dossier.freeze.until)
        said.append(f"Bevroren t/m {until} ({dossier.freeze.ground}: {dossier.freeze.reason})")
    if dossier.row.early_warning:
        said.append("Signaal: achterstand dreigt of groeit; er is nog geen contact over geweest")
    return " · ".join(said)


def sources(dossier: Dossier) -> str:
    """Return where the figures came from and how they count; if unknown, the newest files."""
    if dossier.explained.origin:
        return dossier.explained.origin
    newest = dossier.periods[-1].origins if dossier.periods else ()
    names = list(dict.fromkeys(origin.file_name for _, origin in newest if origin.file_name))
    return f"Bron van de cijfers: {', '.join(names) or 'geen'}."


def _rule(decision: Decision) -> str:
    known: dict[str, Rule] = {rule.value: rule for rule in Rule}
    found = known.get(decision.rule)
    return wording.rule(found) if found else decision.rule


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _figures(dossier: Dossier, width: float) -> Table:
    stand = dossier.row.standing
    columns = (Column("", 0.56), Column("", 0.44, "right"))
    if stand is None:
        return Table("Cijfers", "Er zijn nog geen cijfers.", columns, (), width)
    title = f"Cijfers {stand.period} t/m {wording.day(stand.reference_date)}"
    rows = (*_figure_rows(stand), *_outlook_rows(dossier))
    return Table(title, "", columns, rows, width, lines=1, least=len(rows))


def _figure_rows(stand: Standing) -> tuple[tuple[str, str], ...]:
    balance = stand.balance_to_date
    until = "" if stand.is_final else " tot dan"
    rows = [
        (wording.measure(Measure.TARGET), _persons(stand.target)),
        (wording.measure(Measure.OPENING_BALANCE), _signed(stand.opening_balance)),
        (wording.measure(Measure.TOTAL_TASK), _persons(stand.total_task)),
        (wording.measure(Measure.REALISED), _persons(stand.realised)),
        *_shares(stand),
        (f"saldo{until}", _signed(balance)),
        (f"achterstand{until}", _persons(stand.backlog_to_date)),
        ("bijblijven / inhalen", f"{_persons(stand.keep_level)} / {_catch_up(stand)}"),
    ]
    return tuple((label[:1].upper() + label[1:], value) for label, value in rows)


def _outlook_rows(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return what the running period still needs a month, and the balance to expect."""
    found = dossier.outlook
    if found is None:
        return ()
    level = wording.decimal(found.level_a_month)
    has_lead = found.catch_up_a_month <= found.level_a_month
    catch_up = "n.v.t." if has_lead else wording.decimal(found.catch_up_a_month)
    rows = [("Dat is nog per maand", f"{level} / {catch_up}")]
    if said := expected(dossier):
        rows.append(("Verwacht eindsaldo", said))
    return tuple(rows)


def _persons(value: int | Fraction | None) -> str:
    return _UNKNOWN if value is None else wording.decimal(value)


def _signed(value: int | Fraction | None) -> str:
    return _UNKNOWN if value is None else wording.signed_decimal(value)


def _catch_up(stand: Standing) -> str:
    """Return the line inhalen; with a lead there is nothing to catch up."""
    if stand.opening_balance is not None and stand.opening_balance >= 0:
        return "n.v.t."
    return _persons(stand.catch_up)


def _shares(stand: Standing) -> list[tuple[str, str]]:
    """Return R/N and R/G apart and labelled, for letters and news mix them up."""
    if stand.total_task is not None and stand.total_task <= 0:
        return [("voldaan door voorsprong", "ja")]
    return [
        (label, wording.percentage(Fraction(stand.realised, whole)))
        for label, whole in (
            ("deel van de taakstelling", stand.target),
            ("deel van de totaalopgave", stand.total_task),
        )
        if whole and stand.realised is not None
    ]


def _assessment(dossier: Dossier, width: float) -> Items:
    heading = "Beoordeling"
    if dossier.proposal:
        word = "voorlopig voorstel" if dossier.proposal.is_provisional else "voorstel"
        moved = f"{dossier.proposal.from_rung} → {dossier.proposal.to_rung}"
        heading = f"Beoordeling: {word} trede {moved}"
    # The facts stand beside this in a table, and their origin in the foot.
    entries = tuple(("•", text) for text in dossier.explained.steps)
    return Items(heading, entries, width, lines=3, empty="Er is nog niets te beoordelen.")


def _agreements(sheet: MeetingSheet, party: Party, width: float) -> Items:
    mine = [one for one in sheet.dossier.agreements if one.party is party]
    ordered = sorted(mine, key=lambda one: (one.done_on is not None, one.due_on or date.max))
    return Items(
        f"Afspraken {party.value}",
        tuple(_agreement(one, sheet.printed_on) for one in ordered),
        width,
        shown=_MOST_ROWS,
        empty="Geen afspraken vastgelegd.",
    )


def _agreement(one: Agreement, today: date) -> tuple[str, str]:
    if one.done_on is not None:
        return "☑", f"(nagekomen {wording.day(one.done_on)}) {one.text}"
    if one.due_on is None:
        return "☐", one.text
    late = ", te laat" if one.due_on < today else ""
    return "☐", f"(t/m {wording.day(one.due_on)}{late}) {one.text}"


def _contact(one: Contact) -> str:
    who = f" met {one.counterpart[:60]}" if one.counterpart else ""
    return f"{wording.contact_kind(one.kind)}{who}: {one.summary}"


def _questions(sheet: MeetingSheet, width: float) -> Items:
    numbered = tuple((str(number), text) for number, text in enumerate(sheet.questions, 1))
    return Items("Te bespreken", numbered, width, empty="Geen vragen voorgesteld.")


def _plan(dossier: Dossier, width: float) -> Table:
    columns = (
        Column("Maatregel", 0.34),
        Column("Soort", 0.19),
        Column("Wie", 0.17),
        Column("Gereed", 0.11),
        Column("Plaatsen", 0.07, "right"),
        Column("Stand", 0.12),
    )
    plan = dossier.plan
    if plan is None:
        said = "Op deze trede is geen verbeterplan nodig."
        if dossier.plan_is_due:
            said = "Er is nog geen verbeterplan; op deze trede is het verplicht."
        return Table("Verbeterplan", said, columns, (), width)
    rows = tuple(
        (
            one.description,
            one.horizon.value,
            one.owner,
            wording.day(one.due_on) if one.due_on else "geen datum",
            _places(one.expected_places, one.actual_places),
            one.status.value,
        )
        for one in plan.measures
    )
    missing = ", ".join(horizon.value for horizon in plan.missing_horizons)
    lacks = f" · zonder maatregel: {missing}" if missing else ""
    dates = f"{_plan_dates(plan.dates)}{lacks}"
    return Table("Verbeterplan", dates, columns, rows, width, shown=_MOST_ROWS)


def _places(expected: int | None, actual: int | None) -> str:
    if actual is not None:
        return f"{wording.number(actual)} van {_persons(expected)}" if expected else str(actual)
    return "?" if expected is None else wording.number(expected)


def _plan_dates(dates: PlanDates) -> str:
    said = []
    for word, day in (
        ("gevraagd", dates.requested_on),
        ("uiterlijk", dates.due_on),
        ("ontvangen", dates.received_on),
    ):
        if day is not None:
            said.append(f"{word} {wording.day(day)}")
    if dates.judged_on is not None:
        verdict = dates.judgement.value if dates.judgement is not Judgement.NONE else "geen oordeel"
        note = f" ({dates.judgement_note[:120]})" if dates.judgement_note else ""
        said.append(f"beoordeeld {wording.day(dates.judged_on)}: {verdict}{note}")
    adopted = dates.adopted_on
    said.append(f"vastgesteld {wording.day(adopted)}" if adopted else "nog niet vastgesteld")
    return " · ".join(said)
