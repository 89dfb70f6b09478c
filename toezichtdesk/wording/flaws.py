"""What does not hold in a record, without its point, and what to do; names in braces are values."""

from __future__ import annotations

from toezichtdesk.domain.flaws import Flaw

_UNLESS = "Hebt u zelf een oudere kopie op deze plaats gezet, maak dan nu een nieuwe back-up."
_DECISION = "Besluit van {day} over {municipality}, trede {before} naar {rung}: "

FLAWS: dict[Flaw, tuple[str, str]] = {
    Flaw.UNREADABLE: ("De database is niet helemaal te lezen (SQLite meldt {cause})", ""),
    Flaw.VERSION_DIFFERS: ("De versie is niet die van de database", ""),
    Flaw.TABLE_MISSING: ("De tabel {name} ontbreekt", ""),
    Flaw.TABLE_DIFFERS: ("De tabel {name} is niet zoals het programma haar maakt", ""),
    Flaw.INDEX_MISSING: ("De index {name} ontbreekt", ""),
    Flaw.INDEX_DIFFERS: ("De index {name} is niet zoals het programma haar maakt", ""),
    Flaw.GUARD_MISSING: ("De bewaking {name} ontbreekt", ""),
    Flaw.GUARD_DIFFERS: ("De bewaking {name} is niet zoals het programma haar maakt", ""),
    Flaw.OF_NO_PROGRAM: ("{name} hoort niet in de database; het programma maakt dit niet", ""),
    Flaw.LINE_WITHOUT_SEAL: ("De regel heeft geen zegel", ""),
    Flaw.LINE_CHANGED: ("De regel of zijn zegel is gewijzigd", ""),
    Flaw.LINE_REMOVED: ("De regel is verwijderd", ""),
    Flaw.LINES_REMOVED: ("Na deze regel is er tot en met {number} verwijderd", ""),
    Flaw.NUMBER_GIVEN_AGAIN: ("Een nummer dat is gebruikt, zou weer worden gegeven", ""),
    Flaw.ROWS_GONE: ("Wat deze handeling {did}, is verdwenen", ""),
    Flaw.ROWS_CHANGED: ("Wat deze handeling {did}, is niet meer wat het was", ""),
    Flaw.ROWS_ADDED: ("Wat deze handeling {did}, is er later bijgezet", ""),
    Flaw.TEXT_CHANGED_AGAIN: ("Wat na het wissen bleef staan, is gewijzigd", ""),
    Flaw.ERASURE_CHANGED: ("Wat van een gewiste tekst wordt bewaard, is gewijzigd", ""),
    Flaw.ROW_COUNTS_OTHERWISE: ("Een rij telt niet mee zoals is vastgelegd", ""),
    Flaw.KEPT_FILE_DIFFERS: ("De kopie van het bestand is niet die van toen", ""),
    Flaw.VALUE_OF_NO_PROGRAM: ("Een waarde kan niet door het programma zijn geschreven", ""),
    Flaw.JOURNAL_EMPTIED: (
        (
            "Het logboek is leeg, maar liep bij de kopie {copy} tot en met handeling "
            "{number}: het einde is afgesneden"
        ),
        _UNLESS,
    ),
    Flaw.JOURNAL_CUT_OFF: (
        (
            "Het logboek eindigt nu met handeling {last}, maar liep bij de kopie {copy} tot "
            "en met handeling {number}: het einde is afgesneden"
        ),
        _UNLESS,
    ),
    Flaw.JOURNAL_REWRITTEN: (
        (
            "Het zegel is niet dat van de kopie {copy}: het logboek tot en met deze handeling"
            " is opnieuw geschreven"
        ),
        _UNLESS,
    ),
    Flaw.ATTACHMENT_MISSING: ("De bijlage „{name}” ontbreekt: {path}", ""),
    Flaw.ATTACHMENT_NOT_READ: ("De bijlage „{name}” is niet te lezen: {path}", ""),
    Flaw.ATTACHMENT_DIFFERS: ("De bijlage „{name}” is gewijzigd: {path}", ""),
    Flaw.POLICY_MISSING: (_DECISION + "de beleidsversie {policy} is er niet", ""),
    Flaw.GROUND_DIFFERS: (
        _DECISION + "de grond volgt niet uit de cijfers en het beleid die erbij staan",
        "",
    ),
}
