"""The tasks of a morning with real key events: `python -m tests.ui.driven FOLDER [HOME]`.

Starts the program itself on the example data under Xvfb, types with xdotool what an officer types,
asks the console after each task whether it was recorded, and keeps a picture of every step; the
pictures of the README are among them. HOME is a folder that is not there yet, such as
`/home/ambtenaar`: the page Beheer shows where everything stands, and a picture to keep should not
show a temporary folder. Needs Xvfb, xdotool, ImageMagick and poppler; with openbox there is a
window manager too, which gives the focus as on an officer's screen. Not part of the suite.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import ne
from pathlib import Path

from tests.screen import begin_screen
from tests.ui.screenshots import write_next_month
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import example

SIZE = "1280x720x24"
PATIENCE = 60  # seconds for a window or an answer
PAUSE = 0.25  # seconds between looks
PAINT = 1.2  # seconds until a page that is there has painted its drawings
STILL = 6  # pictures in a row that are the same, of a page that is filled
PAPER = "90"  # dots an inch: a page as wide as the text of the README
CURSOR = 120  # pixels that a cursor in a field covers
NOTICE = 12  # seconds until a notice at the foot has left by itself
RECKONED = 5  # seconds until the consequences are there, on a busy machine too
BARE = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""  # without frames, so that a picture shows the window alone
Said = list[dict[str, object]]


class Desk:
    """The program on the screen, and the console beside it."""

    def __init__(self, folder: Path, pictures: Path) -> None:
        self._pictures = pictures
        self.home = folder
        self._database = folder / "voorbeeld.db"
        self.today = example.build(self._database).today.isoformat()
        Backups(self._database).make("handmatig")  # as after any day's work
        (folder / "Documents").mkdir()
        self._screen, display = begin_screen(SIZE)
        self._environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
        }
        self._manager = self._manage(folder / "openbox.xml")
        self._program: subprocess.Popen[bytes] | None = None
        self._main = self._on = ""  # the main window, and that in which is typed

    def start(self) -> None:
        """Start the program, and wait for its window."""
        self._program = subprocess.Popen(self._command(), env=self._environment)
        until(lambda: bool(self._windows("Toezichtdesk")), "the window")
        self._main = self._on = self._windows("Toezichtdesk")[0]
        self._tool("windowmove", self._main, "0", "0", "windowsize", self._main, "1280", "720")
        time.sleep(PAINT)

    def end(self) -> None:
        """End the program and the screen."""
        for process in (self._program, self._manager, self._screen):
            if process is not None:
                process.terminate()
                process.wait(PATIENCE)

    def press(self, *keys: str) -> None:
        """Press keys, each in the window that is on top then."""
        for key in keys:
            self._tool("windowfocus", "--sync", self._on)
            self._tool("key", "--clearmodifiers", key)
            time.sleep(PAUSE)

    def write(self, text: str) -> None:
        """Type text in the window that is on top."""
        self._tool("windowfocus", "--sync", self._on)
        self._tool("type", "--delay", "15", text)
        time.sleep(PAUSE)

    def fill(self, *fields: tuple[str, str]) -> None:
        """Type texts in fields, each by the key that leads to it."""
        for key, text in fields:
            self.press(key)
            self.write(text)

    def asks(self, name: str) -> None:
        """Wait for a window with this in its title; what is typed goes there."""
        until(lambda: bool(self._windows(name)), f"a window named {name}")
        self._on = self._windows(name)[-1]
        time.sleep(PAUSE)

    def command(self, words: str) -> None:
        """Open or do what these words find first."""
        self.press("ctrl+k")
        self.asks("Zoek")
        self.write(words)
        self.press("Return")
        self.is_alone()

    def is_alone(self) -> None:
        """Wait until the dialog is gone; what is typed goes to the main window again."""
        dialog, self._on = self._on, self._main
        until(lambda: dialog not in self._windows(), "the dialog to close")
        time.sleep(PAUSE)

    def returns_to(self, name: str, *, without: str = "") -> None:
        """Wait for another main window with this in its title; what is typed goes there."""

        def is_there() -> bool:
            opened = set(self._windows(name)) - set(self._windows(without) if without else ())
            self._main = self._on = next(iter(opened), "")
            return len(opened) == 1

        until(is_there, f"the window of {name}")
        time.sleep(PAINT)

    def leaves(self) -> None:
        """Wait until the program has ended by itself."""
        if self._program is not None:
            self._program.wait(PATIENCE)

    @property
    def has_record(self) -> bool:
        """Whether there is a database."""
        return self._database.is_file()

    def moves(self) -> None:
        """Go on as on a computer where the program never ran."""
        elsewhere = self.home / "elders"
        elsewhere.mkdir()
        self._database = elsewhere / "toezichtdesk.db"

    def picture(self, name: str, *, is_quiet: bool = False, is_of_form: bool = False) -> None:
        """Keep what is on the screen; is_quiet: once the notice of the act before has gone.

        is_of_form: of the window on top alone.
        """
        time.sleep(NOTICE if is_quiet else PAINT)
        window = self._on if is_of_form else "root"
        self._stands_still(window)
        path = str(self._pictures / f"{name}.png")
        subprocess.run(["import", "-window", window, path], env=self._environment, check=True)

    def paper(self, document: Path, name: str) -> None:
        """Keep a picture of the first page of a PDF."""
        command = ["pdftoppm", "-r", PAPER, "-gray", "-png", "-singlefile"]
        subprocess.run([*command, str(document), str(self._pictures / name)], check=True)

    def _stands_still(self, window: str) -> None:
        """Wait until a page that was still being filled or drawn changes no longer."""
        seen: list[bytes] = []

        def is_still() -> bool:
            command = ["import", "-window", window, "-depth", "8", "gray:-"]
            made = subprocess.run(command, env=self._environment, capture_output=True, check=True)
            seen.append(made.stdout)
            last = seen[-STILL:]
            return len(last) == STILL and all(map(_alike, last, last[1:]))

        until(is_still, "a page that stands still")

    def said(self, *command: str) -> Said:
        """Return what the console says, as JSON."""
        asked = [*self._command(), *command, "--json"]
        finished = subprocess.run(asked, env=self._environment, capture_output=True, check=True)
        result: Said = json.loads(finished.stdout)
        return result

    def _manage(self, settings: Path) -> subprocess.Popen[bytes] | None:
        """Start the window manager; return None where there is none."""
        if shutil.which("openbox") is None:
            return None
        settings.write_text(BARE, encoding="utf-8")
        command = ["openbox", "--config-file", str(settings)]
        return subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL)

    def _command(self) -> list[str]:
        named = ["--database", str(self._database), "--today", self.today]
        return [sys.executable, "-m", "toezichtdesk", *named]

    def _windows(self, name: str = ".") -> list[str]:
        """Return the windows with this in their title that can be seen."""
        return self._ask("search", "--onlyvisible", "--name", name).split()

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)

    def _ask(self, *arguments: str) -> str:
        finished = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True
        )
        return finished.stdout.decode()


@contextmanager
def home(named: str | None) -> Iterator[Path]:
    """Give a new folder to work in, and remove it afterwards; named: where, if not anywhere.

    Raises:
        FileExistsError: the named folder is there already, and may be somebody's own.
    """
    if named is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    chosen = Path(named)
    chosen.mkdir(parents=True)
    try:
        yield chosen
    finally:
        shutil.rmtree(chosen)


def until(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: it did not come.
    """
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(PAUSE)


