"""`verify` says of each damage what it is; a sound register has none."""

import pytest

from domain.delivery import OpEvent
from domain.json_values import digest
from domain.server_copy import ServerCopy
from local_db.register import Register
from tests.local_db.counter_desk import Desk, run_sql


@pytest.fixture
def used(register: Register, desk: Desk) -> Register:
    """Three complaints, one of them edited, one delivered."""
    with register.writing() as work:
        first = desk.create(work)
        desk.edit(work, first, title="Jembatan putus total")
        second = desk.create(work)
        row = work.ops.rows(second)[0]
        work.ops.settle(row.id, OpEvent.ACCEPTED, now=desk.tick())
        work.copies.put(ServerCopy(second, 1, row.op.values, dict.fromkeys(row.op.values, 1)))
        work.complaints.refresh(second)
        desk.create(work)
    return register


def test_a_sound_register_has_nothing_to_tell(used: Register) -> None:
    told = used.verify()
    assert told.ok
    assert told.checked == 1 + 4 + 3


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("DELETE FROM op WHERE seq = 2", "seq_gap"),
        ("UPDATE op SET digest = 'f00' WHERE seq = 3", "op_digest"),
        (
            "UPDATE op SET body = CAST(replace(CAST(body AS TEXT), 'putus', 'rusak') AS BLOB) WHERE seq = 1",
            "op_digest",
        ),
        ("UPDATE op SET kind = 'edit' WHERE seq = 1", "op_columns"),
        ("UPDATE op SET prev = 'x' WHERE seq = 2", "op_columns"),
        ("UPDATE op SET state = 'delivered' WHERE seq = 2", "view"),
        ("UPDATE server_copy SET document = json_set(document, '$.title', 'lain')", "view"),
        ("UPDATE complaint_view SET document = json_set(document, '$.title', 'lain')", "view"),
        ("DELETE FROM complaint_view", "complaint_without_view"),
        (
            "INSERT INTO complaint (\"row\", id, here, recorded_at) VALUES (5, 'x', 1, '')",
            "complaint_without_origin",
        ),
        ("UPDATE complaint SET title = 'lain'", "search_index"),
        ("INSERT INTO words (words) VALUES ('delete-all')", "search_index"),
    ],
)
def test_each_damage_is_named(used: Register, damage: str, code: str) -> None:
    run_sql(used, damage)
    assert code in {finding.code for finding in used.verify().problems}


def test_an_op_body_that_is_no_op_is_named(used: Register) -> None:
    run_sql(used, "UPDATE op SET body = ?, digest = ? WHERE seq = 2", (b"{}", digest(b"{}")))
    assert "op_body" in {finding.code for finding in used.verify().problems}


def test_rows_without_their_complaint_are_named(used: Register, desk: Desk) -> None:
    with used.writing() as work:
        work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    with used._writers.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("INSERT INTO server_copy VALUES ('nobody', 1, '{}', '{}')")
        driver.execute("PRAGMA foreign_keys = ON")
    codes = {finding.code for finding in used.verify().problems}
    assert {"foreign_key", "copy_without_complaint"} <= codes
    assert desk.ids
