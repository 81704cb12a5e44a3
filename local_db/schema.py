"""The tables, as the newest migration leaves them (a test holds the two equal).

Times are UTC ISO text; documents are canonical JSON; ids are UUIDv7 text made outside. Delivery is no column:
it is derived from ``op`` and ``conflict`` (`standing_sql.py`), which is why their undecided rows are indexed.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

REVISION = "0002"
"""The newest migration. Compared first at a start, so that an up-to-date file imports no Alembic."""

metadata = MetaData()

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_installation"), primary_key=True),
    Column("stream", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("unit", Text),
    Column("counter_code", Text),
    Column("counter_name", Text),
    Column("centre_url", Text),
    Column("demo", Integer, nullable=False, server_default=text("0")),
    Column("credential", Text),
    Column("cursor", Text),
    Column("epoch", Text),
    Column("last_contact", Text),
    Column("skew_ms", Integer),
    Column("link_problem", Text),
    Column("not_before", Text),
    Column("unit_etag", Text),
)

complaint = Table(
    "complaint",
    metadata,
    # The milliseconds of recorded_at, made unique: row order is register order, in FTS5 too.
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("here", Integer, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("officer", Text),
    Column("flags", Text, nullable=False, server_default=text("'[]'")),
    Column("local_number", Text),
    Column("number_code", Text),
    Column("number_day", Text),
    Column("number_serial", Integer),
    Column("counter", Text),
    Column("title", Text, nullable=False, server_default=text("''")),
    Column("name", Text),
    Column("is_anonymous", Integer, nullable=False, server_default=text("0")),
    Column("place", Text),
    Column("handling", Text),
    Column("tracking_id", Text),
    Column("institution", Text),
    Column("reply_count", Integer, nullable=False, server_default=text("0")),
    Column("seen_replies", Integer, nullable=False, server_default=text("0")),
    # Narrow: a deep page and a count walk this and not the wide rows.
    Index("complaint_order", "row"),
    Index("complaint_number", "number_code", "number_day", "number_serial"),
    Index("complaint_tracking", "tracking_id", sqlite_where=text("tracking_id IS NOT NULL")),
    Index("complaint_handling", "handling"),
    Index("complaint_unseen", "id", sqlite_where=text("reply_count > seen_replies")),
)

complaint_view = Table(
    "complaint_view",
    metadata,
    Column("row", Integer, ForeignKey("complaint.row", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, nullable=False),
)

op = Table(
    "op",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("stream", Text, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("complaint", Text, ForeignKey("complaint.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("prev", Text),
    Column("replaces", Text),
    Column("answers", Text),
    Column("body", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("attempt", Text),
    Column("attempted_at", Text),
    Column("not_before", Text),
    Column("problem", Text),
    Column("outcome", Text),
    Column("settled_at", Text),
    Index("op_of_complaint", "complaint", "place"),
    Index(
        "op_unsettled",
        "complaint",
        "kind",
        "state",
        "answers",
        "at",
        "place",
        sqlite_where=text("state IN ('waiting', 'sending', 'uncertain', 'needs_correction')"),
    ),
    Index("op_waiting", "place", "seq", sqlite_where=text("state = 'waiting'")),
    Index("op_cancelled", "complaint", sqlite_where=text("kind = 'create' AND state = 'voided'")),
    Index(
        "op_one_create",
        "complaint",
        unique=True,
        sqlite_where=text("kind = 'create' AND state <> 'replaced'"),
    ),
)

server_copy = Table(
    "server_copy",
    metadata,
    Column(
        "complaint",
        Text,
        ForeignKey("complaint.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("known", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("versions", Text, nullable=False),
)

conflict = Table(
    "conflict",
    metadata,
    Column("id", Text, primary_key=True),
    Column(
        "complaint", Text, ForeignKey("complaint.id", deferrable=True, initially="DEFERRED"), nullable=False
    ),
    Column("field", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("open", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Index("conflict_of_complaint", "complaint"),
    Index("conflict_open", "complaint", "id", sqlite_where=text("open = 1")),
)

draft = Table(
    "draft",
    metadata,
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("edit_of", Text),
    Column("document", Text, nullable=False),
    Column("opened_versions", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    PrimaryKeyConstraint("id", "version"),
    Index("draft_of_officer", "officer", "saved_at"),
)

officer = Table(
    "officer",
    metadata,
    Column("code", Text, primary_key=True),
    Column("pin_hash", Text),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("last_failure", Text),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("complaint", Text, ForeignKey("complaint.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("came_out", Integer),
    Index("receipt_of_complaint", "complaint"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("officer", Text),
    Column("os_account", Text),
    Column("complaint", Text),
    Column("details", Text, nullable=False),
    Index("audit_of_complaint", "complaint", sqlite_where=text("complaint IS NOT NULL")),
)

reference = Table(
    "reference",
    metadata,
    Column("pack", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("etag", Text),
    Column("items", Text, nullable=False),
)

SEARCHABLE = """
CREATE VIEW searchable AS
SELECT c."row" AS "row", c.title AS title, json_extract(v.document, '$.content') AS content,
       CASE WHEN c.is_anonymous THEN NULL ELSE c.name END AS name,
       coalesce(c.place, '') || ' ' || coalesce(json_extract(v.document, '$.place.landmark'), '') AS place,
       coalesce(c.local_number, '') || ' ' || coalesce(c.tracking_id, '') AS numbers
FROM complaint AS c JOIN complaint_view AS v ON v."row" = c."row"
"""
"""What a search looks at. The name of an anonymous complaint is not in it, so it is not in the index."""

WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
    title, content, name, place, numbers,
    content='searchable', content_rowid='row', tokenize='unicode61 remove_diacritics 2'
)
"""
