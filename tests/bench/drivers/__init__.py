"""Processes of their own: each prints one line of JSON."""
