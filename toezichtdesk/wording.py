"""The Dutch words for codes, numbers and dates: said once for screens, paper and console."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from babel.numbers import format_decimal, format_percent

from toezichtdesk.domain.assessment import Certainty, Reason, ReasonCode, Rule, Trend, WarningCause
from toezichtdesk.domain.casefile import DecisionKind
from toezichtdesk.domain.figures import Measure
from toezichtdesk.domain.importing import Question, RowStatus
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.policy import HIGHEST_RUNG, ContactKind, Fall
from toezichtdesk.domain.terms import TermClock, TermState

LOCALE = "nl_NL"


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning as shape and word, so that it never hangs on colour alone."""

    shape: str
    word: str

    def __str__(self) -> str:
        return f"{self.shape} {self.word}"


_TRENDS = {
    Trend.NONE: Word("●", "geen achterstand"),
    Trend.GROWS: Word("▲", "groeit"),
    Trend.SHRINKS: Word("▼", "slinkt"),
    Trend.EQUAL: Word("◆", "gelijk"),
    Trend.UNKNOWN: Word("○", "onbekend"),
}
_MEASURES = {
    Measure.TARGET: "netto taakstelling",
    Measure.OPENING_BALANCE: "beginsaldo",
    Measure.TOTAL_TASK: "totaalopgave",
    Measure.REALISED: "gerealiseerd",
}
_CONTACTS = {
    ContactKind.PROGRESS_TALK: "Voortgangsgesprek",
    ContactKind.SUPERVISION_OFFICIAL: "Ambtelijk toezichtgesprek",
    ContactKind.SUPERVISION_EXECUTIVE: "Bestuurlijk toezichtgesprek",
    ContactKind.TELEPHONE: "Telefoon",
    ContactKind.EMAIL: "E-mail",
    ContactKind.VISIT: "Bezoek",
    ContactKind.PARTNERS: "Overleg met partners",
}
_RULES = {
    Rule.NO_BACKLOG: "R1 geen achterstand",
    Rule.GROWING_BACKLOG: "R2 groeiende achterstand",
    Rule.VISIBLE_IMPROVEMENT: "R3 zichtbare verbetertrend",
    Rule.NO_IMPROVEMENT: "R4 uitblijven verbetertrend",
    Rule.FROZEN: "R5 bevroren",
    Rule.BACKLOG_SHARE: "omvang achterstand",
    Rule.UNKNOWN: "richting onbekend",
}
_DECISIONS = {
    DecisionKind.START: "beginstand",
    DecisionKind.ACCEPTED: "voorstel overgenomen",
    DecisionKind.DEVIATED: "afgeweken",
}
_WARNINGS = {
    WarningCause.BACKLOG_LOOMS: "achterstand dreigt",
    WarningCause.BACKLOG_GROWS: "achterstand groeit",
}
_STARTING_POINT = (
    "Uitgangspunt van inschaling op de interventieladder is een zichtbare verbetertrend of het "
    "uitblijven daarvan"
)
_POLICY_LINES = {
    Rule.GROWING_BACKLOG: (
        "Gemeenten met een groeiende achterstand stijgen op de interventieladder"
    ),
}
_FALLS = {
    Fall.TO_ONE: "hoort op trede 1",
    Fall.ONE_STEP: "daalt één trede",
    Fall.NONE: "blijft op haar trede",
}
_LEAST_SHOWN = Fraction(1, 20)  # less is 0,0 in one decimal, and yet a backlog
_ACCELERATED = (
    "De halfjaarlijkse termijnen voor het doorlopen van de interventieladder worden vanaf treden "
    "4, 5 en 6 losgelaten"
)
_CERTAINTIES = {
    Certainty.CLEAR: "Zekerheid: duidelijk; het verschil is groter dan toeval verklaart.",
    Certainty.POSSIBLE: "Zekerheid: mogelijk; het verschil kan deels toeval zijn.",
    Certainty.CHANCE: (
        "Zekerheid: binnen de toevalsmarge; huishoudens komen in één keer, dus een klein verschil "
        "zegt weinig."
    ),
}
_RECORDS = {
    RecordKind.CONTACT: ("contact", "contacten"),
    RecordKind.AGREEMENT: ("afspraak", "afspraken"),
    RecordKind.PLAN: ("verbeterplan", "verbeterplannen"),
    RecordKind.MEASURE: ("maatregel", "maatregelen"),
    RecordKind.INHABITANTS: ("inwonertal", "inwonertallen"),
    RecordKind.NATIONAL_TARGET: ("landelijke taakstelling", "landelijke taakstellingen"),
}
_QUESTIONS = {
    Question.PERIOD: "Over welke taakstellingsperiode gaan deze cijfers?",
    Question.REFERENCE_DATE: "Op welke peildatum zijn deze cijfers geteld?",
}


