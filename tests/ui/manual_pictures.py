"""Makes the pictures of the manual by keys: `python -m tests.ui.manual_pictures FOLDER`.

Without a folder those of the manual itself are made anew; look at each before you commit it. Needs
what `tests.ui.driven` needs. Not part of the suite.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.ui.driven import NOTICE, Desk, home, until
from tests.ui.screenshots import write_next_month
from toezichtdesk.paths import resource

TALK = "broe bel wethouder flexwoningen vertraagd >di terugbellen #netcongestie"


def pages(desk: Desk) -> None:
    """Keep a picture of each page that the manual shows."""
    for key, name in (("2", "overzicht"), ("3", "beoordelen"), ("4", "contacten")):
        desk.press(f"ctrl+{key}")
        desk.picture(name)
    desk.press("ctrl+6", "End")  # to the oldest, a good practice
    desk.picture("kennis")
    desk.press("ctrl+5", "alt+r", "ctrl+Tab")  # to the board
    desk.picture("plannen")
    desk.command("broek")
    desk.picture("dossier")
    desk.press("ctrl+1")
    desk.picture("vandaag")


def forms(desk: Desk) -> None:
    """Keep a picture of quick entry and of the form of a contact, as the dossier opens them."""
    desk.press("ctrl+space")
    desk.asks("Snelle invoer")
    desk.write(TALK)
    desk.picture("snelle-invoer", is_of_form=True)
    desk.press("ctrl+a", "Delete", "Escape")
    desk.is_alone()
    desk.press("ctrl+shift+k")
    desk.asks("Contact met")
    desk.write("Flexwoningen vertraagd tot het najaar: de netbeheerder sluit later aan.")
    desk.press("Tab")
    desk.write("#netcongestie")
    desk.press("Tab")  # the words to choose from close
    desk.picture("contact", is_of_form=True)


def sheet(desk: Desk) -> None:
    """Keep a picture of a sheet with problems, before anything is imported."""
    path = write_next_month(desk.home)
    desk.press("ctrl+i")
    desk.asks("Kies een bestand met cijfers")
    desk.write(str(path))
    desk.press("Return")
    desk.is_alone()
    desk.picture("controle")
    desk.press("ctrl+2", "Return")  # to a dossier


def main() -> int:
    """Make every picture of the manual."""
    named = sys.argv[1:]
    pictures = Path(named[0]) if named else resource("manual", "beeld")
    pictures.mkdir(parents=True, exist_ok=True)
    with home(None) as folder:
        desk = Desk(folder, pictures.resolve())
        try:
            desk.start()
            until(lambda: bool(desk.said("journal")), "the example data")
            time.sleep(NOTICE)  # until the record is verified, which the foot of the window tells
            pages(desk)
            sheet(desk)
            forms(desk)
        finally:
            desk.end()
    print(f"The pictures are in {pictures}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
