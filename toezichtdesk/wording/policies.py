"""Dutch sentences for what a version of the policy would bring about."""

from __future__ import annotations

from toezichtdesk.domain.policy_effects import TrialCount, VersionEffects
from toezichtdesk.wording.numbers import counted, day

_WHAT_STAYS = (
    "Open voorstellen en plichten worden onder deze versie opnieuw bepaald. Besluiten die al "
    "genomen zijn, blijven staan onder de versie van toen."
)


def trial_count(trial: TrialCount) -> str:
    """Return in one sentence how many proposals the versions would have made."""
    if not trial.assessments:
        return (
            "Er zijn nog geen beoordelingen om de proef op te nemen: importeer eerst de eindstand "
            "van een halfjaar."
        )
    assessments = counted(trial.assessments, "beoordeling", "beoordelingen")
    if trial.against is None:
        differing = counted(trial.differing, "besluit wijkt", "besluiten wijken")
        proposals = counted(trial.proposals, "voorstel", "voorstellen")
        name = trial.name or "Deze versie"
        return f"{name} geeft {proposals} bij {assessments}; {differing} daarvan af."
    own = counted(trial.proposals, "voorstel", "voorstellen")
    others = counted(trial.proposals_against, "voorstel", "voorstellen")
    both = (
        f"gaf {trial.name} {own} en {trial.against} {others}"
        if trial.name
        else f"gaven deze waarden {own} en gaf {trial.against} {others}"
    )
    return f"Bij {assessments} {both}. De uitkomst verschilt {trial.differing} keer."


def version_effects(effects: VersionEffects) -> str:
    """Return what a version replaces and changes, what it would have proposed, and what stays."""
    moment = "nu meteen" if effects.begins_on is None else f"vanaf {day(effects.begins_on)}"
    changes = [f"• {one.label}: {one.before} → {one.after}" for one in effects.changes]
    return "\n".join(
        (
            f"Vervangt {effects.replaced} {moment}.",
            *(changes or ["De waarden zijn dezelfde."]),
            "",
            trial_count(effects.trial),
            _WHAT_STAYS,
        )
    )
