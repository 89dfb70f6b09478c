"""One municipality on paper: a decision with its grounds at the time, and its ladder history."""

from __future__ import annotations

from datetime import date
from functools import partial

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Rule
from toezichtdesk.domain.casefile import Decision, TakenBack
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.listing import Export
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG
from toezichtdesk.domain.trial import Trial
from toezichtdesk.render.paper import charts
from toezichtdesk.render.paper.blocks import (
    Block,
    PaperColumn,
    bullets,
    heading,
    items,
    lacks_in,
    said_first,
    section,
    small,
    strong,
    table,
    text,
)
from toezichtdesk.render.paper.engine import Paper, Part
from toezichtdesk.render.paper.figures import short_policy, stand_rows, whole_policy
from toezichtdesk.render.paper.row_limits import Rows, with_room
from toezichtdesk.reports.answers.dossier import Dossier

GONE = "ONGEDAAN GEMAAKT"
_DECISIONS = Rows("besluiten", "het nieuwste", "de {} nieuwste", Export.DECISIONS.value, of="")
_EVENTS = Rows("gebeurtenissen", "de nieuwste", "de {} nieuwste", Export.JOURNAL.value, of="")
_FACTS = (PaperColumn("", 1.4), PaperColumn("", 2))


def newest_decision_paper(dossier: Dossier, *, trial: Trial | None) -> Paper:
    """Return the sheet of the newest decision.

    Raises:
        OfficerCanAct: there is no decision yet.
    """
    if not dossier.decisions:
        raise OfficerCanAct(Obstacle.NO_DECISION_YET, name=dossier.row.name)
    return decision_paper(dossier, dossier.decisions[-1], trial=trial)


def chosen_decision_paper(dossier: Dossier, day: date | None, *, trial: Trial | None) -> Paper:
    """Return the sheet of the last decision of a day; None means the newest.

    When every decision of that day was taken back, the last of those.

    Raises:
        OfficerCanAct: there is none on that day, or none at all.
    """
    if day is None:
        return newest_decision_paper(dossier, trial=trial)
    every = (*dossier.taken_back, *dossier.decisions)  # the last is preferred: one in force
    of_day = [one for one in every if one.decided_on == day]
    if not of_day:
        days = wording.joined([wording.day(one) for one in sorted({e.decided_on for e in every})])
        raise OfficerCanAct(Obstacle.NO_DECISION_ON_DAY, name=dossier.row.name, day=day, days=days)
    return decision_paper(dossier, of_day[-1], trial=trial)


def decision_paper(dossier: Dossier, taken: Decision, *, trial: Trial | None) -> Paper:
    """Return the sheet of one decision as it was taken, also if it was taken back."""
    title = f"Besluitblad {dossier.row.name}"
    gone = taken.taken_back
    blocks = [
        *([strong(taken_back_words(gone))] if gone else []),
        table(_FACTS, _facts(taken), room=2.2, is_lined=True),
        heading("Motivering zoals die bij het besluit is getoond"),
        bullets(taken.reasons) if taken.reasons else text("Er zijn geen redenen vastgelegd."),
        *_basis(taken.basis),
        *_since(dossier, taken),
    ]
    under = f"Van trede {taken.from_rung} naar trede {taken.rung}"
    if taken.from_rung == taken.rung:
        under = f"Blijft op trede {taken.rung}"
    subtitle = f"{under} · {wording.long_day(taken.decided_on)}"
    if gone:
        subtitle += f" · ONGEDAAN GEMAAKT op {wording.day(gone.on)}"
    return _paper(dossier, title, (subtitle,), blocks, trial=trial, mark=GONE if gone else "")


def taken_back_words(gone: TakenBack) -> str:
    """Return who took a decision back, when and why."""
    why = f" Reden: {wording.closed(gone.reason)}" if gone.reason else ""
    return (
        f"Dit besluit telt niet mee: het is op {wording.day(gone.on)} ongedaan gemaakt door "
        f"{gone.officer}.{why}"
    )