def _alike(one: bytes, other: bytes) -> bool:
    """Return whether two pictures are the same but for a cursor that blinks."""
    return len(one) == len(other) and sum(map(ne, one, other)) <= CURSOR


def acts(desk: Desk, act: str) -> int:
    """Return how many acts of this kind the journal holds."""
    return sum(line["act"] == act for line in desk.said("journal"))


def recorded(desk: Desk, act: str, before: int, count: int = 1) -> None:
    """Wait until the journal holds so many more acts of this kind."""
    until(lambda: acts(desk, act) == before + count, f"{count} of {act} in the journal")


@contextmanager
def records(desk: Desk, act: str) -> Iterator[None]:
    """Do what is within, in a dialog, wait until it is in the journal and the dialog is gone."""
    before = acts(desk, act)
    yield
    recorded(desk, act, before)
    desk.is_alone()


def morning(desk: Desk) -> None:
    """Do the tasks, one after the other."""
    desk.picture("vandaag")  # T1: what is to be done today

    before = acts(desk, "log_contact")  # T2
    desk.press("ctrl+space")
    desk.asks("Snelle invoer")
    desk.write("oud bel wethouder flexwoningen vertraagd >di terugbellen")
    desk.picture("snelle-invoer")
    desk.press("Return")
    recorded(desk, "log_contact", before)
    desk.is_alone()

    desk.command("broek")  # T6
    desk.picture("dossier-light", is_quiet=True)
    desk.press("alt+i")
    desk.command("donker")
    desk.picture("timeline-dark", is_quiet=True)
    desk.command("licht")

    desk.press("ctrl+shift+p")  # T5
    desk.asks("Gespreksblad")
    desk.press("Return")
    until(lambda: bool(list(desk.home.rglob("Gespreksblad*.pdf"))), "the paper")
    desk.is_alone()
    desk.paper(next(desk.home.rglob("Gespreksblad*.pdf")), "meeting-sheet")
    desk.picture("gespreksblad-bewaard")

    before = acts(desk, "change_measure")  # T7
    desk.press("ctrl+1")
    desk.press("ctrl+f")
    desk.write("veiling")
    desk.press("Return", "Down", "Return")
    desk.asks("Maatregel")
    desk.press("v", "Tab")
    desk.write("1-3-2027")
    desk.press("Tab")
    desk.write("Netcongestie")
    desk.picture("maatregel")
    desk.press("Return")
    recorded(desk, "change_measure", before)
    desk.is_alone()
    desk.press("ctrl+f", "ctrl+a", "Delete", "Return")

    before = acts(desk, "decide")  # T4
    desk.press("ctrl+3")
    desk.picture("assessing-light", is_quiet=True)
    desk.press("ctrl+o")
    recorded(desk, "decide", before)
    desk.press("ctrl+a")
    desk.write("Het gesprek van vorige week geeft reden om te wachten.")
    desk.press("ctrl+Return")
    recorded(desk, "decide", before, 2)

    before, taken_back = acts(desk, "import"), acts(desk, "undo")  # T3
    sheet = write_next_month(desk.home)
    desk.press("ctrl+i")
    desk.asks("Kies een bestand met cijfers")
    desk.write(str(sheet))
    desk.press("Return")
    desk.is_alone()
    desk.picture("import-light", is_quiet=True)
    desk.press("Return", "Return")  # to the first problem; the name that is meant stands there
    time.sleep(RECKONED)
    desk.write("40")
    desk.press("Return")
    time.sleep(RECKONED)
    desk.press("Return")
    time.sleep(RECKONED)
    desk.picture("gevolgen")
    desk.press("Return")
    recorded(desk, "import", before)
    desk.picture("ingelezen")

    desk.press("ctrl+z")  # T8
    recorded(desk, "undo", taken_back)
    desk.picture("ongedaan gemaakt")

    desk.press("ctrl+2")
    desk.picture("overview-light", is_quiet=True)
    desk.press("ctrl+0")
    desk.picture("managing-light", is_quiet=True)
    desk.press("F1")
    desk.asks("Handleiding")
    desk.picture("manual-light", is_of_form=True)


def drive(work: Callable[[Desk], None]) -> int:
    """Do the work in the program; pictures come in the folder that the command line names.

    Return 1 when an answer stayed away, with a picture of what stood there. A second folder on the
    command line is the home in which the program runs; else it is a temporary one.
    """
    pictures = Path(sys.argv[1]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    with home(sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        desk = Desk(folder, pictures)
        try:
            desk.start()
            work(desk)
        except (AssertionError, TimeoutError) as late:
            desk.picture("zonder-antwoord")
            print(late, file=sys.stderr)
            return 1
        finally:
            desk.end()
    print(f"Done by keys: {work.__name__}; the pictures are in {pictures}.")
    return 0


if __name__ == "__main__":
    sys.exit(drive(morning))
