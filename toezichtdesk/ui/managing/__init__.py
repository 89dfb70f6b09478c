"""Beheer: what is set rather than done."""
