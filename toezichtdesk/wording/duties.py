"""Dutch words for duties: what there is to do, and the ground on which it rests.

The ground gives the figures or the record that cause the duty, and the line of the policy or the
agreement that requires it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from toezichtdesk.domain.casefile import Judgement, PlanDates
from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.terms import FileItem
from toezichtdesk.wording.acts import contact_kind, plan_part, talk, talk_moment
from toezichtdesk.wording.early_warnings import newer_figures
from toezichtdesk.wording.figures import both_counts, not_spoken, own_count, warning
from toezichtdesk.wording.grounds import lapsed_ground
from toezichtdesk.wording.numbers import counted, day, joined, one_point, signed
from toezichtdesk.wording.rules import Values, policy_line, quoted, sentence
from toezichtdesk.wording.terms import clock_sentences, event_sentence, guideline

_NAMED = 10  # municipalities that lack the same figures, by name
_PROGRESS_TALKS = (
    "Bij gemeenten op trede 1 (de laagste trede) vinden standaard voortgangsgesprekken over de "
    "huisvesting plaats"
)
_SUPERVISION_TALKS = (
    "Op trede 2 en hoger vinden altijd bestuurlijke of ambtelijke toezichtgesprekken plaats"
)
_MEASURES = (
    "Dit verbeterplan bevat uitvoerbare maatregelen voor de korte en middellange termijn, en "
    "maatregelen om herhaling in de toekomst te voorkomen"
)
_NO_TERM = "Het beleid noemt hiervoor geen termijn."


def duty(code: DutyCode, values: Values) -> str:
    """Return what there is to do, as a few words."""
    words, _ = _SPOKEN[code]
    return words if isinstance(words, str) else words(values)


def duty_ground(code: DutyCode, values: Values) -> str:
    """Return on what a duty rests, as sentences; empty when nothing is known of it."""
    _, ground = _SPOKEN[code]
    return ground if isinstance(ground, str) else one_point(ground(values))


def _decide(values: Values) -> str:
    return f"Beslissen over het voorstel: van trede {values['rung']} naar {values['outcome']}"


def _proposed(values: Values) -> str:
    return f"{sentence(values['reason'])} {policy_line(values['rule'], values['policy'])}".rstrip()


def _judge_again(values: Values) -> str:
    decided = day(values["lapsed"].decided_on)
    return f"Cijfers onder het besluit van {decided} gewijzigd: opnieuw beoordelen"


def _lapsed(values: Values) -> str:
    return lapsed_ground(values["lapsed"])


def _place_after_merger(values: Values) -> str:
    return f"Trede bepalen na de herindeling van {day(values['merged_on'])}"


def _reason(values: Values) -> str:
    return sentence(values["reason"])


def _record_decision(values: Values) -> str:
    return f"Besluit voor trede {values['rung']} vastleggen, met zijn datum"


def _without_day(values: Values) -> str:
    return (
        f"Trede {values['rung']} staat in een geïmporteerd blad zonder datum. "
        "Zolang de besluitdatum niet is vastgelegd, loopt er geen termijn."
    )


def _place_after_term(values: Values) -> str:
    return f"Trede bepalen: {values['ending'].kind.value} op {day(values['ending'].on)}"


def _ended(values: Values) -> str:
    return event_sentence(values["ending"])


def _guideline_passed(values: Values) -> str:
    return guideline(values["term"]).rstrip(".")


def _guideline_near(values: Values) -> str:
    return f"Richtpunt trede 4, 5 en 6 nadert (dag {values['term'].used} van {values['term'].days})"


def _clock(values: Values) -> str:
    return f"{clock_sentences(values['term'])[0]} {quoted(values['line'])}"


def _letter(values: Values) -> str:
    letter: FileItem = values["letter"]
    reference = f", kenmerk {letter.reference}," if letter.reference else ""
    until = day(letter.due_on) if letter.due_on else ""
    kind = letter.kind.value.capitalize()
    named = f"{kind} van {day(letter.dated_on)}{reference or ','}"
    return f"{named} termijn tot en met {until}."


def _warning(values: Values) -> str:
    return f"Contact opnemen: {warning(values['cause'])}"


def _warned(values: Values) -> str:
    now = newer_figures(values["newer"], values["newer_cause"])
    return " ".join(filter(None, (values["grounds"], now, quoted(values["line"]))))


def _no_plan(values: Values) -> str:
    since = f" sinds {day(values['rung_since'])}" if values["rung_since"] else ""
    fact = f"Op trede {values['rung']}{since}; er is nog geen verbeterplan gevraagd."
    return _plan(fact, values["since"], values["line"])


def _requested(values: Values) -> str:
    dates: PlanDates = values["dates"]
    usual = f"{counted(values['term_days'], 'dag', 'dagen')} volgens {values['policy']}"
    by = "bij het verzoek gesteld" if dates.due_on else usual
    until = f"termijn tot en met {day(values['due_on'])} ({by})" if values["due_on"] else ""
    return f"Gevraagd{_on(dates.requested_on)}; {until}. {quoted(values['line'])}"


def _received(values: Values) -> str:
    fact = f"Ontvangen{_on(values['dates'].received_on)}; nog niet beoordeeld."
    return _plan(fact, values["since"], values["line"])


def _insufficient(values: Values) -> str:
    dates: PlanDates = values["dates"]
    parts = [dates.judgement_note] if dates.judgement_note else []
    parts += [
        f"{plan_part(one.part)}: {one.reason}"
        for one in dates.judged_parts
        if one.judgement is Judgement.INSUFFICIENT
    ]
    note = f" ({'; '.join(each.rstrip('.') for each in parts)})" if parts else ""
    return _plan(f"{_judged(dates)}{note}.", values["since"], values["line"])


def _complete_plan(values: Values) -> str:
    horizons = ", ".join(horizon.value for horizon in values["horizons"])
    return f"Maatregelen ontbreken in verbeterplan: {horizons}"


def _incomplete(values: Values) -> str:
    fact = f"{_judged(values['dates'])}; van deze soort staat er geen maatregel in."
    return _plan(fact, values["since"], _MEASURES)


def _not_adopted(values: Values) -> str:
    fact = f"{_judged(values['dates'])}; nog niet vastgesteld door de gemeente."
    return _plan(fact, values["since"], values["line"])


def _judged(dates: PlanDates) -> str:
    return f"Beoordeeld{_on(dates.judged_on)}: {dates.judgement.value or 'zonder oordeel'}"


def _plan(fact: str, since: date | None, line: str) -> str:
    """Return the fact, that the policy names no term if it waits since a day, and its line."""
    return f"{fact}{f' {_NO_TERM}' if since else ''} {quoted(line)}"


def _on(value: date | None) -> str:
    return f" op {day(value)}" if value else ""


def _agreement(values: Values) -> str:
    return f"Afspraak {values['party'].value}: {values['agreed']}"


def _agreed(values: Values) -> str:
    return f"Afspraak van {day(values['made_on'])}." if values["made_on"] else ""


def _measure(values: Values) -> str:
    undated = " (zonder datum)" if values["measure"].due_on is None else ""
    return f"Maatregel nagaan: {values['measure'].description}{undated}"


def _of_plan(values: Values) -> str:
    measure = values["measure"]
    owner = f", {measure.owner}" if measure.owner else ""
    return (
        f"Maatregel uit het verbeterplan ({measure.horizon.value}{owner}); "
        f"stand: {measure.status.value}."
    )


def _planned_talk(values: Values) -> str:
    return talk(values["talk"])


def _planned(values: Values) -> str:
    planned = values["talk"]
    with_whom = f" met {planned.counterpart}" if planned.counterpart else ""
    words = f"Gepland op {talk_moment(planned)}{with_whom}."
    if values["is_past"]:
        words += " De dag is voorbij: leg het contact vast, verplaats het of laat het vervallen."
    return words


def _follow_up(values: Values) -> str:
    return values["follow_up"] or "Vervolgcontact"


def _followed(values: Values) -> str:
    kind = contact_kind(values["contact"]).lower()
    return f"Vervolg op het contact van {day(values['held_on'])} ({kind})."


def _no_progress_talk(values: Values) -> str:
    return _no_talk("voortgangsgesprek", _PROGRESS_TALKS, values)


def _no_supervision_talk(values: Values) -> str:
    return _no_talk("toezichtgesprek", _SUPERVISION_TALKS, values)


def _no_talk(kind: str, line: str, values: Values) -> str:
    words = f"In {values['period']} is er nog geen {kind} geweest. {quoted(line)}"
    if values["missed"]:
        words += f" {not_spoken(values['missed'])}"
    if values["counts_too"]:
        words += f" Dit gesprek telt ook als contact. {_contacts(values)}"
    if values["coming"] is not None:
        words += f" Gepland op {talk_moment(values['coming'])}."
    return words


def _contact(values: Values) -> str:
    more = f": nog {values['owed']} van {values['wanted']}" if values["wanted"] > 1 else ""
    return f"Contact opnemen voor de contactplicht{more}"


def _contacts(values: Values) -> str:
    return (
        f"Contacten die tellen in {values['period']}: {values['counted']} van "
        f"{values['wanted']} ({values['policy']}). {quoted(values['line'])}"
    )


def _balance(values: Values) -> str:
    two = values["two"]
    return f"Beginsaldo {two.period} vaststellen: {signed(two.closing)} of {signed(two.opening)}"


def _two_balances(values: Values) -> str:
    two = values["two"]
    return (
        f"Het eindsaldo van {two.period.previous} is {signed(two.closing)}; voor "
        f"{two.period} is een beginsaldo van {signed(two.opening)} opgegeven. "
        f"Nu telt {signed(two.counts)}, de laatste opgave."
    )


def _own_count(values: Values) -> str:
    return f"Verschil in telling oplossen: {both_counts(values['own'], values['coa'])}"


def _counted(values: Values) -> str:
    return own_count(values["own"], values["coa"])


def _complete_target(values: Values) -> str:
    return f"Taakstelling {values['period']} aanvullen"


def _complete_balance(values: Values) -> str:
    return f"Beginsaldo {values['period']} aanvullen: richting onbekend"


def _kind(values: Values) -> str:
    return str(values["kind"]).capitalize()


def _missing(values: Values) -> str:
    """Return what is said of one municipality, or of all that one line is about."""
    return (
        _lacking(values["municipalities"])
        if "municipalities" in values
        else sentence(values["reason"])
    )


def _lacking(names: Sequence[str]) -> str:
    left = len(names) - _NAMED
    more = f" en nog {left}" if left > 0 else ""
    named = ", ".join(names[:_NAMED]) + more if more else joined(list(names))
    return f"Deze cijfers ontbreken van {counted(len(names), 'gemeente', 'gemeenten')}: {named}."


_Words = str | Callable[[Values], str]
_SPOKEN: dict[DutyCode, tuple[_Words, _Words]] = {
    DutyCode.DECIDE: (_decide, _proposed),
    DutyCode.JUDGE_AGAIN: (_judge_again, _lapsed),
    DutyCode.PLACE_AFTER_MERGER: (_place_after_merger, _reason),
    DutyCode.RECORD_DECISION: (_record_decision, _without_day),
    DutyCode.PLACE_AFTER_TERM: (_place_after_term, _ended),
    DutyCode.GUIDELINE_PASSED: (_guideline_passed, _clock),
    DutyCode.GUIDELINE_NEAR: (_guideline_near, _clock),
    DutyCode.ANSWER_TO_NOTICE: ("Zienswijze op het voornemen nagaan", _letter),
    DutyCode.COMPLIANCE: ("Naleving van het besluit nagaan", _letter),
    DutyCode.WARNING: (_warning, _warned),
    DutyCode.REQUEST_PLAN: ("Verbeterplan vragen", _no_plan),
    DutyCode.RECEIVE_PLAN: ("Verbeterplan ontvangen", _requested),
    DutyCode.JUDGE_PLAN: ("Verbeterplan beoordelen", _received),
    DutyCode.SUPPLEMENT_PLAN: ("Aangevuld verbeterplan vragen", _insufficient),
    DutyCode.COMPLETE_PLAN: (_complete_plan, _incomplete),
    DutyCode.ADOPT_PLAN: ("Vaststelling verbeterplan navragen", _not_adopted),
    DutyCode.AGREEMENT: (_agreement, _agreed),
    DutyCode.MEASURE: (_measure, _of_plan),
    DutyCode.PLANNED_TALK: (_planned_talk, _planned),
    DutyCode.FOLLOW_UP: (_follow_up, _followed),
    DutyCode.PROGRESS_TALK: ("Voortgangsgesprek voeren", _no_progress_talk),
    DutyCode.SUPERVISION_TALK: ("Toezichtgesprek voeren", _no_supervision_talk),
    DutyCode.CONTACT: (_contact, _contacts),
    DutyCode.BALANCE: (_balance, _two_balances),
    DutyCode.OWN_COUNT: (_own_count, _counted),
    DutyCode.IMPORT_REALISED: ("Realisatiecijfers importeren", _missing),
    DutyCode.COMPLETE_TARGET: (_complete_target, _missing),
    DutyCode.COMPLETE_BALANCE: (_complete_balance, _missing),
    DutyCode.KIND_ALONE: (_kind, ""),
}
