"""The sheets of several half-years and of short headings again, in the other formats."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from tests.sheets.bad_file import BadFile
from tests.sheets.bad_halves import bad_halves
from tests.sheets.sheet_files import HALVES
from tests.sheets.sheet_making import xlsb_of


def bad_formats() -> Iterator[BadFile]:
    """Yield each as .xls and .ods, written by LibreOffice, and as .xlsb, made of its records."""
    with tarfile.open(HALVES) as archive:
        written = {each.name: archive.extractfile(each) for each in archive.getmembers()}
        stored = {name: each.read() for name, each in written.items() if each is not None}
    for bad in bad_halves():
        book = load_workbook(BytesIO(bad.made())).active
        made = {
            "xls": stored[f"{bad.name}.xls"],
            "ods": stored[f"{bad.name}.ods"],
            "xlsb": xlsb_of([[*cells] for cells in book.iter_rows(values_only=True)]),
        }
        for ending, content in made.items():
            name, file_name = f"{bad.name}-{ending}", f"cijfers.{ending}"
            yield replace(bad, name=name, content=content, file_name=file_name)
