"""Dutch words for what an officer does and records."""

from __future__ import annotations

from collections.abc import Sequence

from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Contact, DecisionKind, Judgement, PlanDates, PlanPart
from toezichtdesk.domain.letters import LetterKind, TemplateUsed
from toezichtdesk.domain.lists import RecordKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.wording.figures import closed
from toezichtdesk.wording.numbers import day, joined

_SHOWN_OF_HASH = 12  # characters

_CONTACTS = {
    ContactKind.PROGRESS_TALK: "Voortgangsgesprek",
    ContactKind.SUPERVISION_OFFICIAL: "Ambtelijk toezichtgesprek",
    ContactKind.SUPERVISION_EXECUTIVE: "Bestuurlijk toezichtgesprek",
    ContactKind.TELEPHONE: "Telefoon",
    ContactKind.EMAIL: "E-mail",
    ContactKind.LETTER: "Brief",
    ContactKind.VISIT: "Bezoek",
    ContactKind.PARTNERS: "Overleg met partners",
}

_DECISIONS = {
    DecisionKind.START: "beginstand",
    DecisionKind.ACCEPTED: "voorstel overgenomen",
    DecisionKind.DEVIATED: "afgeweken",
}

_LETTERS = {
    LetterKind.JUDGEMENT: "Beoordeling van het halfjaar",
    LetterKind.PLAN_REQUEST: "Verzoek om een verbeterplan",
    LetterKind.REMINDER: "Herinnering",
    LetterKind.UP: "Naar een hogere trede",
    LetterKind.DOWN: "Naar een lagere trede",
    LetterKind.NOTICE: "Voornemen",
    LetterKind.DECISION: "Besluit",
    LetterKind.WITHDRAWAL: "Intrekking",
}

_RECORDS = {
    RecordKind.CONTACT: ("contact", "contacten"),
    RecordKind.AGREEMENT: ("afspraak", "afspraken"),
    RecordKind.PLAN: ("verbeterplan", "verbeterplannen"),
    RecordKind.MEASURE: ("maatregel", "maatregelen"),
    RecordKind.INHABITANTS: ("inwonertal", "inwonertallen"),
    RecordKind.TALK: ("gepland gesprek", "geplande gesprekken"),
    RecordKind.KNOWLEDGE: ("kennisitem", "kennisitems"),
    RecordKind.NOTE: ("notitie bij een maatregel", "notities bij maatregelen"),
    RecordKind.SHARING: ("gedeelde praktijk", "gedeelde praktijken"),
    RecordKind.OWN_COUNT: ("eigen telling", "eigen tellingen"),
    RecordKind.NATIONAL_TARGET: ("landelijke taakstelling", "landelijke taakstellingen"),
}

_PARTS = {
    PlanPart.EXECUTABLE: "uitvoerbare maatregelen",
    PlanPart.TERMS: "korte en middellange termijn",
    PlanPart.RECURRENCE: "herhaling voorkomen",
}

