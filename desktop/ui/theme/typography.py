"""Inter in the sizes of the visual target; Noto Sans Mono for numbers on paper. Bundled, never downloaded."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FONT_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FAMILIES = ["Inter", "Noto Sans"]


@dataclass(frozen=True, slots=True)
class Role:
    """Size and line height in px at 100 %, weight 400, 500 or 600."""

    size: int
    line: int
    weight: int


ROLES = {
    "empty_title": Role(24, 32, 600),
    "page_title": Role(20, 26, 600),
    "question": Role(18, 24, 600),
    "block_title": Role(15, 20, 600),
    "value": Role(16, 22, 600),
    "body": Role(14, 20, 400),
    "body_medium": Role(14, 20, 500),
    "body_strong": Role(14, 20, 600),
    "second": Role(13, 18, 400),
    "second_medium": Role(13, 18, 500),
    "second_strong": Role(13, 18, 600),
    "hint": Role(12, 16, 400),
    "hint_strong": Role(12, 16, 600),
}


@cache
def load_fonts() -> tuple[str, ...]:
    """Registers the bundled fonts once and returns their families; missing files leave the fall-back."""
    families: list[str] = []
    for path in sorted((*FONT_FOLDER.glob("*.otf"), *FONT_FOLDER.glob("*.ttf"))):
        known = QFontDatabase.addApplicationFont(str(path))
        families.extend(QFontDatabase.applicationFontFamilies(known) if known >= 0 else [])
    return tuple(dict.fromkeys(families))


def font(role: str, scale: float = 1.0, slashed_zero: bool = False) -> QFont:
    """The font of a role, tabular figures on. `scale` is 1.0 to 2.0."""
    wanted = ROLES[role]
    system = QGuiApplication.font().families()
    made = QFont(FAMILIES + [family for family in system if family not in FAMILIES])
    made.setPixelSize(round(wanted.size * scale))
    made.setWeight(QFont.Weight(wanted.weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    if slashed_zero:
        made.setFeature(QFont.Tag("zero"), 1)
    return made
