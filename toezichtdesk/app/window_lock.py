"""One window for a database: a second start activates the first, also through a link."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from toezichtdesk import database_locks

ANSWERS_WITHIN = 500  # milliseconds
LEFT_EMPTY_AFTER_S = 60.0  # making a lock and writing it takes milliseconds
_LINES_OF_MACHINE = slice(2, 4)  # in what Qt writes into a lock: its name and its number


class Hold(QObject):
    """Holds the lock on one database, and listens for a second start.

    Signals:
        asked: a second start wants this window to be shown.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locks: dict[Path, QLockFile] = {}
        self._servers: dict[str, QLocalServer] = {}

    def take(self, path: Path) -> bool:
        """Lock the database; False when another window, of any user, has it."""
        with suppress(OSError):  # opening the database fails too, and tells why
            path.parent.mkdir(parents=True, exist_ok=True)
        for place in database_locks.lock_files(path):
            if place in self._locks:
                continue
            lock = QLockFile(str(place))
            lock.setStaleLockTime(0)
            if not (_try(lock) or (_remove_if_left(lock) and _try(lock))):
                self.release()
                return False
            self._locks[place] = lock
        for name in database_locks.names(path):
            if name not in self._servers:
                self._listen(name)
        return True

    def release(self) -> None:
        """Release the lock."""
        for server in self._servers.values():
            server.close()
            server.deleteLater()
        for lock in self._locks.values():
            lock.unlock()
        self._servers, self._locks = {}, {}

    @Slot()
    def _answer(self) -> None:
        for server in self._servers.values():
            while (socket := server.nextPendingConnection()) is not None:
                socket.disconnected.connect(socket.deleteLater)
                socket.disconnectFromServer()
                self.asked.emit()

    def _listen(self, name: str) -> None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # left by a window that was killed: we hold the lock
        server.newConnection.connect(self._answer)
        server.listen(name)
        self._servers[name] = server


def _try(lock: QLockFile) -> bool:
    """Lock; False only when the file is there: held, or left by a window that was killed."""
    return lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError


def _remove_if_left(lock: QLockFile) -> bool:
    """Remove the lock of a window of this machine that was killed; False where there is none.

    Qt takes it for held while any program of the same name has its process number: another Python,
    or this very process, since Windows gives numbers again soon. The system knows better: it lets
    nobody remove the file while the one who made it has it open (Windows) or locked (`flock`).
    """
    place = Path(lock.fileName())
    guard = QLockFile(f"{place}.rmlock")  # of this name, so that Qt removes nothing meanwhile
    if not guard.tryLock(0):
        return False
    try:
        with suppress(OSError):
            machine = _machine_in(place)
            if machine == _machine_in(Path(guard.fileName())):
                return lock.removeStaleLockFile()
            if not machine:
                is_left = time.time() - place.stat().st_mtime > LEFT_EMPTY_AFTER_S
                return is_left and lock.removeStaleLockFile()
        return False
    finally:
        guard.unlock()


def _machine_in(lock: Path) -> list[bytes]:
    """Return what identifies the machine in a lock; empty when a full disk left none in it."""
    return lock.read_bytes().split(b"\n")[_LINES_OF_MACHINE]


def hand_over(path: Path) -> bool:
    """Ask the window that has this database to show itself; False when there is none."""
    for name in database_locks.names(path):
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(ANSWERS_WITHIN):
            socket.disconnectFromServer()
            return True
    return False


def bring_forward(window: QWidget) -> None:
    """Show the window that a second start asks for, above the others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
