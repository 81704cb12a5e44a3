"""Perlu perhatian: what needs a person, the card of the chosen complaint, and the decisions made on it."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from desktop.presenters.attention_list import aside, empty, groups, listed
from desktop.presenters.conflict_cards import chosen_value, conflict_card, written_first
from desktop.presenters.correction_cards import correction_card
from desktop.presenters.edit_fields import Lists
from desktop.presenters.identity_words import NIK, Eyes, opened_lately
from desktop.presenters.state import AttentionCard, AttentionState, AttentionView, Decision
from desktop.presenters.typed_values import written_value
from desktop.presenters.uncertain_cards import uncertain_card
from desktop.sentences import sentence
from desktop.services.complaint_record import ComplaintRecord, complaint_record
from desktop.services.deciding import decide_conflict
from desktop.services.desk import Desk
from desktop.services.reference import reference_pack
from domain.changes import ChangeSet
from domain.conflict import ConflictRecord
from domain.delivery import NEEDS_A_PERSON, Delivery
from domain.json_values import JsonValue
from domain.ops import Author
from domain.problems import LoketProblem
from sync.report import SyncReport


class AttentionPresenter:
    """Methods are named after the view's signals; ``sync_…`` are the reports of the sync thread."""

    def __init__(
        self,
        desk: Desk,
        view: AttentionView,
        tell: Callable[[ChangeSet], None],
        by: Callable[[], Author],
    ) -> None:
        self._desk, self._view, self._tell, self._by = desk, view, tell, by
        self._chosen: str | None = None
        self._shown: dict[str, ConflictRecord] = {}
        self._records: Mapping[str, ComplaintRecord] = {}
        self._waiting: list[str] = []
        self._eyes = Eyes(is_anonymous=True)
        self._asking = False
        self._trouble = ""

    def start(self) -> None:
        """Show the list with its first complaint chosen."""
        self._chosen = None
        self._records = {}
        self._show()

    def refresh(self, changes: ChangeSet) -> None:
        """Look again; the card stays on its complaint as long as that needs a person."""
        self._forget(changes.complaints)
        if changes.complaints or changes.reference:
            self._show()

    def sync_begun(self) -> None:
        """A cycle has begun: what is uncertain is being asked about."""
        self._asking = True
        if self._waiting:
            self._show()

    def sync_reported(self, report: SyncReport) -> None:
        """A cycle has ended."""
        self._asking = False
        if self._waiting:
            self._show()

    def item_chosen(self, complaint_id: str) -> None:
        """Another complaint of the list, also from elsewhere."""
        self._chosen, self._trouble = complaint_id, ""
        self._show()

    def postponed(self, complaint_id: str) -> None:
        """Nanti saja: nothing is decided; the next of the list comes up, the last stays."""
        if complaint_id in self._waiting:
            later = self._waiting[self._waiting.index(complaint_id) + 1 :]
            self._chosen = (later or self._waiting)[0]
        self._trouble = ""
        self._show()

    def decided(self, complaint_id: str, decisions: tuple[Decision, ...]) -> None:
        """Save what was decided, each on the record as it was shown; what cannot be saved is said."""
        self._trouble = ""
        changes = ChangeSet()
        try:
            lists = self._lists()
            for decision in decisions:
                record = self._shown.get(decision.conflict)
                if record is None or record.complaint != complaint_id:
                    continue
                value, given = self._value(record, decision, lists)
                if given:
                    changes |= decide_conflict(self._desk, self._by(), record, value)
        except LoketProblem as problem:
            self._trouble = str(sentence(problem))
        self._forget({complaint_id})
        self._show()
        if changes:
            self._tell(changes)

    def _value(self, record: ConflictRecord, decision: Decision, lists: Lists) -> tuple[JsonValue, bool]:
        """The chosen value and whether one was given. Raises ``WrongShape`` for a text that is none."""
        if decision.choice != "written":
            try:
                return chosen_value(record, decision.choice), True
            except KeyError:
                return None, False
        shown = Eyes(is_anonymous=False, opened=frozenset({NIK})) if self._eyes.sees_person else self._eyes
        today = self._desk.local(self._desk.now()).date()
        before = written_first(record, shown)
        value = written_value(record.field, dict(decision.written), before, lists, today)
        return value, value is not None

    def _forget(self, complaints: AbstractSet[str]) -> None:
        self._records = {id: record for id, record in self._records.items() if id not in complaints}

    def _show(self) -> None:
        try:
            self._view.show_state(self._state())
        except LoketProblem as problem:
            self._view.show_state(AttentionState(str(sentence(problem)), (), None, None))

    def _state(self) -> AttentionState:
        with self._desk.register.reading() as work:
            shown = listed(work, self._records)
            self._records, self._waiting = shown.records, [line.id for line in shown.lines]
            if not self._waiting:
                self._chosen = None
                return AttentionState("", (), None, None, empty(shown.totals))
            chosen = self._chosen if self._chosen in self._waiting else self._waiting[0]
            record = self._records.get(chosen) or complaint_record(work, chosen)
        self._chosen = chosen
        totals = shown.totals
        return AttentionState(
            aside=self._trouble or aside(sum(totals.by_delivery[state] for state in NEEDS_A_PERSON)),
            groups=groups(self._desk, shown),
            chosen=self._chosen,
            card=self._card(record),
        )

    def _card(self, record: ComplaintRecord) -> AttentionCard:
        delivery = record.row.delivery
        if delivery is Delivery.UNCERTAIN:
            return uncertain_card(self._desk, record, asking=self._asking)
        if delivery is Delivery.NEEDS_CORRECTION:
            return correction_card(record, self._lists())
        opened = opened_lately(record.audit, self._by().code, self._desk.now())
        self._eyes = Eyes(record.complaint.is_anonymous, opened)
        self._shown = {conflict.id: conflict for conflict in record.unanswered}
        return conflict_card(self._desk, record, self._lists(), self._eyes)

    def _lists(self) -> Lists:
        return Lists(reference_pack(self._desk, "categories"), reference_pack(self._desk, "institutions"))
