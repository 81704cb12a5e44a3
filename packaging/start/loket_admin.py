"""Where the frozen `loket-admin` begins."""

import sys

from desktop.admin.__main__ import main

sys.exit(main())
