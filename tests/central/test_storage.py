"""The database of the centre: durable settings, one writer, savepoints, properties of whole histories."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_mock_engine, text
from sqlalchemy.schema import ExecutableDDLElement

from central.batch import SentOp, read_push
from central.storage.acting import Act, ComplaintNotFound, ComplaintNotUnique, operate
from central.storage.deciding import Sender, decide_batch
from central.storage.enrolling import enrol, make_code
from central.storage.exporting import export_complaints, export_conflicts, export_ops
from central.storage.schema import metadata
from central.storage.store import CentreBusy, CentreUnusable, Store, open_store
from central.storage.telling import snapshot_page
from central.storage.units import keep_unit
from domain.fields import RECORDED
from domain.fields import field as field_of
from domain.json_values import JsonValue, as_list, as_object, as_text
from domain.local_number import LocalNumber
from domain.ops import Author, Op
from domain.outcome import Outcome, OutcomeKind
from domain.protocol import SealedOp, push_document
from tests.central.caller import NINE, complaint_values, create, edit, new_id
from tests.central.conftest import profile
from tests.central.test_merge_both_ways import start_of
from tests.central.test_merge_table import VALUES


class Office:
    """A centre without HTTP: one unit, counters that push into its storage."""

    def __init__(self, file: Path) -> None:
        self.store = open_store(f"sqlite:///{file}")
        with self.store.writing() as connection:
            keep_unit(connection, profile("UJI"), NINE)
        self.senders: dict[str, Sender] = {}
        self.seq = 0

    def counter(self, name: str) -> Sender:
        """A counter under a name of the test's own."""
        if name not in self.senders:
            told = enrol(self.store, make_code(self.store, "UJI", NINE), "s" * 43, new_id(), NINE)
            self.senders[name] = Sender(told.stream, told.counter.code, "UJI")
        return self.senders[name]

    def sent(self, *ops: Op) -> tuple[SentOp, ...]:
        """The ops as they arrive."""
        rows = []
        for op in ops:
            self.seq += 1
            rows.append(SealedOp(self.seq, op.digest(), op.stored()))
        return read_push(push_document(rows, None)).ops

    def push(self, name: str, *ops: Op) -> list[Outcome]:
        """Push as this counter."""
        return decide_batch(self.store, self.counter(name), self.sent(*ops), NINE)

    def values(self, complaint: str) -> dict[str, JsonValue]:
        """What is in force."""
        copies = {copy.complaint: copy for copy in snapshot_page(self.store, "UJI", "").copies}
        return dict(copies[complaint].values)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "central.db")
    yield office
    office.store.close()


# --------------------------------------------------------------- settings


def test_a_commit_is_on_the_disk(office: Office) -> None:
    with office.store.reading() as connection:
        told = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_five_units_of_work_that_read_then_write_end_at_five(office: Office) -> None:
    """Each through a store of its own, as five processes: the database alone keeps the writers apart."""
    stores = [open_store(str(office.store.engine.url)) for _ in range(5)]
    barrier = threading.Barrier(5)
    failures: list[Exception] = []

    def work(store: Store) -> None:
        barrier.wait()
        try:
            with store.writing() as connection:
                seen = connection.execute(text("SELECT next_tracking FROM centre")).scalar_one()
                connection.execute(text("UPDATE centre SET next_tracking = :n"), {"n": seen + 1})
        except CentreBusy as failure:
            failures.append(failure)

    before = _next(office.store)
    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert _next(office.store) == before + 5
    assert {store.epoch for store in stores} == {office.store.epoch}
    for store in stores:
        store.close()


