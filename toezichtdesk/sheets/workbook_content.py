"""A workbook as the content of a file; its parts pass through the folder for temporary files."""

from __future__ import annotations

import io
import tempfile
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING
from zipfile import ZipFile

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

if TYPE_CHECKING:
    from openpyxl import Workbook


def content_of(book: Workbook) -> bytes:
    """Return the workbook as it is to stand on disk.

    Raises:
        OfficerCanAct: the folder for temporary files is full or cannot be written.
    """
    from lxml.etree import LxmlError  # openpyxl loads it, and raises this when a disk is full

    content = io.BytesIO()
    try:
        book.save(content)
    except (OSError, LxmlError) as error:
        _end_parts(error)
        raise OfficerCanAct(Obstacle.NO_TEMPORARY_FILES, folder=tempfile.gettempdir()) from error
    return content.getvalue()


def _end_parts(error: Exception) -> None:
    """End what openpyxl left half written: each part would fail again later, on the console."""
    from lxml.etree import LxmlError
    from openpyxl.worksheet._writer import WorksheetWriter

    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for part in [value for frame in frames for value in frame.f_locals.values()]:
        if isinstance(part, WorksheetWriter):
            with suppress(OSError, LxmlError):
                part.xf.close()
            with suppress(OSError, ValueError):  # its file was not made, or is gone
                part.cleanup()
        elif isinstance(part, ZipFile):
            part.close()
