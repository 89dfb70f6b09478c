"""The log: each line once, never more than three files, and never in the way of the program."""

from __future__ import annotations

import errno
import io
import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from toezichtdesk import log as our_log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "log"
    monkeypatch.setattr(our_log, "log_folder", lambda: folder)
    before = list(logging.getLogger().handlers)
    level = logging.getLogger("toezichtdesk").level
    yield folder
    for handler in logging.getLogger().handlers[:]:
        if handler not in before:
            logging.getLogger().removeHandler(handler)
            handler.close()
    logging.getLogger("toezichtdesk").setLevel(level)


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_line_is_written_once_also_after_a_second_start(folder: Path) -> None:
    our_log.start_log()
    file = our_log.start_log()

    logging.getLogger("toezichtdesk.store").info("imported %s rows", 342)

    assert file == folder / "toezichtdesk.log"
    assert file.read_text("utf-8").count("toezichtdesk.store: imported 342 rows") == 1


def test_the_log_stays_within_three_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(our_log, "MAX_BYTES", 1000)
    our_log.start_log()

    for number in range(200):
        logging.getLogger("toezichtdesk").info("line %s", number)

    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert set(sizes) == {"toezichtdesk.log", "toezichtdesk.log.1", "toezichtdesk.log.2"}
    assert max(sizes.values()) <= 1000


def test_a_log_that_cannot_be_opened_does_not_stop_the_program(folder: Path) -> None:
    folder.write_text("a file where the folder should be")

    assert our_log.start_log() is None


def test_a_log_that_cannot_be_written_is_silent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = our_log.start_log()
    handlers = logging.getLogger().handlers
    (ours,) = (one for one in handlers if isinstance(one, RotatingFileHandler))
    ours.stream.close()
    ours.stream = FullDisk()

    logging.getLogger("toezichtdesk").info("a line")

    assert capsys.readouterr().err == ""
    assert file is not None
    assert file.read_text() == ""
