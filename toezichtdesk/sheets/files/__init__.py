"""Formats of files: what is checked in the bytes, and what a cell looks like."""
