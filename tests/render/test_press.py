"""The sheets of a batch are bound in a process of their own: the same file, or none and a word."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.refusing import says
from toezichtdesk import children
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.render.paper import batch, engine, meeting_sheet, press

from . import examples

pytestmark = pytest.mark.slow

NAMES = ("Waterveen", "Zandhoek", "Meerstad")


@pytest.fixture(scope="module")
def papers():
    dossiers = (
        replace(examples.dossier(), row=replace(examples.dossier().row, name=name))
        for name in NAMES
    )
    return list(meeting_sheet.papers(tuple(examples.sheet(one) for one in dossiers)))


@pytest.fixture(scope="module")
def bound_here(papers, tmp_path_factory):
    path = tmp_path_factory.mktemp("hier") / "alle.pdf"
    assert len(papers) <= batch.FEW
    assert batch.write_one(papers, path, batch.never, batch.untold).files == (path,)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def no_few(bound_here, monkeypatch):
    """Bind two or three sheets as a hundred are."""
    monkeypatch.setattr(batch, "FEW", 1)


@pytest.mark.parametrize("is_packaged", [False, True])
def test_a_process_of_its_own_makes_the_same_file(
    papers, bound_here, started, tmp_path, monkeypatch, is_packaged
):
    program = [sys.executable, "-X", "utf8", "-m", "toezichtdesk", press.CHILD_SWITCH]
    if is_packaged:
        monkeypatch.setattr(press, "_command", lambda: program)
    texts: list[int] = []

    written = batch.write_one(papers, tmp_path / "alle.pdf", batch.never, texts.append)

    assert written == batch.Written((tmp_path / "alle.pdf",))
    assert (tmp_path / "alle.pdf").read_bytes() == bound_here
    assert texts == [1, 2, 3]
    assert [child.returncode for child in started] == [0]


@pytest.mark.parametrize("after", [2, 3])
def test_when_the_process_dies_nothing_is_written_and_it_is_said(papers, started, tmp_path, after):
    """After the last, it dies while it binds."""
    place = tmp_path / "alle.pdf"
    place.write_bytes(b"%PDF-1.7 van gisteren")

    def drawn():
        for count, paper in enumerate(papers):
            if count == after:
                children.end(started[0])
            yield paper
        if after == len(papers):
            children.end(started[0])

    with pytest.raises(OfficerCanAct, check=says(r"afgebroken\. Er is niets opgeslagen\.")):
        batch.write_one(drawn(), place, batch.never, batch.untold)

    assert list(tmp_path.iterdir()) == [place]
    assert place.read_bytes() == b"%PDF-1.7 van gisteren"
    assert started[0].returncode is not None


def test_a_sheet_that_takes_too_long_ends_the_process(papers, started, monkeypatch):
    idle = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]
    monkeypatch.setattr(press, "_command", lambda: idle)

    with press.Press(time_limit=0.4) as one:
        assert one.add(engine.copy(papers[0])) == 0
        with pytest.raises(OfficerCanAct, check=says(r"duurde bij blad 1 te lang\. Er is niets")):
            one.add(engine.copy(papers[1]))
    assert started[0].returncode is not None


def test_who_stops_leaves_no_file_and_no_process(papers, started, tmp_path):
    texts: list[int] = []

    written = batch.write_one(papers, tmp_path / "alle.pdf", lambda: bool(texts), texts.append)

    assert not written.is_whole
    assert list(tmp_path.iterdir()) == []
    assert started[0].returncode not in (None, 0)


def test_an_answer_that_is_cut_off_is_no_file(papers, monkeypatch, tmp_path):
    cut = json.dumps({"length": 0}), json.dumps({"length": 10})
    speaks = f"import sys\nfor _ in range(3): input(); print('{cut[0]}', flush=True)\n"
    speaks += f"input(); print('{cut[1]}'); print('%PDF', end='')"
    monkeypatch.setattr(press, "_command", lambda: [sys.executable, "-c", speaks])

    with pytest.raises(OfficerCanAct, check=says("bij het samenvoegen afgebroken")):
        batch.write_one(papers, tmp_path / "alle.pdf", batch.never, batch.untold)
    assert list(tmp_path.iterdir()) == []


def test_the_process_loads_neither_charts_nor_windows():
    asks = "import sys, toezichtdesk.render.paper.press_child; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()  # fmt: skip

    assert not {"matplotlib", "numpy", "sqlalchemy", "PySide6"} & set(loaded)
