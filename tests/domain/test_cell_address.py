"""An address is the letters of its column and the number of its row."""

from __future__ import annotations

import pytest

from toezichtdesk.domain.cell_address import CellAddress


@pytest.mark.parametrize("text", ["A1", "C14", "XFD1048576", ""])
def test_an_address_is_written_as_it_was_read(text: str) -> None:
    assert str(CellAddress.parse(text)) == text


def test_the_parts_of_an_address() -> None:
    assert CellAddress.parse("AB120") == ("AB", 120)


@pytest.mark.parametrize("text", ["Blad1!C14", "c14", "14C", "rij 3"])
def test_what_is_no_address_stands_nowhere(text: str) -> None:
    assert CellAddress.parse(text) == ("", 0)
