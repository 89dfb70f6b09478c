"""Who acts and when: the only place that asks the machine for the user and the time."""

from __future__ import annotations

import getpass
from datetime import date, datetime, time

from toezichtdesk.domain.casefile import Signature


def sign(today: date | None = None) -> Signature:
    """Return the user of this machine and the moment; with a fixed today it is noon of that day."""
    moment = datetime.now().astimezone()
    if today is not None:
        moment = datetime.combine(today, time(12), tzinfo=moment.tzinfo)
    return Signature(_officer(), moment)


def _officer() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in a container
        return "medewerker"
