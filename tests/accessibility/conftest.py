"""An office with a morning behind it, and the real program open in it with a screen reader listening."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.opening import open_desk, open_gateway, wall_clock
from desktop.profile import Profile
from desktop.services.desk import author
from desktop.services.editing import open_complaint, save_edit
from desktop.services.enrolment import enrol_at_centre
from desktop.services.intake import register_complaint
from desktop.tour.centre import DemoCentre
from domain.json_values import Values
from sync.cycle import run_cycle
from tests.accessibility.counter_session import PASSPHRASE, Keyboard, Reader, Session
from tests.accessibility.signing_in import sign_in

ANONYMOUS, DISPUTED, ANSWERED = "Damaris Teftae", "Lena Tefa", "Yosef Banu"
PHONE_AT_FIRST, PHONE_HERE, PHONE_AT_CENTRE = "0822 4700 0156", "0822 4700 0561", "0822 4700 0651"


def _told(name: str, title: str, **more: object) -> Values:
    values: dict[str, object] = {
        "classification": "complaint",
        "title": title,
        "content": f"{title}, sudah tiga minggu tidak ada yang datang melihat.",
        "date_of_incident": {"date": "2026-11-16", "precision": "day"},
        "place": {"region_code": None, "text": "Desa Nefolelo", "landmark": "dekat balai desa"},
        "complainant.name": name,
        **more,
    }
    return values  # type: ignore[return-value]


MORNING = (
    _told(ANONYMOUS, "Air bak umum keruh sejak hujan", is_anonymous=True),
    _told(DISPUTED, "Sertifikat tanah belum keluar", **{"complainant.phone": PHONE_AT_FIRST}),
    _told(ANSWERED, "Lampu jalan depan pasar padam", **{"complainant.nik": "9901022305730001"}),
)


@dataclass(frozen=True)
class OpenCounter:
    """The program on its screen, and the two ways in and out of it that an officer has."""

    reader: Reader
    keyboard: Keyboard


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """Screen and buses."""
    with Session() as held:
        yield held


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile: three complaints delivered, one answered, one whose phone two sides changed.

    The link is gone afterwards: copies of one profile may not talk to one centre.
    """
    folder = tmp_path_factory.mktemp("office")
    profile = Profile(folder / "profile")
    with pytest.MonkeyPatch.context() as env, DemoCentre(folder / "centre") as centre:
        env.setenv("LOKET_PASSPHRASE", PASSPHRASE)
        env.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        enrol_at_centre(profile, f"http://127.0.0.1:{centre.port}", centre.enrol_code())
        numbers = _record(profile)
        _sync(profile)
        centre.act(numbers[2], "--status", "in_progress", "--reply", "Lampu diganti hari Senin.")
        centre.act(numbers[1], "--set", f"complainant.phone={PHONE_AT_CENTRE}")
        _change_phone(profile)
        _sync(profile)
    return profile.folder


@pytest.fixture
def another_office(office: Path, tmp_path: Path) -> Path:
    """A copy of the office, for a test that changes it or runs the program beside the other."""
    return Path(shutil.copytree(office, tmp_path / "profile"))


@pytest.fixture(scope="module")
def counter(session: Session, office: Path) -> Iterator[OpenCounter]:
    """The program, an officer signed in, the empty form in front."""
    assert "LOKET_PASSPHRASE" not in os.environ
    with session.reader() as reader, session.program(office) as keyboard:
        sign_in(reader, keyboard)
        yield OpenCounter(reader, keyboard)


def _record(profile: Profile) -> list[str]:
    with open_desk(profile) as desk:
        officer = author(desk.unit.acting_for_scripts)
        return [register_complaint(desk, officer, desk.new_id(), values).local_number for values in MORNING]


def _change_phone(profile: Profile) -> None:
    with open_desk(profile) as desk:
        with desk.register.reading() as work:
            ids = list(work.complaints.ids())
            disputed = next(
                each for each in ids if work.complaints.values(each)["complainant.name"] == DISPUTED
            )
        by = author(desk.unit.acting_for_scripts)
        save_edit(desk, by, open_complaint(desk, disputed), {"complainant.phone": PHONE_HERE})


def _sync(profile: Profile) -> None:
    with open_desk(profile) as desk, open_gateway(profile, desk) as gateway:
        report = run_cycle(desk.register, gateway, wall_clock, lambda: 0.0, until_idle=True)
    assert report.problem is None
