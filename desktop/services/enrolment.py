"""Give an installation its unit profile, its counter code and its credential."""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desktop.credentials import stored_secrets
from desktop.opening import fresh_id, wall_clock
from desktop.profile import Profile
from desktop.services.desk import Desk
from domain.json_values import JsonValue
from domain.local_number import COUNTER_CODE
from domain.problems import AlreadyEnrolled, FolderReadOnly, KeyMissing, MalformedProfile
from domain.unit import Counter, parse_unit
from local_db.register import Register, create_register, open_register
from sync.connectors.gateway import Gateway
from sync.enrolment import ask_for_place
from sync.lock import only_syncer


def enrol_at_centre(profile: Profile, centre: str, code: str, ask: Callable[[], str] | None = None) -> None:
    """Take a place at the centre with a one-time code.

    Stream and secret are durable before the first byte leaves, so a lost reply is repaired by giving the same
    command again. Raises ``AlreadyEnrolled``, ``CodeRefused``, the link's, the key's and the register's
    problems.
    """
    with Gateway(centre, None) as gateway, _alone(profile):
        register = _open_or_create(profile, ask, wall_clock())
        try:
            with register.reading() as work:
                installation = work.installation.get()
            if installation.credential is not None:
                raise AlreadyEnrolled()
            secret = stored_secrets.centre_secret_or_new(
                profile.folder, lambda: secrets.token_urlsafe(32), ask
            )
            printed = None if installation.counter is None else installation.counter.code
            place = ask_for_place(gateway, code, secret, installation.stream, printed)
            with register.writing() as work:
                work.installation.set_enrolled(
                    unit=place.unit,
                    counter=Counter(place.counter_code, place.counter_name),
                    centre_url=centre,
                    credential=place.credential,
                    demo=place.demo,
                )
        finally:
            register.close()


def enrol_from_file(profile: Profile, file: Path, ask: Callable[[], str] | None = None) -> None:
    """Start with a unit profile on paper's side of the network: the file also names this ``counter``.

    Raises ``MalformedProfile``, ``AlreadyEnrolled``, the key's and the register's problems.
    """
    try:
        document: JsonValue = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise MalformedProfile(file.name) from problem
    if not isinstance(document, dict):
        raise MalformedProfile(file.name)
    unit = parse_unit(document)
    counter = document.get("counter")
    named = [known for known in unit.counters if known.code == counter]
    if not named or not COUNTER_CODE.fullmatch(named[0].code):
        raise MalformedProfile("counter")
    with _alone(profile):
        register = _open_or_create(profile, ask, wall_clock())
        try:
            with register.writing() as work:
                if work.installation.get().unit is not None:
                    raise AlreadyEnrolled()
                work.installation.set_enrolled(
                    unit=document,
                    counter=named[0],
                    centre_url=None,
                    credential=None,
                    demo=document.get("demo") is True,
                )
        finally:
            register.close()


def move_centre(desk: Desk, url: str) -> None:
    """The same centre by another address. Raises ``AddressNotSafe``."""
    Gateway(url, None).close()
    with desk.register.writing() as work:
        work.installation.set_centre_url(url)


@contextmanager
def _alone(profile: Profile) -> Iterator[None]:
    """One enrolment a profile at a time: two would each make a key, and the register fits one of them.

    Raises ``SyncerBusy``, ``FolderReadOnly``.
    """
    try:
        profile.folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise FolderReadOnly() from refused
    with only_syncer(profile.folder):
        yield


def _open_or_create(profile: Profile, ask: Callable[[], str] | None, now: datetime) -> Register:
    """The register of this profile; one cut off while it was made is made now, under the key it
    already has.
    """
    if profile.register.exists():
        return open_register(profile.register, stored_secrets.register_key(profile.folder, ask))
    try:
        key = stored_secrets.register_key(profile.folder, ask)
    except KeyMissing:
        key = stored_secrets.new_register_key(profile.folder, ask)
    return create_register(profile.register, key, stream=fresh_id(), now=now)
