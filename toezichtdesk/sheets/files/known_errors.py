"""Error codes that the reader of the values does not know: one makes it refuse the whole sheet.

It gets a copy in which such a code is replaced; the scan of the sheet has kept the original.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection
from io import BytesIO

from toezichtdesk.sheets.files.preflight import Parts
from toezichtdesk.sheets.files.xlsx_scan import SheetScan

_KNOWN = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_ERROR = re.compile(
    rb"""(<(?:\w+:)?c\b[^>]*\bt\s*=\s*["']e["'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v[^>]*>)"""
    rb"""([^<]*)(</)""",
    re.DOTALL,
)


def has_unknown_error(scan: SheetScan) -> bool:
    """Return whether a cell of the sheet holds an error that the reader does not know."""
    errors = (error for row in scan.errors.values() for error in row.values())
    return any(error.text not in _KNOWN for error in errors if not error.is_formula)


def with_known_errors(parts: Parts, names: Collection[str]) -> bytes:
    """Return the workbook in which these parts hold no error but `#N/A`."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.readable:
            content = parts.binary(name)
            if name.replace("\\", "/").lower() in names:
                content = _ERROR.sub(rb"\1#N/A\3", content)
            archive.writestr(name, content)
    return stream.getvalue()
