"""Units: their profiles, their officers' start codes, and what else a decision holds a complaint against."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from central.doubts import Surroundings
from central.storage.codec import packed, stamp, unpacked, unpacked_object
from central.storage.schema import counters, reference_packs, start_codes, units
from domain.json_values import JsonValue, as_list, as_object
from domain.problems import MalformedProfile
from domain.unit import UnitProfile, parse_unit

START_CODE_ROUNDS = 200_000
"""Of PBKDF2-HMAC-SHA256. A start code has 50 bits of its own, so the rounds only make trying dearer."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the signs people mistake for others."""


class UnitUnknown(Exception):
    """No unit, or no officer in it, has this code."""


def spoken_code(length: int) -> str:
    """A random code for people, in groups of four or five."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(length))
    step = 4 if length % 4 == 0 else 5
    return "-".join(signs[at : at + step] for at in range(0, length, step))


def plain_code(spoken: str) -> str:
    """A code as it is hashed: upper case, without spaces and hyphens.

    Counters do the same to what is typed.
    """
    return "".join(sign for sign in spoken.upper() if not sign.isspace() and sign != "-")


def keep_unit(connection: Connection, document: Mapping[str, JsonValue], now: datetime) -> str:
    """Make or replace a unit from its profile document; returns its code. Raises ``MalformedProfile``."""
    profile = parse_unit(document)
    if any(not isinstance(row, dict) or "start_code" in row for row in as_list(document["officers"])):
        raise MalformedProfile("officers.start_code")
    kept = {"profile": packed(dict(document)), "changed_at": stamp(now)}
    if not connection.execute(update(units).where(units.c.code == profile.code).values(**kept)).rowcount:
        connection.execute(insert(units).values(code=profile.code, **kept))
    return profile.code


def load_profile(connection: Connection, unit: str) -> UnitProfile:
    """The profile as it was loaded. Raises ``UnitUnknown``."""
    kept = connection.execute(select(units.c.profile).where(units.c.code == unit)).scalar()
    if kept is None:
        raise UnitUnknown(unit)
    return parse_unit(unpacked_object(kept))


def told_profile(connection: Connection, unit: str) -> dict[str, JsonValue]:
    """The profile as counters get it: with every counter code given so far.

    And the hash of each start code.
    """
    document = dict(load_profile(connection, unit).document)
    listed = as_list(document.get("counters", []))
    names = {as_object(row).get("code") for row in listed}
    given = connection.execute(select(counters).where(counters.c.unit == unit).order_by(counters.c.code))
    document["counters"] = [
        *listed,
        *({"code": row.code, "name": row.name} for row in given if row.code not in names),
    ]
    codes: dict[str, JsonValue] = {
        row.officer: {"salt": row.salt, "hash": row.hash, "iterations": row.iterations}
        for row in connection.execute(select(start_codes).where(start_codes.c.unit == unit))
    }
    document["officers"] = [
        {**officer, "start_code": codes.get(str(officer.get("code")))}
        for officer in map(as_object, as_list(document["officers"]))
    ]
    return document


def make_start_code(
    connection: Connection, unit: str, officer: str, now: datetime, code: str | None = None
) -> str:
    """A new one-time start code for an officer, in place of any older one. Only its hash is kept, and told.

    ``code`` is given for the demo office alone. Raises ``UnitUnknown``.
    """
    if load_profile(connection, unit).officer(officer) is None:
        raise UnitUnknown(officer)
    spoken = code or spoken_code(10)
    salt = secrets.token_bytes(16)
    hashed = hashlib.pbkdf2_hmac("sha256", plain_code(spoken).encode(), salt, START_CODE_ROUNDS)
    connection.execute(
        delete(start_codes).where(start_codes.c.unit == unit, start_codes.c.officer == officer)
    )
    connection.execute(
        insert(start_codes).values(
            unit=unit,
            officer=officer,
            salt=salt.hex(),
            hash=hashed.hex(),
            iterations=START_CODE_ROUNDS,
            made_at=stamp(now),
        )
    )
    return spoken


def surroundings(connection: Connection, unit: str) -> Surroundings:
    """What complaints of this unit are held against."""
    profile = load_profile(connection, unit)
    return Surroundings(
        zone=profile.zone,
        officers={officer.code for officer in profile.officers},
        categories=_codes(connection, "categories"),
        institutions=_codes(connection, "institutions"),
    )


def _codes(connection: Connection, pack: str) -> set[str]:
    kept = connection.execute(
        select(reference_packs.c.document).where(reference_packs.c.pack == pack)
    ).scalar()
    if kept is None:
        return set()
    items = as_list(as_object(unpacked(kept)).get("items", []))
    return {code for item in items if isinstance(item, dict) and isinstance(code := item.get("code"), str)}
