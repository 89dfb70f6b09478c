"""Charts, paper, tables and letters: everything that leaves the desk."""

import logging

# It says in English, on the console, that it makes its list of fonts at the very first chart.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
