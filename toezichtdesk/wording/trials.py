"""Words for a record that is not the officer's own of today, and for the paper made of it."""

from __future__ import annotations

from toezichtdesk.domain.trial import Trial
from toezichtdesk.wording.numbers import day_and_time


def trial_stamp(trial: Trial | None) -> str:
    """Return the word across every page, empty for the officer's own record."""
    if trial is None:
        return ""
    return "PROEF" if trial.seen_up_to is None else "KOPIE"


def trial_paper(trial: Trial | None) -> str:
    """Return the sentence at the foot of every page, empty for the officer's own record."""
    if trial is None:
        return ""
    if trial.seen_up_to is None:
        return "PROEF: gemaakt om te oefenen, geen stuk van de provincie."
    return (
        "KOPIE: uit een back-up met wat was vastgelegd tot en met "
        f"{day_and_time(trial.seen_up_to)}, geen stuk van vandaag."
    )
