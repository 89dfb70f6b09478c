"""The lock of a window on its database, where that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from toezichtdesk.app.window_lock import Hold


@pytest.mark.qt_log_ignore("Got unexpected locking error", extend=True)  # so Qt says on Windows
def test_a_place_where_no_database_can_be_is_left_to_what_opens_it(qapp, tmp_path: Path) -> None:
    """It raised an error of the system, for which the opening has a sentence in Dutch."""
    file = tmp_path / "geen map"
    file.write_bytes(b"")
    hold = Hold()

    assert hold.take(file / "toezichtdesk.db")

    hold.release()
    assert list(tmp_path.iterdir()) == [file]
