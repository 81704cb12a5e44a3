"""Whether the register is whole: what `loket-admin verify` tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from domain.json_values import digest as digest_of
from domain.ops import MalformedOp
from domain.problems import ComplaintUnknown
from local_db.op_rows import op_in
from local_db.unit_of_work import Reading, Writing


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be: a code, and what it is about (an id or a seq, never content)."""

    code: str
    about: str


@dataclass(frozen=True)
class Verification:
    """``checked`` counts the pages' check, ops and complaints that were looked at."""

    checked: int
    problems: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def broken_seals(connection: Connection) -> list[Finding]:
    """Pages whose HMAC does not fit: bytes that this key did not write."""
    said = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    return [Finding("page_seal", str(row[0])) for row in said]


def damaged_structure(connection: Connection) -> Iterator[Finding]:
    """What SQLite's own checks find."""
    for (said,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if said != "ok":
            yield Finding("page_structure", str(said))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding("foreign_key", f"{row[0]} {row[1]}")


def doubtful_ops(connection: Connection) -> Iterator[Finding | None]:
    """Gaps in seq, bytes that do not fit their digest or their columns. None for an op that is sound."""
    expected = 1
    rows = connection.execution_options(yield_per=200).execute(
        text("SELECT seq, id, complaint, kind, prev, replaces, body, digest FROM op ORDER BY seq")
    )
    for row in rows:
        if row.seq != expected:
            yield Finding("seq_gap", str(expected))
        expected = row.seq + 1
        if digest_of(row.body) != row.digest:
            yield Finding("op_digest", row.id)
            continue
        try:
            held = op_in(row.body)
        except (MalformedOp, ValueError, TypeError):
            yield Finding("op_body", row.id)
            continue
        written = (held.id, held.complaint, held.kind.value, held.prev, held.replaces)
        if written != (row.id, row.complaint, row.kind, row.prev, row.replaces):
            yield Finding("op_columns", row.id)
            continue
        yield None


def doubtful_complaints(unit: Reading) -> Iterator[Finding | None]:
    """Complaints without a create op or a server copy, and views that are not ops over copy."""
    ids = list(unit.complaints.ids())
    has_origin = text(
        "SELECT EXISTS (SELECT 1 FROM op WHERE complaint = :id AND kind = 'create')"
        " OR EXISTS (SELECT 1 FROM server_copy WHERE complaint = :id)"
    )
    for complaint in ids:
        if not unit.connection.execute(has_origin, {"id": complaint}).scalar():
            yield Finding("complaint_without_origin", complaint)
            continue
        try:
            shown = unit.complaints.values(complaint)
        except ComplaintUnknown:
            yield Finding("complaint_without_view", complaint)
            continue
        try:
            sound = shown == unit.complaints.derived_values(complaint)
        except (MalformedOp, ValueError, TypeError):
            sound = False  # an op of it is damaged, and has been named
        yield None if sound else Finding("view", complaint)
    strays = text("SELECT complaint FROM server_copy WHERE complaint NOT IN (SELECT id FROM complaint)")
    for (complaint,) in unit.connection.execute(strays):
        yield Finding("copy_without_complaint", complaint)


def search_out_of_step(unit: Writing) -> Iterator[Finding]:
    """Whether the index holds the words of the complaints and no others. FTS5 asks for a writer to look."""
    try:
        unit.connection.exec_driver_sql("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except DBAPIError as error:
        yield Finding("search_index", type(error.orig).__name__)


def verification(unit: Writing) -> Verification:
    """Look at everything."""
    checked = 1
    problems = list(damaged_structure(unit.connection))
    if any(problem.code == "page_structure" for problem in problems):
        return Verification(checked, tuple(problems))
    for finding in (*doubtful_ops(unit.connection), *doubtful_complaints(unit)):
        checked += 1
        if finding is not None:
            problems.append(finding)
    problems.extend(search_out_of_step(unit))
    return Verification(checked, tuple(problems))