def _next(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(text("SELECT next_tracking FROM centre")).scalar_one())


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "central.db"
    open_store(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE centre SET schema = 99")
    connection.close()
    with pytest.raises(CentreUnusable, match="lebih baru"):
        open_store(f"sqlite:///{file}")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "central.db"
    file.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(CentreUnusable):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes().startswith(b"bukan")


def test_the_tables_suit_postgresql_too() -> None:
    """Not run there in this release; nothing in them may be SQLite's alone."""
    told: list[str] = []

    def keep(statement: ExecutableDDLElement, *_: object) -> None:
        told.append(str(statement.compile(dialect=postgresql)))

    engine = create_mock_engine("postgresql+psycopg://", keep)
    postgresql = engine.dialect
    metadata.create_all(engine, checkfirst=False)
    tables = {f"CREATE TABLE {table.name} (" for table in metadata.sorted_tables}
    assert tables <= {line.strip() for statement in told for line in statement.splitlines()}


# -------------------------------------------------------------- savepoints


def test_a_failure_that_is_not_the_ops_own_leaves_it_undecided_and_the_others_decided(
    office: Office,
) -> None:
    """A trigger stands for a defect: storing this one complaint fails, whatever its bytes."""
    bad = create(values=complaint_values(title="Kena cacat"))
    with office.store.writing() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER cacat BEFORE INSERT ON field_log WHEN NEW.value = '\"Kena cacat\"' "
                "BEGIN SELECT RAISE(ABORT, 'cacat'); END"
            )
        )
    before, after = create(), create()
    told = office.push("L1", before, bad, after)
    assert [one.kind for one in told] == [OutcomeKind.APPLIED, OutcomeKind.UNDECIDED, OutcomeKind.APPLIED]
    stored = {one["id"] for one in export_complaints(office.store)}
    assert stored == {before.complaint, after.complaint}
    assert [one["op"] for one in export_ops(office.store)] == [before.id, after.id]
    with office.store.writing() as connection:
        connection.execute(text("DROP TRIGGER cacat"))
    assert office.push("L1", bad)[0].kind is OutcomeKind.APPLIED


# ---------------------------------------------------------------- the operator


def test_an_operator_finds_a_complaint_by_any_of_its_names(office: Office) -> None:
    made = create(values=complaint_values(local_number="L07-20261122-0014-M"))
    office.push("L1", made)
    number = next(iter(export_complaints(office.store)))["local_number"]
    assert number == "L07-20261122-0014-M"
    operate(office.store, made.complaint, Act({"tracking_id": "1916449"}), NINE)
    for name in ("1916449", "#1916449", made.complaint):
        assert operate(office.store, name, Act({"status": "done"}), NINE)[0] == made.complaint
    with pytest.raises(ComplaintNotFound):
        operate(office.store, "tidak-ada", Act({"status": "done"}), NINE)


def test_two_complaints_under_one_local_number_are_kept_and_flagged(office: Office) -> None:
    number = str(LocalNumber("L07", "", NINE.date(), 14))
    one, other = (create(values=complaint_values(local_number=number)) for _ in range(2))
    assert {told.kind for told in office.push("L1", one, other)} == {OutcomeKind.APPLIED}
    doubts = [as_list(row["doubts"]) for row in export_complaints(office.store)]
    assert all("local_number_twice:local_number" in found for found in doubts)
    with pytest.raises(ComplaintNotUnique) as several:
        operate(office.store, number, Act({"status": "done"}), NINE)
    assert set(several.value.ids) == {one.complaint, other.complaint}
    assert operate(office.store, one.complaint, Act({"status": "done"}), NINE)[0] == one.complaint


def test_a_reply_is_from_the_institution_assigned(office: Office) -> None:
    made = create()
    office.push("L1", made)
    act = Act({}, [("institution", "Dinas Pekerjaan Umum")], "Sedang diperbaiki.")
    operate(office.store, made.complaint, act, NINE)
    operate(office.store, made.complaint, Act(reply="Selesai."), NINE + timedelta(days=1))
    replies = office.values(made.complaint)["replies"]
    assert isinstance(replies, list)
    assert [reply["text"] for reply in replies if isinstance(reply, dict)] == [
        "Sedang diperbaiki.",
        "Selesai.",
    ]
    assert {reply["institution"] for reply in replies if isinstance(reply, dict)} == {"Dinas Pekerjaan Umum"}


def test_what_is_doubtful_is_flagged_without_the_citizens_words(office: Office) -> None:
    odd: dict[str, JsonValue] = {
        "complainant.nik": "bukan-nik",
        "category": {"code": "tidak-ada", "text": "Tidak ada", "catalogue": None},
        "content": "Anak saya 5301010101010001 diare.",
    }
    made = create(values=complaint_values(**odd), author=Author("lama", "Petugas Lama"))
    office.push("L1", made)
    doubts = next(iter(export_complaints(office.store)))["doubts"]
    assert isinstance(doubts, list)
    assert {"nik_form:complainant.nik", "unknown_code:category", "unknown_officer:by"} <= set(
        map(str, doubts)
    )
    assert "diare" not in str(doubts)


