"""Colours, fonts, icons and charts."""