def trend(value: Trend) -> Word:
    """Return shape and word of a direction."""
    return _TRENDS[value]


def measure(value: Measure) -> str:
    """Return the name of a measure, in lower case."""
    return _MEASURES[value]


def contact_kind(value: ContactKind) -> str:
    """Return the name of a kind of contact."""
    return _CONTACTS[value]


def rule(value: Rule) -> str:
    """Return number and name of a rule."""
    return _RULES[value]


def decision_kind(value: DecisionKind) -> str:
    """Return how a municipality came on its rung."""
    return _DECISIONS[value]


def warning(value: WarningCause) -> str:
    """Return what an early warning warns of."""
    return _WARNINGS[value]


def status(value: RowStatus) -> str:
    """Return the word for what an import does with a row."""
    return value.value


def records(kind: RecordKind, count: int) -> str:
    """Return `1 contact` or `12 contacten`."""
    return f"{count} {_RECORDS[kind][count != 1]}"


def record_kind(kind: RecordKind, *, is_many: bool = False) -> str:
    """Return the name of one thing that stands in a list, or of many."""
    return _RECORDS[kind][is_many]


def question(value: Question) -> str:
    """Return the question as it is put to the officer."""
    return _QUESTIONS[value]


def nothing_new(imported_before: date | None) -> str:
    """Return why an import has nothing to change."""
    if imported_before is None:
        return "er is niets te wijzigen."
    return f"dit bestand is op {day(imported_before)} al geïmporteerd; er is niets te wijzigen."


def number(value: int | Fraction) -> str:
    """Return whole persons with a point per thousand; a fraction is rounded, half away from 0."""
    # Babel takes 40 µs for it, and an overview says thousands.
    return f"{whole(value):,}".replace(",", ".").replace("-", "−")


def whole(value: int | Fraction) -> int:
    """Return the nearest whole number, half away from zero."""
    rounded = int(abs(Fraction(value)) + Fraction(1, 2))
    return rounded if value >= 0 else -rounded


def signed(value: int | Fraction) -> str:
    """Return the number with its sign: `+3`, `−3`, `0`."""
    persons = whole(value)
    if persons == 0:
        return "0"
    return f"{'+' if persons > 0 else '−'}{number(abs(persons))}"


def decimal(value: int | float | Fraction, digits: int = 1) -> str:
    """Return the number with a decimal comma and at most this many digits."""
    pattern = "#,##0" if digits == 0 else "#,##0." + "#" * digits
    said = format_decimal(float(value), format=pattern, locale=LOCALE).replace("-", "−")
    return "0" if said == "−0" else said  # nothing is never less than nothing


def signed_decimal(value: int | Fraction) -> str:
    """Return the number with its sign and at most one decimal: `+3,9`, `−4`, `0`."""
    said = decimal(value)
    return said if value <= 0 or said == "0" else f"+{said}"


def backlog(value: Fraction) -> str:
    """Return a backlog in whole persons; one that rounds to nothing is `<1`, not `0`."""
    return "<1" if 0 < value < Fraction(1, 2) else number(value)


def percentage(share: Fraction) -> str:
    """Return a share, 0-1, as whole percents: `67 %`, with a blank that does not break."""
    return format_percent(float(share), format="#,##0\xa0%", locale=LOCALE)


