"""What a file really is, and whether its parts are safe to read: decided on the bytes.

Nothing is unpacked to disk and nothing is trusted: sizes are counted while inflating.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from xml.parsers import expat

from toezichtdesk.domain.limits import FILE_LIMIT, MEBIBYTE
from toezichtdesk.domain.refusals import RefusalCode
from toezichtdesk.sheets.files.unreadable import Unreadable

ENTRY_LIMIT = 5_000
UNPACKED_LIMIT = 400 * MEBIBYTE  # a million rows of eight columns are 263 MB of xml
SMALL_LIMIT = 8 * MEBIBYTE  # workbook.xml and relations
RATIO_LIMIT = 200
RATIO_FREE = 10 * MEBIBYTE  # below this any ratio is harmless
PIECE = MEBIBYTE

_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_WORKBOOK = re.compile("book".encode("utf-16-le"), re.IGNORECASE)  # Workbook, Book or BOOK
_CFB = bytes.fromhex("d0cf11e0a1b11ae1")
_BOOK_NAMES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
_TEXT_NAMES = (".csv", ".tsv", ".txt", ".tab")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_DANGER = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class Kind(Enum):
    """The kind of file, by its content."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def kind_of(content: bytes, file_name: str) -> Kind:
    """Return what the bytes are; the name only tells text with separators from other text.

    Raises:
        Unreadable: empty, too large, encrypted, damaged, or no workbook at all.
    """
    if not content:
        raise Unreadable(RefusalCode.EMPTY_FILE)
    if len(content) > FILE_LIMIT:
        raise Unreadable(
            RefusalCode.FILE_TOO_LARGE,
            size=len(content) // MEBIBYTE,
            largest=FILE_LIMIT // MEBIBYTE,
        )
    if content.startswith(b"PK"):
        return Parts(content).kind
    if content.startswith(_CFB):
        return _kind_of_compound_file(content)
    return _kind_of_other(content, file_name)


