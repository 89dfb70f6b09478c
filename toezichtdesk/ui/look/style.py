"""The style sheet of the windows, with placeholders for the colours of `theme`.

Only what a Fusion palette cannot express: flat buttons, quiet tables, the rail and the bands.
"""

from __future__ import annotations

from string import Template

STYLE_SHEET = Template("""
QToolTip {
  color: $tooltip_text; background: $tooltip_background; border: 1px solid $tooltip_border;
  padding: 4px 6px;
}
QLabel[keycap="true"] {
  background: $background; border: 1px solid $border; border-bottom-width: 2px;
  border-radius: 4px; padding: 0 5px;
}
QMenuBar { background: $window; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $alternate; }
QMenu { background: $background; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 30px 6px 26px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $edge; margin: 5px 8px; }
QStatusBar { background: $window; border-top: 1px solid $edge; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }

QPushButton {
  background: $button; border: 1px solid $border; border-radius: 6px;
  padding: 5px 14px; min-height: ${line}px;
}
QPushButton:hover { background: $alternate; border-color: $accent; }
QPushButton:pressed { background: $selection; }
QPushButton:checked { background: $selection; color: $selection_text; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton[primary="true"] { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[primary="true"]:hover { border-color: $text; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[final="true"] { background: $worse; border-color: $worse; }
QPushButton:disabled, QPushButton[primary="true"]:disabled {
  color: $disabled; background: $window; border-color: $off;
}
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; }
QToolButton:hover { background: $alternate; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:checked { background: $selection; }
QPushButton#recent {
  text-align: left; background: transparent; border: 1px solid transparent;
  padding: 4px 9px 4px 33px;
}
QPushButton#recent:hover { background: $grid; }
QPushButton#recent:focus { border: 2px solid $accent; padding: 3px 8px 3px 32px; }
QStatusBar QToolButton { color: $muted; padding: 3px 8px; min-height: 18px; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: $background; border: 1px solid $border; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit { min-height: ${line}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $accent; padding: 4px 7px;
}
QLineEdit[wrong="true"] { border: 2px solid $worse; padding: 4px 7px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
  background: $window; color: $muted; border-color: $off; placeholder-text-color: $disabled;
}
QLineEdit[hinted="true"], QPlainTextEdit[hinted="true"], QComboBox[hinted="true"] {
  font-style: italic;
}
QComboBox {
  background: $background; border: 1px solid $border; border-radius: 6px;
  min-height: ${choice}px; padding: 0 10px;
}
QComboBox[hinted="true"]:!editable { color: $muted; }
QComboBox[hinted="true"] QAbstractItemView { font-style: normal; color: $text; }
QComboBox:focus { border: 2px solid $accent; min-height: ${choice_focused}px; padding: 0 9px; }
QComboBox:disabled { background: $window; color: $disabled; border-color: $off; }
QComboBox::drop-down { border: none; width: ${arrow_room}px; }
QComboBox::down-arrow {
  width: 0; height: 0; border-top: ${arrow}px solid $muted;
  border-left: ${arrow_half}px solid $background; border-right: ${arrow_half}px solid $background;
}
QComboBox::down-arrow:disabled {
  border-top-color: $off; border-left-color: $window; border-right-color: $window;
}
QComboBox:editable { padding: 0 8px; }
QComboBox:editable:focus { padding: 0 7px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QSpinBox {
  background: $background; border: 1px solid $border; border-radius: 6px;
  min-height: ${number}px;
}
QSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: $background; }
QSpinBox QLineEdit:disabled { background: $window; }
QSpinBox:focus { border: 2px solid $accent; min-height: ${number_focused}px; }
QSpinBox:disabled { background: $window; color: $disabled; border-color: $off; }
QSpinBox::up-button, QSpinBox::down-button {
  subcontrol-origin: padding; width: ${turn}px; height: ${turn_high}px;
  background: $background; border: none;
}
QSpinBox::up-button { subcontrol-position: top right; border-top-right-radius: 5px; }
QSpinBox::down-button { subcontrol-position: bottom right; border-bottom-right-radius: 5px; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: $alternate; }
QSpinBox::up-button:pressed, QSpinBox::down-button:pressed { background: $selection; }
QSpinBox::up-arrow, QSpinBox::down-arrow {
  width: 0; height: 0;
  border-left: ${arrow_half}px solid $background; border-right: ${arrow_half}px solid $background;
}
QSpinBox::up-arrow:hover, QSpinBox::down-arrow:hover {
  border-left-color: $alternate; border-right-color: $alternate;
}
QSpinBox::up-arrow { border-bottom: ${arrow}px solid $text; }
QSpinBox::down-arrow { border-top: ${arrow}px solid $text; }
QSpinBox::up-arrow:off { border-bottom-color: $off; }
QSpinBox::down-arrow:off { border-top-color: $off; }
QSpinBox::up-button:disabled, QSpinBox::down-button:disabled { background: $window; }
QSpinBox::up-arrow:disabled, QSpinBox::down-arrow:disabled {
  border-left-color: $window; border-right-color: $window;
}
QSpinBox::up-arrow:disabled { border-bottom-color: $off; }
QSpinBox::down-arrow:disabled { border-top-color: $off; }
QCheckBox, QRadioButton { min-height: ${box}px; }
QCheckBox::indicator:unchecked, QListView::indicator:unchecked {
  background: $background; border: 1px solid $muted; border-radius: 3px;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border: 1px solid $accent; border-radius: 3px; image: url("$tick");
}
QCheckBox, QRadioButton { spacing: ${mark_gap}px; }
QCheckBox::indicator { width: ${tick_box}px; height: ${tick_box}px; }
QListView::indicator { width: ${tick_listed}px; height: ${tick_listed}px; }
QCheckBox::indicator:unchecked:focus {
  border: 2px solid $accent; width: ${tick_box_focused}px; height: ${tick_box_focused}px;
}
QCheckBox::indicator:checked:focus {
  border: 2px solid $text; width: ${tick_box_focused}px; height: ${tick_box_focused}px;
}
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:disabled {
  background: $window; border-color: $off;
}
QCheckBox::indicator:checked:disabled { background: $off; border-color: $off; }
QRadioButton::indicator {
  background: $background; border: 1px solid $muted; border-radius: ${round_corner}px;
  width: ${round}px; height: ${round}px;
}
QRadioButton::indicator:checked {
  border-color: $accent;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $background, stop: 1 $background);
}
QRadioButton::indicator:focus {
  border: 2px solid $accent; width: ${round_focused}px; height: ${round_focused}px;
}
QRadioButton::indicator:checked:focus { border-color: $text; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QTableView { gridline-color: $edge; }
QTableView::item { padding: 0 6px; border-bottom: 1px solid $row; }
QTableView#sheet { padding-bottom: 8px; }
QTableView#short { padding: 4px 0; }
QCalendarWidget QTableView { border-radius: 0; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar {
  background: $window; border: 1px solid $edge; border-bottom: none;
}
QCalendarWidget QToolButton { color: $text; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QListView::item { padding: 5px 8px; }
QListView#sections::item { padding: 3px 8px; }
QListView::item:selected { background: $selection; color: $selection_text; }
QTableView::item:selected { background: $selection; }
QTableView, QListView, QTreeView {
  background: $background; border: 1px solid $edge; border-radius: 8px;
  selection-background-color: $selection; selection-color: $selection_text; outline: none;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $accent; }
QHeaderView {
  background: $background; border: none;
  border-top-left-radius: 8px; border-top-right-radius: 8px;
}
QHeaderView::section {
  background: $background; color: $muted; border: none; border-bottom: 1px solid $edge;
  padding: 7px 8px; font-weight: 600;
}
QHeaderView::section:first { border-top-left-radius: 8px; }
QHeaderView::section:last { border-top-right-radius: 8px; }
QHeaderView::section:hover { color: $text; background: $alternate; }
QHeaderView#rows { background: transparent; border-radius: 0; }
QHeaderView#rows::section { background: transparent; border-radius: 0; }
QTableCornerButton::section {
  background: $background; border: none; border-top-left-radius: 8px;
}
QScrollBar:vertical { background: transparent; width: 13px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 13px; margin: 2px; }
QScrollBar::handle { background: $disabled; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
  background: $grid; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 8px; margin-right: 1px;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; border: 2px solid $accent; border-radius: 4px; }
QTabBar::scroller { width: 56px; }
QTabBar QToolButton {
  background: $button; border: 1px solid $border; border-radius: 4px; padding: 0; margin: 4px 1px;
}
QTabWidget::pane { border: none; border-top: 1px solid $edge; }
QGroupBox {
  background: $background; border: 1px solid $edge; border-radius: 8px;
  margin-top: 22px; padding: 12px;
}
QGroupBox::title {
  subcontrol-origin: margin; left: 2px; top: 0; color: $muted; font-weight: 600;
}
QScrollArea { border: 1px solid transparent; background: transparent; }
QScrollArea[bare="true"] { border: none; }
QScrollArea[card="true"] {
  background: $background; border: 1px solid $edge; border-radius: 8px;
}
QScrollArea[card="true"]:focus { border-color: $accent; }
QScrollArea#page { border: none; }
QScrollArea:focus { border: 1px solid $accent; border-radius: 8px; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }

QFrame#rail { background: $window; border: none; border-right: 1px solid $edge; }
QFrame#card { background: $background; border: 1px solid $edge; border-radius: 8px; }
QFrame#drop { background: $background; border: 2px dashed $border; border-radius: 8px; }
QFrame#drop[over="true"] { background: $alternate; border-color: $accent; }
QPlainTextEdit#reading, QTextEdit#reading { border: 1px solid $edge; border-radius: 8px; }
QPlainTextEdit#reading:focus, QTextEdit#reading:focus { border: 2px solid $accent; }
QFrame#line { background: $edge; border: none; }
QFrame#notice {
  background: $notice_background; border: none;
  border-top: 1px solid $notice_border; border-bottom: 1px solid $notice_border;
}
QFrame#notice QLabel { color: $notice_text; }
QFrame#error {
  background: $error_background; border: none; border-bottom: 1px solid $error_border;
}
QFrame#error QLabel { color: $error_text; }
QFrame#warning {
  background: $warning_background; border: none; border-bottom: 1px solid $warning_border;
}
QFrame#warning QLabel { color: $warning_text; }
QLabel[quiet="true"] { color: $muted; }
QLabel:disabled { color: $disabled; }
QLabel[wrong="true"] { color: $worse; }
QLabel[now="true"] { font-weight: bold; }
""")
