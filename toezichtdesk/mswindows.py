"""Windows only: a place of its own on the taskbar, output without a console, libraries in time.

`pythonw` and the Task Scheduler start a program without standard output and standard error, so
that what it prints is lost.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import TracebackType

from toezichtdesk.faults import traceback_text
from toezichtdesk.paths import log_folder

APP_ID = "Toezichtdesk"  # the mutex that packaging/windows/toezichtdesk.nsi also looks for
SPOKEN_FILE = "opdrachten.log"
_SPOKEN_AT_MOST = 1_000_000  # bytes; then the file is started anew, and the previous one kept
_STOP_SIGN = 0x10  # MB_ICONHAND

_LETTERS = "matplotlib.ft2font"

_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def announce() -> None:
    """Get a place of our own on the taskbar, and tell the installer that the program runs.

    Otherwise the windows appear under the icon of Python. The mutex lasts as long as the process.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
        ctypes.windll.kernel32.CreateMutexW(None, 0, APP_ID)


def load_ahead_of_threads() -> None:
    """On Windows, load the library that would make a window hang when a thread loads it."""
    if sys.platform == "win32":
        load_letters()


def load_letters() -> None:
    """Load the library of matplotlib that asks for Python while it is being loaded.

    On a thread it would keep the lock that Windows has on loading while it waits for Python. The
    window, which has Python, may be waiting for that lock: then neither ever goes on. It is loaded
    without the package around it, which takes half a second and finds it when a chart is drawn.
    """
    package = find_spec("matplotlib")
    if package is None or _LETTERS in sys.modules:
        return
    spec = PathFinder.find_spec(_LETTERS, package.submodule_search_locations)
    if spec is not None and spec.loader is not None:
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[_LETTERS] = module


def tell_without_console(show: Callable[[str], object] | None = None) -> None:
    """Without a standard error, show fatal messages in a box from now on.

    show: shows a text; None for a message box of Windows.
    """
    if sys.stderr is None:
        sys.excepthook = _boxed(show or _message_box)


def tell(text: str) -> None:
    """Write why the program cannot start to standard error, or show it in a box."""
    if sys.stderr is None:
        _message_box(text)
    else:
        print(text, file=sys.stderr)


def speak_into_file(folder: Path | None = None) -> None:
    """Without a standard output, redirect it to a file in the log folder.

    folder: another folder than that of the log.
    """
    if sys.stdout is not None and sys.stderr is not None:
        return
    path = (folder or log_folder()) / SPOKEN_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _SPOKEN_AT_MOST:
        path.replace(path.with_suffix(".1.log"))
    spoken = path.open("a", encoding="utf-8", buffering=1)  # line-buffered, so that nothing is lost
    spoken.write(f"\n{datetime.now().astimezone():%d-%m-%Y %H:%M:%S}  {' '.join(sys.argv[1:])}\n")
    sys.stdout = sys.stdout or spoken
    sys.stderr = sys.stderr or spoken


def _boxed(show: Callable[[str], object]) -> _Hook:
    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> object:
        path = log_folder() / "start-fout.log"
        lines = traceback_text(error.with_traceback(trace))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(lines, encoding="utf-8")
            where = f"De bijzonderheden staan in {path}."
        except OSError:
            where = lines[-1000:]
        return show(
            f"Toezichtdesk kan niet beginnen ({kind.__name__}).\n\n{where}\n\n"
            "Installeer het programma opnieuw of vraag uw beheerder om hulp. "
            "Uw gegevens zijn niet gewijzigd."
        )

    return hook


def _message_box(text: str) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "Toezichtdesk", _STOP_SIGN)
