"""The conflict card: awal, di sini, di pusat – nothing preselected, nobody's value lost."""

from collections.abc import Mapping

from desktop.i18n import _, n_
from desktop.presenters import wording
from desktop.presenters.complaint_state import category_words
from desktop.presenters.differences import marked
from desktop.presenters.edit_fields import Lists, editors
from desktop.presenters.field_words import NUMBERS, field_label
from desktop.presenters.identity_words import NIK, Eyes
from desktop.presenters.merged_fields import merged_by
from desktop.presenters.register_rows import person_words
from desktop.presenters.state import ConflictCard, ConflictChoice, ConflictQuestion, Mark
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.desk import Desk
from domain.conflict import ConflictRecord, Proposal
from domain.fields import PERSONAL
from domain.json_values import JsonValue, same_value

HERE, CENTRE, PROPOSAL = "here", "centre", "proposal:"
"""The codes of choices; a proposal's number counts from 1 behind the first, which is ``here``."""


def conflict_card(desk: Desk, record: ComplaintRecord, lists: Lists, eyes: Eyes) -> ConflictCard:
    """The card of a complaint with open records that nobody here has answered."""
    row = record.row
    number = f"#{row.tracking_id}" if row.tracking_id else (row.local_number or "")
    about = " · ".join((row.title, person_words(row), number))
    return ConflictCard(
        complaint=record.id,
        question=_question_words(len(record.unanswered)),
        subtitle=_subtitle(about, record, eyes),
        questions=tuple(
            conflict_question(desk, record, conflict, lists, eyes) for conflict in record.unanswered
        ),
        merged=_merged(record, lists, eyes),
    )


def conflict_question(
    desk: Desk, record: ComplaintRecord, conflict: ConflictRecord, lists: Lists, eyes: Eyes
) -> ConflictQuestion:
    """One field that two sides changed."""
    path = conflict.field

    # Who decides has to see both values, a NIK too; an anonymous person's once they have been opened.
    shown = Eyes(is_anonymous=False, opened=frozenset({NIK})) if eyes.sees_person else eyes

    def words(value: JsonValue) -> str:
        return shown.words(path, value, category_words(lists.categories))

    base = words(conflict.base)
    number = path in NUMBERS
    return ConflictQuestion(
        conflict=conflict.id,
        field=field_label(path),
        base=_base_marks(base, words(conflict.in_force)),
        base_when=_base_when(desk, record, conflict),
        choices=tuple(
            ConflictChoice(
                code=code,
                heading=heading,
                value=marked(words(proposal.value), base),
                author=_author(desk, proposal),
                number=number,
            )
            for code, heading, proposal in choices(record, conflict)
        ),
        editors=editors(path, written_first(conflict, shown), lists),
        number=number,
    )


def written_first(conflict: ConflictRecord, eyes: Eyes) -> JsonValue:
    """What stands in the editors of *Tulis yang benar* at first: one's own value, where it may be read."""
    return conflict.opener.value if eyes.may_read(conflict.field) else None


def _subtitle(about: str, record: ComplaintRecord, eyes: Eyes) -> str:
    if eyes.sees_person or not any(conflict.field in PERSONAL for conflict in record.unanswered):
        return _("{about}. Bila ragu, tanyakan kepada pelapor.").format(about=about)
    return _("{about}. Isinya disamarkan: buka dulu dengan Lihat nama di halaman laporan.").format(
        about=about
    )


def choices(record: ComplaintRecord, conflict: ConflictRecord) -> list[tuple[str, str, Proposal]]:
    """Code, heading and value of everything on offer; the same value is not offered twice."""
    own = {op.id for op in record.ops}
    in_force = Proposal(conflict.in_force, conflict.in_force_by, conflict.in_force_at)
    first, *more = conflict.proposals
    found = [(HERE, _side(first, own), first), (CENTRE, _("Di pusat"), in_force)]
    offered = [first.value, conflict.in_force]
    for number, proposal in enumerate(more, start=1):
        if not any(same_value(proposal.value, value) for value in offered):
            offered.append(proposal.value)
            found.append((f"{PROPOSAL}{number}", _side(proposal, own), proposal))
    return found


def chosen_value(conflict: ConflictRecord, code: str) -> JsonValue:
    """The value behind a choice's code. Raises ``KeyError`` for a code that is none."""
    offered: Mapping[str, JsonValue] = {
        HERE: conflict.proposals[0].value,
        CENTRE: conflict.in_force,
        **{f"{PROPOSAL}{n}": proposal.value for n, proposal in enumerate(conflict.proposals) if n},
    }
    return offered[code]


def _side(proposal: Proposal, own: set[str]) -> str:
    if proposal.op is None:
        return _("Usul dari pusat")
    return _("Di sini") if proposal.op in own else _("Di loket lain")


def _base_marks(base: str, other: str) -> tuple[Mark, ...]:
    return marked(base, other) if base != "–" else (Mark(base),)


def _author(desk: Desk, proposal: Proposal) -> str:
    when = wording.near(desk.local(proposal.at), desk.local(desk.now()))
    return f"{proposal.author.name}, {when}"


def _base_when(desk: Desk, record: ComplaintRecord, conflict: ConflictRecord) -> str:
    """When the value both had seen was written here; nothing where this computer does not know."""
    for op in reversed(record.ops):
        written = op.op.values.get(conflict.field)
        is_side = any(proposal.op == op.id for proposal in conflict.proposals)
        if not is_side and written is not None and same_value(written, conflict.base):
            when = wording.near(desk.local(op.at), desk.local(desk.now()))
            return _("dicatat {when}").format(when=when)
    return ""


def _question_words(fields: int) -> str:
    counted = {1: _("Satu isian"), 2: _("Dua isian"), 3: _("Tiga isian"), 4: _("Empat isian")}
    many = n_("{n} isian", "{n} isian", fields).format(n=fields)
    return _("{fields} berubah di sini dan di pusat. Mana yang benar?").format(
        fields=counted.get(fields, many)
    )


def _merged(record: ComplaintRecord, lists: Lists, eyes: Eyes) -> tuple[tuple[str, str, str], ...]:
    """What came together beside the dispute, by the ops that met it."""
    disputed = {conflict.field for conflict in record.unanswered}
    met = {conflict.opener.op for conflict in record.unanswered}
    found: dict[str, str] = {}
    for op in record.ops:
        if op.id in met:
            merged = merged_by(record, op)
            found |= dict.fromkeys(merged.from_centre, _("dari pusat"))
            found |= dict.fromkeys(merged.from_here, _("dari sini"))
    parents = category_words(lists.categories)
    return tuple(
        (field_label(path), eyes.words(path, record.values.get(path), parents), side)
        for path, side in found.items()
        if path not in disputed
    )
