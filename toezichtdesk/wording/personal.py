"""Dutch words for what a text says of a person, and for the texts that share a term."""

from __future__ import annotations

from toezichtdesk.domain.privacy import PersonalKind
from toezichtdesk.domain.retention import TextKind

_PERSONAL = {
    PersonalKind.BSN: "een burgerservicenummer",
    PersonalKind.FOREIGNER_NUMBER: "een V-nummer",
    PersonalKind.BIRTH_DATE: "een geboortedatum",
    PersonalKind.PRIVATE_EMAIL: "een privé-e-mailadres",
    PersonalKind.NAME: "een naam van een persoon",
}
_TEXTS = {
    TextKind.CONTACTS: "Contacten, afspraken en eigen tellingen",
    TextKind.PLANS: "Verbeterplannen en maatregelen",
    TextKind.DECISIONS: "Besluiten, termijnen en dossierstukken",
    TextKind.KNOWLEDGE: "Kennis",
}


def personal_kind(kind: PersonalKind) -> str:
    """Return what a part of a text looks like: `een geboortedatum`."""
    return _PERSONAL[kind]


def text_kind(kind: TextKind) -> str:
    """Return what shares one term of retention: `Verbeterplannen en maatregelen`."""
    return _TEXTS[kind]
