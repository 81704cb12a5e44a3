"""`python -m desktop.credentials`: the probe's child where the program is not frozen."""

import sys

from desktop.credentials.probe import run_probe

sys.exit(run_probe())
