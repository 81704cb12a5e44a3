"""The pages over a real centre: what an operator does there is what the officer reads here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.opening import desk_of
from desktop.presenters.attention import AttentionPresenter
from desktop.presenters.complaint import ComplaintPresenter
from desktop.presenters.frame import FramePresenter
from desktop.presenters.state import ConflictCard, Decision
from desktop.services.desk import Desk
from desktop.services.editing import open_complaint, save_edit
from desktop.services.intake import register_complaint
from domain.changes import ChangeSet, changed
from domain.ops import Author
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office, open_office
from tests.presenters.office import ESTER, SCHOOL
from tests.presenters.seen import SeenAttention, SeenComplaint, SeenFrame

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreProcess]:
    """A demo centre."""
    process = CentreProcess(tmp_path_factory.mktemp("centre"))
    yield process
    process.stop()


@pytest.fixture
def counter(centre: CentreProcess, tmp_path: Path) -> Iterator[Office]:
    """A counter enrolled there."""
    office = open_office(tmp_path / "profile", centre.address, centre.enrol_code())
    assert office.sync().problem is None
    yield office
    office.register.close()


def by() -> Author:
    """Who is on duty."""
    return ESTER


def take(desk: Desk) -> str:
    """A complaint is recorded."""
    return register_complaint(desk, ESTER, desk.new_id(), SCHOOL).id


def test_a_conflict_with_the_centre_is_shown_decided_and_told(centre: CentreProcess, counter: Office) -> None:
    desk = desk_of(counter.register)
    told: list[ChangeSet] = []
    complaint = take(desk)
    assert counter.sync().problem is None
    save_edit(
        desk,
        ESTER,
        open_complaint(desk, complaint),
        {"complainant.phone": "0813 5500 0731", "place": {"text": "Desa Tunbesi"}},
    )
    centre.run("act", complaint, "--set", "complainant.phone=0813 5500 0171", "--set", "category=Kesehatan")
    centre.run("act", complaint, "--status", "forwarded", "--set", "institution=Dinas Pendidikan")
    centre.run("act", complaint, "--reply", "Guru pengganti datang Senin.")
    assert counter.sync().problem is None

    frame, page, attention = SeenFrame(), SeenComplaint(), SeenAttention()
    FramePresenter(desk, frame, told.append, by).start()
    assert (frame.state.waiting, frame.state.attention) == (0, 1)

    deciding = AttentionPresenter(desk, attention, told.append, by)
    deciding.start()
    card = attention.state.card
    assert isinstance(card, ConflictCard)
    (question,) = card.questions
    assert [choice.heading for choice in question.choices] == ["Di sini", "Di pusat"]
    assert set(card.merged) == {
        ("Kategori", "Kesehatan", "dari pusat"),
        ("Instansi tujuan", "Dinas Pendidikan", "dari pusat"),
        ("Lokasi", "Desa Tunbesi", "dari sini"),
    }
    deciding.decided(complaint, (Decision(question.conflict, "here"),))
    assert told == [changed([complaint])]
    assert counter.sync().problem is None
    deciding.refresh(changed([complaint]))
    assert attention.state.empty is not None

    ComplaintPresenter(desk, page, told.append, by).show(complaint)
    state = page.state
    assert (state.delivery, state.handling, state.handling_note) == (
        "delivered",
        "forwarded",
        "Dinas Pendidikan",
    )
    assert [reply.heading for reply in state.replies] == ["Jawaban Dinas Pendidikan"]
    titles = [entry.title for entry in state.history]
    assert titles[-1] == "Diterima di loket"
    for title in (
        f"Sampai di LAPOR!, nomor {state.tracking}",
        "Diverifikasi, diteruskan ke Dinas Pendidikan",
        "Dinas Pendidikan menjawab",
        "Nomor telepon berubah di sini dan di pusat",
        "Diputuskan petugas: Nomor telepon 0813 5500 0731 (bukan 0813 5500 0171), sampai di pusat",
        "Digabung sendiri: kategori dari pusat, instansi tujuan dari pusat, lokasi dari sini",
        "Lokasi dan nomor telepon diperbaiki, sampai di pusat",
    ):
        assert title in titles, titles
    assert all(fact.pending is None for fact in state.facts)