# In a menu, after "Ongedaan maken:": the act, and the preposition before the municipality.
_ACTS = {
    Act.ADD_AGREEMENT: ("afspraak", "met"),
    Act.ADD_MEASURE: ("maatregel", "van"),
    Act.RECORD_KNOWLEDGE: ("kennisdeling", "met"),
    Act.CHANGE_KNOWLEDGE: ("wijziging van kennisdeling", ""),
    Act.WITHDRAW_KNOWLEDGE: ("intrekking van kennisdeling", ""),
    Act.SHARE_PRACTICE: ("gedeelde praktijk", "met"),
    Act.ADD_MUNICIPALITIES: ("gemeentetabel", ""),
    Act.ADD_POLICY_VERSION: ("beleidsversie", ""),
    Act.CANCEL_TALK: ("vervallen van een gepland gesprek", "met"),
    Act.CHANGE_AGREEMENT: ("wijziging van een afspraak", "met"),
    Act.CHANGE_CONTACT: ("wijziging van een contact", "met"),
    Act.CHANGE_MEASURE: ("wijziging van een maatregel", "van"),
    Act.CHANGE_OWN_COUNT: ("wijziging van een eigen telling", "van"),
    Act.CHANGE_TALK: ("wijziging van een gepland gesprek", "met"),
    Act.DECIDE: ("besluit", "over"),
    Act.DISMISS_WARNING: ("afsluiten van een signaal", "over"),
    Act.END_FREEZE: ("beëindigen van de bevriezing", "van"),
    Act.ERASE_EXPIRED: ("wissen na de bewaartermijn", ""),
    Act.ATTACH: ("bijlage", "over"),
    Act.ERASE_ATTACHMENT: ("wissen van een bijlage", "over"),
    Act.LIMIT_ATTACHMENTS: ("grens voor bijlagen", ""),
    Act.WITHDRAW_ATTACHMENT: ("intrekken van een bijlage", "over"),
    Act.ERASE_OFFICIAL: ("wissen van een naam", ""),
    Act.FILE_ITEM: ("dossierstuk", "over"),
    Act.FOLLOW: ("gemeenten in toezicht", ""),
    Act.FORGET_LAYOUT: ("buiten gebruik stellen van een indeling", ""),
    Act.FREEZE: ("bevriezing", "van"),
    Act.HOLD_TALK: ("gehouden gesprek", "met"),
    Act.IMPORT: ("import", ""),
    Act.JUDGE_PLAN: ("oordeel over het verbeterplan", "van"),
    Act.KEEP_COPIES: ("bewaren van kopieën", ""),
    Act.KEEP_LONGER: ("langer bewaren", ""),
    Act.LOG_CONTACT: ("contact", "met"),
    Act.PLAN_TALK: ("gepland gesprek", "met"),
    Act.NOTE_MEASURE: ("notitie bij een maatregel", "van"),
    Act.POSTPONE_PROPOSAL: ("uitstel van het voorstel", "voor"),
    Act.PRACTISE: ("proefomgeving", ""),
    Act.PUT_OFF: ("uitstel", "voor"),
    Act.READ_UNASKED: ("importeren zonder vragen", ""),
    Act.RECORD_OWN_COUNT: ("eigen telling", "van"),
    Act.RECORD_PLAN: ("stap in het verbeterplan", "van"),
    Act.REMEMBER_LAYOUT: ("onthouden van een indeling", ""),
    Act.SET_ASIDE: ("terzijde leggen", "voor"),
    Act.FORGET_NAME: ("vergeten van een verklaarde naam", ""),
    Act.SET_WORDS: ("wijziging van een eigen lijst", ""),
    Act.SET_RETENTION: ("bewaartermijn", ""),
    Act.SETTLE_BALANCE: ("vaststellen van het beginsaldo", "van"),
    Act.UNFOLLOW: ("gemeenten uit toezicht", ""),
    Act.SWAP_TARGETS: ("ruil van taakstelling", ""),
    Act.TAKE_UP_PROPOSAL: ("oppakken van het voorstel", "voor"),
    Act.TAKE_UP_WORK: ("weer oppakken", "voor"),
    Act.TERM: ("termijn", "van"),
    Act.USE_TEMPLATE: ("sjabloon van een brief", ""),
    Act.WATCH_FOLDER: ("gevolgde map", ""),
    Act.WITHDRAW_CONTACT: ("intrekken van een contact", "met"),
    Act.WITHDRAW_ITEM: ("vervallen van een dossierstuk", "over"),
}
_STEPS = {
    "requested_on": "gevraagd",
    "received_on": "ontvangen",
    "judged_on": "beoordeeld",
    "adopted_on": "vastgesteld",
}


def plan_step(field: str) -> str:
    """Return what was done with an improvement plan on the day that this field holds."""
    return _STEPS[field]


def plan_part(part: PlanPart) -> str:
    """Return what the policy requires of this part of an improvement plan."""
    return _PARTS[part]