def test_a_proposal_for_the_centres_field_is_shown_at_the_centre(office: Office) -> None:
    made = create()
    office.push("L1", made)
    operate(office.store, made.complaint, Act({}, [("institution", "Dinas A")]), NINE)
    wish = edit(made.complaint, 1, {"institution": {"code": None, "text": "Dinas B", "catalogue": None}})
    assert office.push("L1", wish)[0].kind is OutcomeKind.MERGED
    row = next(iter(export_complaints(office.store)))
    assert row["institution"] == {"catalogue": None, "code": None, "text": "Dinas A"}
    (shown,) = map(as_object, as_list(row["proposals"]))
    assert shown["op"] == wish.id
    assert shown["value"] == wish.values["institution"]


# -------------------------------------------------------------- properties

PATHS = [path for path in RECORDED if path != "classification"]
path_sets = st.lists(st.sampled_from(PATHS), min_size=2, max_size=8, unique=True)
slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@slow
@given(paths=path_sets, split=st.integers(1, 7))
def test_disjoint_edits_commute(office: Office, paths: list[str], split: int) -> None:
    split = min(split, len(paths) - 1)
    ends = []
    for swapped in (False, True):
        made = create(values=complaint_values() | {path: start_of(path) for path in paths})
        office.push("L1", made)
        one = edit(made.complaint, 1, {path: VALUES[field_of(path).shape][1] for path in paths[:split]})
        other = edit(made.complaint, 1, {path: VALUES[field_of(path).shape][2] for path in paths[split:]})
        for name, op in (("L2", other), ("L1", one)) if swapped else (("L1", one), ("L2", other)):
            assert office.push(name, op)[0].kind in (OutcomeKind.APPLIED, OutcomeKind.UNCHANGED)
        ends.append(office.values(made.complaint))
    assert ends[0] == ends[1]


@slow
@given(draw=st.data())
def test_every_outcome_is_given_again_whatever_happened_since(office: Office, draw: st.DataObject) -> None:
    """Any history of edits by three counters and an operator; then every batch once more, in any order."""
    made = create()
    first = office.sent(made)
    history = [("L1", first, decide_batch(office.store, office.counter("L1"), first, NINE))]
    version = 1
    for _ in range(draw.draw(st.integers(1, 6))):
        path = draw.draw(st.sampled_from(["title", "content", "is_secret", "accommodations", "institution"]))
        value = VALUES[field_of(path).shape][draw.draw(st.integers(0, 2))]
        if draw.draw(st.integers(0, 3)) == 0:
            operate(office.store, made.complaint, Act({path: value}), NINE)
            continue
        name = draw.draw(st.sampled_from(["L1", "L2", "L3"]))
        batch = office.sent(edit(made.complaint, draw.draw(st.integers(1, version)), {path: value}))
        told = decide_batch(office.store, office.counter(name), batch, NINE)
        version = max(version, told[0].version)
        history.append((name, batch, told))
    before = office.values(made.complaint)
    records = list(export_conflicts(office.store))
    for name, batch, told in draw.draw(st.permutations(history)):
        assert decide_batch(office.store, office.counter(name), batch, NINE + timedelta(days=400)) == told
    assert office.values(made.complaint) == before
    assert list(export_conflicts(office.store)) == records


@slow
@given(draw=st.data())
def test_no_value_is_lost_and_at_most_one_record_is_open_per_field(
    office: Office, draw: st.DataObject
) -> None:
    """Invariant 7: a value that was not shown to its overwriter is in force, converged, or in a record."""
    made = create(values=complaint_values(title="awal"))
    office.push("L1", made)
    brought = set()
    for number in range(draw.draw(st.integers(2, 7))):
        name = draw.draw(st.sampled_from(["L1", "L2", "L3"]))
        value = f"judul {number}"
        brought.add(value)
        # Base 1: nobody has been shown anything but the first title.
        assert office.push(name, edit(made.complaint, 1, {"title": value}))[0].kind.accepted
    rows = [row for row in export_conflicts(office.store) if row["complaint"] == made.complaint]
    assert sum(1 for row in rows if row["open"] is True) == len(rows) == 1
    held = {as_text(office.values(made.complaint)["title"])}
    for row in rows:
        held |= {as_text(as_object(side)["value"]) for side in as_list(row["proposals"])}
    assert brought <= held
