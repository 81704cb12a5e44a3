"""The tables. JSON is kept as canonical text: the same bytes on every database, and no NUL or ordering
surprises.

Instants are ISO 8601 text in UTC. `field_log` and `ops` only grow: they are the memory that never expires.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = 1
"""Version of these tables; a database with a higher one is refused."""

metadata = MetaData()

centre = Table(
    "centre",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schema", Integer, nullable=False),
    Column("epoch_ordinal", Integer, nullable=False),
    Column("epoch_id", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("next_tracking", BigInteger, nullable=False),
    Column("demo", Boolean, nullable=False),
)
"""One row. `position` is the last one given; it is taken last in a transaction, under the writer's lock."""

units = Table(
    "units",
    metadata,
    Column("code", Text, primary_key=True),
    Column("profile", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
)

start_codes = Table(
    "start_codes",
    metadata,
    Column("unit", Text, ForeignKey("units.code"), primary_key=True),
    Column("officer", Text, primary_key=True),
    Column("salt", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("iterations", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("code", Text, primary_key=True),
    Column("unit", Text, ForeignKey("units.code"), nullable=False),
    Column("name", Text, nullable=False),
    Column("given_at", Text, nullable=False),
    Column("revoked_at", Text),
)
"""A row is never deleted: a code is never given twice, in no unit."""

credentials = Table(
    "credentials",
    metadata,
    Column("id", Text, primary_key=True),
    Column("counter", Text, ForeignKey("counters.code"), nullable=False),
    Column("secret_hash", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

streams = Table(
    "streams",
    metadata,
    Column("id", Text, primary_key=True),
    Column("counter", Text, ForeignKey("counters.code"), nullable=False, index=True),
    Column("parent", Text),
    Column("made_at", Text, nullable=False),
    Column("revoked_at", Text),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("unit", Text, ForeignKey("units.code"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("credential", Text, ForeignKey("credentials.id")),
    Column("stream", Text, ForeignKey("streams.id")),
)

complaints = Table(
    "complaints",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("units.code"), nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("local_number", Text, index=True),
    Column("tracking_id", Text, index=True),
    Column("doubts", Text, nullable=False),
    Index("complaints_by_unit", "unit", "id"),
)
"""Local numbers are not unique: two complaints under one number are both kept and flagged."""

field_log = Table(
    "field_log",
    metadata,
    Column("complaint", Text, ForeignKey("complaints.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("op", Text),
    Column("value", Text, nullable=False),
    Column("author_code", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Every write on every field; the one with the highest version is in force."""

ops = Table(
    "ops",
    metadata,
    Column("id", Text, primary_key=True),
    Column("stream", Text, ForeignKey("streams.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("counter", Text, nullable=False),
    Column("complaint", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("prev", Text),
    Column("replaces", Text),
    Column("hash", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("outcome_kind", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("position", BigInteger),
    UniqueConstraint("stream", "seq"),
)
"""Decided ops, for ever. `position` is filled before the transaction that decided the op commits."""

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("complaint", Text, ForeignKey("complaints.id"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("document", Text, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("op", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("complaint", Text, ForeignKey("complaints.id"), nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Values counters brought for fields that are the centre's: shown at the centre.

Never in force by themselves.
"""

feed = Table(
    "feed",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("unit", Text, nullable=False),
    Column("complaint", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("op", Text),
    Column("stream", Text),
    Column("written", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("conflicts", Text, nullable=False),
    Column("author_code", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("feed_by_unit", "unit", "position"),
)

reference_packs = Table(
    "reference_packs",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),
)

alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("op", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""What must not happen and is not a decision: other bytes under the id of a decided op."""
