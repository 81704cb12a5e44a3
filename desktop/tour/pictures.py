"""The tour's pictures, and what a machine saw wrong on each screen when it was taken."""

import json
from pathlib import Path

from desktop.tour.counter import Counter


class Pictures:
    """Numbered screenshots in ``out`` and the faults the inspection of each window found."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._looks: dict[str, dict[str, list[str]]] = {}

    def take(self, counter: Counter, name: str) -> None:
        """A picture of the screen, and a look at the window under it."""
        counter.grab(self._out / f"{name}.png")
        self._looks[name] = counter.ask("inspect")

    def write_looks(self, path: Path) -> list[str]:
        """Write what was seen; returns the faults, each with its picture's name."""
        path.write_text(json.dumps(self._looks, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return [
            f"{name}: {kind}: {fault}"
            for name, looks in self._looks.items()
            for kind, faults in looks.items()
            for fault in faults
        ]
