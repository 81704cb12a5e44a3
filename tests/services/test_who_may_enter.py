"""Sign-in without any network: a wrong PIN delays and never locks; a start code and a supervisor set one."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.services import pins, sign_in
from desktop.services.desk import Desk
from domain.json_values import JsonValue
from domain.problems import NotSupervisor, OfficerUnknown, PinFormInvalid, PinTooEarly, PinWrong
from domain.unit import parse_unit
from tests.presenters.office import UNIT, Office, open_office

PIN, OTHER = "246810", "135799"
SALT, ROUNDS = "00ff", 1000


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A counter whose supervisor has a PIN."""
    opened = open_office(tmp_path)
    with opened.register.writing() as work:
        work.officers.set_pin("markus", pins.encoded(PIN))
    yield opened
    opened.register.close()


def with_start_code(desk: Desk, code: str) -> Desk:
    """The desk of an office whose profile brings a start code for Ester."""
    told: dict[str, JsonValue] = {
        "salt": SALT,
        "hash": hashlib.pbkdf2_hmac("sha256", code.encode(), bytes.fromhex(SALT), ROUNDS).hex(),
        "iterations": ROUNDS,
    }
    ester: dict[str, JsonValue] = {
        "code": "ester",
        "name": "Ester Naitboho",
        "role": "officer",
        "active": True,
        "start_code": told,
    }
    return replace(desk, unit=parse_unit({**UNIT, "officers": [ester]}))


def test_each_wrong_pin_doubles_the_wait_up_to_a_minute_and_none_locks(office: Office) -> None:
    for expected in (1, 2, 4, 8, 16, 32, 60, 60):
        with pytest.raises(PinWrong) as wrong:
            sign_in.sign_in(office.desk, "markus", OTHER)
        assert wrong.value.params["wait"] == expected
        with pytest.raises(PinTooEarly):  # also for the right PIN
            sign_in.sign_in(office.desk, "markus", PIN)
        office.later(seconds=expected)
    assert sign_in.sign_in(office.desk, "markus", PIN).code == "markus"
    with pytest.raises(PinWrong) as again:
        sign_in.sign_in(office.desk, "markus", OTHER)
    assert again.value.params["wait"] == 1, "a right PIN ends the series"


def test_a_clock_set_back_does_not_lengthen_the_wait(office: Office) -> None:
    with pytest.raises(PinWrong):
        sign_in.sign_in(office.desk, "markus", OTHER)
    office.later(days=-30)
    assert sign_in.sign_in(office.desk, "markus", PIN).code == "markus"


def test_a_start_code_sets_the_first_pin_once(office: Office) -> None:
    desk = with_start_code(office.desk, "QV3CCY684V")
    with pytest.raises(PinFormInvalid):
        sign_in.take_start_code(desk, "ester", "QV3CCY684V", "12345")
    assert sign_in.take_start_code(desk, "ester", "qv3cc-y684v", PIN).code == "ester"
    with pytest.raises(PinWrong):
        sign_in.take_start_code(desk, "ester", "QV3CC-Y684V", OTHER)
    office.later(minutes=1)
    assert sign_in.sign_in(desk, "ester", PIN).code == "ester"


def test_a_wrong_start_code_sets_nothing_and_no_start_code_lets_nobody_in(office: Office) -> None:
    for desk in (with_start_code(office.desk, "QV3CCY684V"), office.desk):
        with pytest.raises(PinWrong):
            sign_in.take_start_code(desk, "ester", "XXXXX-XXXXX", PIN)
        office.later(minutes=2)
        with pytest.raises(PinWrong):
            sign_in.sign_in(desk, "ester", PIN)
        office.later(minutes=2)


def test_a_supervisor_opens_the_way_to_a_new_pin_and_a_colleague_does_not(office: Office) -> None:
    with pytest.raises(NotSupervisor):
        sign_in.reset_pin(office.desk, "ester", PIN, "markus", OTHER)
    with pytest.raises(NotSupervisor):
        sign_in.reset_pin(office.desk, "markus", PIN, "markus", OTHER)
    with pytest.raises(PinWrong):
        sign_in.reset_pin(office.desk, "markus", OTHER, "ester", OTHER)
    office.later(minutes=1)
    sign_in.reset_pin(office.desk, "markus", PIN, "ester", OTHER)
    assert sign_in.sign_in(office.desk, "ester", OTHER).code == "ester"
    with pytest.raises(OfficerUnknown):
        sign_in.sign_in(office.desk, "nobody", OTHER)


def test_a_pin_is_kept_as_argon2id_and_nowhere_in_the_open(office: Office) -> None:
    with office.register.reading() as work:
        stored = work.officers.get("markus").pin_hash
    assert stored is not None
    assert stored.startswith("$argon2id$")
    assert PIN not in stored
    assert pins.fits(PIN, stored)
    assert not pins.fits(OTHER, stored)
