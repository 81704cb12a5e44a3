"""What only the shell knows of this machine: where the key lies, and which printer there is."""

import os

from PySide6.QtPrintSupport import QPrinterInfo

from desktop.presenters.readiness import Surroundings
from desktop.profile import Profile
from desktop.settings import Settings


def surroundings_of(profile: Profile, settings: Settings) -> Surroundings:
    """Read anew each time it is shown: a printer may just have been plugged in."""
    wrapped = "LOKET_PASSPHRASE" in os.environ or (profile.folder / "key.wrapped").exists()
    printer = settings.receipt_printer or QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return Surroundings("passphrase" if wrapped else "store", printer if printer in names else "")
