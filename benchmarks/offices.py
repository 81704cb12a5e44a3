"""Profiles to measure: real registers of the demo office, unlocked as an officer's is."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from desktop.credentials.stored_secrets import centre_secret_or_new, new_register_key
from desktop.opening import desk_of, fresh_id, open_desk, wall_clock
from desktop.profile import Profile
from desktop.services import pins
from desktop.services.desk import Desk, author
from desktop.services.intake import register_complaint
from desktop.tour.story import earlier_days
from domain.unit import Counter, parse_unit
from local_db.register import Register, create_register, open_register
from tools.large_register import KEY, Mix, fill

NOBODY = "http://127.0.0.1:9"
"""The discard port: the sync thread is there and finds no centre."""
PASSPHRASE = "benchmark"
PIN = "123456"
"""What every officer of the demo office starts with."""


@contextmanager
def with_passphrase() -> Iterator[None]:
    """Profiles made and opened meanwhile, also by child processes, keep their key under a passphrase."""
    os.environ["LOKET_PASSPHRASE"] = PASSPHRASE
    try:
        yield
    finally:
        del os.environ["LOKET_PASSPHRASE"]


def made_office(folder: Path, complaints: int, mix: Mix | None = None) -> Path:
    """A profile with so many complaints of earlier days, most of them delivered."""
    folder.mkdir(parents=True)
    profile = Profile(folder)
    register = create_register(
        profile.register, new_register_key(folder), stream=fresh_id(), now=wall_clock()
    )
    try:
        fill(register, complaints, mix)
        _belongs(register)
        centre_secret_or_new(folder, lambda: "x" * 43)
    finally:
        register.close()
    return folder


def record(folder: Path, count: int) -> None:
    """Take so many complaints at the counter, with the words of the tour's sixty."""
    stories = [earlier.values for earlier in earlier_days()]
    with open_desk(Profile(folder)) as desk:
        by = author(desk.unit.officers[0])
        for number in range(count):
            values = dict(stories[number % len(stories)])
            values["content"] = f"{values['content']} ({number + 1})"
            register_complaint(desk, by, desk.new_id(), values)


def plain_office(folder: Path) -> Path:
    """The path of an empty register of the demo office under ``KEY``, for what needs no profile."""
    folder.mkdir(parents=True)
    register = create_register(folder / "register.db", KEY, stream=fresh_id(), now=wall_clock())
    try:
        _belongs(register)
    finally:
        register.close()
    return register.path


@contextmanager
def opened_office(path: Path) -> Iterator[Desk]:
    """The desk over a register under ``KEY``."""
    register = open_register(path, KEY)
    try:
        yield desk_of(register)
    finally:
        register.close()


def _belongs(register: Register) -> None:
    """The register belongs to the demo office; its centre does not answer."""
    document = json.loads(files("central").joinpath("demo", "unit.json").read_text(encoding="utf-8"))
    counter: Counter = parse_unit(document).counters[0]
    stored_pin = pins.encoded(PIN)
    with register.writing() as work:
        work.installation.set_enrolled(
            unit=document, counter=counter, centre_url=NOBODY, credential="benchmark", demo=True
        )
        for officer in document["officers"]:
            work.officers.set_pin(officer["code"], stored_pin)


def filled_office(path: Path, complaints: int) -> Path:
    """The same register with so many complaints of earlier days."""
    register = open_register(path, KEY)
    try:
        fill(register, complaints)
    finally:
        register.close()
    return path
