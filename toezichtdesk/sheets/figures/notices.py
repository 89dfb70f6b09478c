"""What has to be said of a sheet that was read: what was left out, and what nobody sees in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from toezichtdesk.sheets.cells import letters, shown
from toezichtdesk.sheets.figures.header import Heading
from toezichtdesk.sheets.files.grids import Grid

NAMED_AT_MOST = 8  # rows or columns named in one warning


def about_unread(grid: Grid, unknown: Iterable[Heading]) -> Iterator[str]:
    """Yield which columns have a heading that means nothing here."""
    places = [
        f"{letters(grid.first_column + heading.index)} '{shown(heading.text)}'"
        for heading in unknown
    ]
    if places:
        yield f"Niet herkend en niet gelezen: kolom {listed(places)}."


def about_hidden(grid: Grid, numbers: Collection[int], places: Iterable[str]) -> Iterator[str]:
    """Yield which of the rows and columns that were read are hidden. places: letters."""
    rows = [str(number) for number in grid.hidden_rows if number in numbers]
    if len(rows) == 1:
        yield f"Rij {rows[0]} is verborgen en wel gelezen."
    elif rows:
        yield f"De rijen {listed(rows)} zijn verborgen en wel gelezen."
    hidden = {letters(column) for column in grid.hidden_columns}
    columns = [place for place in places if place in hidden]
    if columns:
        yield f"Verborgen en wel gelezen: kolom {listed(columns)}."


def listed(names: Sequence[str]) -> str:
    """Return the names as a sentence has them, the first eight when there are more."""
    if len(names) > NAMED_AT_MOST:
        return f"{', '.join(names[:NAMED_AT_MOST])} en nog {len(names) - NAMED_AT_MOST}"
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))
