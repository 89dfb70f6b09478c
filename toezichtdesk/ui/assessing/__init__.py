"""Beoordelen: the proposals to decide on."""
