"""Dutch words for the fields of a letter template."""

from __future__ import annotations

_MEANINGS = {
    "gemeente": "de naam van de gemeente",
    "datum": "de dag van de brief, voluit",
    "kenmerk": "het kenmerk van de brief",
    "afzender": "wie de brief stuurt",
    "termijn": "de laatste dag van de termijn, voluit",
    "periode": "het beoordeelde halfjaar, zoals 2026-I",
    "peildatum": "de dag waarop is geteld, voluit",
    "taakstelling": "de netto taakstelling, in personen",
    "beginsaldo": "het saldo aan het begin van de periode, met teken",
    "gerealiseerd": "de gehuisveste personen",
    "saldo": "het saldo tot de peildatum, met teken",
    "achterstand": "de achterstand tot de peildatum",
    "achterstand_vorig": "de achterstand aan het einde van de periode ervoor",
    "richting": "groeit, slinkt, gelijk of geen achterstand",
    "trede": "het nummer van de trede",
    "trede_naam": "de naam van de trede",
    "vorige_trede": "de trede voor het laatste besluit",
    "besluitdatum": "de dag van het laatste besluit over de trede",
    "besluitkenmerk": "het kenmerk van dat besluit",
    "motief": "het motief bij dat besluit",
    "ingetrokken": "het laatste voornemen of besluit op dossier, met dag en kenmerk",
    "redenen": "de redenen bij dat besluit, als lijst",
    "beleid": "de beleidsversie",
    "plan_gevraagd": "de dag waarop het verbeterplan is gevraagd",
    "plan_termijn": "de laatste dag om het verbeterplan aan te leveren",
}


def field_meaning(name: str) -> str:
    """Return what a field of a letter is filled with; empty of a field that does not exist."""
    return _MEANINGS.get(name, "")
