"""From a sheet to values with their cell: reads and compares, writes nothing.

`reader` is the door for files, `matching` for names of municipalities, `marked_copy` for a copy of
the workbook in which the problems are marked. Everything risky happens in a child process.
"""
