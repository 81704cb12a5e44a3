"""Sentences a person reads.

The Indonesian sentence is the msgid, so the default language is complete without a catalogue. Look a
sentence up when it is shown, never at import: a module-level ``_("…")`` would freeze the language.
"""

import gettext
from pathlib import Path

DOMAIN = "loket"
DEFAULT_LANGUAGE = "id"
LANGUAGES = ("id", "en")

_LOCALE_FOLDER = Path(__file__).parent / "locale"
_current: gettext.NullTranslations = gettext.NullTranslations()


def set_language(code: str) -> None:
    """Show every later sentence in the language of this two-letter code; an unknown one means Indonesian."""
    global _current
    if code == DEFAULT_LANGUAGE:
        _current = gettext.NullTranslations()
        return
    _current = gettext.translation(DOMAIN, localedir=_LOCALE_FOLDER, languages=[code], fallback=True)


def _(text: str) -> str:
    """The sentence in the chosen language. Fill in values after the look-up, with ``str.format``."""
    return _current.gettext(text)


def n_(one: str, many: str, n: int) -> str:
    """The sentence for this number of things."""
    return _current.ngettext(one, many, n)
