"""The page Importeren: choose a file, check it, see the consequences."""
