"""The forms for knowledge sharing: one for an item, one to share a good practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from toezichtdesk.casework import knowledge
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeData, KnowledgeKind, Level
from toezichtdesk.domain.municipality import Names, codes_named
from toezichtdesk.reports.texts.known_words import KnownWords, known_words
from toezichtdesk.ui.contacts.growing_text import GrowingText
from toezichtdesk.ui.contacts.word_field import WordField
from toezichtdesk.ui.forms.act_form import ActForm
from toezichtdesk.ui.forms.controls import wrong_date
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.look.hints import give_hint
from toezichtdesk.ui.manual.chapters import Chapter

if TYPE_CHECKING:
    from toezichtdesk.operations import Operations

KINDS = tuple(KnowledgeKind)
LEVELS = (None, *Level)
TEXT_HEIGHT = 56  # logical pixels: three lines


class ItemDialog(ActForm):
    """Records a session, connection, talk or good practice, or changes one."""

    chapter = Chapter.KNOWLEDGE
    section = "Kennis vastleggen"

    def __init__(
        self,
        operations: Operations,
        names: Names,
        parent: QWidget,
        item: Knowledge | None = None,
        kind: KnowledgeKind = KnowledgeKind.SESSION,
    ) -> None:
        """Build the form. item: the one to change; None records a new one of this kind."""
        title = "Kennisdeling vastleggen" if item is None else "Kennisdeling wijzigen"
        super().__init__(operations, title, "&Vastleggen", parent)
        self._names = names
        self._item = item
        self._build()
        self._kind.setCurrentIndex(KINDS.index(kind))
        if item is not None:
            self._show(item)
        self._fit_kind()
        self._title.setFocus()
        operations.ask(known_words, self._know)
        form = f"kennis {kind.name}" if item is None else "kennis"
        self.keep_draft(form, record=None if item is None else item.id)

    def add(self, name: str, approach: str) -> None:
        """Add a municipality and its approach to the input."""
        named = [*_listed(self._municipalities.text()), name]
        self._municipalities.setText("; ".join(dict.fromkeys(named)))
        approaches = (self._approach.toPlainText().strip(), approach)
        self._approach.setPlainText("\n".join(filter(None, approaches)))

    def problem(self) -> tuple[str, QWidget] | None:
        wrong = wrong_date(self._held_on)
        if wrong is not None:
            return wrong
        if self._held_on.day is None:
            return "De datum ontbreekt. Vul de dag in.", self._held_on
        typed = _listed(self._municipalities.text())
        codes = codes_named(self._names, typed)
        unknown = [name for name, code in zip(typed, codes, strict=True) if not code]
        if unknown:
            words = (
                f"{unknown[0]} is geen gemeente uit de lijst. Typ de naam zoals in het overzicht, "
                "en zet een puntkomma tussen twee gemeenten."
            )
            return words, self._municipalities
        return None

    def save(self) -> None:
        data = KnowledgeData(
            kind=self._chosen,
            held_on=self._held_on.day or self._operations.sign().today,
            title=self._title.text().strip(),
            level=LEVELS[self._level.currentIndex()] if self._has_level else None,
            parties=self._parties.words,
            municipalities=codes_named(self._names, _listed(self._municipalities.text())),
            problem=self._problem.toPlainText().strip(),
            approach=self._approach.toPlainText().strip(),
            conditions=self._conditions.text().strip(),
            contact=self._contact.text().strip(),
            outcome=self._outcome.toPlainText().strip(),
            tags=tuple(dict.fromkeys(word.lstrip("#").casefold() for word in self._tags.words)),
        )
        if self._item is None:
            self.perform(knowledge.record, data)
        else:
            self.perform(knowledge.change, self._item.id, data, self.seen(self._item))

    @property
    def _chosen(self) -> KnowledgeKind:
        return KINDS[self._kind.currentIndex()]

    @property
    def _has_level(self) -> bool:
        return self._chosen in (KnowledgeKind.SESSION, KnowledgeKind.TALK)

    def _show(self, item: Knowledge) -> None:
        names = dict(self._names)
        self._kind.setCurrentIndex(KINDS.index(item.kind))
        self._held_on.set_day(item.held_on)
        self._title.setText(item.title)
        self._level.setCurrentIndex(LEVELS.index(item.level))
        self._parties.set_words(item.parties)
        self._municipalities.setText("; ".join(names.get(c, c) for c in item.municipalities))
        self._problem.setPlainText(item.problem)
        self._approach.setPlainText(item.approach)
        self._conditions.setText(item.conditions)
        self._contact.setText(item.contact)
        self._outcome.setPlainText(item.outcome)
        self._tags.set_words(item.tags)

    def _know(self, words: KnownWords) -> None:
        self._parties.know(words.functions)
        self._tags.know(words.tags)

    @Slot()
    def _fit_kind(self) -> None:
        """Show the fields of the kind."""
        is_practice = self._chosen is KnowledgeKind.PRACTICE
        for field in (self._problem, self._approach, self._conditions, self._contact):
            self.form.setRowVisible(self._rows[field], is_practice)
        self.form.setRowVisible(self._rows[self._tags], is_practice)
        self.form.setRowVisible(self._rows[self._parties], not is_practice)
        self.form.setRowVisible(self._rows[self._outcome], not is_practice)
        self.form.setRowVisible(self._rows[self._level], self._has_level)

    def _add(self, label: str, field: QWidget, hint: str = "") -> None:
        self.add_row(label, field, hint)
        self._rows[field] = self.form.rowCount() - 1

    def _build(self) -> None:
        self._rows: dict[QWidget, int] = {}
        self.form.setVerticalSpacing(6)  # the many fields of a practice fit a low screen
        today = self._operations.sign().today
        self._kind, self._level = QComboBox(), QComboBox()
        for kind in KINDS:
            self._kind.addItem(kind.value.capitalize(), kind)
        for level in LEVELS:
            self._level.addItem(level.value.capitalize() if level else "niet opgegeven", level)
        self._kind.currentIndexChanged.connect(self._fit_kind)
        self._held_on = DateField("Datum", today)
        self._held_on.set_day(today)
        self._title, self._municipalities = QLineEdit(), QLineEdit()
        self._parties, self._tags = WordField(";"), WordField(" ", "#")
        self._conditions, self._contact = QLineEdit(), QLineEdit()
        self._problem, self._approach, self._outcome = _text(), _text(), _text()
        give_hint(self._title, "thema of naam")
        give_hint(self._parties, "corporatie; COA; Rijk")
        give_hint(self._municipalities, "namen, met een puntkomma ertussen")
        give_hint(self._contact, "functie, geen naam")
        give_hint(self._tags, "#netcongestie #kamers")
        self._tags.setToolTip("Pijl omlaag toont de knelpunten die al bekend zijn")
        self._add("&Soort", self._kind)
        self._add("&Datum", self._held_on)
        self._add("&Onderwerp", self._title)
        self._add("&Niveau", self._level)
        self._add("&Gemeenten", self._municipalities)
        self._add("&Partijen", self._parties, "Organisaties en functies, geen namen van personen.")
        self._add("Proble&em", self._problem)
        self._add("&Aanpak", self._approach)
        self._add("&Randvoorwaarden", self._conditions)
        self._add("&Contact", self._contact)
        self._add("&Knelpunten", self._tags, "Ook in een contact of maatregel te typen: #kamers.")
        self._add("Op&brengst", self._outcome)


class ShareDialog(ActForm):
    """Records that a good practice was shared with a municipality."""

    chapter = Chapter.KNOWLEDGE

    def __init__(
        self, operations: Operations, practice: Knowledge, names: Names, parent: QWidget
    ) -> None:
        """Build the form. names: municipalities, those with the same bottleneck first."""
        super().__init__(operations, f"Delen: {practice.title}", "&Vastleggen", parent)
        self._practice = practice
        self._municipality = QComboBox()
        for code, name in names:
            self._municipality.addItem(name, code)
        self._on = DateField("Gedeeld op", operations.sign().today)
        self._on.set_day(operations.sign().today)
        self.add_row("&Gemeente", self._municipality)
        self.add_row("Gedeeld &op", self._on)
        self._municipality.setFocus()
        self.keep_draft("delen", record=practice.id)

    def problem(self) -> tuple[str, QWidget] | None:
        if self._on.day is None:
            return wrong_date(self._on) or ("De datum ontbreekt. Vul de dag in.", self._on)
        return wrong_date(self._on)

    def save(self) -> None:
        code = self._municipality.currentData()
        self.perform(knowledge.share, self._practice.id, code, self._on.day)


def _text() -> QPlainTextEdit:
    return GrowingText(TEXT_HEIGHT)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
