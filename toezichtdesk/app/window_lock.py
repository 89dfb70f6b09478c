"""One window for a database: a second start activates the first, also through a link."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from toezichtdesk import database_locks

ANSWERS_WITHIN = 500  # milliseconds


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
            if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
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