def day(value: date) -> str:
    """Return `01-03-2026`."""
    return value.strftime("%d-%m-%Y")


def long_day(value: date) -> str:
    """Return `dinsdag 10 maart 2026`."""
    from babel.dates import format_date  # costs time; the window starts without it

    return format_date(value, "EEEE d MMMM y", locale=LOCALE)


def persons(value: int | Fraction) -> str:
    """Return `1 persoon` or `12 personen`."""
    return f"{number(value)} {'persoon' if whole(value) == 1 else 'personen'}"


def rung_boxes(rung: int) -> str:
    """Return the rung in filled boxes, for paper: `▮▮▮▯▯▯ 3`."""
    return "▮" * rung + "▯" * (HIGHEST_RUNG - rung) + f" {rung}"


def balance(value: int | Fraction) -> str:
    """Return a balance as the field says it: `voorsprong 9`, `achterstand 12`, `precies bij`."""
    persons_ = whole(value)
    if persons_ == 0:
        return "precies bij"
    return f"{'voorsprong' if persons_ > 0 else 'achterstand'} {number(abs(persons_))}"


def policy_line(value: Rule, version: str) -> str:
    """Return the line of the policy that a rule carries out. version: the policy version."""
    return quoted(_POLICY_LINES.get(value, _STARTING_POINT), version)


def accelerated_line(version: str) -> str:
    """Return the line of the policy by which rungs 4-6 are judged at every new figure."""
    return quoted(_ACCELERATED, version)


def quoted(line: str, version: str = "") -> str:
    """Return a line of the policy text as such: `Beleid: „…”.`; version: the policy version."""
    of_version = f" ({version})" if version else ""
    return f"Beleid{of_version}: „{line.rstrip('.')}”."


def term_day(clock: TermClock) -> str:
    """Return `dag 60 van 182`, and that the term stands still, stood still, or has passed."""
    said = f"dag {clock.used} van {clock.days}"
    if clock.state in (TermState.SUSPENDED, TermState.PASSED):
        said = f"{said}, {clock.state.value}"
    if clock.suspended_days and clock.state is not TermState.SUSPENDED:
        stood = "1 dag" if clock.suspended_days == 1 else f"{clock.suspended_days} dagen"
        said = f"{said} ({stood} opgeschort)"
    return said


def certainty(value: Certainty) -> str:
    """Return how sure a direction is, as advice: it never changes the outcome of a rule."""
    return _CERTAINTIES[value]


def sentence(reason: Reason) -> str:
    """Return the reason as one or two Dutch sentences."""
    return _SENTENCES[reason.code](dict(reason.values))


def _fact_final(v: Mapping[str, Any]) -> str:
    return (
        f"Aan het einde van {v['period']} (stand {day(v['reference_date'])}) waren "
        f"{persons(v['realised'])} gehuisvest, bij een netto taakstelling van "
        f"{number(v['target'])} en een beginsaldo van {signed(v['opening_balance'])}. "
        f"Het saldo was {signed(v['balance'])}. {_course(v)}"
    )


def _fact_to_date(v: Mapping[str, Any]) -> str:
    return (
        f"Op {day(v['reference_date'])} waren in {v['period']} {persons(v['realised'])} "
        f"gehuisvest; {decimal(v['keep_level'])} was nodig om bij te blijven (netto taakstelling "
        f"{number(v['target'])}). Met het beginsaldo van {signed(v['opening_balance'])} is het "
        f"saldo tot die datum {signed_decimal(v['balance'])}. {_course(v)}"
    )


def _course(v: Mapping[str, Any]) -> str:
    before, now, since = v["before"], v["now"], v["period"].previous
    if before == now == 0:
        return f"Er is geen achterstand; aan het einde van {since} was die er ook niet."
    if before == now:
        return f"De achterstand bleef sinds het einde van {since} gelijk: {number(now)}."
    reached = "minder dan 0,1" if 0 < now < _LEAST_SHOWN else decimal(now)
    return f"Sinds het einde van {since} ging de achterstand van {number(before)} naar {reached}."


