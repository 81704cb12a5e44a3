"""The correction card: what the centre could not take, in its sentence, and the way to put it right."""

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.complaint_state import category_words
from desktop.presenters.edit_fields import Lists
from desktop.presenters.field_words import field_label
from desktop.presenters.identity_words import Eyes
from desktop.presenters.register_rows import person_words
from desktop.presenters.rejections import rejection_sentence
from desktop.presenters.state import CorrectionCard, CorrectionProblem
from desktop.services.complaint_record import ComplaintRecord
from domain.delivery import OpState
from domain.outcome import Problem
from local_db.op_rows import OpRow


def correction_card(record: ComplaintRecord, lists: Lists) -> CorrectionCard:
    """The card of a complaint of which the centre sent something back."""
    complaint = record.complaint
    rejected = [op for op in record.ops if op.state is OpState.NEEDS_CORRECTION]
    name = wording.shown_name(complaint.complainant.name, complaint.is_anonymous)
    return CorrectionCard(
        complaint=record.id,
        title=_("Perlu diperbaiki: laporan {name}").format(name=name),
        subtitle=record.row.title,
        local_number=complaint.local_number,
        safe=_("Laporan aman di komputer ini. Yang lain tetap dikirim."),
        problems=tuple(_problem(record, op, lists) for op in rejected),
        say=_(
            "Laporan Bapak/Ibu sudah tercatat di kantor ini. Ada isian yang kami perbaiki dulu "
            "sebelum dikirim lagi. Bukti yang Bapak/Ibu pegang tetap berlaku."
        ),
        details="\n".join(_details(op) for op in rejected),
    )


def correction_line(record: ComplaintRecord) -> str:
    """ "Agustina Leki · Lokasi"."""
    problems = [
        op.outcome.problem
        for op in record.ops
        if op.state is OpState.NEEDS_CORRECTION and op.outcome is not None and op.outcome.problem is not None
    ]
    about = [field_label(problem.field) for problem in problems if problem.field]
    return " · ".join([person_words(record.row), *about[:1]])


def _problem(record: ComplaintRecord, op: OpRow, lists: Lists) -> CorrectionProblem:
    told = None if op.outcome is None else op.outcome.problem
    if told is None:
        return CorrectionProblem(_("Laporan"), "", _("Pusat mengembalikan laporan ini."), op.problem or "")
    return CorrectionProblem(_field(told), _value(record, told, lists), rejection_sentence(told), told.code)


def _field(problem: Problem) -> str:
    return _("Laporan") if problem.field is None else field_label(problem.field)


def _value(record: ComplaintRecord, problem: Problem, lists: Lists) -> str:
    if problem.field is None or problem.field not in record.values:
        return ""
    eyes = Eyes(record.complaint.is_anonymous)
    return eyes.words(problem.field, record.values[problem.field], category_words(lists.categories))


def _details(op: OpRow) -> str:
    told = None if op.outcome is None else op.outcome.problem
    code = "–" if told is None else told.code
    return f"op {op.id} · seq {op.seq} · {op.kind.value} · {code}"
