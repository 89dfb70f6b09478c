"""What the officer sets is an act, and holds from then on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from toezichtdesk.casework.settings import keep_copies
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.settings import stored_megabytes

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"


def copies_kept(desk: Desk) -> list[bool]:
    """Return of each imported file whether a copy is kept."""
    return [row[4] is not None for row in desk.tables()["journal_file"]]


def test_a_copy_is_kept_up_to_the_size_that_was_set(desk: Desk) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 24))
    act = desk.act(keep_copies, TODAY, 0)
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 25))
    desk.act(keep_copies, TODAY, 1)
    desk.stand(TODAY, FIRST, ("Delft", 30, 0, 26))

    assert copies_kept(desk) == [True, False, True]
    line = next(line for line in desk.ask(journal) if line.id == act)
    assert line.summary == "Van geïmporteerde bladen wordt geen kopie meer bewaard."
    assert line.details == {"before": 20, "after": 0}


@pytest.mark.parametrize(("size", "words"), [(-1, "van 0 tot en met 50"), (51, "50"), (20, "al")])
def test_a_size_that_cannot_be_or_is_so_already_is_refused(
    desk: Desk, size: int, words: str
) -> None:
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says(words)):
        desk.act(keep_copies, TODAY, size)

    assert desk.tables() == before
    assert desk.ask(stored_megabytes) == 20
