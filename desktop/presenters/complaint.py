"""The page of one complaint: shown, revealed under audit, told to the citizen, corrected."""

from collections.abc import Callable, Mapping

from desktop.presenters.complaint_facts import what_opens
from desktop.presenters.complaint_state import complaint_state
from desktop.presenters.correcting import Correcting
from desktop.presenters.identity_words import NAME, Eyes
from desktop.presenters.state import ComplaintView, CorrectionForm
from desktop.sentences import sentence
from desktop.services import identity, replies
from desktop.services.complaint_record import ComplaintRecord, read_complaint
from desktop.services.desk import Desk
from desktop.services.history import steps_at_centre
from desktop.services.reference import reference_pack
from domain.changes import ChangeSet
from domain.ops import Author
from domain.problems import LoketProblem


class ComplaintPresenter:
    """Methods are named after the view's signals. ``show`` brings another complaint onto the page."""

    def __init__(
        self,
        desk: Desk,
        view: ComplaintView,
        tell: Callable[[ChangeSet], None],
        by: Callable[[], Author],
    ) -> None:
        self._desk, self._view, self._tell, self._by = desk, view, tell, by
        self._id: str | None = None
        self._opened: frozenset[str] = frozenset()
        self._correcting: Correcting | None = None

    @property
    def complaint(self) -> str | None:
        """The id of the complaint on the page."""
        return self._id

    def show(self, complaint_id: str) -> None:
        """Another complaint, or the same again: what was opened of a person's identity is hidden anew."""
        self._id, self._opened = complaint_id, frozenset()
        self._close_form()
        self._show()

    def leave(self, *, keep_form: bool = False) -> None:
        """The page is left or covered: identities are hidden; under a cover what is being typed stays."""
        if keep_form and self._correcting is not None:
            self._opened = frozenset()
        elif self._id is not None:
            self.show(self._id)

    def refresh(self, changes: ChangeSet) -> None:
        """Look again when this complaint has changed; an open form keeps what is typed and its base."""
        if self._correcting is None and (self._id in changes.complaints or changes.reference):
            self._show()

    def correct_requested(self, complaint_id: str) -> None:
        """F2: the form, over the facts."""
        if complaint_id != self._id:
            self.show(complaint_id)
        record = self._record()
        if record is None:
            return
        try:
            self._correcting = Correcting(self._desk, record, self._eyes(record))
        except LoketProblem as problem:
            self._say(problem)
            return
        self._view.show_correction(self._correcting.form.shown())

    def correction_saved(self, complaint_id: str, values: Mapping[str, str]) -> None:
        """Save what was typed; what cannot be saved is said at its field and nothing is lost."""
        if self._correcting is None or complaint_id != self._id:
            return
        changes = self._correcting.save(self._by(), values)
        if changes is None:
            self._view.show_correction(self._correcting.form.shown())
            return
        self._close_form()
        self._show()
        self._tell(changes)

    def correction_cancelled(self, complaint_id: str) -> None:
        """Esc: nothing was changed."""
        self._correcting = None
        self._view.show_correction(None)
        self._show()

    def reveal_requested(self, complaint_id: str, name: str) -> None:
        """Lihat nama, Lihat NIK: shown only once the audit row is durable."""
        what = what_opens(name)
        if what is None or complaint_id != self._id:
            return
        try:
            changes = identity.reveal(self._desk, self._by(), complaint_id, "name" if what == NAME else "nik")
        except LoketProblem as problem:
            self._say(problem)
            return
        self._opened |= {what}
        self._show()
        self._tell(changes)

    def reply_told(self, complaint_id: str, reply: str) -> None:
        """Sudah disampaikan: the citizen has heard the reply."""
        try:
            changes = replies.mark_told(self._desk, self._by(), complaint_id, reply)
        except LoketProblem as problem:
            self._say(problem)
            return
        if changes:
            self._show()
            self._tell(changes)

    def _record(self) -> ComplaintRecord | None:
        if self._id is None:
            return None
        try:
            return read_complaint(self._desk, self._id)
        except LoketProblem as problem:
            self._say(problem)
            return None

    def _eyes(self, record: ComplaintRecord) -> Eyes:
        return Eyes(record.complaint.is_anonymous, self._opened)

    def _show(self) -> None:
        record = self._record()
        if record is None:
            return
        try:
            steps = tuple(steps_at_centre(self._desk, record.id))
            categories = reference_pack(self._desk, "categories")
        except LoketProblem as problem:
            self._say(problem)
            return
        state = complaint_state(self._desk, record, self._eyes(record), categories, steps)
        self._view.show_state(state)

    def _close_form(self) -> None:
        if self._correcting is not None:
            self._correcting = None
            self._view.show_correction(None)

    def _say(self, problem: LoketProblem) -> None:
        """Where the page can say something is its form; without one a form of no fields says it."""
        form = self._correcting.form.shown() if self._correcting else CorrectionForm(self._id or "", ())
        self._view.show_correction(CorrectionForm(form.complaint, form.groups, str(sentence(problem))))
