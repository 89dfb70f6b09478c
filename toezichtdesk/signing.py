"""Who acts and when: the only module that asks the machine for the user and the time."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime, time

from toezichtdesk.domain.casefile import Signature


def sign(today: date | None = None) -> Signature:
    """Return the user of this machine and the moment; with a fixed today, at noon of that day."""
    moment = datetime.now().astimezone()
    if today is not None:
        moment = datetime.combine(today, time(12), tzinfo=moment.tzinfo)
    return Signature(_officer(), moment)


def _officer() -> str:
    """Return the account name as the system knows it; an environment variable can be faked."""
    try:
        if sys.platform == "win32":
            return os.getlogin()
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except (KeyError, OSError):  # an account without a name, as in a container
        return "medewerker"
