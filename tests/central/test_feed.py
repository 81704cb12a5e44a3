"""What counters are told: the feed in the order of commits, snapshots that lose nothing, old outcomes."""

import threading
from secrets import token_hex
from typing import Any

import pytest

from central.storage.acting import Act, operate
from domain.outcome import OutcomeKind
from domain.protocol import parse_changes, parse_snapshot
from domain.server_copy import ServerCopy, fold_row
from tests.central.caller import NINE, Device, complaint_values, create, edit
from tests.central.conftest import RunningCentre


def pull(device: Device, cursor: str = "") -> tuple[list[dict[str, Any]], str]:
    """Every row behind the cursor, page by page, and where that ends."""
    rows: list[dict[str, Any]] = []
    more = True
    while more:
        page = device.get(f"/v1/changes?cursor={cursor}").json()
        assert not page["more"] or page["changes"]
        rows += page["changes"]
        cursor, more = page["cursor"], page["more"]
    return rows, cursor


def snapshot(device: Device) -> tuple[dict[str, ServerCopy], str]:
    """All pages, and the cursor they share."""
    copies: dict[str, ServerCopy] = {}
    cursors = set()
    page: str | None = ""
    while page is not None:
        told = parse_snapshot(device.get(f"/v1/snapshot?page={page}").json())
        copies |= {copy.complaint: copy for copy in told.copies}
        cursors.add(told.cursor)
        page = told.next
    assert len(cursors) == 1
    return copies, cursors.pop()


def folded(copies: dict[str, ServerCopy], device: Device, cursor: str) -> dict[str, ServerCopy]:
    """The copies with the feed behind a cursor over them."""
    kept = dict(copies)
    page = parse_changes(device.get(f"/v1/changes?cursor={cursor}").json())
    for row in page.rows:
        kept[row.complaint] = fold_row(kept.get(row.complaint, ServerCopy(row.complaint)), row, None)
    return kept


