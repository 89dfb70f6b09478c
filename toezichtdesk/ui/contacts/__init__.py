"""Contacts with a municipality: the log, the form, and the agreements of both sides."""
