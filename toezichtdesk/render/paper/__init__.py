"""Paper: a report becomes blocks of Dutch text, a template of Typst becomes the pages."""
