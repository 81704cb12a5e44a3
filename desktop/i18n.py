"""Sentences for people: Indonesian as written in the code, English through gettext.

The Indonesian sentence is the message id, so the default language needs no catalogue and is always complete.
Where a compiled catalogue is missing (a fresh clone before `tools/catalogues compile`), Indonesian is shown.
Look a sentence up when it is shown, never at import: a module-level `_("…")` would freeze the language.
"""

import gettext
from pathlib import Path

DOMAIN = "loket"
LOCALE_FOLDER = Path(__file__).with_name("locale")
LANGUAGES = ("id", "en")

_spoken: gettext.NullTranslations = gettext.NullTranslations()
_language = "id"


def use_language(code: str) -> str:
    """Speak `code` ("id" or "en") from now on; returns what is really spoken."""
    global _spoken, _language
    wanted = code.split("_")[0].split("-")[0].lower()
    found: gettext.NullTranslations = gettext.NullTranslations()
    if wanted in LANGUAGES and wanted != "id":
        found = gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[wanted], fallback=True)
    has_catalogue = isinstance(found, gettext.GNUTranslations)
    _spoken, _language = found, wanted if has_catalogue else "id"
    return _language


def language() -> str:
    """The language being spoken: "id" or "en"."""
    return _language


def _(sentence: str) -> str:
    """The sentence in the language being spoken."""
    return _spoken.gettext(sentence)


def n_(one: str, many: str, n: int) -> str:
    """The sentence for `n` things; the caller fills in the number. Indonesian has one form for both."""
    return _spoken.ngettext(one, many, n)
