"""Who this installation is, and what it knows of the centre: one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from domain.json_values import JsonValue
from domain.unit import Counter, UnitProfile, parse_unit
from local_db.schema import installation
from local_db.stored import read_object, read_time, read_time_or_none, stored_json, stored_time


@dataclass(frozen=True)
class Installation:
    """The row. ``credential`` is the id of the centre's credential; its secret lies in the credential store.

    ``link_problem`` is the code of why the last contact failed, None after one that worked; ``not_before`` is
    the centre's last ``Retry-After`` as an instant; ``cursor`` is opaque and None before the first snapshot.
    """

    stream: str
    created_at: datetime
    unit: UnitProfile | None
    counter: Counter | None
    centre_url: str | None
    demo: bool
    credential: str | None
    cursor: str | None
    epoch: str | None
    last_contact: datetime | None
    skew_ms: int | None
    link_problem: str | None
    not_before: datetime | None
    unit_etag: str | None


class InstallationStore:
    """Reads and changes the one row."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self, *, stream: str, now: datetime) -> None:
        """Make the row; once, when the register is made."""
        self._connection.execute(
            insert(installation).values(id=1, stream=stream, created_at=stored_time(now))
        )

    def get(self) -> Installation:
        """The row in typed form."""
        row = self._connection.execute(select(installation)).one()
        return Installation(
            stream=row.stream,
            created_at=read_time(row.created_at),
            unit=None if row.unit is None else parse_unit(read_object(row.unit)),
            counter=None if row.counter_code is None else Counter(row.counter_code, row.counter_name),
            centre_url=row.centre_url,
            demo=bool(row.demo),
            credential=row.credential,
            cursor=row.cursor,
            epoch=row.epoch,
            last_contact=read_time_or_none(row.last_contact),
            skew_ms=row.skew_ms,
            link_problem=row.link_problem,
            not_before=read_time_or_none(row.not_before),
            unit_etag=row.unit_etag,
        )

    def stream(self) -> str:
        """The stream alone."""
        return str(self._connection.execute(select(installation.c.stream)).scalar_one())

    def set_enrolled(
        self,
        *,
        unit: Mapping[str, JsonValue],
        counter: Counter,
        centre_url: str | None,
        credential: str | None,
        demo: bool,
    ) -> None:
        """This installation belongs to a counter now; ``unit`` is the profile document as received."""
        parse_unit(unit)
        self._set(
            unit=stored_json(unit),
            counter_code=counter.code,
            counter_name=counter.name,
            centre_url=centre_url,
            credential=credential,
            demo=int(demo),
        )

    def set_unit(self, unit: Mapping[str, JsonValue], etag: str | None = None) -> None:
        """A newer profile document. Raises ``MalformedProfile`` and keeps the old one."""
        parse_unit(unit)
        self._set(unit=stored_json(unit), unit_etag=etag)

    def set_credential(self, credential: str | None) -> None:
        """The id of the credential, after an enrolment that followed a profile file."""
        self._set(credential=credential)

    def set_demo(self, demo: bool) -> None:
        """Whether the centre says that it is a demonstration."""
        self._set(demo=int(demo))

    def set_centre_url(self, url: str | None) -> None:
        """The address of the centre."""
        self._set(centre_url=url)

    def set_cursor(self, cursor: str | None) -> None:
        """How far the feed has been applied. In the transaction that applies it."""
        self._set(cursor=cursor)

    def set_epoch(self, epoch: str | None) -> None:
        """The life of the centre's database that the cursor belongs to."""
        self._set(epoch=epoch)

    def set_contact(self, at: datetime, skew_ms: int | None) -> None:
        """The centre has answered, authenticated. Clears the link problem."""
        values: dict[str, str | int | None] = {"last_contact": stored_time(at), "link_problem": None}
        if skew_ms is not None:
            values["skew_ms"] = skew_ms
        self._set(**values)

    def set_link_problem(self, code: str | None) -> None:
        """Why the last contact failed: a code of `domain.problems`."""
        self._set(link_problem=code)

    def set_not_before(self, at: datetime | None) -> None:
        """No request before this instant: the centre's authenticated ``Retry-After``."""
        self._set(not_before=None if at is None else stored_time(at))

    def _set(self, **values: str | int | None) -> None:
        self._connection.execute(update(installation).values(**values))
