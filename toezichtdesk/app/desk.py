"""One run of the program: opens a database, shows its window, closes both in order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QApplication

from toezichtdesk import wording
from toezichtdesk.app import first_list, opening, practising, rescue
from toezichtdesk.app.backups import Backups
from toezichtdesk.app.copying import Copying
from toezichtdesk.app.errands import Errands
from toezichtdesk.app.practising import Practising
from toezichtdesk.app.putting_back import PuttingBack, notice_of
from toezichtdesk.app.record_check import Afterwards
from toezichtdesk.app.window_lock import Hold, bring_forward, hand_over
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.notices import ClockBehind
from toezichtdesk.operations import Operations
from toezichtdesk.paths import settings_file
from toezichtdesk.places import led_to
from toezichtdesk.ui.crash import CrashGuard
from toezichtdesk.ui.forms.dialogs import Message
from toezichtdesk.ui.look.theme import Appearance, Theme
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.practice_dialog import Wish
from toezichtdesk.ui.safekeeping import Copy

if TYPE_CHECKING:
    from toezichtdesk.store.backup import Restored
    from toezichtdesk.store.database import Database
    from toezichtdesk.ui.start.window import StartWindow

log = logging.getLogger(__name__)

REFUSED = 1
KEPT_OF_START = "start"  # in the settings: choices of an unfinished first start


class Desk(QObject):
    """One run of the program.

    Signals:
        left: the officer closed the last window; carries the exit code.
    """

    left = Signal(int)

    def __init__(
        self,
        application: QApplication,
        path: Path,
        sign: Callable[[], Signature],
        *,
        is_trial: bool,
    ) -> None:
        super().__init__(application)
        self._path = path = led_to(path)
        self._practising = Practising(path)
        self._keeper = Backups(path)
        self._sign = sign
        self._is_trial = is_trial
        self._settings = QSettings(str(settings_file(path)), QSettings.Format.IniFormat)
        self._theme = Theme(Appearance.kept_in(self._settings))
        self._theme.apply()
        self._errands = Errands(self)
        self._errands.arrived.connect(self._take)
        self._hold = Hold(self)
        self._hold.asked.connect(self._come_forward)
        self._database: Database | None = None
        self._to_open: Future[Database] = Future()
        self._operations: Operations | None = None
        self._window: MainWindow | None = None
        self._welcome: StartWindow | None = None
        self._message: Message | None = None
        self._wish: Wish | Path = Wish.LEAVE
        self._rescue = rescue.Rescue(path, self._errands, self)
        self._rescue.chosen.connect(self._restore_instead)
        self._putting_back = PuttingBack(self)
        self._putting_back.agreed.connect(self._restore)
        self._rescue.left.connect(self.left)
        self._followed: tuple[str, ...] = ()
        self._first_sheet: Path | None = None
        self._notice = self._refusal = ""
        self._copying = Copying(self)
        self._copying.made.connect(self._note_copy)
        self._copying.failed.connect(self._warn)

    @property
    def window(self) -> MainWindow | None:
        """The open window, if any."""
        return self._window

    @property
    def path(self) -> Path:
        """The database that the window shows."""
        return self._path

    @property
    def welcome(self) -> StartWindow | None:
        """The window of the first start, while it is shown."""
        return self._welcome

    def begin(self) -> None:
        """Show the main window, or that of the first start when there is no database."""
        if self._is_trial:
            self._begin_trial()
        elif self._path.exists():
            self._open()
        else:
            self._show_welcome()

    def end(self) -> None:
        """Finish the act in progress, back up if something changed, and release the file."""
        self._let_go()
        if self._database is not None:
            self._copying.finish()
        self._errands.close()
        if self._is_trial:
            opening.throw_away(self._path.parent)
        self._practising.leave()
        self._hold.release()
        self._database = self._operations = None

    def _let_go(self) -> None:
        """Finish the act in progress and close the file; a check of it is ended."""
        self._copying.stop()
        self._keeper.end_checks()
        self._to_open.cancel()
        if self._operations is not None:
            self._operations.close()
        if self._database is not None:
            self._database.close()

    @property
    def _throws_away(self) -> bool:
        """Whether the database is for practice, so that no backup is kept."""
        return self._is_trial or self._practising.is_on

    def _open(self) -> None:
        if not self._take_lock():
            return
        window = self._show_window()
        painted = first_list.show(window, self._settings, self._path)
        if painted is None:
            self._open_database()
        else:  # loading SQLAlchemy beside it would make the officer wait for the list
            painted.passed.connect(self._open_database)

    @Slot()
    def _open_database(self) -> None:
        self._errands.run(
            self._start, opening.open_database, self._path, self._sign(), self._followed
        )

    @Slot()
    def _begin_trial(self) -> None:
        self._is_trial = True
        self._path = opening.trial_path()
        self._show_window()
        self._errands.run(self._start_trial, opening.fill_trial, self._path)

    def _show_window(self) -> MainWindow:
        keeper = self._keeper = Backups(self._path)
        only_looks = self._practising.only_looks
        self._to_open = Future()  # what a page asks before then waits for it
        opened, secure = self._to_open.result, keeper.before_import
        self._operations = Operations(opened, self._sign_now, secure, only_looks=only_looks)
        self._window = MainWindow(
            self._operations, self._theme, self._settings, keeper, is_trial=self._is_trial
        )
        guard = CrashGuard(self._window)
        guard.install()
        self._operations.crashed.connect(guard.show_error)
        self._operations.changed.connect(self._note_change)
        self._window.restore_asked.connect(self._ask_restore)
        self._window.practice_asked.connect(self._practise)
        self._window.closed.connect(self._leave_window)
        if self._practising.is_on:
            self._window.mark_practice(self._practising.words, can_leave=True)
        self._window.show()
        welcome, self._welcome = self._welcome, None
        if welcome is not None:
            welcome.close()
            welcome.deleteLater()
        return self._window

    def _start(self, database: Database) -> None:
        self._database = database
        self._keeper.follow(database.newest_seen)
        if not self._is_trial:
            self._hold.take(self._path)  # the file exists now: also lock it by its identity
        if self._window is None or self._operations is None:
            return
        self._to_open.set_result(database)
        from toezichtdesk.ui.contacts import drafts  # loads SQLAlchemy, which is loaded by now
        from toezichtdesk.ui.forms import form_drafts

        drafts.load(self._operations)
        form_drafts.load(self._operations)
        self._window.start(ahead=True)
        if not self._throws_away:
            self._operations.ask(practising.is_practice, self._mark_practice)
            self._copying.watch(self._keeper, self._operations)
        self._show_first_sheet()
        self._look_at_clock()
        if not self._is_trial:
            Afterwards(self._operations, self._keeper, self._window).begin()
        if self._notice:
            self._window.show_notice(self._notice)
            self._notice = ""
        notices = map(wording.notice, database.take_notices())
        self._warn(" ".join(filter(None, (self._refusal, *notices))))
        self._refusal = ""

    def _mark_practice(self, is_practice: bool) -> None:
        if is_practice and self._window is not None:  # in whatever way the copy was opened
            self._window.mark_practice(practising.WORDS, can_leave=False)

    def _show_first_sheet(self) -> None:
        """After a first start, show the import, with the chosen sheet if there is one."""
        if self._followed and self._window is not None:
            self._settings.remove(KEPT_OF_START)
            self._window.import_file(self._first_sheet)
            self._followed, self._first_sheet = (), None

    @Slot(object)
    def _note_copy(self, copy: Copy) -> None:
        if self._window is not None:
            self._window.note_backup(copy)

    @Slot(str)
    def _warn(self, words: str) -> None:
        if words and self._window is not None:
            self._window.show_refusal(words)

    def _warn_of_clock(self, behind: ClockBehind | None) -> None:
        self._warn("" if behind is None else wording.clock_behind(behind))

    def _start_trial(self, filled: tuple[Database, datetime]) -> None:
        database, moment = filled
        self._sign = opening.FixedSignature(Signature(self._sign().officer, moment))
        self._start(database)

    def _sign_now(self) -> Signature:
        return self._sign()

    @Slot()
    def _note_change(self) -> None:
        if not self._throws_away:
            self._copying.note_change()
        self._look_at_clock()

    def _look_at_clock(self) -> None:
        from toezichtdesk.reports import computer_clock

        if self._operations is not None:
            self._operations.ask(computer_clock.behind, self._warn_of_clock, self._sign().moment)

    # The first start: which municipalities, a trial, or an earlier database.

    def _show_welcome(self) -> None:
        from toezichtdesk.ui.start.window import StartWindow

        self._welcome = StartWindow(self._settings, self._sign().officer)
        self._welcome.begin_asked.connect(self._begin_with)
        self._welcome.trial_asked.connect(self._begin_trial)
        self._welcome.copy_chosen.connect(self._begin_from_copy)
        self._welcome.closed.connect(self._leave_window)
        bring_forward(self._welcome)  # without a window manager nothing else activates it
        self._errands.run(
            self._welcome.show_municipalities, opening.municipalities_of_today, self._sign()
        )

    @Slot(object, object)
    def _begin_with(self, codes: tuple[str, ...], sheet: Path | None) -> None:
        self._followed = codes
        self._first_sheet = sheet
        self._open()

    @Slot(object)
    def _begin_from_copy(self, source: Path) -> None:
        self._errands.run(self._open_restored, opening.restore, source, self._path, self._sign())

    def _open_restored(self, restored: Restored) -> None:
        self._notice = notice_of(restored)
        self._open()

    @Slot(object)
    def _ask_restore(self, source: Path) -> None:
        if self._window is not None:
            self._putting_back.ask(source, self._window)

    @Slot(object)
    def _restore_instead(self, source: Path) -> None:
        self._restore(source, "beschadigd")

    @Slot(object, str)
    def _restore(self, source: Path, aside: str) -> None:
        if self._window is None:
            return
        self._put_away()
        self._errands.run(
            self._open_restored, opening.restore, source, self._path, self._sign(), aside
        )

    def _put_away(self) -> None:
        """Close the window and the database, before others replace them."""
        self._let_go()
        self._hold.release()
        window, self._window, self._database = self._window, None, None
        if window is not None:
            window.close()
            window.deleteLater()

    # The practice copy: switching to it and back to the officer's own data.

    @Slot(object)
    def _practise(self, wish: Wish | Path) -> None:
        if self._window is None or self._database is None:
            return
        self._put_away()
        self._copying.finish()
        self._wish = wish
        self._errands.run(self._open_practice, self._practising.prepare, wish, self._sign())

    def _open_practice(self, notice: str) -> None:
        self._path = self._practising.turn(self._wish)
        self._notice = notice
        self._open()

    @Slot(object, object)
    def _take(self, future: Future[Any], take: Callable[[Any], None]) -> None:
        error = future.exception()
        if error is not None:
            first_list.withdraw(self._window)
        if isinstance(error, OfficerCanAct):
            if take == self._start and rescue.is_for(error, self._path):
                self._rescue.offer(wording.obstacle(error), self._window)
                return
            if take == self._open_practice:
                self._path = self._practising.turn(Wish.LEAVE)
                self._refusal = wording.obstacle(error)
                self._open()
                return
            self._give_up(wording.obstacle(error))
        elif error is not None:
            raise error
        else:
            take(future.result())

    def _take_lock(self) -> bool:
        if self._hold.take(self._path):
            return True
        if hand_over(self._path):
            log.info("handed over to the window that is open")
            self.left.emit(0)
            return False
        self._give_up(
            f"Toezichtdesk is al open met deze database:\n{self._path}\n\n"
            "Gebruik het venster dat al open staat, of sluit dat eerst."
        )
        return False

    @Slot()
    def _come_forward(self) -> None:
        window = self._window or self._welcome
        if window is not None:
            bring_forward(window)

    def _give_up(self, message: str) -> None:
        """Say why nothing can be opened; closing the message ends the program."""
        log.info("could not open the database")
        above = self._window or self._welcome
        self._message = Message(
            "Toezichtdesk kan niet openen", message, "&Sluiten", above, ask=False
        )
        self._message.finished.connect(self._leave)
        self._message.open()

    @Slot(int)
    def _leave(self, _result: int) -> None:
        if self._welcome is None:
            self.left.emit(REFUSED)

    @Slot()
    def _leave_window(self) -> None:
        """End the program, unless another window replaces this one."""
        if self.sender() in (self._window, self._welcome):
            self.left.emit(0)
