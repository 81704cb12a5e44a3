"""Where the officers' guide lies: beside the program when it is frozen, in `docs/` in a checkout."""

import re
from pathlib import Path

_PLACES = (
    Path(__file__).parents[1] / "resources" / "panduan-petugas.md",
    Path(__file__).parents[2] / "docs" / "panduan-petugas.md",
)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def guide_text() -> str:
    """The guide in Markdown, without its pictures: they show the very window that is open."""
    for place in _PLACES:
        if place.exists():
            return _PICTURE.sub("", place.read_text(encoding="utf-8"))
    return ""
