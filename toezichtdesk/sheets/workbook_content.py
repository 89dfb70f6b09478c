"""A workbook as the content of a file; its parts pass through the folder for temporary files."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle

if TYPE_CHECKING:
    from openpyxl import Workbook


def content_of(book: Workbook) -> bytes:
    """Return the workbook as it is to stand on disk.

    Raises:
        OfficerCanAct: the folder for temporary files is full or cannot be written.
    """
    from lxml.etree import LxmlError  # openpyxl loads it, and it says by this that a disk is full

    content = io.BytesIO()
    try:
        book.save(content)
    except (OSError, LxmlError) as error:
        raise OfficerCanAct(Obstacle.NO_TEMPORARY_FILES, folder=tempfile.gettempdir()) from error
    return content.getvalue()
