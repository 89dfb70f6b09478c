"""The menus: every command of the program with its shortcut, in Dutch."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from toezichtdesk.ui.look.theme import TEXT_SIZES, Appearance
from toezichtdesk.ui.rail import Place

_SIZE_NAMES = {  # each with a letter or a digit of its own
    90: "Tekst &90 %",
    100: "Tekst 10&0 %",
    110: "Tekst &110 %",
    125: "Tekst 12&5 %",
    150: "T&ekst 150 %",
    175: "Tekst 1&75 %",
    200: "Tekst &200 %",
}


class Menus:
    """The commands, by name; the main window connects them."""

    def __init__(self, bar: QMenuBar, window: QWidget) -> None:
        self._window = window
        self._build_file(bar.addMenu("&Bestand"))
        self._build_edit(bar.addMenu("Be&werken"))
        self._build_view(bar.addMenu("B&eeld"))
        self._build_case(bar.addMenu("&Dossier"))
        self.reports = bar.addMenu("Ra&pporten")
        self._build_help(bar.addMenu("&Hulp"))

    @property
    def commands(self) -> tuple[QAction, ...]:
        """Every command, for the search with Ctrl+K."""
        return tuple(action for action in self._window.actions() if action.text())

    def name_turns(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone; empty when there is nothing."""
        for action, words, name in (
            (self.undo, "&Ongedaan maken", undo),
            (self.redo, "Opnieuw &uitvoeren", redo),
        ):
            action.setText(f"{words}: {name.replace('&', '&&')}" if name else words)
            action.setEnabled(bool(name))

    def _build_file(self, menu: QMenu) -> None:
        self.importing = self._add(menu, "Cijfers &importeren…", "Ctrl+I")
        self.mine = self._add(menu, "&Mijn gemeenten…", "")
        self.layouts = self._add(menu, "In&delingen van bladen…", "")
        self.save_template = self._add(menu, "&Sjabloon opslaan…", "")
        self.back_up = self._add(menu, "Back-up ma&ken", "")
        self.restore = self._add(menu, "Back-up &terugzetten…", "")
        self.practice = self._add(menu, "P&roefomgeving…", "")
        menu.addSeparator()
        self.sheet = self._add(menu, "&Gespreksblad afdrukken…", "Ctrl+P")
        self.sheet_pdf = self._add(menu, "Gespreksblad als &PDF opslaan…", "Ctrl+Shift+P")
        self.save_overview = self._add(menu, "&Overzicht opslaan als…", "Ctrl+Shift+S")
        menu.addSeparator()
        self.leave = self._add(menu, "A&fsluiten", "Ctrl+Q")

    def _build_edit(self, menu: QMenu) -> None:
        self.undo = self._add(menu, "&Ongedaan maken", "Ctrl+Z")
        self.redo = self._add(menu, "Opnieuw &uitvoeren", "Ctrl+Y")
        menu.addSeparator()
        self.find = self._add(menu, "&Zoeken…", "Ctrl+K")
        self.filter = self._add(menu, "&Filter in de lijst", "Ctrl+F")
        menu.addSeparator()
        self.copy = self._add(menu, "&Lijst kopiëren", "Ctrl+Shift+C")

    def _build_view(self, menu: QMenu) -> None:
        self.places: dict[Place, QAction] = {}
        for number, place in enumerate(Place, start=1):
            digit = number % 10  # the tenth is on the key 0
            self.places[place] = self._add(menu, f"&{digit} {place.value}", f"Ctrl+{digit}")
        menu.addSeparator()
        self.back = self._add(menu, "&Terug", "Alt+Left")
        self.next_pane = self._add(menu, "&Volgend paneel", "F6")
        self.refresh = self._add(menu, "&Opnieuw berekenen", "F5")
        self.look_back = self._add(menu, "&Stand op een dag…", "Ctrl+Shift+D")
        menu.addSeparator()
        self.compact = self._add(menu, "&Compacte rijen", "Ctrl+Shift+R")
        self.compact.setCheckable(True)
        look = menu.addMenu("&Weergave")
        group = QActionGroup(self._window)
        self.appearances: dict[Appearance, QAction] = {}
        for appearance in Appearance:
            action = self._add(look, f"&{appearance.value}", "")
            action.setCheckable(True)
            action.setData(appearance.name)
            group.addAction(action)
            self.appearances[appearance] = action
        self.look = group
        self.text_sizes = self._build_text_sizes(menu.addMenu("Te&kstgrootte"))

    def _build_text_sizes(self, menu: QMenu) -> QActionGroup:
        group = QActionGroup(self._window)
        for percent in TEXT_SIZES:
            action = self._add(menu, _SIZE_NAMES[percent], "")
            action.setCheckable(True)
            action.setData(percent)
            group.addAction(action)
        return group

    def _build_case(self, menu: QMenu) -> None:
        self.open = self._add(menu, "Dossier &openen", "Ctrl+D")
        self.contact = self._add(menu, "&Contact vastleggen…", "Ctrl+Shift+K")
        self.quick = self._add(menu, "&Snelle invoer…", "Ctrl+Space")
        menu.addSeparator()
        self.decide = self._add(menu, "&Voorstellen beoordelen", "Ctrl+B")

    def _build_help(self, menu: QMenu) -> None:
        self.explain = self._add(menu, "&Uitleg bij dit scherm", "F1")
        self.manual = self._add(menu, "&Handleiding", "Shift+F1")
        self.keys = self._add(menu, "&Sneltoetsen", "Ctrl+F1")
        menu.addSeparator()
        self.log_folder = self._add(menu, "&Map met logboekbestanden openen", "")
        self.copy_details = self._add(menu, "&Gegevens van de installatie kopiëren", "")
        menu.addSeparator()
        self.about = self._add(menu, "&Over Toezichtdesk", "")

    def _add(self, menu: QMenu, text: str, keys: str) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        self._window.addAction(action)
        return action
