"""The grammar of the quick entry.

`zei bel wethouder flexwoningen vertraagd >di terugbellen #netcongestie !`: a municipality by the
start of its name, the kind, a function, the note, the follow-up after `>` with its day, and `!` if
it counts for the duty of contact. `@` marks a function of several words joined by hyphens, and may
be repeated. `+gemeente` and `+provincie` start a promise of that side, with the day by which it is
due. Anything else is the note; a bottleneck (`#`) is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toezichtdesk.domain.casefile import AgreementData, ContactData, Party
from toezichtdesk.domain.knowledge import tags_in
from toezichtdesk.domain.municipality import folded
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.ui.forms.dates import understood

KIND_WORDS = {
    "bel": ContactKind.TELEPHONE,
    "gebeld": ContactKind.TELEPHONE,
    "telefoon": ContactKind.TELEPHONE,
    "teams": ContactKind.TELEPHONE,
    "telefonisch": ContactKind.TELEPHONE,
    "mail": ContactKind.EMAIL,
    "gemaild": ContactKind.EMAIL,
    "email": ContactKind.EMAIL,
    "e mail": ContactKind.EMAIL,  # `folded` has a blank for the dash
    "brief": ContactKind.LETTER,
    "bezoek": ContactKind.VISIT,
    "overleg": ContactKind.PARTNERS,
    "voortgang": ContactKind.PROGRESS_TALK,
    "ambtelijk": ContactKind.SUPERVISION_OFFICIAL,
    "bestuurlijk": ContactKind.SUPERVISION_EXECUTIVE,
}
FUNCTIONS = {
    "wethouder",
    "burgemeester",
    "gemeentesecretaris",
    "beleidsmedewerker",
    "ambtenaar",
    "projectleider",
    "teamleider",
    "directeur",
    "regiocoordinator",
    "corporatie",
    "coa",
}
_FOLLOW = re.compile(r"(?<!\d)>\s*([^#@]*)")  # `10>5` is a note
_AGREED = re.compile(
    r"\+\s*(gem|gemeente|prov|provincie)\b:?\s+((?:[^#@+>]|\+(?=\d))*)", re.IGNORECASE
)
_UNTIL = ("voor", "vóór", "op", "uiterlijk", "per", "tot")  # before a day: no part of the promise
_LONGEST_DAY = 3  # words: `di 14 juli`

Names = Sequence[tuple[str, str, tuple[str, ...]]]  # code, name, folded names and aliases


@dataclass(frozen=True, slots=True)
class QuickLine:
    """The meaning of a line. code, name: empty unless exactly one municipality matches.

    candidates: names that the first words may mean, at most a handful.
    """

    code: str
    name: str
    candidates: tuple[str, ...]
    kind: ContactKind
    counterpart: str
    summary: str
    follow_up: str
    follow_up_on: date | None
    counts: bool | None
    tags: tuple[str, ...]
    agreements: tuple[tuple[Party, str, date | None], ...] = ()

    def agreed(self) -> tuple[AgreementData, ...]:
        """The agreements that the line would record."""
        return tuple(
            AgreementData(self.code, party, text, due) for party, text, due in self.agreements
        )

    def contact(self, today: date) -> ContactData:
        """Return the contact that the line would log."""
        return ContactData(
            municipality=self.code,
            held_on=today,
            kind=self.kind,
            summary=self.summary,
            counterpart=self.counterpart,
            counts=self.counts,
            follow_up=self.follow_up,
            follow_up_on=self.follow_up_on,
        )


def read_line(text: str, names: Names, today: date, current: str = "") -> QuickLine:
    """Parse a line.

    current: the code of the open municipality, used when the line names none.
    """
    agreements, text = _agreements(text, today)
    follow_up, follow_up_on, rest = _follow_up(text, today)
    words = rest.split()
    counts = True if "!" in words else None
    words = [word for word in words if word != "!"]
    code, name, candidates, used = _municipality(words, names)
    words = words[used:]
    if not code and current:
        code, name = next(((c, n) for c, n, _ in names if c == current), ("", ""))
    kind = KIND_WORDS.get(folded(words[0])) if words else None
    words = words[1:] if kind else words
    counterpart = ""
    marked = [word for word in words if word.startswith("@") and len(word) > 1]
    if marked:
        counterpart = "; ".join(word[1:].replace("-", " ") for word in marked)
        words = [word for word in words if word not in marked]
    elif words and folded(words[0]) in FUNCTIONS:
        counterpart = words.pop(0)
    summary = " ".join(words)
    return QuickLine(
        code=code,
        name=name,
        candidates=candidates,
        kind=kind or ContactKind.TELEPHONE,
        counterpart=counterpart,
        summary=summary,
        follow_up=follow_up,
        follow_up_on=follow_up_on,
        counts=counts,
        tags=tags_in(summary),
        agreements=agreements,
    )


def _agreements(text: str, today: date) -> tuple[tuple[tuple[Party, str, date | None], ...], str]:
    """Return the agreements (party, text, day), and the text without them."""
    agreements = []
    for match in _AGREED.finditer(text):
        words = [word for word in match[2].split() if word != "!"]
        due, used = _day_at(words[::-1], today, is_backwards=True)
        text_words = words[: len(words) - used]
        if due and text_words and text_words[-1].casefold() in _UNTIL:
            text_words.pop()
        rest = " ".join(text_words)
        if rest:
            party = next(one for one in Party if one.value.startswith(match[1].casefold()))
            agreements.append((party, rest, due))
    bangs = "".join(" !" for match in _AGREED.finditer(text) if "!" in match[2].split())
    return tuple(agreements), _AGREED.sub(" ", text) + bangs


def _day_at(
    words: Sequence[str], today: date, *, is_backwards: bool = False
) -> tuple[date | None, int]:
    """Return the day that the first words name, and how many words that took."""
    for count in range(min(_LONGEST_DAY, len(words)), 0, -1):
        part = words[:count][::-1] if is_backwards else words[:count]
        day = understood(" ".join(part), today)
        if day is not None:
            return day, count
    return None, 0


def _follow_up(text: str, today: date) -> tuple[str, date | None, str]:
    """Return the follow-up, its day, and the text without it."""
    match = _FOLLOW.search(text)
    if match is None:
        return "", None, text
    words = match[1].replace("!", " ! ").split()
    bangs = [word for word in words if word == "!"]
    words = [word for word in words if word != "!"]
    day, used = _day_at(words, today)
    left = " ".join((text[: match.start()], *bangs, text[match.end() :]))
    return " ".join(words[used:]) or ("terugbellen" if day else ""), day, left


def _municipality(words: Sequence[str], names: Names) -> tuple[str, str, tuple[str, ...], int]:
    """Return the municipality whose name starts with the first words, as many as match."""
    for count in range(min(5, len(words)), 0, -1):
        wanted = folded(" ".join(words[:count]))
        if len(wanted) < 2:
            continue
        whole = [(c, n) for c, n, names_ in names if wanted in names_]
        begun = [(c, n) for c, n, names_ in names if any(k.startswith(wanted) for k in names_)]
        if len(whole) == 1 or len(begun) == 1:
            code, name = (whole if len(whole) == 1 else begun)[0]
            return code, name, (), count
        if begun:
            return "", "", tuple(name for _, name in begun[:6]), count
    return "", "", (), 0
