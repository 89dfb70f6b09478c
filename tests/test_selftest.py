"""The self-test of an installed program: it passes here, and it notices what is not in order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.cli import commands, selftest
from toezichtdesk.paths import resource

if TYPE_CHECKING:
    from tests.conftest import Console

pytestmark = pytest.mark.slow


def test_the_program_as_it_is_does_its_whole_job(console: Console) -> None:
    output = console.typed("selftest")

    assert output.code == 0, output.out
    assert output.out.count(": in orde\n") == 7
    assert output.out.endswith("alles in orde.\n")


def test_another_outcome_than_the_stored_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, console: Console
) -> None:
    stored = json.loads(resource("selftest", selftest.ANSWERS).read_text(encoding="utf-8"))
    stored["version 1"]["overview"][0]["rung"] += 1
    (tmp_path / selftest.ANSWERS).write_text(json.dumps(stored), encoding="utf-8")
    other = {selftest.ANSWERS: tmp_path / selftest.ANSWERS}
    monkeypatch.setattr(selftest, "resource", lambda *p: other.get(p[-1]) or resource(*p))

    output = console.typed("selftest")

    assert output.code == 1
    assert "bijwerken: NIET in orde. een andere uitkomst dan verwacht (overview)" in output.out
    assert output.out.endswith("niet alles in orde.\n")


def test_a_command_that_refuses_is_a_step_that_is_not_in_order() -> None:
    def refuses(arguments: Sequence[str]) -> int:
        asked.append(next(word for word in arguments[4:] if not word.startswith("-")))
        return commands.REFUSED

    asked: list[str] = []

    faults = [step.fault for step in selftest.steps(refuses)]

    assert faults == [f"de opdracht {name} mislukte" for name in asked]
    assert asked == ["overview", "overview", "sheet", "sheet", "letter", "attachments", "backup"]


def test_what_a_command_says_of_its_failure_is_the_fault_of_the_step() -> None:
    """Why no letter was made stood on the output; an administrator read only that it failed."""

    def refuses(arguments: Sequence[str]) -> int:
        print(f"{arguments[4]}: na 20 seconden nog niet ingevuld")
        return commands.REFUSED

    assert {step.fault.partition(": ")[2] for step in selftest.steps(refuses)} == {
        "na 20 seconden nog niet ingevuld"
    }
