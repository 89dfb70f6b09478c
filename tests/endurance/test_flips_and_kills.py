"""A few flipped bits, empty sectors, kills and upgrades; the modules themselves try thousands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.endurance.flips import try_flips
from tests.endurance.statements import try_statement

pytestmark = pytest.mark.slow


def test_a_bit_turned_over_or_an_empty_sector_is_reported_or_harmless(tmp_path: Path) -> None:
    came, bad = try_flips(tmp_path, 12, seed=7)

    assert bad == []
    assert sum(came.values()) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill")
def test_whatever_is_killed_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    from tests.endurance.kills import try_kills

    _, bad = try_kills(tmp_path, 6, seed=7)

    assert bad == []


@pytest.mark.parametrize("last", [60, 700, 1400])
def test_an_upgrade_that_fails_after_a_statement_leaves_the_file_as_it_was(
    tmp_path: Path, last: int
) -> None:
    """Of some 1,700: in the first steps, in the last ones, and where the result is checked."""
    assert try_statement(tmp_path / "oud", last) == ""
