"""Writing a file complete or not at all, and saying in Dutch why it was not possible."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from toezichtdesk.domain.errors import OfficerCanAct


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` that takes its place when all went well.

    Raises:
        OfficerCanAct: the folder is missing, or the file cannot be written or replaced.
    """
    if not path.parent.is_dir():
        raise OfficerCanAct(
            f"De map {path.parent} bestaat niet. Kies een andere map of maak de map eerst aan."
        )
    if path.is_dir():
        raise OfficerCanAct(f"{path} is een map. Kies een bestandsnaam in die map.")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".toezichtdesk-", suffix=".tmp")
        os.close(handle)
    except OSError as error:
        raise _not_writable(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        _settle(temporary)
        temporary.replace(path)
    except OSError as error:
        raise _not_writable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _settle(temporary: Path) -> None:
    """Let the disk have it all, with the rights of an ordinary new file."""
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _not_writable(path: Path, error: OSError) -> OfficerCanAct:
    if isinstance(error, PermissionError):
        return OfficerCanAct(
            f"{path} kan niet worden geschreven: het bestand is elders geopend of de map is "
            "beveiligd. Sluit het bestand of kies een andere plaats."
        )
    return OfficerCanAct(
        f"{path} kan niet worden geschreven ({error.strerror or 'fout van de schijf'}). "
        "Kies een andere plaats of maak ruimte vrij."
    )