def _growing(v: Mapping[str, Any]) -> str:
    margin = f" met meer dan {persons(v['margin'])}" if v["margin"] else ""
    return f"Een gemeente met een achterstand die{margin} groeit, stijgt op de ladder (R2)."


def _improvement(v: Mapping[str, Any]) -> str:
    return (
        f"De achterstand nam met {decimal(v['improvement'])} af; vanaf {persons(v['least'])} is er "
        "een zichtbare verbetertrend en blijft de gemeente op haar trede, hoe groot de achterstand "
        "ook is (R3)."
    )


def _no_improvement(v: Mapping[str, Any]) -> str:
    if v["needed"] == 1:
        return "Een zichtbare verbetering bleef uit; dat is zelf grond om te stijgen (R4)."
    return (
        f"Een zichtbare verbetering bleef voor de {v['count']}e periode op rij uit; "
        f"vanaf {v['needed']} perioden stijgt de gemeente (R4)."
    )


def _no_improvement_yet(v: Mapping[str, Any]) -> str:
    return (
        f"Een zichtbare verbetering bleef uit ({v['count']}e periode op rij). "
        f"De gemeente stijgt pas na {v['needed']} perioden (R4); dit is een signaal."
    )


def _backlog_share(v: Mapping[str, Any]) -> str:
    if not v["backlog"]:
        return f"Er is geen achterstand; bij het vorige beleid hoort daar trede {v['outcome']} bij."
    return (
        f"De achterstand van {decimal(v['backlog'])} is {decimal(v['share'] * 100)} % van de "
        f"taakstelling van {number(v['target'])}; volgens de drempels van het vorige beleid hoort "
        f"daar trede {v['outcome']} bij."
    )


def _outcome(v: Mapping[str, Any]) -> str:
    if v["outcome"] == v["rung"]:
        highest = ", de hoogste" if v["rung"] == HIGHEST_RUNG else ""
        return f"De gemeente blijft op trede {v['rung']}{highest}."
    return f"Voorstel: van trede {v['rung']} naar trede {v['outcome']}."


def _no_opening(v: Mapping[str, Any]) -> str:
    return (
        f"Het beginsaldo van {v['period']} is niet bekend. Daardoor is niet te zeggen of de "
        "achterstand groeit of slinkt, en er volgt geen voorstel."
    )


def joined(names: Sequence[str]) -> str:
    """Return the names as a sentence has them: `Brielle, Westvoorne en Hellevoetsluis`."""
    return " en ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _not_closed(v: Mapping[str, Any]) -> str:
    counted = f" (laatste stand {day(v['counted'])})" if v["counted"] else ""
    return (
        f"De eindstand van {v['before']} ontbreekt{counted}. Daardoor is het beginsaldo van "
        f"{v['period']} niet bekend, en volgt er geen voorstel."
    )


def _merger(v: Mapping[str, Any]) -> str:
    parts = joined([_part(*part) for part in v["parts"]])
    begun = (
        f"De gemeente ontstond op {day(v['on'])} uit {parts}."
        if v["is_new"]
        else f"Op {day(v['on'])} ging op in deze gemeente: {parts}."
    )
    own = "" if v["own"] is None else f" Het eigen saldo was {signed(v['own'])}."
    if v["total"] is not None:
        added = f"De saldi zijn opgeteld: {signed(v['total'])}."
    elif v["in_mid_period"]:
        added = "De herindeling viel binnen een periode; de saldi zijn niet opgeteld."
    else:
        added = "Niet elk eindsaldo is bekend; vul het beginsaldo aan."
    end = "De richting is onbekend; de trede is aan de behandelaar."
    return f"{begun}{own} {added} {end}"


def _part(name: str, balance: int | None, rung: int) -> str:
    said = "saldo onbekend" if balance is None else f"saldo {signed(balance)}"
    return f"{name} ({said}, trede {rung})"


