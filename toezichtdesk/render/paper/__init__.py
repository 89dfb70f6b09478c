"""Paper: a report becomes blocks of Dutch text, which a Typst template sets as pages."""
