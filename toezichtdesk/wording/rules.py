"""The Dutch sentences of the policy: rules, reasons and lines of the policy text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from toezichtdesk.domain.assessment import Reason, ReasonCode, Rule
from toezichtdesk.domain.policy import HIGHEST_RUNG, Fall
from toezichtdesk.wording.numbers import (
    day,
    decimal,
    joined,
    number,
    persons,
    signed,
    signed_decimal,
)

_RULES = {
    Rule.NO_BACKLOG: "R1 geen achterstand",
    Rule.GROWING_BACKLOG: "R2 groeiende achterstand",
    Rule.VISIBLE_IMPROVEMENT: "R3 zichtbare verbetertrend",
    Rule.NO_IMPROVEMENT: "R4 uitblijven verbetertrend",
    Rule.FROZEN: "R5 bevroren",
    Rule.BACKLOG_SHARE: "omvang achterstand",
    Rule.UNKNOWN: "richting onbekend",
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


def rule(value: Rule) -> str:
    """Return number and name of a rule."""
    return _RULES[value]


def rung_boxes(rung: int) -> str:
    """Return the rung in filled boxes, for paper: `▮▮▮▯▯▯ 3`."""
    return "▮" * rung + "▯" * (HIGHEST_RUNG - rung) + f" {rung}"


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
