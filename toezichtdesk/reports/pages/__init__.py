"""The answers for each page and list, in the window and on the console."""
