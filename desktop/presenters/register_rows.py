"""The rows of the register, page by page, in the order that local_db gives them."""

from collections.abc import Sequence

from desktop.i18n import _, n_
from desktop.presenters import wording
from desktop.presenters.state import RegisterRow
from desktop.services.desk import Desk
from domain.delivery import Delivery
from domain.problems import LoketProblem
from local_db.register_row import Filter
from local_db.register_row import RegisterRow as Line


class Rows:
    """What the table asks while it scrolls (`state.RegisterRows`); holds no row itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.wanted = Filter()

    def count(self) -> int:
        """How many rows the present search and filter have; none while the register cannot be read."""
        wanted = self.wanted
        try:
            with self._desk.register.reading() as work:
                return work.complaints.count(
                    delivery=wanted.delivery,
                    needs_person=wanted.needs_person,
                    new_reply=wanted.new_reply,
                    search=wanted.search,
                )
        except LoketProblem:
            return 0

    def page(self, offset: int, limit: int) -> Sequence[RegisterRow]:
        """The rows from ``offset`` on."""
        return [shown_row(self._desk, line) for line in self._lines(offset, limit)]

    def position(self, complaint_id: str) -> int | None:
        """Where this complaint stands among the rows now."""
        wanted = self.wanted
        try:
            with self._desk.register.reading() as work:
                return work.complaints.position(
                    complaint_id,
                    delivery=wanted.delivery,
                    needs_person=wanted.needs_person,
                    new_reply=wanted.new_reply,
                    search=wanted.search,
                )
        except LoketProblem:
            return None

    def _lines(self, offset: int, limit: int) -> list[Line]:
        """Asked while the table is painted, so a problem is no exception here; the page says it in words."""
        wanted = self.wanted
        try:
            with self._desk.register.reading() as work:
                return work.complaints.page(
                    delivery=wanted.delivery,
                    needs_person=wanted.needs_person,
                    new_reply=wanted.new_reply,
                    search=wanted.search,
                    offset=offset,
                    limit=limit,
                )
        except LoketProblem:
            return []


def shown_row(desk: Desk, line: Line) -> RegisterRow:
    """One complaint as two lines of the table and as one sentence."""
    received = wording.near(desk.local(line.recorded_at), desk.local(desk.now()))
    handling_word = wording.handling_word(line.handling, line.delivery)
    new_reply = line.unseen_replies > 0
    delivery_word = wording.delivery_word(line.delivery, line.tracking_id)
    person = person_words(line)
    pending = wording.pending_word(line.pending_changes)
    spoken = [line.title, person, _("diterima {when}").format(when=received), _lowered(delivery_word)]
    if line.handling is not None:
        spoken.append(_lowered(handling_word))
    spoken += [part for part in (pending, reply_word(line.unseen_replies)) if part]
    return RegisterRow(
        id=line.id,
        title=line.title,
        person=person,
        received=received,
        number=wording.short_number(line.local_number or ""),
        delivery=line.delivery.value,
        delivery_word=delivery_word,
        handling=None if line.handling is None else line.handling.value,
        handling_word=handling_word,
        spoken=", ".join(spoken),
        pending=pending,
        handling_note=_("Jawaban baru") if new_reply else (line.institution or "") if _told(line) else "",
        note_strong=new_reply,
    )


def person_words(line: Line) -> str:
    """ "Thomas Ulu, Desa Fatuteas"; *Anonim* whatever name was given."""
    name = wording.shown_name(line.name, line.is_anonymous)
    return f"{name}, {line.place}" if line.place else name


def reply_word(unseen: int) -> str:
    """ "jawaban baru", or nothing."""
    return n_("jawaban baru", "{n} jawaban baru", unseen).format(n=unseen) if unseen else ""


def _told(line: Line) -> bool:
    """Before delivery the institution is only what the officer proposed."""
    return line.handling is not None and line.delivery is not Delivery.WAITING


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
