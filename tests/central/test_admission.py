"""Who may come in: one-time codes, credentials, streams, and those that were shut out."""

import secrets

import pytest

from central.storage.enrolling import make_code, revoke
from domain.protocol import push_document
from tests.central.caller import NINE, Device, create, new_id
from tests.central.conftest import RunningCentre


def asked(device: Device, code: str, **changed: str) -> tuple[int, str]:
    document = {"code": code, "secret": device.secret, "stream": device.stream} | changed
    answer = device.post("/v1/enrolments", document)
    return answer.status_code, answer.json().get("code", "")


def test_a_lost_reply_to_an_enrolment_is_repeated_word_for_word(real_centre: RunningCentre) -> None:
    code = make_code(real_centre.store, real_centre.unit(), NINE)
    device = Device(real_centre.client())
    assert device.enrol(code) == device.enrol(code)
    spoken = code.lower().replace("-", " ")
    assert device.enrol(spoken)["counter"]["code"] == device.counter


def test_a_code_lets_one_device_in(real_centre: RunningCentre) -> None:
    code = make_code(real_centre.store, real_centre.unit(), NINE)
    device = Device(real_centre.client())
    device.enrol(code)
    assert asked(device, code, secret=secrets.token_urlsafe(32)) == (403, "code_used")
    assert asked(device, code, stream=new_id()) == (403, "code_used")


def test_a_code_nobody_made_lets_nobody_in(real_centre: RunningCentre) -> None:
    assert asked(Device(real_centre.client()), "AAAA-BBBB-CCCC") == (403, "code_unknown")


def test_an_old_code_is_good_no_longer(real_centre: RunningCentre) -> None:
    code = make_code(real_centre.store, real_centre.unit(), NINE.replace(year=2025))
    assert asked(Device(real_centre.client()), code) == (403, "code_expired")


def test_a_stream_of_another_counter_is_not_taken_over(real_centre: RunningCentre) -> None:
    held = real_centre.device()
    code = make_code(real_centre.store, real_centre.unit(), NINE)
    assert asked(Device(real_centre.client()), code, stream=held.stream) == (403, "stream_taken")


@pytest.mark.parametrize(
    "document",
    [{}, [], {"code": "x", "secret": "short", "stream": "x"}, {"code": "x"}, "x", None],
    ids=repr,
)
def test_an_enrolment_without_its_members_is_refused(real_centre: RunningCentre, document: object) -> None:
    answer = Device(real_centre.client()).post("/v1/enrolments", document)
    assert (answer.status_code, answer.json()["code"]) == (400, "parameter")


def test_counter_codes_are_never_given_twice(demo_centre: RunningCentre) -> None:
    """Whoever comes later, anywhere, gets a number of its own, also after one was revoked."""
    devices = [demo_centre.device("DEMO") for _ in range(3)]
    codes = [device.counter for device in devices]
    assert len(set(codes)) == len(codes)
    revoke(demo_centre.store, codes[2], NINE)
    assert demo_centre.device().counter not in codes


def test_a_demo_centre_says_so(demo_centre: RunningCentre, real_centre: RunningCentre) -> None:
    for centre, demo in ((demo_centre, True), (real_centre, False)):
        device = Device(centre.client())
        told = device.enrol(make_code(centre.store, centre.unit(), NINE))
        assert told["demo"] is demo
        assert told["cursor"] is None


def forged(device: Device, header: str) -> int:
    return device.get("/v1/changes", Authorization=header).status_code


def test_a_forged_credential_comes_nowhere(real_centre: RunningCentre) -> None:
    device, other = real_centre.device(), real_centre.device()
    assert forged(device, f"Bearer {device.credential}.{device.secret}") == 200
    for header in (
        "",
        "Bearer",
        f"Bearer {device.credential}",
        f"Bearer {device.credential}.",
        f"Bearer .{device.secret}",
        f"Bearer {device.credential}.{other.secret}",
        f"Bearer {device.credential}.{device.secret}x",
        f"Bearer {device.credential.upper()}x.{device.secret}",
        f"Basic {device.credential}.{device.secret}",
        f"Bearer {'0' * 16}.{device.secret}",
    ):
        assert forged(device, header) == 401, header


def test_every_call_but_two_asks_for_the_credential(real_centre: RunningCentre) -> None:
    device = Device(real_centre.client())
    for path in ("unit", "changes", "snapshot", "reference/categories", f"streams/{device.stream}/outcomes"):
        answer = device.get(f"/v1/{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "credential"), path
    assert device.post_bytes(f"/v1/streams/{device.stream}/ops", b"{}").status_code == 401
    assert device.get("/v1/ping").status_code == 204


def test_a_foreign_stream_is_refused_and_nothing_is_decided(real_centre: RunningCentre) -> None:
    unit = real_centre.unit()
    device, other = real_centre.device(unit), real_centre.device(unit)
    for stream in (other.stream, new_id(), "x"):
        answer = device.post_bytes(f"/v1/streams/{stream}/ops", push_document(device.sealed(create()), None))
        assert (answer.status_code, answer.json()["code"]) == (403, "stream")
        assert device.get(f"/v1/streams/{stream}/outcomes").status_code == 403
    assert other.get("/v1/snapshot").json()["complaints"] == []


def test_another_units_complaints_are_never_told(real_centre: RunningCentre) -> None:
    device, stranger = real_centre.device(), real_centre.device()
    op = create()
    device.send(op)
    assert stranger.get("/v1/changes").json()["changes"] == []
    assert stranger.get("/v1/snapshot").json()["complaints"] == []
    told = stranger.send(create(op.complaint))[0]
    assert told.problem is not None
    assert (told.problem.code, told.not_taken) == ("other_unit", {})


@pytest.mark.parametrize("by", ["counter", "stream"])
def test_what_was_revoked_can_neither_push_nor_pull(real_centre: RunningCentre, by: str) -> None:
    device = real_centre.device()
    device.send(create())
    revoke(real_centre.store, device.counter if by == "counter" else device.stream, NINE)
    expected = (401, "credential_revoked") if by == "counter" else (403, "stream_revoked")
    push = device.post_bytes(f"/v1/streams/{device.stream}/ops", push_document(device.sealed(create()), None))
    pull = device.get("/v1/changes")
    for answer in (push, pull, device.get("/v1/snapshot"), device.get("/v1/unit")):
        assert (answer.status_code, answer.json()["code"]) == expected


def test_secrets_and_codes_are_not_kept(real_centre: RunningCentre) -> None:
    code = make_code(real_centre.store, real_centre.unit(), NINE)
    device = Device(real_centre.client())
    device.enrol(code)
    kept = b"".join(path.read_bytes() for path in real_centre.file.parent.iterdir())
    assert device.credential.encode() in kept
    assert device.secret.encode() not in kept
    assert code.encode() not in kept
    assert code.replace("-", "").encode() not in kept