def judgement_in_short(dates: PlanDates) -> str:
    """Return why a plan was judged so: the note, and the parts that fall short."""
    short = [plan_part(one.part) for one in dates.parts if one.judgement is Judgement.INSUFFICIENT]
    why = [dates.judgement_note] if dates.judgement_note else []
    why += [f"onvoldoende: {joined(short)}"] if short else []
    return "; ".join(each.rstrip(".") for each in why)


def judged(dates: PlanDates) -> tuple[str, ...]:
    """Return the judgement of a plan as sentences: the whole, each part, and its adoption."""
    whole = dates.judgement.value or "nog niet beoordeeld"
    sentences = [closed(f"Oordeel: {whole}. {dates.judgement_note}".strip())]
    for one in dates.judged_parts:
        name = plan_part(one.part)
        sentences.append(
            closed(f"{name[:1].upper()}{name[1:]}: {one.judgement.value}. {one.reason}")
        )
    if dates.adoption_note:
        is_adopted = dates.adopted_on is not None
        head = "Vastgesteld" if is_adopted else "Nog niet vastgesteld"
        on = f" op {day(dates.adopted_on)}" if dates.adopted_on else ""
        sentences.append(closed(f"{head}{on}: {dates.adoption_note}"))
    return tuple(sentences)


def act(value: Act, municipality: str = "") -> str:
    """Return an act in a few words for a menu: `besluit over Zeist`."""
    words, joint = _ACTS.get(value, ("handeling", "over"))
    return f"{words} {joint} {municipality}" if municipality and joint else words


def contact_kind(value: ContactKind) -> str:
    """Return the name of a kind of contact."""
    return _CONTACTS[value]


def contact_with(value: ContactKind, names: Sequence[str]) -> str:
    """Return a contact and the municipalities: `Overleg met partners over Delft en Westland`."""
    joint = "over" if value is ContactKind.PARTNERS else "met"
    return f"{contact_kind(value)} {joint} {joined(names)}"


def letter_kind(value: LetterKind) -> str:
    """Return the name of a kind of letter."""
    return _LETTERS[value]


def template_used(used: TemplateUsed) -> str:
    """Return by which template a letter was made, with the first characters of its hash."""
    return (
        f"Gemaakt met het sjabloon {used.name} ({used.version}; SHA-256 "
        f"{used.sha256[:_SHOWN_OF_HASH]})."
    )


def talk_moment(talk: TalkData) -> str:
    """Return the day of a planned talk, with its time if that is known: `14-07-2026, 10:00`."""
    return (
        f"{day(talk.planned_on)}, {talk.starts_at:%H:%M}"
        if talk.starts_at
        else day(talk.planned_on)
    )


def talk(planned: TalkData) -> str:
    """Return a planned talk in one line: kind, time, place and subject."""
    kind = contact_kind(planned.kind)
    at = f" om {planned.starts_at:%H:%M}" if planned.starts_at else ""
    place = f", {planned.place}" if planned.place else ""
    subject = f": {planned.subject}" if planned.subject else ""
    return f"{kind}{at}{place}{subject}"


def follow_up(contact: Contact) -> str:
    """Return the follow-up of a contact and its day; empty when there is none."""
    on = day(contact.follow_up_on) if contact.follow_up_on else ""
    return " ".join(part for part in (on, contact.follow_up) if part)


def decision_kind(value: DecisionKind) -> str:
    """Return how a municipality came to be on its rung."""
    return _DECISIONS[value]


def records(kind: RecordKind, count: int) -> str:
    """Return `1 contact` or `12 contacten`."""
    return f"{count} {_RECORDS[kind][count != 1]}"


def record_kind(kind: RecordKind, *, is_many: bool = False) -> str:
    """Return the name of a kind of record in an imported list, singular or plural."""
    return _RECORDS[kind][is_many]


# Beside the row of a municipality that counts what COA counts.
# Beside a coverage: places that housed persons who are no longer part of the backlog.
DELIVERED = "gerealiseerde plaatsen tellen niet mee: de achterstand is daarmee al lager"
