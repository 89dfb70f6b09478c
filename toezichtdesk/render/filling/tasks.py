"""What the child process that fills letters can do besides filling: the words of the protocol."""

from __future__ import annotations

FIELDS = "fields"  # the fields that a template uses
PLACES = "places"  # the places of a document that are still to be filled in
