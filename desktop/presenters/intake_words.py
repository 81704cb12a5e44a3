"""What the intake page says beside its fields."""

import re
from collections.abc import Mapping, Sequence

from desktop.i18n import _
from desktop.presenters.state import Catalogues, Choice, Completeness, Missing, Need, SecondLook
from desktop.presenters.wording import shown_name
from desktop.sentences import doubt_words, refusal_words
from desktop.services.reference import ReferencePack
from domain.complaint import complaint_from
from domain.json_values import Values
from domain.validation import Doubt, Flag, Refusal
from domain.vocabulary import Classification

TITLE_WORDS = 4

_NEEDS: Mapping[Refusal, Need] = {
    Refusal.CLASSIFICATION: "what",
    Refusal.STORY: "what",
    Refusal.PLACE: "where",
    Refusal.DATE: "when",
    Refusal.WHO: "who",
}
_FIELDS: Mapping[Refusal, str] = {
    Refusal.CLASSIFICATION: "classification",
    Refusal.STORY: "title",
    Refusal.PLACE: "place",
    Refusal.DATE: "date_of_incident",
    Refusal.WHO: "complainant.name",
}


def completeness(values: Values, missing: Sequence[Refusal]) -> tuple[Completeness, ...]:
    """The four needed things, in the order of the form; a date is needed for a complaint only."""
    lacking = {_NEEDS[refusal] for refusal in missing}
    labels: list[tuple[Need, str, Refusal]] = [
        ("what", _("Apa yang terjadi"), Refusal.STORY),
        ("where", _("Di mana"), Refusal.PLACE),
        ("when", _("Kapan"), Refusal.DATE),
        ("who", _("Siapa"), Refusal.WHO),
    ]
    chosen = complaint_from(values).classification
    if chosen is not None and chosen is not Classification.COMPLAINT:
        labels = [row for row in labels if row[0] != "when"]
    return tuple(
        Completeness(need, label, refusal_words(refusal), need not in lacking)
        for need, label, refusal in labels
    )


def missing(refusal: Refusal) -> Missing:
    """Where to type what is missing, and the sentence under that field."""
    said = {
        Refusal.CLASSIFICATION: _("Pilih jenis laporan."),
        Refusal.STORY: _("Tulis judul atau isi laporan."),
        Refusal.PLACE: _("Tulis di mana terjadinya, nama desa sudah cukup."),
        Refusal.DATE: _("Tulis kapan terjadinya, boleh kira-kira: bulan atau tahun saja."),
        Refusal.WHO: _("Tulis nama pelapor, atau pilih Anonim."),
    }
    return Missing(_FIELDS[refusal], said[refusal])


def second_looks(values: Values, doubts: Sequence[Flag]) -> tuple[SecondLook, ...]:
    """The soft warnings; what only says that something was left out waits until there is a name."""
    complaint = complaint_from(values)
    shown = [
        flag
        for flag in doubts
        if flag.doubt is not Doubt.TITLE_MADE
        and not (flag.doubt is Doubt.UNREACHABLE and not complaint.complainant.name)
    ]
    return tuple(
        SecondLook(
            flag.field,
            doubt_words(flag.doubt),
            quote="" if flag.found is None else _sentence_with(complaint.content, flag.found),
            found=flag.found or "",
            act=_("Ke kalimat itu") if flag.found else "",
        )
        for flag in shown
    )


def _sentence_with(content: str, found: str) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", content)
    return next((part for part in sentences if found in part), "")


def catalogues(categories: ReferencePack, institutions: ReferencePack) -> Catalogues:
    """Both lists in the order of their packs, a child directly behind its parent."""
    return Catalogues(_choices(categories), _choices(institutions))


def _choices(pack: ReferencePack) -> tuple[Choice, ...]:
    tops = [item for item in pack.items if item.parent is None]
    ordered = []
    for top in tops:
        ordered.append(top)
        ordered += [item for item in pack.items if item.parent == top.code]
    return tuple(Choice(item.code, item.text, pack.words(item), pack.version) for item in ordered)


def draft_title(values: Values) -> str:
    """ "Lena Tefa – surat tanah": who, and the first words of what."""
    name = values.get("complainant.name")
    who = shown_name(name if isinstance(name, str) else None, values.get("is_anonymous") is True)
    story = str(values.get("title") or values.get("content") or "")
    words = " ".join(story.split()[:TITLE_WORDS])
    who = who[:1].upper() + who[1:]
    return f"{who} – {words}" if words else who


def saved(name: str | None, is_anonymous: bool, local_number: str) -> str:
    """ "Tersimpan: Yosef Banu, L07-20261124-0008-S"."""
    return _("Tersimpan: {name}, {number}").format(name=shown_name(name, is_anonymous), number=local_number)
