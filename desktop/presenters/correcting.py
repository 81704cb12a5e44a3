"""Saving Perbaiki data: errors go to their fields; a value that moved on is shown before it is replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.i18n import _
from desktop.presenters.complaint_state import category_words
from desktop.presenters.correction_form import OpenForm, open_form
from desktop.presenters.edit_fields import Lists
from desktop.presenters.identity_words import Eyes
from desktop.sentences import sentence
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.desk import Desk
from desktop.services.editing import OpenedComplaint, open_complaint, save_edit
from desktop.services.reference import reference_pack
from domain.changes import ChangeSet
from domain.ops import Author
from domain.problems import FieldMovedOn, FieldUnderConflict, IntakeProblem, LoketProblem
from domain.validation import Refusal, refusals


class Correcting:
    """One open form. ``save`` gives the changes, or None with the form showing why not."""

    def __init__(self, desk: Desk, record: ComplaintRecord, eyes: Eyes) -> None:
        self._desk, self._eyes = desk, eyes
        lists = Lists(reference_pack(desk, "categories"), reference_pack(desk, "institutions"))
        records = record.copy.open_conflicts if record.copy is not None else ()
        waiting = frozenset(conflict.field for conflict in records)
        self.form: OpenForm = open_form(open_complaint(desk, record.id), lists, eyes, waiting)

    def save(self, by: Author, texts: Mapping[str, str]) -> ChangeSet | None:
        """Save what was typed. Never raises a problem: the form shows it."""
        today = self._desk.local(self._desk.now()).date()
        try:
            written = self.form.typed(texts, today)
            before = refusals(self.form.opened.values)
            taken_away = [
                reason for reason in refusals({**self.form.opened.values, **written}) if reason not in before
            ]
            if taken_away:
                self._refuse(taken_away)
                return None
            return save_edit(self._desk, by, self.form.opened, written)
        except FieldMovedOn as problem:
            self._show_moved_on(problem, written)
        except (FieldUnderConflict, IntakeProblem) as problem:
            self._show(problem)
        except LoketProblem as problem:
            self.form = self.form.with_errors(str(sentence(problem)), {})
        return None

    def _refuse(self, lacking: Sequence[Refusal]) -> None:
        """A correction may not take away what the complaint could not have been saved without."""
        said = {
            Refusal.CLASSIFICATION: ("classification", _("Pilih jenis laporan.")),
            Refusal.STORY: ("title", _("Tulis judul atau isi laporan.")),
            Refusal.PLACE: ("place", _("Tulis di mana terjadinya, nama desa sudah cukup.")),
            Refusal.DATE: ("date_of_incident", _("Tulis kapan terjadinya, boleh kira-kira.")),
            Refusal.WHO: ("complainant.name", _("Tulis nama pelapor, atau pilih Anonim.")),
        }
        refusal = _("Belum bisa disimpan, masih ada yang kurang.")
        self.form = self.form.with_errors(refusal, dict(said[reason] for reason in lacking))

    def _show(self, problem: LoketProblem) -> None:
        told, path = sentence(problem), str(problem.params.get("field", ""))
        errors = {path: f"{told.happened} {told.do}".strip()} if path else {}
        self.form = self.form.with_errors(str(told), errors)

    def _show_moved_on(self, problem: FieldMovedOn, written: Mapping[str, object]) -> None:
        """Show what stands there now; from then on, saving again replaces it knowingly.

        The version stays that of the opened form: only this computer's newer ops were shown, nothing of the
        centre's, so nothing of the centre's may be overwritten.
        """
        opened = self.form.opened
        try:
            present = open_complaint(self._desk, opened.id)
            with self._desk.register.reading() as work:
                rows = work.ops.rows(opened.id)
        except LoketProblem as gone:
            self.form = self.form.with_errors(str(sentence(gone)), {})
            return
        unseen = {path for row in rows if row.id not in opened.ops for path in row.op.values}
        seen_now = OpenedComplaint(
            opened.id,
            {**opened.values, **{path: present.values.get(path) for path in unseen}},
            opened.base,
            present.ops,
        )
        categories = category_words(self.form.lists.categories)
        errors = {
            path: _("Sekarang tertulis “{value}”. Simpan lagi bila tulisan Anda yang benar.").format(
                value=self._eyes.words(path, present.values.get(path), categories)
            )
            for path in unseen
            if path in written
        }
        self.form = replace(self.form, opened=seen_now).with_errors(str(sentence(problem)), errors)
