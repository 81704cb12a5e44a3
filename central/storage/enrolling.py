"""Counters get their credentials: one-time codes, counter codes that are never given twice.

And who may come in.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from central.storage.codec import stamp
from central.storage.schema import centre, counters, credentials, enrolment_codes, streams
from central.storage.store import Store
from central.storage.units import load_profile, plain_code, spoken_code, told_profile
from domain.json_values import JsonValue
from domain.local_number import COUNTER_CODE
from domain.unit import Counter

CODE_LIFE = timedelta(days=30)
"""How long an unused enrolment code is good; a used one may be repeated by its own device for ever."""


class EnrolmentRefused(Exception):
    """The device is not let in; ``code`` is a problem code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotAdmitted(Exception):
    """The credential or its stream is not accepted; ``code`` is a problem code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NothingToRevoke(Exception):
    """No stream and no counter has this name."""


@dataclass(frozen=True)
class Enrolment:
    """What a device is given. ``credential`` is the id that goes before its own secret."""

    credential: str
    counter: Counter
    stream: str
    demo: bool
    profile: Mapping[str, JsonValue]


@dataclass(frozen=True)
class Admitted:
    """Who is asking: the counter, its unit, and its present stream."""

    counter: str
    unit: str
    stream: str


def make_code(store: Store, unit: str, now: datetime) -> str:
    """A one-time enrolment code; only its hash is kept. Raises ``UnitUnknown``."""
    code = spoken_code(12)
    with store.writing() as connection:
        load_profile(connection, unit)
        connection.execute(
            insert(enrolment_codes).values(hash=_hash(plain_code(code)), unit=unit, made_at=stamp(now))
        )
    return code


def enrol(
    store: Store, code: str, secret: str, stream: str, now: datetime, counter: str | None = None
) -> Enrolment:
    """Take a code in. The same code with the same secret and stream gives the same answer again: a reply
    may be lost. ``counter`` is the code an installation prints already, from a profile file: it is given to
    nobody else, or the enrolment is refused.

    Raises ``EnrolmentRefused``.
    """
    with store.writing() as connection:
        row = connection.execute(
            select(enrolment_codes).where(enrolment_codes.c.hash == _hash(plain_code(code))).with_for_update()
        ).first()
        if row is None:
            raise EnrolmentRefused("code_unknown")
        if row.credential is not None:
            return _repeated(connection, row.credential, row.stream, row.unit, secret, stream)
        if datetime.fromisoformat(row.made_at) + CODE_LIFE < now:
            raise EnrolmentRefused("code_expired")
        if connection.execute(select(streams.c.id).where(streams.c.id == stream)).first() is not None:
            raise EnrolmentRefused("stream_taken")
        given = _give_counter(connection, row.unit, now, counter)
        credential = secrets.token_hex(8)
        connection.execute(
            insert(credentials).values(
                id=credential, counter=given.code, secret_hash=_hash(secret), made_at=stamp(now)
            )
        )
        connection.execute(insert(streams).values(id=stream, counter=given.code, made_at=stamp(now)))
        connection.execute(
            update(enrolment_codes)
            .where(enrolment_codes.c.hash == row.hash)
            .values(credential=credential, stream=stream)
        )
        return _told(connection, credential, given, stream, row.unit)


def admit(store: Store, credential: str, secret: str, stream: str | None) -> Admitted:
    """Who this credential is. ``stream`` is the one the request names, None where it names none.

    Raises ``NotAdmitted``: the credential is unknown or revoked (401), or the stream is not its own (403).
    """
    with store.reading() as connection:
        row = connection.execute(
            select(credentials.c.secret_hash, counters.c.code, counters.c.unit, counters.c.revoked_at)
            .join(counters, counters.c.code == credentials.c.counter)
            .where(credentials.c.id == credential)
        ).first()
        told = _hash(secret)
        # Compared also where there is no such credential: the time of the answer must not tell ids apart.
        fits = hmac.compare_digest(told, row.secret_hash if row is not None else told[::-1])
        if row is None or not fits:
            raise NotAdmitted("credential")
        if row.revoked_at is not None:
            raise NotAdmitted("credential_revoked")
        held = connection.execute(
            select(streams).where(streams.c.counter == row.code).order_by(streams.c.made_at, streams.c.id)
        ).all()
    asked = [one for one in held if one.id == stream] if stream is not None else held[-1:]
    if not asked:
        raise NotAdmitted("stream")
    if asked[0].revoked_at is not None:
        raise NotAdmitted("stream_revoked")
    return Admitted(row.code, row.unit, asked[0].id)


def revoke(store: Store, name: str, now: datetime) -> None:
    """Shut out a stream or a counter from now on. Raises ``NothingToRevoke``."""
    with store.writing() as connection:
        one = connection.execute(
            update(counters).where(counters.c.code == name).values(revoked_at=stamp(now))
        )
        other = connection.execute(update(streams).where(streams.c.id == name).values(revoked_at=stamp(now)))
        if not one.rowcount and not other.rowcount:
            raise NothingToRevoke(name)


def _repeated(
    connection: Connection, credential: str, held: str, unit: str, secret: str, stream: str
) -> Enrolment:
    row = connection.execute(
        select(credentials.c.secret_hash, counters.c.code, counters.c.name)
        .join(counters, counters.c.code == credentials.c.counter)
        .where(credentials.c.id == credential)
    ).one()
    if not hmac.compare_digest(_hash(secret), row.secret_hash) or held != stream:
        raise EnrolmentRefused("code_used")
    return _told(connection, credential, Counter(row.code, row.name), stream, unit)


def _give_counter(connection: Connection, unit: str, now: datetime, wanted: str | None) -> Counter:
    """The counter that is wanted, else the first of the profile's list that nobody has.

    Else the next number behind all that were given. Raises ``EnrolmentRefused``: the wanted one is taken, or
    the profile does not list it.
    """
    given = set(connection.execute(select(counters.c.code)).scalars())
    listed = (
        one
        for one in load_profile(connection, unit).counters
        if one.code not in given and COUNTER_CODE.fullmatch(one.code) and wanted in (None, one.code)
    )
    counter = next(listed, None)
    if counter is None and wanted is not None:
        raise EnrolmentRefused("counter_taken")
    counter = counter or _numbered(given)
    connection.execute(
        insert(counters).values(code=counter.code, unit=unit, name=counter.name, given_at=stamp(now))
    )
    return counter


def _numbered(given: set[str]) -> Counter:
    number = next(number for number in range(1, 100_000) if f"L{number:02d}" not in given)
    return Counter(f"L{number:02d}", f"Loket {number:02d}")


def _told(connection: Connection, credential: str, counter: Counter, stream: str, unit: str) -> Enrolment:
    demo = bool(connection.execute(select(centre.c.demo)).scalar_one())
    return Enrolment(credential, counter, stream, demo, told_profile(connection, unit))


def _hash(secret: str) -> str:
    """SHA-256 is enough: what is hashed here is random and long, not chosen by people."""
    return hashlib.sha256(secret.encode()).hexdigest()
