"""Dutch words for what is odd about the disk, the clock or the record itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from toezichtdesk.domain.notices import ClockBehind, Notice
from toezichtdesk.wording.numbers import counted, day, joined

_NAMED = 5  # municipalities
_ANYONE = "Het kan om elke gemeente gaan"
_CLOSE_IT = (
    "het is in gebruik of niet te verwijderen. Sluit het bestand; bij de volgende start van "
    "Toezichtdesk wordt het opnieuw geprobeerd."
)
_NOTICES = {
    Notice.KEPT_ALL_THE_SAME: (
        "De handeling is vastgelegd, maar de schijf meldde daarbij een fout. Maak nu een back-up "
        "op een andere schijf en laat de schijf nakijken."
    ),
    Notice.ERASED_FILE_STAYS: (
        "De naam van de bijlage is gewist, maar het bestand zelf is nog niet van de schijf: "
        + _CLOSE_IT
    ),
    Notice.UNRECORDED_FILE_STAYS: (
        "In de map met bijlagen staat nog een bestand dat nooit als bijlage is vastgelegd: "
        + _CLOSE_IT
    ),
}


def clock_behind(value: ClockBehind) -> str:
    """Return that the computer's clock is behind the journal, and what comes of it."""
    return (
        f"De klok staat op {_moment(value.now)}, vóór de laatste handeling in het logboek "
        f"({_moment(value.newest)}). Wat u nu vastlegt, krijgt in het logboek het moment van die "
        "handeling. Zet de klok van de computer goed."
    )


def _moment(value: datetime) -> str:
    local = value.astimezone()
    return f"{day(local.date())}, {local:%H:%M} uur"


def notice(value: Notice) -> str:
    """Return a notice of an act that succeeded, and what to do."""
    return _NOTICES[value]


def doubtful(breaks: Sequence[str], names: Sequence[str]) -> str:
    """Return that figures may be wrong, the first place, and of whom. names: empty for anyone."""
    more = f" (en nog {len(breaks) - 1})" if len(breaks) > 1 else ""
    rest = len(names) - _NAMED
    others = [counted(rest, "andere gemeente", "andere gemeenten")] if rest > 0 else []
    whom = f"Het kan gaan om {joined([*names[:_NAMED], *others])}" if names else _ANYONE
    return (
        "Let op: wat is vastgelegd, is buiten het programma om gewijzigd of beschadigd. "
        f"{breaks[0]}{more} {whom}. Gebruik de getallen niet zonder ze na te gaan."
    )


def not_verified() -> str:
    """Return that nobody knows whether the record is as it was sealed, and what to do."""
    return (
        "Niet nagegaan of wat is vastgelegd, buiten het programma om is gewijzigd of beschadigd: "
        "dat duurde te lang. Kies Nu controleren op het scherm Beheer."
    )


def record_broken(breaks: Sequence[str]) -> str:
    """Return that the record is broken, the first place, and what to do."""
    more = f" (en nog {len(breaks) - 1})" if len(breaks) > 1 else ""
    return (
        "Wat is vastgelegd, is buiten het programma om gewijzigd of beschadigd. "
        f"{breaks[0]}{more} Vertrouw deze gegevens niet; zet een back-up terug (menu Bestand)."
    )
