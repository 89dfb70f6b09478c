"""Dutch sentences of the policy: rules, reasons and quotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from toezichtdesk.domain.assessment import Reason, ReasonCode, Rule
from toezichtdesk.domain.policy import HIGHEST_RUNG, LOWEST_RUNG, Fall
from toezichtdesk.wording.figures import counted_on, were_housed
from toezichtdesk.wording.numbers import (
    counted,
    day,
    decimal,
    joined,
    number,
    one_point,
    persons,
    signed,
)

Values = Mapping[str, Any]  # which ones there are depends on the code
_RULES = {
    Rule.NO_BACKLOG: "geen achterstand",
    Rule.GROWING_BACKLOG: "groeiende achterstand",
    Rule.VISIBLE_IMPROVEMENT: "zichtbare verbetertrend",
    Rule.NO_IMPROVEMENT: "uitblijven van een verbetertrend",
    Rule.FROZEN: "bevroren",
    Rule.BACKLOG_SHARE: "omvang achterstand",
    Rule.UNKNOWN: "richting onbekend",
}

_STARTING_POINT = (  # the policy text has a typing error
    "Uitgangspunt van inschaling op de interventieladder is een zichtbare verbeterrend "
    "[bedoeld: verbetertrend] of het uitblijven daarvan"
)

_POLICY_LINES = {
    Rule.GROWING_BACKLOG: (
        "Gemeenten met een groeiende achterstand stijgen op de interventieladder"
    ),
}

_FALLS = {
    Fall.TO_ONE: "plaatst zo'n gemeente op trede 1",
    Fall.ONE_STEP: "laat zo'n gemeente één trede dalen",
    Fall.NONE: "laat zo'n gemeente op deze trede staan",
}

_ACCELERATED = (
    "De halfjaarlijkse termijnen voor het doorlopen van de interventieladder worden vanaf treden "
    "4, 5 en 6 losgelaten"
)


def rule(value: Rule) -> str:
    """Return the name of a rule; its number is ours, and appears in code and JSON only."""
    return _RULES[value]


def rung_boxes(rung: int) -> str:
    """Return the rung as filled boxes, for paper: `▮▮▮▯▯▯ 3`."""
    return "▮" * rung + "▯" * (HIGHEST_RUNG - rung) + f" {rung}"


def policy_line(value: Rule, version: str) -> str:
    """Return the policy line that a rule carries out; empty when there is none.

    version: of the policy.
    """
    if value is Rule.NO_BACKLOG:
        return ""
    return quoted(_POLICY_LINES.get(value, _STARTING_POINT), version)


def accelerated_line(version: str) -> str:
    """Return the policy line by which rungs 4-6 are judged at every new figure."""
    return quoted(_ACCELERATED, version)


def quoted(line: str, version: str = "") -> str:
    """Return a quotation of the policy: `Beleid: „…”.`; version: of the policy."""
    of_version = f" ({version})" if version else ""
    return f"Beleid{of_version}: „{line.rstrip('.')}”."


def sentence(reason: Reason) -> str:
    """Return the reason as one or two Dutch sentences."""
    return one_point(_SENTENCES[reason.code](dict(reason.values)))


def _fact_final(values: Values) -> str:
    return (
        f"Aan het einde van {values['period']} ({counted_on(values['reference_date'])}) "
        f"{were_housed(values['realised'])}, bij een netto taakstelling van "
        f"{number(values['target'])} en een beginsaldo van {signed(values['opening_balance'])}. "
        f"Het saldo was {signed(values['balance'])}. {_course(values)}"
    )


def _fact_to_date(values: Values) -> str:
    return (
        f"In {values['period']} ({counted_on(values['reference_date'])}) "
        f"{were_housed(values['realised'])}; {needed_to_keep_level(values['keep_level'])} (netto "
        f"taakstelling {number(values['target'])}). Met het beginsaldo van "
        f"{signed(values['opening_balance'])} is het saldo tot die datum "
        f"{signed(values['balance'])}. {_course(values)}"
    )


def needed_to_keep_level(persons_due: int) -> str:
    """Return `nodig om bij te blijven waren er 9`."""
    verb = "was er" if persons_due == 1 else "waren er"
    return f"nodig om bij te blijven {verb} {number(persons_due)}"


def _course(values: Values) -> str:
    before, now, since = values["before"], values["now"], values["period"].previous
    if values["decided_on"] is not None:
        then = (
            f"Bij het besluit van {day(values['decided_on'])} was de achterstand tot de peildatum"
        )
        if before == now:
            return f"{then} ook {number(now)}."
        return f"{then} {number(before)}; nu is die {number(now)}."
    if values["closing"] is not None:
        return (
            f"Het eindsaldo van {since} was {signed(values['closing'])}. Vanaf het beginsaldo ging "
            f"de achterstand van {number(before)} naar {number(now)}."
        )
    if before == now == 0:
        return f"Er is geen achterstand; aan het einde van {since} was die er ook niet."
    if before == now:
        return f"De achterstand bleef sinds het einde van {since} gelijk: {number(now)}."
    return (
        f"Sinds het einde van {since} ging de achterstand van {number(before)} naar {number(now)}."
    )


def _no_backlog(values: Values) -> str:
    if values["rung"] == LOWEST_RUNG:
        return "Er is geen achterstand."
    return (
        "Er is geen achterstand meer. Het beleid noemt geen regel voor dalen; de provincie "
        f"{_FALLS[values['fall']]} (instelling „Zonder achterstand”, {values['policy']})."
    )


def _growing(values: Values) -> str:
    margin = (
        f" (meer dan de groeimarge van {persons(values['margin'])})" if values["margin"] else ""
    )
    return (
        f"De achterstand is gegroeid met {number(values['growth'])}{margin}. Een gemeente met een "
        "groeiende achterstand stijgt op de interventieladder."
    )


def _improvement(values: Values) -> str:
    return (
        f"De achterstand nam met {number(values['improvement'])} af; vanaf "
        f"{persons(values['least'])} is er een zichtbare verbetertrend en blijft de gemeente op "
        "deze trede, hoe groot de achterstand ook is."
    )


def _no_improvement(values: Values) -> str:
    needed = values["needed"]
    if not needed:
        return f"{_not_smaller(values)} Op trede 4, 5 en 6 geldt dat bij elk nieuw cijfer."
    periods = "1 periode" if needed == 1 else f"{needed} perioden op rij"
    so_far = "" if needed == 1 else f" Dit is de {values['count']}e periode op rij."
    return (
        f"{_not_smaller(values)}{so_far} De provincie laat een gemeente dan na {periods} één trede "
        "stijgen (instelling „Perioden zonder verbetering”)."
    )


def _no_improvement_yet(values: Values) -> str:
    periods = counted(values["needed"], "periode", "perioden")
    return (
        f"{_not_smaller(values)} Dit is de {values['count']}e periode op rij; de provincie laat "
        f"een gemeente na {periods} stijgen (instelling „Perioden zonder "
        "verbetering”). Tot dan is dit een signaal."
    )


def _not_smaller(values: Values) -> str:
    within = ""
    if values["growth"] > 0:
        growth, margin = number(values["growth"]), persons(values["margin"])
        within = f" (toename van {growth}, binnen de groeimarge van {margin})"
    return (
        f"De achterstand is niet zichtbaar kleiner geworden{within}. Volgens het beleid telt ook "
        "het uitblijven van een verbetertrend."
    )


def _already_raised(values: Values) -> str:
    return (
        f"Op cijfers van {values['period']} is de gemeente al gestegen, met het besluit van "
        f"{day(values['on'])}. Op trede 1 tot en met 3 stijgt zij in een half jaar hoogstens één "
        "keer (instelling „Eén stijging per half jaar”)."
    )


def _next_step(values: Values) -> str:
    last = day(values["day"] - timedelta(days=1))
    if values["letter"] is not None:
        return (
            f"Dit is voorlopig: de termijn uit de brief van {day(values['letter'])} loopt tot en "
            f"met {last}. "
            f"Vanaf {day(values['day'])} kan over een volgende stap worden besloten."
        )
    return (
        f"Dit is voorlopig: na het besluit van {day(values['decided_on'])} kan vanaf "
        f"{day(values['day'])} over een volgende stap worden besloten (instelling „Dagen tussen "
        "stappen op trede 4, 5 en 6”)."
    )


def _backlog_share(values: Values) -> str:
    if not values["backlog"]:
        outcome = values["outcome"]
        return f"Er is geen achterstand; bij het vorige beleid hoort daar trede {outcome} bij."
    return (
        f"De achterstand van {number(values['backlog'])} is {decimal(values['share'] * 100)} % van "
        f"de taakstelling van {number(values['target'])}; volgens de drempels van het vorige "
        f"beleid hoort daar trede {values['outcome']} bij."
    )


def _outcome(values: Values) -> str:
    if values["outcome"] == values["rung"]:
        highest = ", de hoogste" if values["rung"] == HIGHEST_RUNG else ""
        return f"De gemeente blijft op trede {values['rung']}{highest}."
    return f"Voorstel: van trede {values['rung']} naar trede {values['outcome']}."


def _no_opening(values: Values) -> str:
    return (
        f"Het beginsaldo van {values['period']} is niet bekend. Daardoor is niet te zeggen of de "
        "achterstand groeit of slinkt, en er volgt geen voorstel."
    )


def _not_closed(values: Values) -> str:
    counted = f" (laatste stand {day(values['counted'])})" if values["counted"] else ""
    return (
        f"De eindstand van {values['before']} ontbreekt{counted}. Daardoor is het beginsaldo van "
        f"{values['period']} niet bekend, en volgt er geen voorstel."
    )


def _merger(values: Values) -> str:
    parts = joined([_part(*part) for part in values["parts"]])
    begun = (
        f"De gemeente ontstond op {day(values['on'])} uit {parts}."
        if values["is_new"]
        else f"Op {day(values['on'])} ging op in deze gemeente: {parts}."
    )
    own = "" if values["own"] is None else f" Het eigen saldo was {signed(values['own'])}."
    if values["total"] is not None:
        added = f"De saldi zijn opgeteld: {signed(values['total'])}."
    elif values["in_mid_period"]:
        added = "De herindeling viel binnen een periode; de saldi zijn niet opgeteld."
    else:
        added = "Niet elk eindsaldo is bekend; vul het beginsaldo aan."
    end = "De richting is onbekend. De behandelaar bepaalt de trede."
    return f"{begun}{own} {added} {end}"


def _part(name: str, balance: int | None, rung: int) -> str:
    text = "saldo onbekend" if balance is None else f"saldo {signed(balance)}"
    return f"{name} ({text}, trede {rung})"


_SENTENCES: dict[ReasonCode, Callable[[Values], str]] = {
    ReasonCode.NO_FIGURES: lambda _: "Er zijn nog geen cijfers van deze gemeente.",
    ReasonCode.NO_REALISED: lambda values: (
        f"Van {values['period']} is nog geen realisatie bekend; er volgt geen voorstel."
    ),
    ReasonCode.NO_TARGET: lambda values: (
        f"Van {values['period']} ontbreekt de taakstelling; er volgt geen voorstel."
    ),
    ReasonCode.NO_OPENING_BALANCE: _no_opening,
    ReasonCode.FIRST_PERIOD: lambda values: (
        f"{values['period']} is de eerste periode met cijfers, en het beginsaldo van "
        f"{values['period']} is niet bekend. Er is niets om mee te vergelijken; er volgt geen "
        "voorstel."
    ),
    ReasonCode.MISSING_PERIOD: lambda values: (
        f"De cijfers van {' tot en met '.join(map(str, values['missing']))} ontbreken. Daardoor is "
        f"het beginsaldo van {values['period']} niet bekend, en volgt er geen voorstel."
    ),
    ReasonCode.PERIOD_NOT_CLOSED: _not_closed,
    ReasonCode.MERGER: _merger,
    ReasonCode.SPLIT: lambda values: (
        f"{values['name']} is op {day(values['on'])} gesplitst over "
        f"{joined(values['successors'])}. Van het saldo is niets overgenomen."
    ),
    ReasonCode.FACT_FINAL: _fact_final,
    ReasonCode.FACT_TO_DATE: _fact_to_date,
    ReasonCode.TASK_MET_BY_LEAD: lambda values: (
        f"De totaalopgave is {signed(values['total_task'])}: "
        f"{'voldaan door voorsprong' if values['lead'] else 'er was niets te huisvesten'}."
    ),
    ReasonCode.LEAD_SHRINKS: lambda values: (
        f"Signaal: de voorsprong slinkt van {number(values['before'])} naar "
        f"{number(values['now'])}."
    ),
    ReasonCode.TARGET_JUMP: lambda values: (
        f"De taakstelling steeg van {number(values['before'])} naar {number(values['now'])}; met "
        "de vorige zou de achterstand niet zijn gegroeid. Dat kan een grond zijn om af te wijken."
    ),
    ReasonCode.NOTHING_ELAPSED: lambda values: (
        f"Op {day(values['reference_date'])} was van {values['period']} nog niets verstreken; op "
        "deze stand wordt niets beoordeeld."
    ),
    ReasonCode.RULE_NO_BACKLOG: _no_backlog,
    ReasonCode.RULE_GROWING: _growing,
    ReasonCode.RULE_IMPROVEMENT: _improvement,
    ReasonCode.RULE_NO_IMPROVEMENT: _no_improvement,
    ReasonCode.RULE_NO_IMPROVEMENT_YET: _no_improvement_yet,
    ReasonCode.ALREADY_RAISED: _already_raised,
    ReasonCode.RULE_FROZEN: lambda values: (
        f"De trede is bevroren tot en met {day(values['until'])} ({values['ground']}); "
        f"de gemeente blijft op trede {values['rung']}."
    ),
    ReasonCode.RULE_BACKLOG_SHARE: _backlog_share,
    ReasonCode.NO_SHARE: lambda values: (
        f"De achterstand is niet als deel van de taakstelling van {values['period']} uit te "
        "drukken; er volgt geen voorstel."
    ),
    ReasonCode.JUDGED_AT_END: lambda values: (
        "Het vorige beleid beoordeelde alleen aan het einde van een periode "
        f"({day(values['until'])})."
    ),
    ReasonCode.OUTCOME: _outcome,
    ReasonCode.PROVISIONAL: lambda values: (
        "Dit is voorlopig: op trede 1 tot en met 3 wordt beoordeeld aan het einde van de periode "
        f"({day(values['until'])})."
    ),
    ReasonCode.FALL_AT_END: lambda values: (
        "Dit is voorlopig: over een daling wordt beslist aan het einde van de periode "
        f"({day(values['until'])})."
    ),
    ReasonCode.NEXT_STEP_FROM: _next_step,
    ReasonCode.PLAN_DUE: lambda values: (
        f"Vanaf trede {values['from_rung']} stelt de gemeente een verbeterplan op en stelt zij het "
        f"vast. De provincie vraagt het plan binnen {counted(values['days'], 'dag', 'dagen')} "
        "(instelling „Termijn verbeterplan”)."
    ),
    ReasonCode.OF_PROVINCE: lambda _: (
        "Dit is een besluit van Gedeputeerde Staten (Gemeentewet art. 124)."
    ),
}
