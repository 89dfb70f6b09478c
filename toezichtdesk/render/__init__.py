"""Charts, paper, tables and letters: everything that leaves the desk."""

import logging
import warnings

# It says in English, on the console, that it makes its list of fonts at the very first chart.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
# It says so on the console too: a package comes without what draws in three dimensions.
warnings.filterwarnings("ignore", message="Unable to import Axes3D")
