"""What Windows asks of a program, as far as it can be shown elsewhere."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sheets.sheet_making import workbook
from toezichtdesk import mswindows
from toezichtdesk.cli import importing
from toezichtdesk.signing import sign

if TYPE_CHECKING:
    from tests.conftest import Console

ROOT = Path(__file__).parents[1]


def test_without_standard_error_what_stops_the_program_is_shown_in_a_box(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(mswindows, "log_folder", lambda: tmp_path)

    mswindows.tell_without_console(shown.append)
    sys.excepthook(ImportError, ImportError("Qt6Core"), None)

    assert "Toezichtdesk kan niet beginnen (ImportError)" in shown[0]
    assert "Uw gegevens zijn niet gewijzigd" in shown[0]
    assert "Qt6Core" in (tmp_path / "start-fout.log").read_text(encoding="utf-8")


class Libraries:
    """What stands in for the libraries of Windows elsewhere: it keeps what is asked of them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self.shell32 = self.kernel32 = self

    def __getattr__(self, name: str) -> Callable[..., None]:
        def ask(*values: object) -> None:
            self.asked.append((name, values))

        return ask


def test_the_window_has_a_place_of_its_own_on_the_taskbar_and_the_setup_sees_that_it_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    libraries = Libraries()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)

    mswindows.announce()

    assert libraries.asked == [
        ("SetCurrentProcessExplicitAppUserModelID", (mswindows.APP_ID,)),
        ("CreateMutexW", (None, 0, mswindows.APP_ID)),
    ]
    setup = (ROOT / "packaging" / "windows" / "toezichtdesk.nsi").read_text(encoding="utf-8")
    assert f'OpenMutexW(i 0x100000, i 0, w "{mswindows.APP_ID}")' in setup


def test_the_officer_has_a_name_also_where_no_variable_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without `USERNAME`, what Python offers for it fails on Windows, and a task may lack it."""
    named = sign().officer
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    assert sign().officer == named


def test_with_a_console_the_hook_of_python_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    hook = sys.excepthook

    mswindows.tell_without_console()

    assert sys.excepthook is hook


def test_a_command_without_a_console_speaks_into_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The Task Scheduler starts `pythonw`, which has neither stream."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["toezichtdesk", "import", "maart.xlsx"])

    mswindows.speak_into_file(tmp_path)
    spoken = sys.stdout
    print("1 nieuw")
    print("geweigerd", file=sys.stderr)
    monkeypatch.undo()
    assert spoken is not None
    spoken.close()

    text = (tmp_path / mswindows.SPOKEN_FILE).read_text(encoding="utf-8")
    assert "import maart.xlsx" in text
    assert text.endswith("1 nieuw\ngeweigerd\n")


def test_the_file_of_commands_begins_anew_when_it_is_long(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / mswindows.SPOKEN_FILE).write_text("x" * 1_000_001, encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    mswindows.speak_into_file(tmp_path)
    spoken = sys.stdout
    monkeypatch.undo()
    assert spoken is not None
    spoken.close()

    assert (tmp_path / mswindows.SPOKEN_FILE).stat().st_size < 1_000
    assert (tmp_path / "opdrachten.1.log").stat().st_size == 1_000_001


def test_a_pattern_stands_for_the_files_that_fit_it(tmp_path: Path, console: Console) -> None:
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    for day, realised in ((1, 3), (2, 5)):
        title = (f"Realisatie 2026-I, stand {day} juni 2026",)
        content = workbook(Cijfers=(title, head, ("Delft", 30, 0, realised)))
        (tmp_path / f"stand_{day}.xlsx").write_bytes(content)
    (tmp_path / "~$stand_1.xlsx").write_bytes(b"slot van Excel")

    done = console("import", tmp_path / "stand_*.xlsx")
    none = console("import", tmp_path / "niets*.xlsx")

    assert none.code == 1
    assert "geen bestand met de naam niets*.xlsx" in none.err
    assert done.code == 0, done.err
    assert "stand_2.xlsx" in console("journal").out


def test_a_name_with_the_signs_of_a_pattern_is_that_file_and_each_counts_once(
    tmp_path: Path,
) -> None:
    named = tmp_path / "stand [definitief].xlsx"
    named.write_bytes(b"")
    other = tmp_path / "stand2.xlsx"
    other.write_bytes(b"")

    assert importing.expanded([named, other, tmp_path / "stand?.xlsx"]) == [named, other]
    assert importing.expanded([tmp_path / "niets*.ods"]) == [tmp_path / "niets*.ods"]


def test_the_checkout_is_found_whatever_letters_its_path_has(tmp_path: Path) -> None:
    """A line of a `.pth` file is read in the code page of the machine: it holds ASCII only."""
    script = (ROOT / "packaging" / "setup.sh").read_text(encoding="utf-8")
    line = next(part for part in script.split("'") if "sys.prefix" in part).removesuffix("\\n")
    checkout = tmp_path / "Ţoezicht Ж"
    packages = checkout / ".venv" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "toezichtdesk.pth").write_bytes(line.encode("ascii"))
    shutil.copytree(ROOT / "toezichtdesk" / "domain", checkout / "toezichtdesk" / "domain")
    code = (
        "import site, sys; from pathlib import Path; "
        # An interpreter may know another checkout by itself.
        "sys.path = [each for each in sys.path if not Path(each, 'toezichtdesk').exists()]; "
        f"sys.prefix = {str(checkout / '.venv')!r}; "
        f"site.addsitedir({str(packages)!r}); import toezichtdesk.domain.period as p; "
        "print(ascii(p.__file__))"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )

    assert ascii(str(checkout)).strip("'") in done.stdout
    for name in ("setup.sh", "setup.cmd"):
        assert line in (ROOT / "packaging" / name).read_text(encoding="utf-8")


def _done_in_a_child(code: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, cwd=ROOT
    )
    return done.returncode, done.stdout.strip(), done.stderr


def test_the_library_of_letters_comes_alone_and_leaves_a_process_that_draws_nothing_in_peace() -> (
    None
):
    """Loaded but not imported, it ended the process with a fatal error."""
    code = (
        "import sys; from toezichtdesk import mswindows; "
        "mswindows.load_letters(); mswindows.load_letters(); "
        "print([m for m in ('matplotlib', 'numpy', 'matplotlib.ft2font') if m in sys.modules])"
    )

    assert _done_in_a_child(code) == (0, "['matplotlib.ft2font']", "")


def test_what_draws_finds_the_library_of_letters_that_was_loaded_ahead_and_says_nothing() -> None:
    """A thread that loaded it kept the lock of Windows on loading, and the window hung with it."""
    code = (
        "import sys; from toezichtdesk import mswindows; mswindows.load_letters(); "
        "ahead = sys.modules['matplotlib.ft2font']; import toezichtdesk.render; "
        "sys.modules['mpl_toolkits.mplot3d'] = None; "  # as in the setup and the package of Debian
        "from matplotlib import ft2font; from matplotlib.figure import Figure; "
        "from matplotlib.backends.backend_agg import FigureCanvasAgg; "
        "figure = Figure(); figure.text(0.5, 0.5, 'Aé'); FigureCanvasAgg(figure).draw(); "
        "print(ft2font is ahead)"
    )

    assert _done_in_a_child(code) == (0, "True", "")
