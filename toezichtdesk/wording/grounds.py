"""Dutch sentences for figures that changed under a decision or under a proposal that was seen."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk.domain.assessment import Departure
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.lapsed_ground import (
    FigureDifference,
    LapsedBy,
    LapsedGround,
    SeenThen,
    differences,
)
from toezichtdesk.wording.figures import counted_on, measure
from toezichtdesk.wording.numbers import counted, day, number
from toezichtdesk.wording.rules import rule

_WEIGH = "Beoordeel of het besluit zo kan blijven."


def lapsed_ground(ground: LapsedGround) -> str:
    """Return what changed under a decision and what follows now, as Dutch sentences."""
    decided = day(ground.decided_on)
    if ground.by is LapsedBy.UNDONE:
        return (
            f"De cijfers onder het besluit van {decided}, van {stand_of(ground.stand)}, zijn "
            f"ongedaan gemaakt. Besloten is trede {ground.rung}. {_WEIGH}"
        )
    changes = ", ".join(figure_differences(ground.differences))
    what = (
        f"Na het besluit van {decided} kwam er een nieuwe eindstand van {stand_of(ground.stand)}"
        if ground.by is LapsedBy.CLOSED_ANEW
        else f"De cijfers onder het besluit van {decided} zijn gewijzigd"
    )
    return " ".join(filter(None, (f"{what}: {changes}.", _follows(ground), _WEIGH)))


def _follows(ground: LapsedGround) -> str:
    if ground.judged is None:
        return ""
    if ground.outcome is None:
        return f"Besloten is trede {ground.rung}."
    if ground.outcome == ground.rung:
        return f"De uitkomst blijft trede {ground.rung}."
    return (
        f"Vanaf trede {ground.from_rung} volgt nu trede {ground.outcome}; "
        f"besloten is trede {ground.rung}."
    )


def changed_since_seen(then: SeenThen) -> str:
    """Return what changed since the officer looked at a proposal."""
    changed = _figures_since(then)
    if then.outcome != then.outcome_now:
        changed.append(f"voorstel trede {then.outcome} → trede {then.outcome_now}")
    if then.rule is not then.rule_now:
        changed.append(f"{rule(then.rule)} → {rule(then.rule_now)}")
    return f"Gewijzigd sinds u keek op {day(then.seen_on)}: {'; '.join(changed)}."


def gone_since_seen(then: SeenThen) -> str:
    """Return that a proposal that the officer saw is no longer made, and why."""
    changed = "; ".join(_figures_since(then))
    because = f": {changed}" if changed else ""
    return (
        f"Het voorstel van trede {then.rung} naar {then.outcome}, dat u op {day(then.seen_on)} "
        f"zag, is er niet meer{because}."
    )


def _figures_since(then: SeenThen) -> list[str]:
    """Return the figures that differ from those seen; another period is mentioned as such."""
    before, now = then.stand, then.stand_now
    if now is None:
        return [f"de cijfers van {stand_of(before)} zijn ongedaan gemaakt"]
    if now.period != before.period:
        return [f"beoordeeld op {stand_of(now)}, niet meer op {stand_of(before)}"]
    moved = []
    if now.reference_date != before.reference_date:
        moved.append(f"stand {day(before.reference_date)} → {day(now.reference_date)}")
    return [*moved, *figure_differences(differences(before, now))]


def departure(value: Departure) -> str:
    """Return that a decision differs from most comparable ones, and what to do.

    Cases are never called equal: only their rung and direction are.
    """
    names = ", ".join(f"{name} ({decided})" for name, decided in value.others)
    cases = counted(value.equal, "vergelijkbare gemeente", "vergelijkbare gemeenten")
    return (
        f"Dit besluit wijkt af van wat bij {len(value.others)} van {cases} is besloten: {names}. "
        "Leg in het motief uit waarom het hier anders is."
    )


def figure_differences(differences: Sequence[FigureDifference]) -> list[str]:
    """Return each figure with its two values: `gerealiseerd 24 → 30`."""
    return [
        f"{measure(each.measure)} {_count(each.before)} → {_count(each.now)}"
        for each in differences
    ]


def stand_of(stand: Standing) -> str:
    """Return the period and reference date of a stand."""
    return f"{stand.period} ({counted_on(stand.reference_date)})"


def _count(value: int | None) -> str:
    return "onbekend" if value is None else number(value)
