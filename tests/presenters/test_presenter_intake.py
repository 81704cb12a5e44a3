"""The intake page over a real register: what was typed is journalled, registered, or still held."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from desktop.presenters.intake import IntakePresenter, Printing
from desktop.presenters.state import Catalogues, Draft, IntakeState, Missing
from desktop.services import drafting
from domain.json_values import JsonValue
from domain.problems import DiskFull
from tests.presenters.office import MARKUS, Office

TYPED: dict[str, JsonValue] = {
    "classification": "complaint",
    "title": "Guru kelas 3 sudah sebulan kosong",
    "content": "Murid kelas 3 dititip ke kelas 4.",
    "place": {"text": "Desa Fatuteas"},
    "date_of_incident": {"date": "2026-10-27", "precision": "day"},
    "complainant.name": "Thomas Ulu",
}


@dataclass
class Page:
    """A form that holds what is typed into it."""

    typed: dict[str, JsonValue] = field(default_factory=dict)
    state: IntakeState = field(default_factory=IntakeState)
    saved: list[str] = field(default_factory=list)

    def draft(self) -> dict[str, object]:
        """What is typed."""
        return dict(self.typed)

    def set_draft(self, draft: Draft) -> None:
        """Show."""
        self.typed = dict(draft)  # type: ignore[arg-type]

    def show_state(self, state: IntakeState) -> None:
        """Show."""
        self.state = state

    def show_catalogues(self, catalogues: Catalogues) -> None:
        """Show."""

    def point_out(self, missing: Missing) -> None:
        """Show."""

    def show_saved(self, sentence: str) -> None:
        """Show."""
        self.saved.append(sentence)

    def start(self) -> None:
        """Begin."""


def presenter(
    office: Office, page: Page, receipt: Callable[[str, str], bool] | None = None
) -> IntakePresenter:
    """The presenter with an officer sitting down before it."""
    made = IntakePresenter(
        office.desk, page, office.tell, office.by, Printing(receipt or (lambda _complaint, _kind: False))
    )
    made.start()
    return made


def fill(office: Office) -> Callable[[], None]:
    """From now on every write of the register ends in a full disk; the answer empties it again."""
    with office.register.writing() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        before = work.connection.exec_driver_sql("PRAGMA max_page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def empty() -> None:
        with office.register.writing() as work:
            work.connection.exec_driver_sql(f"PRAGMA max_page_count = {before}")

    return empty


LONG = "Sudah sebulan murid kelas 3 dititip ke kelas 4. " * 2000
"""More than the free room in the pages a small register has."""


def contents(office: Office) -> list[JsonValue]:
    """The narratives of the register."""
    with office.register.reading() as work:
        return [work.complaints.values(complaint)["content"] for complaint in work.complaints.ids()]


def test_the_journal_goes_on_while_the_print_dialog_is_open(office: Office) -> None:
    page = Page()

    def receipt(_complaint: str, _kind: str) -> bool:
        intake.journal()  # the dialog turns the event loop, and the two seconds are over
        return False

    intake = presenter(office, page, receipt)
    page.typed = dict(TYPED)
    intake.save(print_receipt=True)
    assert drafting.drafts_cut_off(office.desk, "ester") == []
    assert contents(office) == [TYPED["content"]]


def test_a_receipt_that_cannot_be_noted_leaves_the_form_to_the_next_citizen(office: Office) -> None:
    page = Page()

    def receipt(_complaint: str, _kind: str) -> bool:
        raise DiskFull

    intake = presenter(office, page, receipt)
    page.typed = dict(TYPED)
    intake.save(print_receipt=True)
    assert page.state.trouble
    assert page.typed == {}
    page.typed = {**TYPED, "content": "Lampu jalan padam."}
    intake.save(print_receipt=False)
    assert sorted(map(str, contents(office))) == ["Lampu jalan padam.", TYPED["content"]]


def test_with_a_full_disk_another_draft_does_not_take_the_place_of_what_is_typed(office: Office) -> None:
    page = Page()
    intake = presenter(office, page)
    page.typed = {"title": "Draf lama"}
    assert intake.set_aside()
    (waiting,) = page.state.drafts
    page.typed = {**TYPED, "content": LONG}
    empty = fill(office)
    intake.open_draft(waiting.id)
    assert page.typed["content"] == LONG
    assert page.state.trouble
    empty()
    intake.open_draft(waiting.id)
    assert page.typed == {"title": "Draf lama"}
    assert LONG in [draft.values.get("content") for draft in drafting.drafts_set_aside(office.desk, "ester")]


def test_what_a_full_disk_refused_outlives_the_change_of_officers(office: Office) -> None:
    page = Page()
    intake = presenter(office, page)
    page.typed = {**TYPED, "content": LONG}
    empty = fill(office)
    assert not intake.set_aside()
    office.officer = MARKUS
    intake.start()
    assert page.typed == {}
    assert not intake.journal()
    empty()
    assert intake.journal()
    assert [draft.values["content"] for draft in drafting.drafts_set_aside(office.desk, "ester")] == [LONG]
    assert drafting.drafts_set_aside(office.desk, "markus") == []


def test_a_save_that_failed_does_not_keep_the_draft_from_being_set_aside(office: Office) -> None:
    page = Page()
    intake = presenter(office, page)
    page.typed = {**TYPED, "content": "x" * 300_000}
    intake.save(print_receipt=False)
    assert page.state.trouble
    assert intake.set_aside()
    assert page.typed == {}
    assert len(page.state.drafts) == 1


@pytest.mark.parametrize("back", [0, 60])
def test_a_draft_set_aside_twice_comes_back_as_it_was_left_last(office: Office, back: int) -> None:
    page = Page()
    intake = presenter(office, page)
    page.typed = {"title": "Guru"}
    intake.set_aside()
    (waiting,) = page.state.drafts
    intake.open_draft(waiting.id)
    page.typed = {"title": "Guru kelas 3 kosong"}
    office.later(minutes=1 - 2 * back)
    intake.set_aside()
    intake.open_draft(waiting.id)
    assert page.typed == {"title": "Guru kelas 3 kosong"}


def test_emergency_drafts_keep_every_version_when_somebody_signs_in(office: Office) -> None:
    desk = office.desk
    for title in ("Guru", "Guru kelas 3 kosong"):
        drafting.keep_draft(desk, "darurat", "a draft", {"title": title})
        drafting.set_aside(desk, "a draft")
        office.later(minutes=1)
    drafting.adopt_drafts(desk, "darurat", "ester")
    assert [draft.values["title"] for draft in drafting.drafts_set_aside(desk, "ester")] == [
        "Guru kelas 3 kosong"
    ]
    with desk.register.reading() as work:
        assert [draft.values["title"] for draft in work.drafts.versions("a draft")] == [
            "Guru",
            "Guru kelas 3 kosong",
        ]
