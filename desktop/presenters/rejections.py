"""Why the centre could not take a change, as a sentence that says what to do.

A code this program does not know is told in the centre's own Indonesian words.
"""

from desktop.i18n import _
from desktop.presenters.field_words import field_label
from desktop.sentences import refusal_words
from domain.outcome import Problem
from domain.validation import Refusal


def rejection_sentence(problem: Problem) -> str:
    """The sentence for a problem of an outcome."""
    field = field_label(problem.field) if problem.field else _("Sebuah isian")
    sentences = {
        "missing": _("Pusat belum bisa menerima laporan ini: masih kurang {missing}. Lengkapi, lalu simpan."),
        "too_large": _("Isi laporan terlalu panjang untuk pusat. Ringkas, lalu simpan."),
        "unknown_field": _("{field} tidak dikenal pusat. Kosongkan, lalu simpan."),
        "wrong_shape": _("{field} tidak bisa disimpan pusat seperti tertulis. Tulis ulang, lalu simpan."),
        "immutable": _("{field} tidak dapat diubah lagi. Perbaiki isian lain bila perlu, lalu simpan."),
    }
    sentence = sentences.get(problem.code)
    return problem.title if sentence is None else sentence.format(field=field, missing=_missing(problem))


def _missing(problem: Problem) -> str:
    told = str(problem.params.get("missing") or problem.field or "")
    codes = [code.strip() for code in told.split(",") if code.strip()]
    known = {refusal.value: refusal for refusal in Refusal}
    return ", ".join(refusal_words(known[code]) if code in known else code for code in codes)
