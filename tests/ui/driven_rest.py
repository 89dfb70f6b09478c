"""What is done seldom, with real key events: `python -m tests.ui.driven_rest FOLDER`.

As `tests.ui.driven`: a connection, a policy version that is taken back, an attachment that is too
large, the practice copy and the first start, each seen in the journal by the console. Not part of
the suite.
"""

from __future__ import annotations

import sys

from tests.ui.driven import Desk, acts, drive, recorded, records, until

LARGE = 80 * 1024 * 1024  # bytes: more than an attachment may have


def rest(desk: Desk) -> None:
    """Do the tasks, one after the other, once the example is there."""
    until(lambda: bool(desk.said("journal")), "the example")
    connect(desk)
    take_version_back(desk)
    attach_too_much(desk)
    practise(desk)
    start_anew(desk)


def connect(desk: Desk) -> None:
    """Record who was brought together with whom."""
    with records(desk, "record_knowledge"):
        desk.press("ctrl+6", "alt+n")
        desk.asks("Kennisdeling vastleggen")
        desk.fill(
            ("alt+s", "verb"),
            ("alt+o", "Tijdelijke huisvesting"),
            ("alt+g", "Sluisambacht; Broekerwold"),
            ("alt+p", "gemeente; woningcorporatie"),
            ("alt+b", "Zij bezien samen twee locaties."),
        )
        desk.picture("verbinding")
        desk.press("ctrl+Return")
    desk.picture("verbinding-vastgelegd")


def take_version_back(desk: Desk) -> None:
    """Put a version of the policy in force, and take it back while nothing was decided by it."""
    undone = acts(desk, "undo")
    with records(desk, "add_policy_version"):
        desk.press("ctrl+9", "alt+n")
        desk.asks("Nieuwe beleidsversie")
        desk.fill(
            ("alt+n", "Beleid 2027"),
            ("alt+v", "+60"),
            ("alt+m", "Besluit van Provinciale Staten."),
        )
        desk.picture("beleidsversie")
        desk.press("ctrl+Return")
        desk.asks("in werking stellen")
        desk.picture("beleidsversie-gevolgen")
        desk.press("Return")
    desk.picture("beleidsversie-vastgelegd")
    desk.press("ctrl+z")
    recorded(desk, "undo", undone)
    desk.picture("beleidsversie-terug")


def attach_too_much(desk: Desk) -> None:
    """Log a contact with a file that is too large: it is refused, and the rest stays typed."""
    large = desk.home / "Documents" / "opname.wav"
    with large.open("wb") as file:
        file.truncate(LARGE)
    before = acts(desk, "log_contact")
    desk.press("ctrl+2", "ctrl+shift+k")
    desk.asks("Contact met")
    desk.press("alt+k")
    desk.write("De opname van het gesprek gaat hierbij.")
    desk.press("alt+b")
    desk.asks("Bijlagen toevoegen")
    desk.write(str(large))
    desk.press("Return")
    desk.is_alone()
    desk.asks("Contact met")
    desk.press("ctrl+Return")
    desk.picture("bijlage-te-groot")
    assert acts(desk, "log_contact") == before, "a file that is too large was kept"
    desk.press("alt+b")
    desk.asks("Bijlagen toevoegen")
    desk.press("Escape")
    desk.is_alone()
    desk.asks("Contact met")
    desk.press("shift+Tab", "space")  # the last one is left out
    desk.picture("bijlage-weg")
    desk.press("ctrl+Return")
    recorded(desk, "log_contact", before)
    desk.is_alone()


def practise(desk: Desk) -> None:
    """Log a contact in the practice copy: the officer's own record does not know of it."""
    before = acts(desk, "log_contact")
    _ask_for_practice(desk, "proefomgeving")
    desk.returns_to("PROEF")
    desk.press("ctrl+space")
    desk.asks("Snelle invoer")
    desk.write("oud bel wethouder oefenen")
    desk.press("Return")
    desk.is_alone()
    desk.picture("proefomgeving-binnen")
    _ask_for_practice(desk, "proefomgeving-uit")
    desk.returns_to("Toezichtdesk", without="PROEF")
    desk.picture("proefomgeving-buiten")
    assert acts(desk, "log_contact") == before, "practice came into the record"


def _ask_for_practice(desk: Desk, picture: str) -> None:
    """Go into the practice copy, or leave it."""
    desk.press("alt+b", "r")
    desk.asks("Proefomgeving")
    desk.picture(picture)
    desk.press("Return")


def start_anew(desk: Desk) -> None:
    """Begin without a database: province, municipalities, and no sheet yet."""
    desk.press("ctrl+q")
    desk.leaves()
    desk.moves()
    desk.start()
    desk.picture("eerste-start-1")
    desk.write("Zuid")
    desk.press("Return")
    desk.picture("eerste-start-2")
    desk.press("space", "Return")  # the first municipality is not the officer's
    desk.picture("eerste-start-3")
    desk.press("alt+b")
    until(lambda: desk.has_record, "the new record")
    desk.returns_to("Zuid-Holland")
    desk.picture("eerste-start-begonnen")
    assert len(desk.said("overview")) == 49, "one municipality was unticked"


if __name__ == "__main__":
    sys.exit(drive(rest))
