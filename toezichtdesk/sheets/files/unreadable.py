"""How a reading step refuses a whole file: with a refusal that says what was found and what now."""

from __future__ import annotations

from toezichtdesk.domain.importing import Refusal

A_WORKBOOK = "een Excel-werkmap (.xlsx) met een tabel van gemeenten"
SAVE_AGAIN = "Open het bestand in Excel, bewaar het opnieuw als .xlsx en importeer die."
ASK_AGAIN = "Vraag de afzender het bestand opnieuw te sturen."
HAS_PASSWORD = (
    "een werkmap met een wachtwoord",
    "een werkmap zonder wachtwoord",
    "Open het bestand in Excel, haal het wachtwoord weg, bewaar het en importeer opnieuw.",
)


class Unreadable(Exception):  # noqa: N818 - what the file is, not a fault of the program
    """A file that cannot be read; carries the refusal for the officer."""

    def __init__(self, found: str, expected: str = A_WORKBOOK, advice: str = ASK_AGAIN) -> None:
        """Keep the refusal of the file as a whole."""
        super().__init__(found)
        self.refusal = Refusal("", "", found, expected, advice)


def damaged(what: str) -> Unreadable:
    """Return the refusal of a file that is cut off or damaged."""
    return Unreadable(f"een beschadigd of afgebroken bestand ({what})", A_WORKBOOK, ASK_AGAIN)
