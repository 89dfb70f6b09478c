"""The local check against notes as officers write them: 200 texts in all, 95 % of them right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.domain import privacy_texts
from tests.domain.test_privacy import PLAIN, WITH
from toezichtdesk.casework import contacts
from toezichtdesk.domain.casefile import ContactData
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

# Written later, to see whether what holds for the texts above holds for others too.
LATER_OF_A_PERSON = {
    PersonalKind.BSN: (
        "Kandidaat met BSN 11 12 22 333 is nog niet gekoppeld",
        "burgerservicenr 123456782 staat in hun spreadsheet",
        "In bijlage 2 staan drie nummers: 111222333, 246802467 en 010464554.",
        "(bsn:999999990)",
        "Ze vullen het bsn in de mail in: 100000009",
        "nummer 246.802.467 stond per ongeluk op de lijst",
        "bsn-nummer 010464554 verwijderd uit de rapportage",
    ),
    PersonalKind.FOREIGNER_NUMBER: (
        "v-nummers 2801234567 en 2809876543 al sinds maart in de noodopvang",
        "Het gaat om V nummer 280.123.4567",
        "vnr 2801234567 weigert",
        "Vreemdelingennr. 2801234567, koppeling ingetrokken",
        "COA vraagt naar V-nr: 2845671234",
        "(v-nummer 2845671234) is verhuisd naar Houten",
        "Vreemdelingennummer is 2845671234",
    ),
    PersonalKind.BIRTH_DATE: (
        "vrouw geboren in 1987 op 4 juni 1987 met twee kinderen",
        "jongen, geb.dat. 12-3-2011, wordt volgend jaar herenigd",
        "geboren 05.06.1979 te Damascus",
        "man (13-01-1994) wil bij zijn neef wonen",
        "d.o.b. 01-01-1985 volgens het COA",
        "vrouw, geboortedatum 1-9-1970, rolstoelwoning nodig",
        "geboren te Aleppo op 3 maart 1982",
        "Zijn dochter (22-11-2015) gaat hier naar school",
    ),
    PersonalKind.PRIVATE_EMAIL: (
        "hij mailt steeds vanaf selam.t@gmail.com",
        "Graag reactie naar Yusuf_1990@hotmail.nl",
        "bereikbaar op m.osman@yahoo.co.uk",
        "Klager: noor.hamdi@icloud.com",
        "cc naar piet.devries@home.nl gezet",
    ),
    PersonalKind.NAME: (
        "Gesproken met Karin de Wit, zij vraagt uitstel",
        "Volgens mevr. Haddad is de woning te klein",
        "dhr Tesfamariam wacht op zijn vrouw",
        "De familie Al Masri krijgt voorrang",
        "Gezin Osmani-Berisha moet uit het hotel",
        "Wethouder Pieter van Dam zegt 12 woningen toe",
        "wethouder De Groot was er zelf bij",
        "burgemeester Van Zanen belt de commissaris",
        "beleidsmedewerker Sanne Kuipers stuurt de lijst",
        "Overleg met T. Verhoeven van Portaal",
        "contactpersoon: Anouk Jansen",
        "meneer Ghebremedhin weigerde de kamer",
        "Mw. Y. el Khattabi heeft bezwaar gemaakt",
        "Bart van Leeuwen (COA) koppelt volgende week",
        "Mevrouw Tesfay-Haile heeft geklaagd bij de burgemeester",
        "De heer en mevrouw Al Jabouri zoeken een grotere woning",
        "Ahmed Al-Sayed staat al 14 maanden op de lijst",
        "Jan Willem de Boer gaat met pensioen, opvolger volgt",
        "gesproken met M. Willemsen (teamleider wonen)",
        "afspraak met Petra van den Heuvel verzet naar dinsdag",
    ),
}
LATER_OF_NO_PERSON = (
    "Wethouder wonen zegt toe dat de raad in mei beslist",
    "Gemeente Ede: 12 van 30 gehuisvest op 1 mei 2026",
    "Locatie De Nieuwe Kade, 48 studio's, oplevering 1-10-2026",
    "Burgemeester Jansenlaan 14 wordt verbouwd tot 12 kamers",
    "Dossiernummer 20261234 en kenmerk Z-2026-004512",
    "IBAN van de gemeente niet nodig, subsidie 123.456.789 euro",
    "Corporatie De Alliantie en Eigen Haard leveren samen 40 woningen",
    "Burgemeester en wethouders besluiten 14 april 2026",
    "COA-locatie Ter Apel koppelt drie gezinnen aan West Maas en Waal",
    "Willem de Zwijgerlaan 3: netcongestie tot Q2 2027",
    "Sint Maartensdijk, gezin van acht, woning met zes slaapkamers nodig",
    "Bel het klantcontactcentrum 14 030 of 030-2868686",
    "Mail naar huisvesting@gemeente-ede.nl en info@coa.nl",
    "Ministerie van Asiel en Migratie overlegt met de VNG en het IPO",
    "De Wethouder vroeg om een gesprek in week 23",
    "Wet taakstelling huisvesting vergunninghouders, artikel 28",
    "Fractie vragen over Johan de Wittstraat 12 beantwoord",
    "Opening tussenvoorziening Prinses Beatrixhof op 3 juni 2026",
    "Bouwbedrijf Van Wijnen levert modulaire woningen in week 40",
    "Hotel Van der Valk stopt per 1 januari 2027 als opvang",
    "Woonstichting Jan van Riebeeckplein verkoopt 8 panden",
    "Achterstand 18, stand 1-6-2026, taakstelling 2026-I 42",
    "Gezinnen met een medische indicatie wachten gemiddeld 9 maanden",
    "Directeur-bestuurder van Woonzorg Nederland aanwezig, geen toezegging",
    "Raadsinformatiebrief van 12 maart 2026, nummer 2026-118",
    "Regio Foodvalley, Ede en Barneveld doen een uitruil van 10",
    "Provincie Noord-Brabant deelt aanpak uit Den Bosch met Oss",
    "De heer des huizes is onbekend; pand staat leeg",
    "Bezwaartermijn loopt tot en met 30-06-2026, zitting 14 juli 2026",
    "Omgevingsvergunning nr 123456789 verleend voor 24 units",
    "Teams-overleg met de teamleider wonen en de corporatie, 45 minuten",
    "Gemeenteraad Bergen op Zoom stelt de verordening vast op 12 juni 2026",
    "Op 1 april 2026 waren 5 van de 18 koppelingen nog open",
    "Project Koningin Wilhelminahof fase 2: 24 appartementen",
    "Aanvraag SPUK 2026-778812 ingediend",
    "Brief van de minister van 4 februari 2026 over de spreidingswet",
    "Burgemeester noemt de Van Speijkkazerne als mogelijke locatie",
    "Alphen aan den Rijn en Nieuwkoop delen een projectleider",
    "Parkeernorm blijkt knelpunt bij 30 flexwoningen Den Hoek",
    "Telefonisch: cijfers COA wijken 4 af van eigen telling, stand 01-05-2026",
    "Thuisvester koopt 12 woningen in Oosterhout",
    "Toezegging: voor 1 september 8 kamers in het oude gemeentehuis",
    "E-mail via postbus@provincie.nl beantwoord",
)


def _wrong() -> list[str]:
    groups = (*OF_A_PERSON.items(), *LATER_OF_A_PERSON.items())
    recorded = [(kind, text) for kind, texts in groups for text in texts]
    missed = [
        text
        for kind, text in (*WITH, *recorded)
        if kind not in {each.kind for each in personal(text)}
    ]
    plain = (*PLAIN, *OF_NO_PERSON, *LATER_OF_NO_PERSON)
    return missed + [text for text in plain if personal(text)]


def test_of_two_hundred_texts_at_least_95_in_a_hundred_are_judged_rightly() -> None:
    own = sum(map(len, (*OF_A_PERSON.values(), *LATER_OF_A_PERSON.values())))
    every = len(WITH) + len(PLAIN) + own + len(OF_NO_PERSON) + len(LATER_OF_NO_PERSON)

    assert every >= 290
    assert len(_wrong()) <= every * 5 // 100, _wrong()


def test_of_texts_that_were_written_blind_each_kind_in_them_is_named_and_no_other() -> None:
    wrong = [
        text
        for text, kinds in privacy_texts.OF_A_PERSON
        if {each.kind for each in personal(text)} != kinds
    ]
    wrong += [text for text in privacy_texts.OF_NO_PERSON if personal(text)]

    every = len(privacy_texts.OF_A_PERSON) + len(privacy_texts.OF_NO_PERSON)
    assert every >= 364
    assert len(wrong) <= every * 2 // 100, wrong


def test_no_text_is_refused_for_what_it_looks_like(desk: Desk) -> None:
    texts = [text for group in OF_A_PERSON.values() for text in group]

    for text in texts:
        draft = ContactData("GM0503", TODAY, ContactKind.TELEPHONE, text)
        assert desk.act(contacts.log_contact, TODAY, draft)
