"""The events of a municipality for the timeline, each with a sentence and a short label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import Contact, Decision, DecisionKind, PlanDates
from toezichtdesk.domain.figures import TwoBalances
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.terms import FileItem
from toezichtdesk.reports.answers.dossier import Event, EventKind, OwnCountRow, WarningRow
from toezichtdesk.reports.record import own_count
from toezichtdesk.reports.record.casefiles import CaseFile

_SHORT_KINDS = {
    ContactKind.PROGRESS_TALK: "voortgang",
    ContactKind.SUPERVISION_OFFICIAL: "ambtelijk",
    ContactKind.SUPERVISION_EXECUTIVE: "bestuurlijk",
    ContactKind.TELEPHONE: "telefoon",
    ContactKind.EMAIL: "e-mail",
    ContactKind.LETTER: "brief",
    ContactKind.VISIT: "bezoek",
    ContactKind.PARTNERS: "partners",
}


def events_of(
    decisions: Iterable[Decision],
    recorded: CaseFile,
    freezes: Iterable[Freeze],
    imports: Iterable[tuple[date, date, str, int]] = (),
    settled: Iterable[tuple[date, TwoBalances]] = (),
) -> tuple[Event, ...]:
    """Return the events of one municipality, oldest first.

    imports: the newest reference date, the day, the file and the act of each import with its
    figures; the event is placed at the reference date, on which the rungs beside it rest.
    settled: the balances with two statements of which the officer said which is right, by day.
    """
    events = [_decided(decision) for decision in decisions]
    events += [_spoken(contact) for contact in recorded.contacts]
    for plan in recorded.plans:
        events += _planned(plan.dates)
    events += [event for warning in recorded.warnings for event in _warned(warning)]
    events += [_frozen(freeze) for freeze in freezes]
    events += [
        Event(event.on, EventKind.TERM, event.kind.value, wording.event_sentence(event))
        for event in recorded.track.events
    ]
    events += [_filed(item) for item in recorded.track.items]
    events += [event for row in recorded.own_counts for event in _counted_otherwise(row)]
    events += [
        Event(day, EventKind.COUNT, "saldo vastgesteld", wording.two_balances(two))
        for day, two in settled
    ]
    events += [
        Event(
            counted,
            EventKind.IMPORT,
            "cijfers",
            f"Stand {wording.day(counted)}, geïmporteerd op {wording.day(day)} uit {name}.",
            copy_act=act,
        )
        for counted, day, name, act in imports
    ]
    return tuple(sorted(events, key=lambda event: event.day))


def _spoken(contact: Contact) -> Event:
    kind = wording.contact_kind(contact.kind)
    text = f"{kind}: {wording.closed(contact.summary)}"
    return Event(contact.held_on, EventKind.CONTACT, _SHORT_KINDS[contact.kind], text)


def _warned(warning: WarningRow) -> Iterator[Event]:
    cause = wording.warning(warning.cause)
    opened = f"Signaal: {cause}. {warning.grounds}"
    yield Event(warning.opened_on, EventKind.WARNING, cause, opened)
    if warning.closed_on is not None:
        closed = f"Signaal afgesloten: {wording.closed(warning.closure)}"
        yield Event(warning.closed_on, EventKind.WARNING, "signaal afgesloten", closed)


def _decided(decision: Decision) -> Event:
    if decision.kind is DecisionKind.START:
        words = f"Beginstand: trede {decision.rung}, volgens het geïmporteerde blad"
        return Event(
            decision.decided_on, EventKind.START, f"trede {decision.rung}", words, decision.rung
        )
    moved = (
        f"blijft op trede {decision.rung}"
        if decision.rung == decision.from_rung
        else f"trede {decision.from_rung} naar {decision.rung}"
    )
    motive = f" Motief: {wording.closed(decision.motive)}" if decision.motive else ""
    reference = f" Kenmerk: {wording.closed(decision.reference)}" if decision.reference else ""
    return Event(
        decision.decided_on,
        EventKind.DECISION,
        f"trede {decision.rung}",
        f"Besluit: {moved} ({wording.decision_kind(decision.kind)}).{reference}{motive}",
        decision.rung,
    )


def _planned(dates: PlanDates) -> list[Event]:
    steps = (
        (dates.requested_on, "plan gevraagd", "Verbeterplan gevraagd"),
        (dates.due_on, "plan uiterlijk", "Uiterste dag voor het verbeterplan"),
        (dates.received_on, "plan ontvangen", "Verbeterplan ontvangen"),
        (
            dates.judged_on,
            "plan beoordeeld",
            f"Verbeterplan beoordeeld: {_judged(dates)}",
        ),
        (dates.adopted_on, "plan vastgesteld", "Verbeterplan vastgesteld door de gemeente"),
    )
    return [
        Event(day, EventKind.PLAN, label, f"{text}.")
        for day, label, text in steps
        if day is not None
    ]


def _judged(dates: PlanDates) -> str:
    parts = [f"{wording.plan_part(one.part)} {one.judgement.value}" for one in dates.judged_parts]
    words = f" ({'; '.join(parts)})" if parts else ""
    return f"{dates.judgement.value or 'zonder oordeel'}{words}"


def _frozen(freeze: Freeze) -> Event:
    until = wording.day(freeze.until)
    return Event(
        freeze.since,
        EventKind.FREEZE,
        "bevroren",
        f"Trede bevroren tot en met {until}: {wording.closed(freeze.ground)} "
        f"{wording.closed(freeze.reason)}",
    )


def _filed(item: FileItem) -> Event:
    reference = f" Kenmerk: {wording.closed(item.reference)}" if item.reference else ""
    note = f" {wording.closed(item.note)}" if item.note else ""
    term = f", termijn tot en met {wording.day(item.due_on)}" if item.due_on else ""
    text = f"In het dossier: {item.kind.value}{term}.{reference}{note}"
    return Event(item.dated_on, EventKind.FILE, item.kind.value, text, copy_act=item.document_act)


def _counted_otherwise(row: OwnCountRow) -> list[Event]:
    """Return the day by which a difference in counts must be settled, or on which it was."""
    own = row.own
    if own.agreed_on is not None:
        return [Event(own.agreed_on, EventKind.COUNT, "telling eens", own_count.line(row))]
    if not row.is_open:
        return []
    return [Event(own.agree_by, EventKind.COUNT, "telling uiterlijk", own_count.line(row))]
