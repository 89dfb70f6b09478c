"""Dutch words for texts about one person: where they stand, and why some of them stay."""

from __future__ import annotations

from toezichtdesk.domain.erasing import WhyItStays

PLACES = {
    "agreement": "Afspraak",
    "attachment": "Naam van een bijlage",
    "balance_settlement": "Vaststelling van een beginsaldo",
    "contact": "Contact",
    "decision": "Besluit",
    "draft": "Concept",
    "early_warning": "Signaal",
    "figure": "Cel van een blad",
    "file_document": "Bewaard stuk",
    "file_item": "Dossierstuk",
    "followed": "Gemeente in toezicht",
    "freeze": "Bevriezing",
    "improvement_plan": "Verbeterplan",
    "inhabitants": "Cel van een blad",
    "journal": "Logboek",
    "journal_file": "Geïmporteerd bestand",
    "knowledge_item": "Kennis",
    "layout": "Indeling van een blad",
    "learned_alias": "Verklaarde naam",
    "municipality": "Gemeentetabel",
    "national_target": "Cel van een blad",
    "own_count": "Eigen telling",
    "own_word": "Eigen lijst",
    "plan_measure": "Maatregel",
    "planned_talk": "Gepland gesprek",
    "measure_note": "Bespreking van een maatregel",
    "policy_version": "Beleidsversie",
    "practice_sharing": "Gedeelde praktijk",
    "proposal_view": "Uitstel van een voorstel",
    "put_off": "Uitgesteld werk",
    "setting": "Instelling",
    "term_event": "Termijn",
    "warning_closure": "Afgesloten signaal",
}
_WHY = {
    WhyItStays.SEALED: "Verzegeld als bewijs; wissen zou het zegel breken.",
    WhyItStays.IS_REFERENCE: "Het kenmerk wijst naar het stuk in het archief en is verzegeld.",
    WhyItStays.IS_OLD_LABEL: (
        "Van een eerdere versie van het programma; verzegeld. Wijzig het stuk zelf."
    ),
    WhyItStays.REASON_OF_FIGURE: "De motivering van een cijfer onder besluiten; verzegeld.",
    WhyItStays.WHO_ACTED: (
        "Wie een handeling verrichtte, hoort bij het bewijs ervan (Archiefwet)."
    ),
    WhyItStays.NAME_OF_FILE: "De naam van het bestand is de bron van de cijfers; verzegeld.",
    WhyItStays.WORD_OF_PROGRAM: "Een woord van het programma zelf.",
    WhyItStays.AUTHOR_OF_POLICY: (
        "Wie het beleid vaststelde, hoort bij elk besluit dat erop rust."
    ),
    WhyItStays.MOTIVE_OF_POLICY: ("Waarom het beleid zo is, hoort bij elk besluit dat erop rust."),
}
NOT_ERASED = (
    "Eerdere back-ups, bijlagen en bewaarde kopieën van bladen en brieven zijn niet gewijzigd: "
    "daarin kan de naam nog staan. Maak een back-up en verwijder de oudere zelf als dat moet."
)


def place_of_text(table: str) -> str:
    """Return what a text of this table is part of: `Contact`, `Cel van een blad`."""
    return PLACES[table]


def why_it_stays(why: WhyItStays) -> str:
    """Return why a text cannot be erased."""
    return _WHY[why]
