"""Names as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toezichtdesk.domain.municipality import folded


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Sudwest-Fryslan", "Súdwest-Fryslân"),
        ("sudwest fryslan ", "Súdwest-Fryslân"),
        ("s-Gravenhage", "'s-Gravenhage"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("`S GRAVENHAGE", "'s-Gravenhage"),
        ("Kaag & Braassem", "Kaag en Braassem"),
        ("Nuenen Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten"),
        ("Bergen(NH)", "Bergen (NH.)"),
        ("Alphen aan den\xa0Rijn", "Alphen aan den Rijn"),
        ("Noord‑Beveland", "Noord-Beveland"),
    ],
)
def test_the_ways_a_name_is_written_are_one_name(written: str, official: str) -> None:
    assert folded(written) == folded(official)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bergen (NH.)", "Bergen (L.)"), ("Hengelo (O.)", "Hengelo"), ("Ede", "Eede")],
)
def test_different_municipalities_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
