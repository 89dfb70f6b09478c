"""Leave out of an installed program what it never uses: `trim.py SITE_PACKAGES`.

For Windows and Linux alike. Qt is trimmed by what stays, for a new version brings new parts; the
other packages by what goes. The self-test of the package shows that what stays is enough.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

# Modules of Qt that the program imports, and those that these need.
QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Network", "DBus", "XcbQpa")
QT_MODULES += (
    "WaylandClient",
    "WlShellIntegration",
    "OpenGL",
    "EglFSDeviceIntegration",
    "EglFsKmsSupport",
)
QT_KEPT = re.compile(
    rf"""
      (lib)? Qt6? ({"|".join(QT_MODULES)}) (\.(pyd|dll|abi3\.so|so[.\d]*))?
    | (lib)? (pyside6|shiboken6) .* | (msvcp|vcruntime|concrt).*\.dll
    | lib icu .* | __init__\.py | _config\.py | _git_pyside_version\.py
    """,
    re.VERBOSE,
)
QT_UNUSED = re.compile(r".*(Qml|Quick|OpenGLW).*|.*\.(pyi|exe|lib)", re.IGNORECASE)
QT_FOLDERS = ("Qt", "plugins", "translations", "support", "libexec", "lib")
PLUGINS = ("platforms", "styles", "iconengines", "imageformats", "printsupport")
PLUGINS += ("platformthemes", "platforminputcontexts", "xcbglintegrations", "egldeviceintegrations")
PLUGINS += ("wayland-shell-integration", "wayland-graphics-integration-client")
PLUGINS += ("wayland-decoration-client",)
WITHOUT_USE = re.compile(r"(lib)?q(webp|tiff|tga|wbmp|icns|pdf|minimal|vnc|linuxfb|eglfs|vkkhr).*")
TRANSLATIONS = re.compile(r"(qtbase|qt)_nl\.qm")

LANGUAGES = re.compile(r"(root|nl|nl_NL|en|en_US|en_001)\.dat")
UNUSED = (
    "babel/locale-data",  # but for LANGUAGES
    "numpy/f2py",
    "numpy/distutils",
    "numpy/random/lib",
    "numpy/_core/lib",
    "matplotlib/mpl-data/sample_data",
    "matplotlib/mpl-data/plot_directive",
    "matplotlib/backends/web_backend",
    "mpl_toolkits",
    "sqlalchemy/testing",
)
UNUSED_NAMES = {"tests", "test", "testing_data", "include", "_pyinstaller", "sphinxext"}
# No picture comes in that form, and nobody draws with OpenGL or speaks to the bus in Python.
UNUSED_FILES = ("PIL/_avif.*", "PySide6/QtOpenGL.*", "PySide6/QtDBus.*")
UNUSED_SUFFIXES = {".pyi", ".pxd", ".h", ".c", ".lib", ".a", ".pyx"}


def unused(packages: Path) -> Iterator[Path]:
    """Yield the files and folders to leave out."""
    yield from _of_qt(packages / "PySide6")
    for name in UNUSED:
        folder = packages / name
        if name == "babel/locale-data":
            yield from (f for f in folder.glob("*") if not LANGUAGES.fullmatch(f.name))
        else:
            yield folder
    # The list of what was installed names files that are gone, and the machine in its scripts.
    yield from packages.glob("*.dist-info/RECORD")
    for name in UNUSED_FILES:
        yield from packages.glob(name)
    for path in packages.rglob("*"):
        if "PySide6" in path.parts or any(part.endswith(".dist-info") for part in path.parts):
            continue
        if (path.is_dir() and path.name in UNUSED_NAMES) or path.suffix in UNUSED_SUFFIXES:
            yield path


def _of_qt(folder: Path) -> Iterator[Path]:
    for path in folder.glob("*"):
        if path.is_dir():
            if path.name not in QT_FOLDERS:
                yield path
        elif QT_UNUSED.fullmatch(path.name) or not QT_KEPT.fullmatch(path.name):
            yield path
    for root in (folder, folder / "Qt"):
        yield from (f for f in (root / "plugins").glob("*") if f.name not in PLUGINS)
        yield from (f for f in root.glob("plugins/*/*") if WITHOUT_USE.fullmatch(f.name))
        words = (root / "translations").glob("*")
        yield from (f for f in words if not TRANSLATIONS.fullmatch(f.name))
    own = folder / "Qt"
    yield from (own / name for name in ("qml", "metatypes", "libexec"))
    for library in (own / "lib").glob("*"):
        if QT_UNUSED.fullmatch(library.name) or not QT_KEPT.fullmatch(library.name):
            yield library


def main() -> None:
    """Trim the packages in the folder named by the first argument."""
    for path in list(unused(Path(sys.argv[1]))):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
