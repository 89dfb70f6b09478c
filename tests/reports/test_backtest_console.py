"""The backtest on the console."""

import json

import pytest

from tests.reports.test_backtest import (
    DELFT,
    OLD,
    V1,
    delft,
)
from toezichtdesk.cli import commands


def test_the_console_gives_the_rows_as_json(desk, capsys):
    delft(desk)
    place = ["--database", str(desk.path), "--today", "2026-03-10"]

    code = commands.main([*place, "backtest", "--policy", V1, "--against", OLD, "--json"])

    assert code == commands.DONE
    assert json.loads(capsys.readouterr().out)[1] == {
        "code": DELFT,
        "name": "Delft",
        "period": "2025-II",
        "reference_date": "2026-01-01",
        "rung": 2,
        "outcome": 3,
        "rule": "R2",
        "against_outcome": 3,
        "against_rule": "share",
        "decided_rung": None,
        "differs": False,
    }


def test_the_console_shows_a_table_and_the_summary(desk, capsys):
    delft(desk)

    commands.main(
        ["--database", str(desk.path), "--today", "2026-03-10", "backtest", "--policy", V1]
    )

    text = capsys.readouterr().out
    assert "Delft" in text
    assert text.endswith(
        f"{V1} geeft 2 voorstellen bij 2 beoordelingen; 0 besluiten wijken daarvan af.\n"
    )


@pytest.mark.parametrize("asked", [["--policy", "v9"], ["--policy", V1, "--against", "v9"]])
def test_an_unknown_version_is_refused_with_the_known_ones(desk, capsys, asked):
    code = commands.main(["--database", str(desk.path), "backtest", *asked])

    output = capsys.readouterr()
    assert code == commands.REFUSED
    assert output.err == f"Er is geen beleidsversie „v9”. Bekend zijn: „{V1}”, „{OLD}”.\n"
    assert not output.out
