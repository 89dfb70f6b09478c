"""Vandaag: everything the officer owes, by day."""
