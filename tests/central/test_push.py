"""Pushing over HTTP: what is decided is decided once, whatever is lost, repeated or damaged on the way."""

import json
import secrets
from dataclasses import replace
from typing import Any

import pytest

from domain.json_values import canonical_bytes, digest
from domain.ops import LARGEST_OP
from domain.outcome import OutcomeKind
from domain.protocol import SealedOp, push_document
from tests.central.caller import Device, complaint_values, create, edit, new_id, resolve
from tests.central.conftest import RunningCentre


@pytest.fixture
def device(demo_centre: RunningCentre) -> Device:
    return demo_centre.device()


def refused(device: Device, content: bytes, status: int, code: str, **headers: str) -> None:
    """The whole batch is refused with this problem, and nothing is stored."""
    path = f"/v1/streams/{device.stream}/ops"
    answer = device.post_bytes(path, content, **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert outcomes(device) == []


def outcomes(device: Device, after: int = 0) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = device.get(f"/v1/streams/{device.stream}/outcomes?after={after}").json()[
        "outcomes"
    ]
    return told


def batch(*rows: SealedOp) -> Any:
    return json.loads(push_document(rows, None))


def test_a_lost_reply_does_not_decide_twice(device: Device) -> None:
    op = create()
    rows = device.sealed(op)
    first = device.push(rows)
    again = device.push(rows)
    assert again.outcomes == first.outcomes
    assert outcomes(device) == [first.outcomes[0].document()]
    assert device.push([]).changes.rows == first.changes.rows


def test_the_outcome_stays_when_the_world_goes_on(device: Device) -> None:
    op = create()
    first_edit = edit(op.complaint, 1, {"title": "Satu"}, prev=op.id)
    rows = device.sealed(op, first_edit)
    first = device.push(rows)
    device.send(edit(op.complaint, 2, {"title": "Dua"}))
    assert device.push(rows).outcomes == first.outcomes


def test_the_same_op_twice_in_one_batch_is_decided_once(device: Device) -> None:
    row = device.sealed(create())[0]
    one, other = device.push([row, replace(row, seq=2)]).outcomes
    assert one == other
    assert one.version == 1


def test_other_bytes_under_a_decided_id_are_an_alarm_and_take_no_effect(
    device: Device, demo_centre: RunningCentre
) -> None:
    op = create()
    stored = device.send(op)[0]
    other = create(op.complaint, complaint_values(title="Yang lain"), id=op.id)
    again = device.send(other)[0]
    assert again == replace(stored, key_reused=True)
    assert again.hash == op.digest()
    copy = device.get("/v1/snapshot").json()["complaints"][0]
    assert copy["values"]["title"] == op.values["title"]
    assert outcomes(device) == [stored.document()]


def test_a_poison_op_delays_nobody_else(device: Device) -> None:
    good, bad, later = create(), create(values={"title": 7}), create()
    kinds = [outcome.kind for outcome in device.send(good, bad, later)]
    assert kinds == [OutcomeKind.APPLIED, OutcomeKind.REJECTED, OutcomeKind.APPLIED]


def test_a_rejection_is_remembered_too(device: Device) -> None:
    rows = device.sealed(create(values={}))
    first = device.push(rows).outcomes[0]
    assert first.kind is OutcomeKind.REJECTED
    assert first.position > 0
    assert device.push(rows).outcomes[0] == first


def test_what_is_not_decided_is_not_remembered(device: Device) -> None:
    op = create()
    behind = edit(op.complaint, 0, {"title": "Kedua"}, prev=op.id)
    rows = device.sealed(op, behind)
    assert device.push(rows[1:]).outcomes[0].kind is OutcomeKind.BLOCKED
    assert outcomes(device) == []
    kinds = [outcome.kind for outcome in device.push(rows).outcomes]
    assert kinds == [OutcomeKind.APPLIED, OutcomeKind.APPLIED]


def test_an_op_that_is_too_large_is_rejected_and_the_others_are_not(device: Device) -> None:
    huge = create(values=complaint_values(content=secrets.token_hex(LARGEST_OP // 2)))
    first, second = device.send(huge, create())
    assert first.problem is not None
    assert first.problem.code == "too_large"
    assert second.kind is OutcomeKind.APPLIED


def test_a_demo_centre_gives_seven_digits_each_once(device: Device) -> None:
    ids = {outcome.tracking_id for outcome in device.send(*(create() for _ in range(20)))}
    assert len(ids) == 20
    assert all(id is not None and len(id) == 7 and id.isdecimal() for id in ids)


def test_elsewhere_there_is_no_number_until_lapor_gives_one(real_centre: RunningCentre) -> None:
    device = real_centre.device()
    outcome = device.send(create())[0]
    assert (outcome.kind, outcome.tracking_id) == (OutcomeKind.APPLIED, None)


def test_positions_rise_with_the_decisions(device: Device) -> None:
    told = device.send(*(create() for _ in range(5)))
    positions = [outcome.position for outcome in told]
    assert positions == list(range(positions[0], positions[0] + 5))


def test_a_conflict_travels_whole(demo_centre: RunningCentre) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    op = create()
    one.send(op)
    one.send(edit(op.complaint, 1, {"title": "Satu"}, prev=op.id))
    ours = edit(op.complaint, 1, {"title": "Dua"})
    met = other.send(ours)[0]
    assert met.kind is OutcomeKind.CONFLICT
    record = met.conflicts[0]
    assert met.not_taken["title"].value == record.in_force == "Satu"
    told = one.get("/v1/changes").json()["changes"][-1]
    assert told["conflicts"] == [record.document()]
    assert "values" not in told
    assert "wrote" not in told
    decision = resolve(op.complaint, record.id, record.revision, "title", "Tiga")
    assert one.send(decision)[0].conflicts[0].open is False
    last = other.get("/v1/changes").json()["changes"][-1]
    assert last["values"] == {"title": "Tiga"}
    assert last["conflicts"][0]["open"] is False


# ------------------------------------------------------- a batch as a whole


def test_a_body_that_does_not_fit_its_hash_refuses_the_batch(device: Device) -> None:
    good, damaged = device.sealed(create(), create())
    content = push_document([good, replace(damaged, digest="0" * 64)], None)
    refused(device, content, 400, "op_hash")


def test_a_body_written_in_another_order_is_the_same_body(device: Device) -> None:
    """The hash is over the canonical form; what a proxy re-serialised is still what was meant."""
    row = device.sealed(create())[0]
    document = batch(row)
    shuffled = dict(reversed(document["ops"][0]["body"].items()))
    document["ops"][0]["body"] = shuffled
    content = json.dumps(document, indent=1).encode()
    assert device.post_bytes(f"/v1/streams/{device.stream}/ops", content).status_code == 200


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b"[1", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"cursor":null,"ops":[NaN]}', "not_json"),
        (b"[" * 50_000, "not_json"),
        (b"[]", "op_list"),
        (b'{"ops":{}}', "op_list"),
        (b'{"ops":[1]}', "op_list"),
        (b'{"cursor":7,"ops":[]}', "op_list"),
        (b'{"ops":[{"seq":0,"hash":"","body":{"op":"x"}}]}', "op_list"),
        (b'{"ops":[{"seq":true,"hash":"","body":{"op":"x"}}]}', "op_list"),
        (b'{"ops":[{"seq":1,"hash":"","body":{"op":""}}]}', "op_list"),
        (b'{"ops":[{"seq":1,"hash":"","body":{"op":"x"}}]}', "op_hash"),
        (b'{"ops":[{"seq":1,"hash":"","body":{"op":"x","at":"\\ud800"}}]}', "not_json"),
        (b'{"ops":[{"seq":9223372036854775808,"hash":"","body":{"op":"x"}}]}', "op_list"),
    ],
    ids=lambda part: repr(part[:45]),
)
def test_what_cannot_be_read_is_refused_whole(device: Device, content: bytes, code: str) -> None:
    refused(device, content, 400, code)


def test_a_body_that_names_a_member_twice_is_noticed(device: Device) -> None:
    row = device.sealed(create())[0]
    twice = row.body.replace(b'{"at":', b'{"at":"x","at":', 1)
    refused(device, push_document([replace(row, body=twice, digest=digest(twice))], None), 400, "op_hash")


def test_numbers_and_depth_beyond_what_travels_are_the_ops_own_fault(device: Device) -> None:
    body = create().body()
    nested: Any = "x"
    for _ in range(60):
        nested = [nested]
    for value in (nested, 10**30, 1.5):
        odd: Any = {**body, "op": new_id(), "values": {"title": value}}
        stored = canonical_bytes(odd)
        device.seq += 1
        told = device.push([SealedOp(device.seq, digest(stored), stored)]).outcomes[0]
        assert told.kind is OutcomeKind.REJECTED


def test_a_place_of_the_stream_held_by_another_op_is_a_fork(device: Device) -> None:
    device.send(create())
    stranger = SealedOp(1, *_sealed())
    answer = device.post_bytes(
        f"/v1/streams/{device.stream}/ops", push_document([*device.sealed(create()), stranger], None)
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "fork")
    assert len(outcomes(device)) == 1
    twice = [SealedOp(9, *_sealed()), SealedOp(9, *_sealed())]
    answer = device.post_bytes(f"/v1/streams/{device.stream}/ops", push_document(twice, None))
    assert answer.status_code == 409


def _sealed() -> tuple[str, bytes]:
    op = create()
    return op.digest(), op.stored()


@pytest.mark.parametrize("cursor", ["x", "WyJ4Il0", "äöü", "\x00", "W10=" * 20])
def test_an_unknown_cursor_is_noticed_before_anything_is_decided(device: Device, cursor: str) -> None:
    refused(device, push_document(device.sealed(create()), cursor), 409, "cursor_unknown")


def test_a_cursor_of_another_unit_is_not_ours(demo_centre: RunningCentre, device: Device) -> None:
    stranger = demo_centre.device()
    cursor = stranger.get("/v1/changes").json()["cursor"]
    refused(device, push_document(device.sealed(create()), cursor), 409, "cursor_unknown")


def test_ten_thousand_ops_are_refused_at_once(device: Device) -> None:
    content = push_document(device.sealed(*(create(values={}) for _ in range(10_000))), None)
    assert len(content) < 8 * 1024 * 1024
    refused(device, content, 413, "too_many_ops")


def test_as_many_ops_as_are_allowed_are_taken(device: Device) -> None:
    ops = [create(values=complaint_values(title=f"Laporan {number}")) for number in range(1_000)]
    told = device.send(*ops)
    assert {outcome.kind for outcome in told} == {OutcomeKind.APPLIED}
    assert [outcome.op for outcome in told] == [op.id for op in ops]
