"""The manual: chapters in Dutch that ship with the program, and the window that shows them."""
