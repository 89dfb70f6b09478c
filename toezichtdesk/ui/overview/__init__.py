"""The page Gemeenten: all municipalities of the officer in one table."""
