"""The folder of one installation and what the program puts in it (docs/architecture.md).

The two locks are made by those who hold them, `local_db.window_lock` and `sync.lock`; the key file by
`desktop.credentials`.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Profile:
    """Where things lie; nothing is made until it is needed."""

    folder: Path

    @property
    def register(self) -> Path:
        """The encrypted database of the office."""
        return self.folder / "register.db"

    @property
    def settings(self) -> Path:
        """What is true of this machine only."""
        return self.folder / "settings.toml"

    @property
    def logs(self) -> Path:
        """Logs: codes, ids and counts only."""
        return self.folder / "logs"

    @property
    def receipts(self) -> Path:
        """Receipts written as PDF where there is no printer."""
        return self.folder / "files" / "receipts"


def default_profile() -> Profile:
    """`%LOCALAPPDATA%\\Loket LAPOR` on Windows, `$XDG_DATA_HOME/loket-lapor` elsewhere."""
    name = "Loket LAPOR" if sys.platform == "win32" else "loket-lapor"
    return Profile(Path(platformdirs.user_data_path(name, appauthor=False)))
