"""The sheet of a decision: what was decided, and of one that was taken back by whom and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.refusing import says
from tests.render import examples, set_pages
from toezichtdesk.domain.casefile import TakenBack
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.render.paper import decisions, engine

pytestmark = pytest.mark.slow

GONE = TakenBack("J. de Wit", date(2026, 3, 9), "Verkeerde gemeente")


@pytest.fixture(scope="module")
def dossier():
    """The ordinary dossier, of which the last decision was taken back."""
    result = examples.sheet().dossier
    *each, last = result.decisions
    return replace(result, decisions=tuple(each), taken_back=(replace(last, taken_back=GONE),))


def test_a_decision_that_was_taken_back_has_a_sheet_that_says_so(dossier):
    (gone,) = dossier.taken_back
    made = decisions.chosen_decision_paper(dossier, gone.decided_on, trial=None)

    content = engine.pdf(made)
    words = set_pages.words(content)

    set_pages.assert_for_the_archive(content)
    assert "telt niet mee: het is op 09-03-2026 ongedaan gemaakt door J. de Wit." in words
    assert "Reden: Verkeerde gemeente." in words
    assert made.parts[0].stamp == "ONGEDAAN GEMAAKT"
    assert "ONGEDAAN GEMAAKT op 09-03-2026" in words
    assert "sindsdien niet gewijzigd" not in words


def test_the_ladder_history_names_what_was_taken_back(dossier):
    words = set_pages.words(engine.pdf(decisions.ladder_paper(dossier, trial=None)))

    assert "Ongedaan gemaakte besluiten" in words
    assert "ongedaan gemaakt door J. de Wit. Reden: Verkeerde gemeente." in words


def test_a_day_without_a_decision_names_the_days_there_are(dossier):
    (gone,) = dossier.taken_back
    with pytest.raises(OfficerCanAct, check=says(gone.decided_on.strftime("%d-%m-%Y"))):
        decisions.chosen_decision_paper(dossier, date(2020, 1, 1), trial=None)
