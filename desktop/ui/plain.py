"""Words from outside as they may stand on a screen: no control and no direction-changing characters."""

import unicodedata

KEPT = {"\n", "\t"}
# Letters of some scripts need the joiners; they change no reading direction.
JOINERS = {"\u200c", "\u200d"}


def plain(text: str) -> str:
    """The text without invisible characters that could hide or turn round what an officer reads."""
    return "".join(
        c for c in text if c in KEPT or c in JOINERS or unicodedata.category(c) not in ("Cc", "Cf")
    )
