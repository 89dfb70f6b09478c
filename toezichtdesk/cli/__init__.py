"""The console: the same acts and reports as in the window, without Qt."""
