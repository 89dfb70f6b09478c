"""Below the list of Vandaag: the current duty in full, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.worklist import Duty
from toezichtdesk.ui.forms.controls import button
from toezichtdesk.ui.forms.dialogs import primary
from toezichtdesk.ui.forms.text_pane import Reading
from toezichtdesk.ui.today import duty_words
from toezichtdesk.ui.verbs import verb_of


class DutyFoot(QWidget):
    """The duty in words, with a button for its work and for what else it allows.

    Signals:
        work_asked: do the work.
        later_asked: put the work off, take it up again, or move the talk.
        aside_asked: set the work aside: it is no longer needed.
        dossier_asked: show the dossier of the municipality.
        focus_lost: the button with the focus was disabled.
    """

    section = "Doen"

    work_asked = Signal()
    later_asked = Signal()
    aside_asked = Signal()
    dossier_asked = Signal()
    focus_lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail = Reading("Grond van wat gekozen is")
        self.work = primary(button("Beoordelen", "Enter in de lijst"))
        self.later = button("&Uitstellen…", "Tot een dag van de lijst")
        self.aside = button("&Negeren…", "Voorgoed van de lijst, met een reden")
        self.dossier = button("Do&ssier openen", "Ctrl+D")
        self._buttons = (self.work, self.dossier, self.later, self.aside)
        acts = QGridLayout()
        acts.setSpacing(6)
        for place, each in enumerate(self._buttons):
            acts.addWidget(each, place // 2, place % 2)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail, 1)
        inside.addLayout(acts)
        self.work.clicked.connect(self.work_asked)
        self.later.clicked.connect(self.later_asked)
        self.aside.clicked.connect(self.aside_asked)
        self.dossier.clicked.connect(self.dossier_asked)

    @Slot(object)
    def show_duty(self, duty: Duty | None) -> None:
        """Show the duty; None where the current line has none."""
        focused = self.window().focusWidget()
        self.detail.setText("" if duty is None else duty_words.detail(duty))
        may_wait = duty is not None and duty_words.may_wait(duty)
        waits = duty is not None and duty.action.put_off is not None
        is_talk = duty is not None and duty.action.talk is not None
        is_warning = duty is not None and duty.action.kind is ActionKind.WARNING
        later = "Verplaa&tsen…" if is_talk else "Weer oppa&kken" if waits else "&Uitstellen…"
        self.later.setText(later)
        self.later.setAccessibleName(later.replace("&", "").rstrip("…"))
        self.later.setEnabled(may_wait or is_talk)
        self.aside.setText("Verva&llen…" if is_talk else "&Negeren…")
        self.aside.setAccessibleName("Vervallen" if is_talk else "Negeren")
        self.aside.setEnabled((may_wait and not waits) or is_warning or is_talk)
        self.dossier.setEnabled(duty is not None and bool(duty.code))
        self.work.setEnabled(duty is not None)
        if duty is not None:
            words = verb_of(duty.action)
            self.work.setText(words)
            self.work.setAccessibleName(f"{words.rstrip('…')}: {duty.name}, {duty.action.text}")
        if focused in self._buttons and not focused.isEnabled():
            self.focus_lost.emit()

    def show_words(self, words: str) -> None:
        """Show these words instead of a duty; nothing can be done."""
        self.show_duty(None)
        self.detail.setText(words)