def ladder_paper(dossier: Dossier, *, trial: Trial | None) -> Paper:
    """Return the ladder history, with each decision and event."""
    title = f"Interventieladder {dossier.row.name}"
    columns = (
        PaperColumn("Besluit", 1),
        PaperColumn("Van", 0.5),
        PaperColumn("Naar", 0.5),
        PaperColumn("Hoe", 1.5),
        PaperColumn("Kenmerk", 1.5),
        PaperColumn("Grond en motief", 4),
    )
    rows = [
        (
            wording.day(one.decided_on),
            str(one.from_rung),
            str(one.rung),
            wording.decision_kind(one.kind),
            one.reference,
            " · ".join(filter(None, (_rule(one), one.motive))),
        )
        for one in dossier.decisions
    ]
    blocks: list[Block] = [charts.timeline(dossier)] if dossier.events else []
    decided = with_room(rows, _DECISIONS, partial(table, columns, room=2.2, is_lined=True))
    blocks += section("Besluiten", decided, "Er is nog geen besluit; zonder besluit geldt trede 1.")
    if dossier.taken_back:
        gone = [(wording.day(one.decided_on), _gone(one)) for one in dossier.taken_back]
        blocks += [heading("Ongedaan gemaakte besluiten"), *with_room(gone, _DECISIONS, items)]
    happened = [(wording.day(event.day), event.text or event.label) for event in dossier.events]
    blocks += section("Gebeurtenissen", with_room(happened, _EVENTS, items), "Niets vastgelegd.")
    since = f" sinds {wording.day(dossier.row.rung_since)}" if dossier.row.rung_since else ""
    subtitle = f"Nu op trede {dossier.row.rung} – {dossier.rung_name}{since}"
    stand = dossier.row.standing
    counted = f"Cijfers t/m {wording.day(stand.reference_date)}" if stand else "Nog geen cijfers"
    under = (subtitle, whole_policy(dossier.policy))
    of = f"{counted} · beleid: {short_policy(dossier.policy)}"
    return _paper(dossier, title, under, blocks, trial=trial, of=of)


def _paper(
    dossier: Dossier,
    title: str,
    under: tuple[str, ...],
    blocks: list[Block],
    *,
    trial: Trial | None,
    of: str = "",
    mark: str = "",
) -> Paper:
    """Return the paper.

    of: the figures and the policy, for the footer. mark: across every page, unless it is a trial.
    """
    as_known = f" · zoals bekend op {wording.day(dossier.known_on)}" if dossier.known_on else ""
    sealed = f" · zegel {dossier.anchor.short}" if dossier.anchor else ""
    made = f"Afgedrukt op {wording.day(dossier.today)} met Toezichtdesk{as_known}{sealed}"
    stamp = wording.trial_stamp(trial) or mark
    whole = (*said_first(dossier.doubt), *blocks)
    part = Part(title, whole, (of, made, wording.trial_paper(trial)), under=under, stamp=stamp)
    lacks = " ".join(lacks_in(part.blocks))
    return Paper("report", title, dossier.today, (part,), lacks)


def _facts(taken: Decision) -> list[tuple[str, str]]:
    by = "Gedeputeerde Staten" if max(taken.from_rung, taken.rung) >= FIRST_ACCELERATED_RUNG else ""
    facts = (
        ("Van trede", str(taken.from_rung)),
        ("Naar trede", str(taken.rung)),
        ("Besloten op", wording.day(taken.decided_on)),
        ("Besloten door", by),
        ("Kenmerk", taken.reference),
        ("Hoe", wording.decision_kind(taken.kind)),
        ("Grond", _rule(taken)),
        ("Motief", taken.motive),
        ("Beleidsversie", taken.policy),
    )
    return [(label, words) for label, words in facts if words]


def _basis(basis: Standing | None) -> list[Block]:
    if basis is None:
        return section("Cijfers onder het besluit", [], "Er zijn geen cijfers bij bewaard.")
    title = f"Cijfers onder het besluit: {basis.period}, stand {wording.day(basis.reference_date)}"
    return [heading(title), table(_FACTS, stand_rows(basis), room=1.8)]


def _gone(one: Decision) -> str:
    moved = f"trede {one.from_rung} naar {one.rung}"
    return f"{moved}. {taken_back_words(one.taken_back)}" if one.taken_back else moved


def _since(dossier: Dossier, taken: Decision) -> list[Block]:
    """Return what changed under the decision afterwards; the sheet itself stays as it was."""
    if taken.taken_back is not None:
        return []
    lapsed = next((one for one in dossier.lapsed_grounds if one.decision == taken.id), None)
    if lapsed is None:
        return [small("De cijfers onder dit besluit zijn sindsdien niet gewijzigd.")]
    return [heading("Sinds het besluit"), text(wording.lapsed_ground(lapsed))]


def _rule(taken: Decision) -> str:
    rules: dict[str, Rule] = {rule.value: rule for rule in Rule}
    known_rule = rules.get(taken.rule)
    return wording.rule(known_rule) if known_rule else taken.rule
