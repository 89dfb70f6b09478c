"""What an officer keeps of talks, with real key events: `python -m tests.ui.driven_week FOLDER`.

As `tests.ui.driven`: a talk is planned and held, a session recorded, a practice shared and a plan
judged, each seen in the journal by the console. Pictures of every form come in the folder. Not part
of the suite.
"""

from __future__ import annotations

import sys
from typing import Any

from tests.ui.driven import Desk, drive, records, until


def week(desk: Desk) -> None:
    """Do the tasks, one after the other, once the example is there."""
    until(lambda: bool(desk.said("journal")), "the example")
    with records(desk, "plan_talk"):
        desk.press("ctrl+4")
        desk.picture("contacten")
        desk.press("alt+l")
        desk.asks("Gesprek plannen")
        desk.fill(("alt+d", "+1"), ("alt+t", "9:30"), ("alt+o", "Doorstroom"))
        desk.picture("gesprek")
        desk.press("Return")

    with records(desk, "hold_talk"):
        desk.press("alt+a")
        desk.picture("gepland")
        desk.press("alt+u")
        desk.asks("Contact met")
        desk.fill(("alt+k", "Twee panden bezien."), ("alt+a", "Lijst met panden"))
        desk.picture("gehouden")
        desk.press("ctrl+Return")

    with records(desk, "record_knowledge"):
        desk.press("ctrl+6")
        desk.picture("kennis")
        desk.press("alt+n")
        desk.asks("Kennisdeling vastleggen")
        desk.fill(("alt+o", "Kamers delen"), ("alt+p", "corporatie; co"))
        desk.fill(("alt+b", "afgesproken."))  # while the list with suggestions is open
        desk.picture("kennissessie")
        desk.press("ctrl+Return")
    knowledge: Any = desk.said("knowledge")
    newest = knowledge["items"][0]
    assert (newest["parties"], newest["outcome"]) == (["corporatie", "co"], "afgesproken."), newest

    with records(desk, "share_practice"):
        desk.press("End", "alt+l")
        desk.asks("Delen")
        desk.picture("delen")
        desk.press("Return")

    with records(desk, "judge_plan"):
        desk.press("ctrl+5", "alt+n", "Down", "Down", "Tab", "Tab", "space")
        desk.asks("Oordeel over")
        for _ in range(3):
            desk.write("v")
            desk.press("Tab")
            desk.write("Bezien en gewogen.")
            desk.press("Tab")
        desk.picture("oordeel")
        desk.press("ctrl+Return")


if __name__ == "__main__":
    sys.exit(drive(week))
