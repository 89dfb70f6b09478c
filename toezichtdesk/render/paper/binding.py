"""Binds PDFs into one, with their pages, tags and bookmarks.

Typst needs some 4 MB a sheet when it sets a file at once: more than a laptop has for hundreds. Set
separately and bound here it takes the memory of a single sheet, and the result stays tagged.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def bind(parts: Iterable[bytes]) -> memoryview:
    """Return the parts as one PDF; document properties are taken from the first.

    parts: at least one, each from `engine.pdf` with the same title, consumed one at a time. The
    bound file is in memory, some 0.4 MB a sheet, most of it tags. If qpdf wrote it
    to disk itself, a full disk would end the program: its clean-up crashes on a Python exception.
    """
    bound = io.BytesIO()
    of = iter(parts)
    with pikepdf.open(io.BytesIO(next(of))) as book:
        binder = _Binder(book)
        for part in of:
            with pikepdf.open(io.BytesIO(part)) as one:
                binder.add(one)
        binder.finish()
        book.save(
            bound,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return bound.getbuffer()


class _Binder:
    """The file so far, with the lists that exist once for the whole file."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._tags = book.Root.StructTreeRoot
        self._parents = _by_page(self._tags.ParentTree, 0)
        self._names = _leaves(self._tags.IDTree, Name.Names) if Name.IDTree in self._tags else []
        self._count = 1

    def add(self, one: Pdf) -> None:
        """Append the pages of a file."""
        self._count += 1
        first_key = int(self._tags.ParentTreeNextKey)
        added = [self._book.copy_foreign(page.obj) for page in one.pages]
        self._book.pages.extend(map(pikepdf.Page, added))
        # After its pages: its tags and bookmarks refer to where these went.
        self._add_tags(self._book.copy_foreign(one.Root.StructTreeRoot), first_key)
        self._add_bookmarks(self._book.copy_foreign(one.Root.Outlines))
        for page in added:
            page.StructParents = int(page.StructParents) + first_key
            for note in page.get(Name.Annots, ()):
                if Name.StructParent in note:
                    note.StructParent = int(note.StructParent) + first_key

    def finish(self) -> None:
        """Write the document-wide lists."""
        self._tags.ParentTree = self._book.make_indirect(
            Dictionary(Nums=Array([each for pair in self._parents for each in pair]))
        )
        if self._names:
            ordered = sorted(self._names, key=_name)
            self._tags.IDTree = self._book.make_indirect(
                Dictionary(Names=Array([each for pair in ordered for each in pair]))
            )

    def _add_tags(self, tags: Object, first_key: int) -> None:
        self._parents += _by_page(tags.ParentTree, first_key)
        self._tags.ParentTreeNextKey = first_key + int(tags.ParentTreeNextKey)
        document = self._tags.K[0]  # one for the whole file, as readers expect
        for element in [below for top in tags.K for below in _several(top.K)]:
            element.P = document
            document.K.append(element)
            self._rename(element)
        for kind, meant in tags.get(Name.RoleMap, Dictionary()).items():
            self._tags.RoleMap[kind] = meant
        if Name.IDTree in tags:
            self._names += [
                (self._named(name), item) for name, item in _leaves(tags.IDTree, Name.Names)
            ]

    def _rename(self, top: Object) -> None:
        """Make the names of table headings, and references to them, unique."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            if Name.ID in element:
                element.ID = self._named(element.ID)
            for attributes in _several(element.get(Name.A)):
                if Name.Headers in attributes:
                    attributes.Headers = Array([self._named(one) for one in attributes.Headers])
            below = _several(element.get(Name.K))
            waiting += [one for one in below if isinstance(one, Dictionary) and Name.S in one]

    def _named(self, name: Object) -> String:
        return String(f"{self._count}-{name}")

    def _add_bookmarks(self, added: Object) -> None:
        marks = self._book.Root.Outlines
        for mark in _siblings(added.First):
            mark.Parent = marks
        added.First.Prev = marks.Last
        marks.Last.Next = added.First
        marks.Last = added.Last
        marks.Count = int(marks.Count) + int(added.Count)


def _by_page(tree: Object, first_key: int) -> list[tuple[int, Object]]:
    """Return the tags of each page, by page number in the whole file."""
    return [(int(key) + first_key, item) for key, item in _leaves(tree, Name.Nums)]


def _leaves(tree: Object, leaf: Name) -> list[tuple[Object, Object]]:
    """Return the pairs of a number tree or name tree, in order."""
    pairs = list(tree.get(leaf, ()))
    leaves = list(zip(pairs[::2], pairs[1::2], strict=True))
    for below in tree.get(Name.Kids, ()):
        leaves += _leaves(below, leaf)
    return leaves


def _several(entry: Object | None) -> Iterator[Object]:
    """Yield the items of an entry that may be single or a list."""
    if entry is None:
        return
    if isinstance(entry, Array):
        yield from entry
    else:
        yield entry


def _siblings(mark: Object) -> Iterator[Object]:
    yield mark
    while Name.Next in mark:
        mark = mark.Next
        yield mark


def _name(pair: tuple[Object, Object]) -> bytes:
    return bytes(pair[0])