def test_own_ops_come_back_as_bumps_and_others_with_their_values(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    op = create()
    one.send(op)
    one.send(edit(op.complaint, 1, {"title": "Baru"}, prev=op.id))
    own, _ = pull(one)
    told, _ = pull(other)
    assert own[0]["wrote"] == sorted(op.values)
    assert set(own[0]["values"]) == {"status", "tracking_id"}
    assert own[0]["values"]["status"] == "unverified"
    assert (own[1]["wrote"], "values" in own[1]) == (["title"], False)
    assert told[0]["values"] == {**op.values, **own[0]["values"]}
    assert told[1]["values"] == {"title": "Baru"}
    assert all("wrote" not in row for row in told)
    assert [row["op"] for row in told] == [row["op"] for row in own]
    assert {tuple(row["by"]) for row in own + told} == {("ester", "Ester Naitboho")}
    assert {row["at"] for row in own + told} == {NINE.isoformat()}


def test_an_operators_edit_is_one_row_with_its_values(demo_centre: RunningCentre) -> None:
    device = demo_centre.device()
    op = create()
    device.send(op)
    cursor = pull(device)[1]
    act = Act({"status": "forwarded"}, [("title", "Judul dari pusat")], "Sudah kami teruskan.")
    operate(demo_centre.store, op.complaint, act, NINE)
    rows, _ = pull(device, cursor)
    assert len(rows) == 1
    assert rows[0]["version"] == 2
    assert set(rows[0]["values"]) == {"status", "title", "replies"}
    assert rows[0]["by"] == ["pusat", "Pusat"]
    assert "op" not in rows[0]


def test_what_changed_nothing_makes_no_row(demo_centre: RunningCentre) -> None:
    device = demo_centre.device()
    op = create()
    device.send(op)
    _, cursor = pull(device)
    again = device.send(edit(op.complaint, 1, {"title": op.values["title"]}))[0]
    assert again.kind is OutcomeKind.UNCHANGED
    assert again.position > 0
    assert pull(device, cursor) == ([], cursor)


def test_a_push_brings_the_changes_behind_its_cursor_and_no_more_than_32_kib(
    demo_centre: RunningCentre,
) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    other.send(*(create(values=complaint_values(content="x" * 900)) for _ in range(60)))
    answer = one.push(one.sealed(create()))
    assert answer.changes.more
    size = len(one.get("/v1/ping").content) + sum(len(str(row.values)) for row in answer.changes.rows)
    assert 16 * 1024 < size <= 40 * 1024
    rows, end = pull(one, answer.changes.cursor)
    positions = [row.position for row in answer.changes.rows] + [row["position"] for row in rows]
    assert positions == sorted(set(positions))
    assert len(positions) == 61
    assert one.push([], end).changes.rows == ()


def test_a_row_larger_than_a_page_still_comes(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    large = create(values=complaint_values(content=token_hex(100_000)))
    other.send(large, create(values=complaint_values(content=token_hex(100_000))))
    answer = one.push([])
    assert (answer.changes.rows, answer.changes.more) == ((), True)
    rows, _ = pull(one, answer.changes.cursor)
    assert rows[0]["op"] == large.id
    assert len(rows) == 2


def test_pages_are_bounded_and_nothing_is_lost_between_them(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    made = [create() for _ in range(450)]
    one.send(*made)
    first = other.get("/v1/changes").json()
    assert (len(first["changes"]), first["more"]) == (200, True)
    rows, _ = pull(other)
    assert [row["op"] for row in rows] == [op.id for op in made]
    copies, _ = snapshot(other)
    assert set(copies) == {op.complaint for op in made}


def test_a_snapshot_with_the_feed_behind_it_misses_nothing(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    made = [create() for _ in range(230)]
    one.send(*made)
    first = parse_snapshot(other.get("/v1/snapshot").json())
    assert first.next is not None
    # Between two pages: a complaint that was told changes, one is new and sorts before the next page.
    changed = min(op.complaint for op in made)
    fresh = create("0" + made[0].complaint[1:-1] + "0")
    one.send(edit(changed, 1, {"title": "Berubah di tengah"}), fresh)
    copies = {copy.complaint: copy for copy in first.copies}
    page: str | None = first.next
    while page is not None:
        told = parse_snapshot(other.get(f"/v1/snapshot?page={page}").json())
        assert told.cursor == first.cursor
        copies |= {copy.complaint: copy for copy in told.copies}
        page = told.next
    whole, _ = snapshot(other)
    assert folded(copies, other, first.cursor) == whole


def test_the_feed_folds_into_the_snapshot(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    op = create(values=complaint_values(accommodations=["braille"]))
    one.send(op)
    one.send(edit(op.complaint, 1, {"title": "Satu", "accommodations": ["read_aloud"]}, prev=op.id))
    other.send(edit(op.complaint, 1, {"title": "Dua", "accommodations": ["more_time"]}))
    operate(demo_centre.store, op.complaint, Act({"status": "forwarded"}), NINE)
    third = demo_centre.device(unit)
    copies, cursor = snapshot(third)
    assert folded({}, third, "") == copies
    assert folded(copies, third, cursor) == copies
    copy = copies[op.complaint]
    assert copy.values["accommodations"] == ["braille", "more_time", "read_aloud"]
    assert copy.known == 4
    assert len(copy.open_conflicts) == 1


def test_outcomes_are_asked_for_by_seq(demo_centre: RunningCentre) -> None:
    device = demo_centre.device()
    ops = [create() for _ in range(5)]
    rows = device.sealed(*ops)
    device.push([rows[4], rows[1], rows[2]])
    path = f"/v1/streams/{device.stream}/outcomes"
    told = device.get(path).json()
    assert [one["op"] for one in told["outcomes"]] == [ops[1].id, ops[2].id, ops[4].id]
    assert (told["more"], told["through"]) == (False, None)
    assert [one["op"] for one in device.get(f"{path}?after=3").json()["outcomes"]] == [ops[4].id]


def test_outcomes_come_in_pages_that_say_how_far_they_reach(demo_centre: RunningCentre) -> None:
    device = demo_centre.device()
    device.send(*(create(values={}) for _ in range(700)))
    path = f"/v1/streams/{device.stream}/outcomes"
    first = device.get(path).json()
    assert (len(first["outcomes"]), first["more"], first["through"]) == (500, True, 500)
    second = device.get(f"{path}?after=500").json()
    assert (len(second["outcomes"]), second["more"]) == (200, False)


@pytest.mark.timeout(120)
def test_whoever_reads_along_sees_every_commit_once_and_in_order(demo_centre: RunningCentre) -> None:
    """Order of positions = order of commits: a reader that follows the cursor can never step over a row."""
    unit = demo_centre.unit()
    writers = [demo_centre.device(unit) for _ in range(4)]
    reader = demo_centre.device(unit)
    sent: list[str] = []
    done = threading.Event()
    seen: list[dict[str, Any]] = []
    failures: list[BaseException] = []

    def write(device: Device) -> None:
        try:
            for _ in range(12):
                op = create()
                device.send(op, edit(op.complaint, 0, {"title": "Kedua"}, prev=op.id))
                sent.append(op.id)
        except BaseException as failure:
            failures.append(failure)

    def read() -> None:
        cursor = ""
        try:
            while True:
                last = done.is_set()
                rows, cursor = pull(reader, cursor)
                seen.extend(rows)
                if last:
                    return
        except BaseException as failure:
            failures.append(failure)

    follow = threading.Thread(target=read)
    threads = [threading.Thread(target=write, args=(device,)) for device in writers]
    for thread in (follow, *threads):
        thread.start()
    for thread in threads:
        thread.join(100)
    done.set()
    follow.join(60)
    assert failures == []
    positions = [row["position"] for row in seen]
    assert positions == sorted(set(positions))
    assert len(seen) == 2 * len(sent) == 96
    assert {row["op"] for row in seen} >= set(sent)
    versions: dict[str, int] = {}
    for row in seen:
        assert row["version"] == versions.get(row["complaint"], 0) + 1
        versions[row["complaint"]] = row["version"]
