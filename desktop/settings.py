"""What is true of this machine only: text size, theme, language, paper, printer (`settings.toml`).

A person writes the file; the program only reads it.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Settings:
    """``text_size`` in percent, 100–200, 0 for the system's; ``receipt_format`` a5 or 80mm."""

    theme: str = "system"
    language: str = "id"
    text_size: int = 0
    receipt_format: str = "a5"
    receipt_printer: str = ""


def load_settings(path: Path) -> tuple[Settings, list[str]]:
    """The settings and what is odd about the file: unknown or unusable keys are named and passed over."""
    settings = Settings()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return settings, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return settings, [path.name]
    odd = []
    for key, value in found.items():
        if not _usable(key, value):
            odd.append(key)
            continue
        settings = replace(settings, **{key: value})
    return settings, odd


def _usable(key: str, value: object) -> bool:
    allowed: dict[str, bool] = {
        "theme": value in THEMES,
        "language": value in LANGUAGES,
        "text_size": isinstance(value, int)
        and not isinstance(value, bool)
        and (value == 0 or 100 <= value <= 200),
        "receipt_format": value in ("a5", "80mm"),
        "receipt_printer": isinstance(value, str),
    }
    return allowed.get(key, False)
