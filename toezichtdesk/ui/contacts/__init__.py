"""Contacts with a municipality: the log, the entry form and the agreements of both sides."""
