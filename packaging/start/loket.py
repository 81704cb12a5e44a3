"""Where the frozen `loket` begins.

A file of its own: PyInstaller searches the folder of a script for modules, and in `desktop/` it would take
our `profile.py` for the standard library's.
"""

import sys

from desktop.__main__ import main

sys.exit(main())