_SENTENCES: dict[ReasonCode, Callable[[Mapping[str, Any]], str]] = {
    ReasonCode.NO_FIGURES: lambda _: "Er zijn nog geen cijfers van deze gemeente.",
    ReasonCode.NO_REALISED: lambda v: (
        f"Van {v['period']} is nog geen realisatie bekend; er volgt geen voorstel."
    ),
    ReasonCode.NO_TARGET: lambda v: (
        f"Van {v['period']} ontbreekt de taakstelling; er volgt geen voorstel."
    ),
    ReasonCode.NO_OPENING_BALANCE: _no_opening,
    ReasonCode.FIRST_PERIOD: lambda v: (
        f"{v['period']} is de eerste periode met cijfers, en het beginsaldo van {v['period']} is "
        "niet bekend. Er is niets om mee te vergelijken; er volgt geen voorstel."
    ),
    ReasonCode.MISSING_PERIOD: lambda v: (
        f"De cijfers van {' tot en met '.join(map(str, v['missing']))} ontbreken. Daardoor is "
        f"het beginsaldo van {v['period']} niet bekend, en volgt er geen voorstel."
    ),
    ReasonCode.PERIOD_NOT_CLOSED: _not_closed,
    ReasonCode.MERGER: _merger,
    ReasonCode.SPLIT: lambda v: (
        f"{v['name']} is op {day(v['on'])} gesplitst over {joined(v['successors'])}. "
        "Van het saldo is niets overgenomen."
    ),
    ReasonCode.FACT_FINAL: _fact_final,
    ReasonCode.FACT_TO_DATE: _fact_to_date,
    ReasonCode.TASK_MET_BY_LEAD: lambda v: (
        f"De totaalopgave is {signed(v['total_task'])}: "
        f"{'voldaan door voorsprong' if v['lead'] else 'er was niets te huisvesten'}."
    ),
    ReasonCode.LEAD_SHRINKS: lambda v: (
        f"Signaal: de voorsprong slinkt van {number(v['before'])} naar {number(v['now'])}."
    ),
    ReasonCode.TARGET_JUMP: lambda v: (
        f"De taakstelling steeg van {number(v['before'])} naar {number(v['now'])}; met de vorige "
        "zou de achterstand niet zijn gegroeid. Dat kan een grond zijn om af te wijken."
    ),
    ReasonCode.RULE_NO_BACKLOG: lambda v: (
        f"Een gemeente zonder achterstand {_FALLS[v['fall']]} (R1)."
    ),
    ReasonCode.RULE_GROWING: _growing,
    ReasonCode.RULE_IMPROVEMENT: _improvement,
    ReasonCode.RULE_NO_IMPROVEMENT: _no_improvement,
    ReasonCode.RULE_NO_IMPROVEMENT_YET: _no_improvement_yet,
    ReasonCode.RULE_FROZEN: lambda v: (
        f"De trede is bevroren tot en met {day(v['until'])} ({v['ground']}); "
        f"de gemeente blijft op trede {v['rung']} (R5)."
    ),
    ReasonCode.RULE_BACKLOG_SHARE: _backlog_share,
    ReasonCode.NO_SHARE: lambda v: (
        f"De achterstand is niet als deel van de taakstelling van {v['period']} uit te drukken; "
        "er volgt geen voorstel."
    ),
    ReasonCode.JUDGED_AT_END: lambda v: (
        f"Het vorige beleid beoordeelde alleen aan het einde van een periode ({day(v['until'])})."
    ),
    ReasonCode.OUTCOME: _outcome,
    ReasonCode.PROVISIONAL: lambda v: (
        f"Dit is voorlopig: op trede 1 tot en met 3 wordt beoordeeld op de stand van "
        f"{day(v['until'])}."
    ),
    ReasonCode.PLAN_DUE: lambda v: (
        f"Vanaf trede {v['from_rung']} stelt de gemeente een verbeterplan op en stelt zij het "
        f"vast; de termijn is {v['days']} dagen na het verzoek."
    ),
}
