"""The limits of what is read, shown and stored of a file, in one place."""

from __future__ import annotations

MEGABYTE = 1_000_000  # bytes, as the explorer counts a file
MEBIBYTE = 1024 * 1024  # bytes, as memory is counted
FILE_LIMIT = 50 * MEBIBYTE  # a larger file is not read
MEMORY_LIMIT = 1024 * MEBIBYTE  # of the child that reads sheets
OUT_OF_MEMORY = 77  # exit code by which that child says so
REFUSED_AT_MOST = 10_000  # rows of a sheet; with more, something is wrong with the sheet itself
REFUSALS_SHOWN = 20  # of those
