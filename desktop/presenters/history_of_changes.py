"""The part of the timeline about changes: where each is on its way, what merged, what a person decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.i18n import _
from desktop.presenters.field_words import field_label
from desktop.presenters.identity_words import Eyes
from desktop.presenters.merged_fields import merged_by
from desktop.presenters.rejections import rejection_sentence
from desktop.presenters.state.complaint import HistoryIcon
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.history import TOLD
from domain.conflict import ConflictRecord
from domain.delivery import OpState
from domain.fields import FIELDS, RECORDED
from domain.json_values import JsonValue, same_value
from domain.ops import OpKind
from local_db.op_rows import OpRow


@dataclass(frozen=True)
class Happened:
    """One thing, at an aware instant; ``who`` may be empty."""

    at: datetime
    icon: HistoryIcon
    title: str
    who: str = ""


def changes(record: ComplaintRecord) -> Iterator[Happened]:
    """Edits and corrections of this computer, and what merged when they arrived."""
    for op in record.ops:
        author = _("{name} di loket").format(name=op.op.author.name)
        if op.kind is OpKind.EDIT or op.op.replaces is not None:
            title = _("{fields} diperbaiki").format(fields=field_names(_changed_by(record, op)))
            yield Happened(op.at, _icon(op.state), _on_its_way(title, op.state), author)
        if op.outcome is not None and op.outcome.problem is not None and op.settled_at is not None:
            title = _("Dikembalikan pusat: {why}").format(why=rejection_sentence(op.outcome.problem))
            yield Happened(op.settled_at, "delivery-needs_correction", title)
        merged = merged_by(record, op)
        if merged.from_centre or merged.from_here:
            yield Happened(
                _decided_at(record, op), "check", _merged_words(merged.from_centre, merged.from_here)
            )


def changes_of_others(record: ComplaintRecord) -> Iterator[Happened]:
    """What the centre or another counter changed, as the feed told it; the first version is the taking."""
    for event in record.audit:
        told = event.details
        fields, version = told.get("fields"), told.get("version")
        if event.event != TOLD or told.get("own") is True or version == 1 or not isinstance(fields, list):
            continue
        # An institution that comes with a status is told by that step.
        with_status = {"institution"} if told.get("status") is not None else frozenset()
        paths = [path for path in RECORDED if path in fields and path not in with_status]
        if paths:
            title = (
                _("{fields} diubah pusat") if told.get("op") is None else _("{fields} diubah di loket lain")
            )
            yield Happened(
                event.at, "pencil", title.format(fields=field_names(paths)), str(told.get("by") or "")
            )


def decisions(record: ComplaintRecord, eyes: Eyes) -> Iterator[Happened]:
    """Each conflict record: that it opened, and what a person decided. What was not chosen stays readable."""
    ops = {op.id: op for op in record.ops}
    answers = {op.op.answer.conflict: op for op in record.ops if op.op.answer is not None}
    for conflict in record.copy.conflicts if record.copy is not None else ():
        opener = ops.get(conflict.proposals[0].op or "")
        opened_at = None if opener is None else _decided_at(record, opener)
        field = field_label(conflict.field)
        title = _("{field} berubah di sini dan di pusat").format(field=field)
        at = opened_at or max(conflict.in_force_at, conflict.proposals[0].at)
        yield Happened(at, "delivery-conflict", title)
        answer = answers.get(conflict.id)
        if answer is not None:
            words = _decided_words(conflict, answer.op.values[conflict.field], eyes)
            title = _on_its_way(words, answer.state)
            yield Happened(answer.at, "check", title, _("{name} di loket").format(name=answer.op.author.name))
        elif not conflict.open:
            last = conflict.proposals[-1]
            words = _decided_words(conflict, record.values.get(conflict.field), eyes)
            yield Happened(max(last.at, conflict.in_force_at), "check", words, last.author.name)


def _decided_at(record: ComplaintRecord, op: OpRow) -> datetime:
    """When the centre decided about an op, by the feed: a conflict is settled once more when it closes."""
    told = [event.at for event in record.audit if event.event == TOLD and event.details.get("op") == op.id]
    return max(told[0] if told else op.settled_at or op.at, op.at)


def field_names(paths: Sequence[str]) -> str:
    """ "Lokasi", "Lokasi dan nomor telepon", "Lokasi, nomor telepon, dan 3 isian lain"."""
    labels = [
        field_label(path) if number == 0 else in_sentence(field_label(path))
        for number, path in enumerate(paths)
    ]
    if len(labels) <= 1:
        return labels[0] if labels else _("Laporan")
    if len(labels) == 2:
        return _("{one} dan {other}").format(one=labels[0], other=labels[1])
    return _("{one}, {other}, dan {n} isian lain").format(one=labels[0], other=labels[1], n=len(labels) - 2)


def in_sentence(label: str) -> str:
    """A label in the middle of a sentence begins small, unless it begins with an abbreviation (NIK)."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _changed_by(record: ComplaintRecord, op: OpRow) -> list[str]:
    """What an op changed; of a correction, only what differs from what it replaces."""
    replaced = next((each for each in record.ops if each.id == op.op.replaces), None)
    before = {} if replaced is None else replaced.op.values
    return [
        path
        for path in FIELDS
        if path in op.op.values and not (path in before and same_value(before[path], op.op.values[path]))
    ]


def _on_its_way(title: str, state: OpState) -> str:
    suffix = {
        OpState.WAITING: _("menunggu sinyal"),
        OpState.SENDING: _("sedang dikirim"),
        OpState.UNCERTAIN: _("belum pasti sampai"),
        OpState.NEEDS_CORRECTION: _("perlu diperbaiki"),
        OpState.CONFLICT: _("perlu keputusan"),
        OpState.DELIVERED: _("sampai di pusat"),
    }.get(state)
    return title if suffix is None else f"{title}, {suffix}"


def _icon(state: OpState) -> HistoryIcon:
    icons: dict[OpState, HistoryIcon] = {
        OpState.WAITING: "delivery-waiting",
        OpState.SENDING: "delivery-sending",
        OpState.UNCERTAIN: "delivery-uncertain",
    }
    return icons.get(state, "pencil")


def _merged_words(from_centre: Sequence[str], from_here: Sequence[str]) -> str:
    parts = [_("{field} dari pusat").format(field=in_sentence(field_label(path))) for path in from_centre]
    parts += [_("{field} dari sini").format(field=in_sentence(field_label(path))) for path in from_here]
    return _("Digabung sendiri: {parts}").format(parts=", ".join(parts))


def _decided_words(conflict: ConflictRecord, chosen: JsonValue, eyes: Eyes) -> str:
    field = field_label(conflict.field)
    offered = [conflict.in_force, *(proposal.value for proposal in conflict.proposals)]
    others = [value for value in offered if not same_value(value, chosen)]
    words = _("Diputuskan petugas: {field} {value}").format(
        field=field, value=eyes.words(conflict.field, chosen)
    )
    left = list(dict.fromkeys(eyes.words(conflict.field, value) for value in others))
    return _("{decided} (bukan {others})").format(decided=words, others=", ".join(left)) if left else words