def _kind_of_compound_file(content: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(RefusalCode.HAS_PASSWORD)
    if _WORKBOOK.search(content):
        return Kind.XLS
    raise Unreadable(RefusalCode.IS_OTHER_OFFICE)


def _kind_of_other(content: bytes, file_name: str) -> Kind:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        raise Unreadable(RefusalCode.IS_PDF)
    if start.startswith((b"<html", b"<!doctype html", b"<table")):
        raise Unreadable(RefusalCode.IS_WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise Unreadable(RefusalCode.IS_XML)
    is_text = b"\0" not in content[:4096] or content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if is_text and file_name.lower().endswith(_TEXT_NAMES):
        return Kind.TEXT
    if is_text and file_name.lower().endswith(_BOOK_NAMES):
        raise Unreadable(RefusalCode.IS_TEXT_AS_WORKBOOK)
    raise Unreadable(RefusalCode.IS_TEXT if is_text else RefusalCode.IS_UNKNOWN)


class Parts:
    """The parts of a zipped workbook; reading them counts towards the limits.

    Raises:
        Unreadable: from every method, when a part is damaged, unsafe or too large.
    """

    def __init__(self, content: bytes) -> None:
        """Read the directory of the zip file, not yet its parts."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except _ZIP_ERRORS as error:
            raise Unreadable(RefusalCode.NO_TABLE_OF_CONTENTS) from error
        entries = self._zip.infolist()
        if len(entries) > ENTRY_LIMIT:
            raise Unreadable(RefusalCode.TOO_MANY_PARTS, parts=len(entries), largest=ENTRY_LIMIT)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(RefusalCode.IS_ENCRYPTED)
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Unreadable(RefusalCode.PART_TWICE)
        self._unpacked = 0
        self._main: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in small letters."""
        return tuple(self._entries)

    @property
    def kind(self) -> Kind:
        """What the parts make together."""
        names = self._entries
        if self.main.endswith(".bin"):
            return Kind.XLSB
        if "[content_types].xml" in names and self._is_workbook:
            return Kind.XLSX
        if "content.xml" in names and "mimetype" in names:
            if b"spreadsheet" in self.small("mimetype"):
                return Kind.ODS
            raise Unreadable(RefusalCode.IS_OTHER_OPEN_DOCUMENT)
        if any(name.startswith("word/") for name in names):
            raise Unreadable(RefusalCode.IS_WORD)
        raise Unreadable(RefusalCode.IS_ZIP)

    @property
    def readable(self) -> tuple[str, ...]:
        """The names of the parts with text in them, as they are written."""
        names = ((entry.filename, name) for name, entry in self._entries.items())
        return tuple(written for written, name in names if name.endswith((".xml", ".rels", ".bin")))

    @property
    def main(self) -> str:
        """The part with the workbook itself, wherever it stands, in small letters."""
        if self._main is None:
            relations = attributes_of(self.small("_rels/.rels"), "Relationship")
            target = (
                relation.get("Target", "")
                for relation in relations
                if relation.get("Type", "").endswith("/officeDocument")
            )
            named = next(target, "").replace("\\", "/").lstrip("/").lower()
            main_parts = ("xl/workbook.bin", "xl/workbook.xml")
            self._main = named or next(
                (name for name in main_parts if name in self._entries), main_parts[1]
            )
        return self._main

    @property
    def _is_workbook(self) -> bool:
        if any(name.startswith("xl/") for name in self._entries):
            return True
        return b"spreadsheetml" in self.small("[content_types].xml")

    def size(self, name: str) -> int:
        """Return the unpacked size that the directory promises, in bytes."""
        return self._entries[name.lower()].file_size

    def small(self, name: str) -> bytes:
        """Return a whole part that has to be small, b"" when it is not there."""
        if name.lower() not in self._entries:
            return b""
        pieces: list[bytes] = []
        size = 0
        for piece in self.pieces(name):
            size += len(piece)
            if size > SMALL_LIMIT:
                raise Unreadable(RefusalCode.PART_TOO_LARGE, part=name)
            pieces.append(piece)
        return b"".join(pieces)

    def binary(self, name: str) -> bytes:
        """Return a whole part that is no xml, checked on size."""
        return b"".join(self.pieces(name, is_xml=False))

    def pieces(self, name: str, *, is_xml: bool = True) -> Iterator[bytes]:
        """Yield a part piece by piece, checked on size, and xml on encoding and document types."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise Unreadable(RefusalCode.PART_NOT_THERE, part=name)
        size = 0
        tail = b""
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(PIECE):
                    if not size and is_xml:
                        _check_encoding(piece, name)
                    size += len(piece)
                    self._count(len(piece), size, entry.compress_size)
                    if is_xml and _DANGER.search(tail + piece):
                        raise Unreadable(RefusalCode.HAS_DOCTYPE)
                    tail = piece[-16:]
                    yield piece
        except _ZIP_ERRORS as error:
            raise Unreadable(RefusalCode.PART_NOT_UNPACKED, part=name) from error

    def _count(self, added: int, size: int, packed: int) -> None:
        self._unpacked += added
        is_bomb = size > RATIO_FREE and size > RATIO_LIMIT * max(packed, 1)
        if is_bomb or self._unpacked > UNPACKED_LIMIT:
            raise Unreadable(RefusalCode.UNPACKED_TOO_LARGE, largest=UNPACKED_LIMIT // MEBIBYTE)


def attributes_of(xml: bytes, element: str) -> list[dict[str, str]]:
    """Return the attributes of every element of this name; document types were refused before.

    Raises:
        Unreadable: it is no valid xml.
    """
    elements: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == element:
            elements.append(attributes)

    if not xml:
        return elements
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise Unreadable(RefusalCode.DAMAGED_XML) from error
    return elements


def _check_encoding(start: bytes, name: str) -> None:
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].lower() if declared else b"utf-8"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start[:64]:
        encoding = b"utf-16"
    if encoding not in (b"utf-8", b"us-ascii", b"ascii"):
        raise Unreadable(
            RefusalCode.PART_ENCODING, part=name, encoding=encoding.decode("ascii", "replace")
        )
