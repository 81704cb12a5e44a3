"""Which characters of a value differ from what both sides had seen: what a conflict card underlines."""

from difflib import SequenceMatcher

from desktop.presenters.state import Mark

LONGEST_COMPARED = 2000
"""Characters. Longer texts are shown whole without underlining: comparing them would hold up the window."""
WORTH_MARKING = 0.45
"""Below this likeness nearly everything would be underlined, which marks nothing."""


def marked(value: str, base: str) -> tuple[Mark, ...]:
    """The value in pieces; ``differs`` where its characters are not those of the base."""
    if not value or not base or value == base:
        return (Mark(value),)
    if max(len(value), len(base)) > LONGEST_COMPARED:
        return (Mark(value),)
    matcher = SequenceMatcher(None, base, value, autojunk=False)
    if matcher.ratio() < WORTH_MARKING:
        return (Mark(value),)
    pieces = [
        Mark(value[start:end], differs=tag != "equal")
        for tag, _from, _to, start, end in matcher.get_opcodes()
        if end > start
    ]
    return tuple(pieces)
