"""The intake page: what is typed is journalled, checked while it is typed, and saved once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.presenters import intake_words
from desktop.presenters.state import IntakeState, IntakeView, PrintQuestion, SetAsideDraft
from desktop.presenters.wording import clock, clock_seconds, delivery_word, shown_name
from desktop.sentences import sentence
from desktop.services import drafting, receipts
from desktop.services.desk import Desk
from desktop.services.intake import Registered, register_complaint
from desktop.services.reference import reference_pack
from domain.changes import ChangeSet
from domain.complaint import complaint_from
from domain.document import values_from_document
from domain.json_values import JsonValue
from domain.ops import Author
from domain.problems import LoketProblem
from domain.validation import flags, refusals
from local_db.drafts import Draft

CHOSEN_BY_ITSELF = frozenset({"classification", "date_precision"})
"""Fields that have a value before anybody has typed: alone they are no draft."""


@dataclass(frozen=True)
class Printing:
    """What the window can do with paper: ``receipt`` prints one and says whether it was sent."""

    receipt: Callable[[str, str], bool]


class IntakePresenter:
    """One form at a time. The complaint's id is made when the form opens and never changes."""

    def __init__(
        self,
        desk: Desk,
        view: IntakeView,
        tell: Callable[[ChangeSet], None],
        by: Callable[[], Author],
        printing: Printing,
    ) -> None:
        self._desk = desk
        self._view = view
        self._tell = tell
        self._by = by
        self._printing = printing
        self._state = IntakeState()
        self._id = desk.new_id()
        self._journalled: Mapping[str, JsonValue] = {}
        self._typist = by().code
        self._late: list[Draft] = []
        self._questions: dict[str, tuple[PrintQuestion, int]] = {}

    def start(self) -> None:
        """An officer sits down: lists, drafts, an empty form.

        What a full disk has kept from the journal is held here under who typed it, until it can be written.
        """
        left = self._draft()
        if not is_empty(left) and left != self._journalled:
            self._late.append(Draft(self._id, self._typist, left, self._desk.now()))
        self._typist = self._by().code
        self.refresh(ChangeSet(reference=True, drafts=True))
        self.clear()

    def refresh(self, changes: ChangeSet) -> None:
        """Look again at what may have changed; never touches a field."""
        if changes.reference:
            self._view.show_catalogues(
                intake_words.catalogues(
                    reference_pack(self._desk, "categories"), reference_pack(self._desk, "institutions")
                )
            )
        if changes.drafts:
            self._show(drafts=self._drafts())
        if changes.complaints & self._questions.keys():
            self._show_questions()

    def clear(self) -> None:
        """An empty form with an id of its own."""
        self._id = self._desk.new_id()
        self._journalled = {}
        self._view.set_draft({})
        self._look(saved="", trouble="")

    def typed(self) -> None:
        """A key was pressed: what is missing and what is doubtful is said at once."""
        self._look()

    def journal(self) -> bool:
        """Write the draft down if it has changed; at most two seconds of typing are ever at risk.

        False when what stands on the form could not be written, which is said.
        """
        draft = self._draft()
        try:
            while self._late:
                drafting.keep_late(self._desk, self._late[0])
                del self._late[0]
            if draft == self._journalled:
                return True
            if is_empty(draft):
                drafting.discard_draft(self._desk, self._id)
                self._journalled = draft
                self._show(saved="")
                return True
            kept = drafting.keep_draft(self._desk, self._typist, self._id, draft)
        except LoketProblem as problem:
            self._show(saved="", trouble=str(sentence(problem)))
            return False
        self._journalled = draft
        self._show(saved=clock_seconds(self._desk.local(kept.saved_at)), trouble="")
        return True

    def save(self, print_receipt: bool) -> None:
        """Register the complaint; something missing is pointed out instead, and nothing is lost either
        way.
        """
        draft = self._draft()
        try:
            values = values_from_document(draft)
            missing = refusals(values)
            if missing:
                self._look()
                self._view.point_out(intake_words.missing(missing[0]))
                return
            saved = register_complaint(self._desk, self._by(), self._id, values)
        except LoketProblem as problem:
            self.journal()
            self._show(trouble=str(sentence(problem)))
            return
        # The form is the next citizen's before anything else: the journal goes on behind a print dialog,
        # and whatever printing ends with, nothing more may be written under the number just given.
        self.clear()
        name = complaint_from(values).complainant.name
        self._view.show_saved(
            intake_words.saved(name, values.get("is_anonymous") is True, saved.local_number)
        )
        self._tell(saved.changes)
        if print_receipt:
            self._print(saved)
        self._view.start()

    def set_aside(self) -> bool:
        """Put the draft aside and give the next citizen an empty form; False when it could not be, which is
        said.
        """
        kept = self.journal()
        if is_empty(self._draft()):
            return True
        if not kept:
            return False
        try:
            drafting.set_aside(self._desk, self._id)
        except LoketProblem as problem:
            self._show(trouble=str(sentence(problem)))
            return False
        self.clear()
        self.refresh(ChangeSet(drafts=True))
        self._view.start()
        return True

    def open_draft(self, draft_id: str) -> None:
        """Go on with a draft that was put aside; the one on the form is put aside in its place."""
        wanted = next(
            (d for d in drafting.drafts_set_aside(self._desk, self._by().code) if d.id == draft_id), None
        )
        if wanted is None or not self.set_aside():
            return
        self.take_up(wanted.id, wanted.values)
        self._view.start()

    def take_up(self, draft_id: str, values: Mapping[str, JsonValue]) -> None:
        """Show this draft on the form under the id it was begun with, and journal it there."""
        self._id = draft_id
        self._journalled = {}
        self._view.set_draft(values)
        self.journal()
        self._look()
        self.refresh(ChangeSet(drafts=True))

    def answered(self, complaint_id: str, answer: str) -> None:
        """*Bukti sudah keluar?* yes, again, by_hand."""
        question = self._questions.get(complaint_id)
        if question is None:
            return
        if answer == "again":
            self._printing.receipt(complaint_id, receipts.FIRST)
            return
        receipts.note_came_out(self._desk, question[1], answer == "yes")
        del self._questions[complaint_id]
        self._show_questions()

    def has_draft(self) -> bool:
        """Whether something is typed that is not saved yet."""
        return not is_empty(self._draft())

    def _print(self, saved: Registered) -> None:
        try:
            if not self._printing.receipt(saved.id, receipts.FIRST):
                return
            with self._desk.register.reading() as work:
                printed = work.receipts.of(saved.id)
        except LoketProblem as problem:
            self._show(trouble=str(sentence(problem)))
            return
        self._questions[saved.id] = (self._question(saved.id), printed[-1].id)
        self._show_questions()

    def _question(self, complaint_id: str) -> PrintQuestion:
        with self._desk.register.reading() as work:
            complaint = complaint_from(work.complaints.values(complaint_id))
            delivery = work.complaints.standing(complaint_id).delivery
        return PrintQuestion(
            complaint=complaint_id,
            name=shown_name(complaint.complainant.name, complaint.is_anonymous),
            saved=clock_seconds(self._desk.local(complaint.recorded_at)),
            local_number=complaint.local_number,
            title=complaint.title,
            delivery=delivery.value,
            delivery_word=delivery_word(delivery, complaint.tracking_id),
        )

    def _show_questions(self) -> None:
        self._questions = {
            key: (self._question(key), receipt) for key, (_, receipt) in self._questions.items()
        }
        self._show(questions=tuple(question for question, _ in self._questions.values()))

    def _drafts(self) -> tuple[SetAsideDraft, ...]:
        waiting = drafting.drafts_set_aside(self._desk, self._by().code)
        return tuple(
            SetAsideDraft(
                draft.id, intake_words.draft_title(draft.values), clock(self._desk.local(draft.saved_at))
            )
            for draft in waiting
            if draft.id != self._id
        )

    def _look(self, **also: str) -> None:
        values = values_from_document(self._draft())
        today = self._desk.local(self._desk.now()).date()
        doubts = () if is_empty(self._draft()) else flags(values, today)
        self._show(
            completeness=intake_words.completeness(values, refusals(values)),
            second_looks=intake_words.second_looks(values, doubts),
            **also,
        )

    def _show(self, **changed: object) -> None:
        state = replace(self._state, **changed)  # type: ignore[arg-type]
        if state != self._state:
            self._state = state
            self._view.show_state(state)

    def _draft(self) -> dict[str, JsonValue]:
        draft: dict[str, JsonValue] = self._view.draft()  # type: ignore[assignment]
        return draft


def is_empty(draft: Mapping[str, JsonValue]) -> bool:
    """Whether nobody has typed or chosen anything."""
    return not any(value for path, value in draft.items() if path not in CHOSEN_BY_ITSELF)
