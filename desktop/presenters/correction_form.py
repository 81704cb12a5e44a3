"""Perbaiki data: the form as it was opened, what a person changed in it, and errors at their fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.edit_fields import Lists, editors, first_editor, path_of
from desktop.presenters.identity_words import Eyes
from desktop.presenters.state import CorrectionForm, EditField
from desktop.presenters.typed_values import typed_values
from desktop.services.editing import OpenedComplaint
from domain.fields import PERSONAL
from domain.json_values import JsonValue


@dataclass(frozen=True)
class OpenForm:
    """``fields`` are the editors as they were first shown: what differs from them later was typed.

    ``opened`` is what the base of the edit comes from. Identity data that are hidden stand as a mask in their
    editors; a mask that was left alone changes nothing.
    """

    opened: OpenedComplaint
    fields: Mapping[str, EditField]
    lists: Lists
    errors: Mapping[str, str] = field(default_factory=dict)
    refusal: str = ""

    def typed(self, texts: Mapping[str, str], today: date) -> dict[str, JsonValue]:
        """The values a person changed. Raises ``WrongShape``."""
        shown = {name: editor.value for name, editor in self.fields.items()}
        return typed_values(shown, texts, self.opened.values, self.lists, today)

    def with_errors(self, refusal: str, errors: Mapping[str, str]) -> "OpenForm":
        """The same form with a sentence beside the button and others at fields (path → sentence)."""
        at_editors = {
            name: words for path, words in errors.items() if (name := first_editor(path, self.fields))
        }
        return replace(self, refusal=refusal, errors=at_editors)

    def shown(self) -> CorrectionForm:
        """What the view shows."""
        groups = tuple(
            (
                title(),
                tuple(
                    replace(editor, error=self.errors.get(name, ""))
                    for name, editor in self.fields.items()
                    if path_of(name) in paths
                ),
            )
            for title, paths in _GROUPS
        )
        return CorrectionForm(self.opened.id, groups, self.refusal)


def open_form(opened: OpenedComplaint, lists: Lists, eyes: Eyes, under_conflict: frozenset[str]) -> OpenForm:
    """The form of a complaint. ``under_conflict`` are the fields that wait for a decision on their card."""
    fields: dict[str, EditField] = {}
    for _title, paths in _GROUPS:
        for path in paths:
            for editor in editors(path, opened.values.get(path), lists):
                fields[editor.name] = _guarded(editor, path, eyes, under_conflict)
    return OpenForm(opened, fields, lists)


def _guarded(editor: EditField, path: str, eyes: Eyes, under_conflict: frozenset[str]) -> EditField:
    if path in under_conflict:
        hint = _("Menunggu keputusan. Diubah di halaman Perlu perhatian.")
        return replace(editor, hint=hint)
    if editor.kind == "line" and editor.value and path in PERSONAL and not eyes.may_read(path):
        nik = path == "complainant.nik" and eyes.sees_person
        hint = _("Disamarkan. Biarkan bila tidak berubah, atau hapus lalu tulis yang benar.")
        return replace(editor, value=wording.masked(editor.value) if nik else "••••", hint=hint)
    return editor


_GROUPS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (
        lambda: _("Apa yang terjadi?"),
        ("classification", "title", "content", "expectation", "category", "institution"),
    ),
    (lambda: _("Di mana dan kapan?"), ("place", "date_of_incident")),
    (
        lambda: _("Siapa yang melapor?"),
        (
            "complainant.name",
            "complainant.nik",
            "complainant.no_nik_reason",
            "complainant.phone",
            "complainant.no_phone",
            "complainant.email",
            "complainant.address",
            "complainant.sex",
            "complainant.birth_year",
        ),
    ),
    (lambda: _("Siapa yang datang?"), ("representative", "accommodations")),
    (lambda: _("Anonim dan rahasia"), ("is_anonymous", "is_secret")),
)
"""Every recorded field, in the order and under the questions of the form."""
