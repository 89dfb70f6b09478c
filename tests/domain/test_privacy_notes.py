"""The local check against notes as officers write them: 200 texts in all, 95 % of them right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.domain.test_privacy import PLAIN, WITH
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactDraft
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.privacy import PersonalKind, personal

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 4, 10)
OF_A_PERSON = {
    PersonalKind.BSN: (
        "Het burgerservicenummer 111222333 stond in de bijlage, laten verwijderen.",
        "Statushouder (BSN: 123456782) wacht al zeven maanden op een kamer.",
        "Gemeente mailde 246802467 en 010464554 ter controle.",
        "Op de lijst staat 1112.22.333 naast het adres.",
        "sofinummer 999999990, dossier compleet",
    ),
    PersonalKind.FOREIGNER_NUMBER: (
        "Koppeling met V-nummer 2841234567 is geweigerd door de gemeente.",
        "COA noemt vreemdelingennummer 280012345 als voorbeeld.",
        "V-nr 2809876543: gezin van zes, geen woning gevonden",
        "zie vnummer 2812345678",
    ),
    PersonalKind.BIRTH_DATE: (
        "Alleenstaande, geb. 03-11-1999, kamer in Delft afgewezen.",
        "Het gaat om iemand (geboren 14 februari 2004) die naar de opvang terug moet.",
        "geboortedatum: 1-1-1990, gezinshereniging loopt",
        "De jongste is geboren op 9 juli 2019.",
    ),
    PersonalKind.PRIVATE_EMAIL: (
        "Reactie kwam van bewoner88@gmail.com, doorgezet naar de gemeente.",
        "antwoord aan k.degroot@kpnmail.nl",
        "Klacht via outlook: familie.haile@outlook.com.",
    ),
    PersonalKind.NAME: (
        "Wethouder belt zelf met mevrouw Yilmaz over de weigering.",
        "Meneer Abdi weigert de woning in het centrum.",
        "De heer Tekle wil bij zijn broer in de buurt wonen.",
        "gezin Al-Hassan krijgt de eengezinswoning",
        "Gesprek over Ahmad Khalil, hij wil niet verhuizen.",
        "Sara Mulder van de corporatie neemt het op.",
        "A.B. Koster (corporatie) zegt achttien woningen toe.",
        "mw. Ouali vroeg uitstel.",
        "Afgesproken dat Jan de Boer de lijst stuurt.",
        "Contactpersoon is dhr. P. Smit.",
    ),
}
OF_NO_PERSON = (
    "Flexwoningen vertraagd tot Q3 door netcongestie, nieuwe planning volgt.",
    "Wethouder wonen zegt tien kamers toe voor 1 juli 2026.",
    "Gemeenteraad stemt in juni over de huisvestingsverordening.",
    "College van B en W stelt het verbeterplan vast op 12-05-2026.",
    "Corporatie Woongoed levert 18 woningen, waarvan 6 voor grote gezinnen.",
    "Achterstand van 22 naar 13 sinds de tussenvoorziening open is.",
    "Beleidsmedewerker stuurt de lijst met locaties voor vrijdag.",
    "COA koppelt te weinig alleenstaanden aan deze gemeente.",
    "Ambtelijk overleg met het Ministerie van Volkshuisvesting over de opgave.",
    "Brief met kenmerk 2026-0041287 is verzonden.",
    "Zaaknummer 2026123456, besluit van Gedeputeerde Staten.",
    "Begroting 2.450.000 euro voor de ombouw van het kantoorpand.",
    "Het kantoorpand aan de Wilhelminastraat 12 biedt plaats aan 24 personen.",
    "Terugbellen dinsdag 14.30 uur op het algemene nummer 14 015.",
    "Bestuurlijk gesprek over trede 4; zienswijze verwacht binnen vier weken.",
    "Taakstelling 2026-I is 30, gerealiseerd 12, saldo min 18.",
    "Regionale uitruil met Westland en Midden-Delfland wordt onderzocht.",
    "Sessie op 18-11-2025 over kamers, 14 deelnemers en 5 acties.",
    "Mail gestuurd naar info@delft.nl en huisvesting@coa.nl.",
    "Sint Nicolaasstraat en Koning Willem-Alexanderplein zijn onderzocht als locatie.",
    "De burgemeester vraagt of de termijn kan worden verlengd.",
    "Afspraak: provincie vraagt het Rijk om een proef met woningdelen.",
    "Verbeterplan onvoldoende: geen einddatum bij twee maatregelen.",
    "Aantal inwoners op 1 januari 2025: 106.086.",
    "Het project Prins Bernhardkazerne is uitgesteld tot 2027.",
    "Wethouder en directeur-bestuurder van de corporatie waren aanwezig.",
    "Stand per 01-03-2026 is nog niet doorgegeven.",
    "Gezin met vijf kinderen zoekt een woning met zes kamers.",
    "De heer en mevrouw op nummer 12 maken bezwaar tegen de vergunning.",
    "Woningbouwvereniging Sint Joseph doet mee.",
    "Rekenvoorbeeld: 123456789 gedeeld door 2.",
    "Overleg met VluchtelingenWerk over doorstroom uit de opvang.",
    "Voorrang volgens artikel 12 van de Huisvestingswet 2014.",
    "Raad van State deed uitspraak op 21 maart 2018.",
    "Volgende voortgangsgesprek: week 24, ambtelijk, in het provinciehuis.",
    "Locatie De Hoef: 40 plekken, oplevering september.",
    "Anna Paulowna werkt samen met Hollands Kroon.",
    "Kees Boekeschool komt vrij en wordt verbouwd tot 16 studio's.",
)


def _wrong() -> list[str]:
    known = [(kind, text) for kind, texts in OF_A_PERSON.items() for text in texts]
    missed = [
        text
        for kind, text in (*WITH, *known)
        if kind not in {found.kind for found in personal(text)}
    ]
    return missed + [text for text in (*PLAIN, *OF_NO_PERSON) if personal(text)]


def test_of_two_hundred_texts_at_least_95_in_a_hundred_are_judged_rightly() -> None:
    own = sum(map(len, OF_A_PERSON.values())) + len(OF_NO_PERSON)
    every = len(WITH) + len(PLAIN) + own

    assert every >= 200
    assert len(_wrong()) <= every * 5 // 100, _wrong()


def test_no_text_is_refused_for_what_it_looks_like(desk: Desk) -> None:
    texts = [text for group in OF_A_PERSON.values() for text in group]

    for text in texts:
        draft = ContactDraft("GM0503", TODAY, ContactKind.TELEPHONE, text)
        assert desk.act(contacts.log_contact, TODAY, draft)
