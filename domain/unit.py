"""The unit profile: who works where, as the centre gives it at enrolment.

Source: `domain.md`, The unit and its people.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.json_values import JsonValue
from domain.office_time import Zone
from domain.problems import MalformedProfile
from domain.vocabulary import Role


@dataclass(frozen=True)
class Officer:
    """A person of the unit. PINs are not in the profile."""

    code: str
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True)
class Counter:
    """One installation: its code is given by the centre and never given twice."""

    code: str
    name: str


@dataclass(frozen=True)
class UnitProfile:
    """The parts of the profile the program acts on; ``document`` keeps all of it as received."""

    code: str
    name: str
    regency: str
    address: str
    zone: Zone
    phone: str | None
    officers: tuple[Officer, ...]
    counters: tuple[Counter, ...]
    document: Mapping[str, JsonValue]

    def officer(self, code: str) -> Officer | None:
        """The officer with this code, also one who has left."""
        return next((officer for officer in self.officers if officer.code == code), None)

    @property
    def acting_for_scripts(self) -> Officer:
        """Who acts when a command names nobody: the first admin, else supervisor, else officer."""
        for role in (Role.ADMIN, Role.SUPERVISOR, Role.OFFICER):
            for officer in self.officers:
                if officer.role is role and officer.active:
                    return officer
        raise MalformedProfile("officers")


def parse_unit(document: Mapping[str, JsonValue]) -> UnitProfile:
    """A profile document in typed form. Raises ``MalformedProfile`` naming the first member that is wrong."""

    def text(source: Mapping[str, JsonValue], key: str, where: str = "") -> str:
        value = source.get(key)
        if not isinstance(value, str) or not value:
            raise MalformedProfile(where + key)
        return value

    def members(key: str) -> list[dict[str, JsonValue]]:
        rows = document.get(key, [])
        if not isinstance(rows, list):
            raise MalformedProfile(key)
        objects = [row for row in rows if isinstance(row, dict)]
        if len(objects) != len(rows):
            raise MalformedProfile(key)
        return objects

    try:
        zone = Zone(text(document, "zone"))
    except ValueError as problem:
        raise MalformedProfile("zone") from problem
    try:
        officers = tuple(
            Officer(
                text(row, "code", "officers."),
                text(row, "name", "officers."),
                Role(text(row, "role", "officers.")),
                row.get("active", True) is True,
            )
            for row in members("officers")
        )
    except ValueError as problem:
        raise MalformedProfile("officers.role") from problem
    if not officers:
        raise MalformedProfile("officers")
    if len({officer.code for officer in officers}) != len(officers):
        raise MalformedProfile("officers.code")
    phone = document.get("phone")
    address = document.get("address")
    return UnitProfile(
        code=text(document, "code"),
        name=text(document, "name"),
        regency=text(document, "regency"),
        address=address if isinstance(address, str) else "",
        zone=zone,
        phone=phone if isinstance(phone, str) else None,
        officers=officers,
        counters=tuple(
            Counter(text(row, "code", "counters."), text(row, "name", "counters."))
            for row in members("counters")
        ),
        document=document,
    )
