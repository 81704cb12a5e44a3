"""Whatever answers instead of the centre, or for it: no op is decided, none is changed by a byte."""

import json
import os
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import trustme

from domain.json_values import JsonValue
from sync.rhythm import Rhythm
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office, wall_clock
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen, answering, as_centre

pytestmark = [pytest.mark.e2e, pytest.mark.faults]

PORTAL_PAGE = b"<!doctype html><title>WiFi Kecamatan</title><p>Silakan masuk"


def problem(code: str) -> dict[str, str]:
    """A problem body."""
    return {"code": code, "title": "invented"}


def portal(_: Seen) -> Said | None:
    """A captive portal: everything is fine, in HTML."""
    return Said(200, {"Content-Type": "text/html"}, PORTAL_PAGE)


def redirect(_: Seen) -> Said | None:
    """A portal that sends everybody to its login page."""
    return Said(302, {"Location": "http://127.0.0.1:9/masuk"}, b"")


def bad_gateway(_: Seen) -> Said | None:
    """A proxy on the way."""
    return Said(502, {"Retry-After": "3"}, b"Bad Gateway")


def foreign_401(_: Seen) -> Said | None:
    """A proxy that wants a password of its own."""
    return Said(401, {"WWW-Authenticate": "Basic"}, json.dumps(problem("credential")).encode())


def refused_credential(seen: Seen) -> Said | None:
    """The centre no longer knows the counter."""
    return as_centre(seen, 401, dict(problem("credential")))


def foreign_stream(seen: Seen) -> Said | None:
    """The centre says the stream is somebody else's."""
    return as_centre(seen, 403, dict(problem("stream")))


def too_many(seen: Seen) -> Said | None:
    """The centre asks for a pause."""
    return as_centre(seen, 429, dict(problem("busy")), Retry_After="40")


def broken_centre(seen: Seen) -> Said | None:
    """The centre stumbles."""
    return as_centre(seen, 500, dict(problem("centre_failed")))


def busy_centre(seen: Seen) -> Said | None:
    """The centre cannot write now."""
    return as_centre(seen, 503, dict(problem("busy")), Retry_After="5")


def upgrade(seen: Seen) -> Said | None:
    """The centre takes newer programs only."""
    return as_centre(seen, 426, {**problem("upgrade"), "params": {"oldest": "2"}})


def truncated(_: Seen, reply: Said) -> Said | None:
    """Half of the centre's JSON, with a Content-Length that fits the half."""
    return Said(reply.status, reply.headers, reply.body[: len(reply.body) // 2])


def broken_off(_: Seen, reply: Said) -> Said | None:
    """Half of the centre's JSON, then the line goes."""
    return Said(reply.status, reply.headers, reply.body[: len(reply.body) // 2], announced=len(reply.body))


def wrong_nonce(_: Seen, reply: Said) -> Said | None:
    """An answer to somebody else's question: a cache."""
    return Said(reply.status, reply.headers | {header_name(reply, "loket-nonce"): "0" * 32}, reply.body)


def no_nonce(_: Seen, reply: Said) -> Said | None:
    """An answer without a nonce."""
    kept = {name: value for name, value in reply.headers.items() if name.lower() != "loket-nonce"}
    return Said(reply.status, kept, reply.body)


def header_name(reply: Said, lower: str) -> str:
    """As the centre spells it."""
    return next(name for name in reply.headers if name.lower() == lower)


@dataclass(frozen=True)
class Fault:
    """What the link does, the word for it, the op's state after it, and whether the centre has the op."""

    before: Callable[[Seen], Said | None] | None
    after: Callable[[Seen, Said], Said | None] | None
    word: str
    state: str
    reaches: bool = False


FAULTS = {
    "captive portal": Fault(portal, None, "portal", "uncertain"),
    "redirect": Fault(redirect, None, "portal", "uncertain"),
    "proxy 502": Fault(bad_gateway, None, "portal", "uncertain"),
    "401 without nonce": Fault(foreign_401, None, "portal", "uncertain"),
    "truncated JSON": Fault(None, truncated, "portal", "uncertain", True),
    "broken off": Fault(None, broken_off, "offline", "uncertain", True),
    "wrong nonce": Fault(None, wrong_nonce, "portal", "uncertain", True),
    "no nonce": Fault(None, no_nonce, "portal", "uncertain", True),
    "401": Fault(refused_credential, None, "auth", "waiting"),
    "403": Fault(foreign_stream, None, "auth", "waiting"),
    "429": Fault(too_many, None, "rate_limited", "waiting"),
    "500": Fault(broken_centre, None, "centre", "waiting"),
    "503": Fault(busy_centre, None, "centre", "waiting"),
    "426": Fault(upgrade, None, "centre", "waiting"),
}


def only_pushes(fault: Fault, proxy: FaultProxy) -> None:
    """Let the fault meet the ops themselves; everything else passes."""
    if fault.before is not None:
        before = fault.before
        proxy.before = lambda seen: before(seen) if seen.path.endswith("/ops") else None
    if fault.after is not None:
        after = fault.after
        proxy.after = lambda seen, reply: after(seen, reply) if seen.path.endswith("/ops") else reply


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_answer_to_a_push_decides_nothing_and_changes_no_byte(
    name: str, office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    fault = FAULTS[name]
    settled = office.record(1)
    office.sync()
    ids = [office.record(2), office.record(3)]
    office.edit(ids[0], expectation="segera")
    office.edit(settled, expectation="segera juga")
    before, copy = office.sealed_ops(), office.values(settled)
    with office.register.reading() as reading:
        known = reading.installation.get()
    only_pushes(fault, proxy)

    report = office.sync()

    assert report.document()["problem"] == fault.word
    assert office.sealed_ops() == before
    rows = office.op_rows()
    assert [row.state.value for row in rows] == ["delivered"] + [fault.state] * 4
    assert all(row.outcome is None for row in rows[1:])
    assert [row.attempts for row in rows] == [1, 1, 1, 1, 1]
    assert office.values(settled) == copy
    with office.register.reading() as reading:
        after = reading.installation.get()
    assert (after.cursor, after.epoch, after.unit) == (known.cursor, known.epoch, known.unit)
    assert report.problem is not None
    assert after.link_problem == report.problem.code
    held = {complaint["id"] for complaint in centre.export("complaints")}
    assert set(ids).issubset(held) if fault.reaches else set(ids).isdisjoint(held)

    proxy.heal()
    waited = timedelta(hours=1)
    report = office.sync(until_idle=True, clock=lambda: wall_clock() + waited)
    assert (report.problem, report.sendable) == (None, 0)
    assert office.sealed_ops() == before
    assert office.states() == ["delivered"] * 5
    everything = [complaint["id"] for complaint in centre.export("complaints")]
    assert sorted(id for id in everything if id in ids) == sorted(ids)


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_answer_to_a_pull_moves_no_cursor(
    name: str, office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    fault = FAULTS[name]
    id = office.record(1)
    office.sync()
    centre.run("act", id, "--status", "in_progress")
    with office.register.reading() as reading:
        known = reading.installation.get()
    proxy.before = fault.before or proxy.before
    proxy.after = fault.after or proxy.after

    report = office.sync()

    assert report.document()["problem"] == fault.word
    with office.register.reading() as reading:
        after = reading.installation.get()
    assert after.cursor == known.cursor
    assert office.values(id)["status"] == "unverified"
    assert office.states() == ["delivered"]

    proxy.heal()
    office.sync(clock=lambda: wall_clock() + timedelta(hours=1))
    assert office.values(id)["status"] == "in_progress"


def test_a_refused_connection_leaves_everything_waiting(office: Office, proxy: FaultProxy) -> None:
    office.record(1)
    before = office.sealed_ops()
    proxy.close()

    report = office.sync()

    assert report.document()["problem"] == "offline"
    assert (report.waiting, report.exit_code, report.requests) == (1, 1, 1)
    assert office.sealed_ops() == before
    assert office.states() == ["waiting"]


@pytest.fixture
def expired(tmp_path: Path, centre: CentreProcess) -> Iterator[tuple[str, Path, list[Seen]]]:
    """An address behind https whose certificate has expired, its authority, and who got through."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1", not_after=datetime.now(UTC) - timedelta(days=1))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with answering(lambda seen: as_centre(seen, 200, {}), context) as server:
        yield server.address, tmp_path / "ca.pem", server.seen


def test_an_expired_certificate_stops_before_a_byte_leaves(
    office: Office, expired: tuple[str, Path, list[Seen]]
) -> None:
    address, authority, seen = expired
    office.record(1)
    before = office.sealed_ops()

    report = office.sync(address=address, extra_ca=authority, until_idle=True)

    assert report.document()["problem"] == "tls"
    assert office.sealed_ops() == before
    assert office.states() == ["waiting"]
    assert seen == []


def test_a_netrc_for_the_centres_host_does_not_replace_the_credential(
    office: Office, proxy: FaultProxy
) -> None:
    netrc = Path(os.environ["HOME"]) / ".netrc"
    netrc.write_text("machine 127.0.0.1 login siti password rahasia\n")
    netrc.chmod(0o600)
    id = office.record(1)
    before = office.sealed_ops()
    try:
        report = office.sync()
    finally:
        netrc.unlink()

    assert report.problem is None
    assert office.sealed_ops() == before
    assert office.delivery(id) == "delivered"
    sent = {passage.seen.headers["Authorization"] for passage in proxy.passages}
    assert sent == {f"Bearer {office.credential.id}.{office.credential.secret}"}


def test_a_redirect_is_not_followed_to_wherever_it_points(office: Office, proxy: FaultProxy) -> None:
    office.record(1)
    with answering(lambda seen: as_centre(seen, 200, {})) as elsewhere:
        for status in (301, 302, 303, 307, 308):

            def away(seen: Seen, status: int = status) -> Said:
                return Said(status, {"Location": elsewhere.address + seen.path})

            proxy.before = away
            assert office.sync().document()["problem"] == "portal"
        assert elsewhere.seen == []
    assert office.states() == ["uncertain"]


def _same(instant: datetime) -> datetime:
    return instant


def test_no_request_goes_out_before_the_centres_retry_after_not_even_from_another_process(
    office: Office, proxy: FaultProxy
) -> None:
    office.record(1)
    proxy.before = too_many
    start = datetime.now(UTC)
    office.sync(clock=lambda: start)
    proxy.heal()
    proxy.passages.clear()

    for seconds in (0, 20, 39):
        instant = start + timedelta(seconds=seconds)
        report = office.sync(clock=partial(_same, instant), on_demand=True, rhythm=Rhythm())
        assert report.document()["problem"] == "rate_limited"
        assert report.requests == 0
        assert report.try_again_at == start + timedelta(seconds=40)
    assert proxy.passages == []
    assert office.sync(clock=lambda: start + timedelta(seconds=40)).delivered == 1


def test_sync_now_skips_our_back_off(office: Office, proxy: FaultProxy) -> None:
    office.record(1)
    proxy.before = portal
    rhythm = Rhythm()
    start = datetime.now(UTC)
    for _ in range(9):
        office.sync(clock=lambda: start, jitter=lambda: 0.9, rhythm=rhythm)
    proxy.heal()
    assert office.sync(clock=lambda: start, on_demand=False, rhythm=rhythm).requests == 0
    assert office.sync(clock=lambda: start, on_demand=True, rhythm=rhythm).delivered == 1


def test_one_op_the_centre_does_not_decide_holds_nobody_else_up(office: Office, proxy: FaultProxy) -> None:
    stuck, sound = office.record(1), office.record(2)
    office.edit(stuck, expectation="menyusul")
    (op, *_) = [row for row in office.op_rows() if row.complaint == stuck]

    def after(seen: Seen, reply: Said) -> Said | None:
        if not seen.path.endswith("/ops"):
            return reply
        told: list[JsonValue] = []
        for row in office.op_rows():
            if row.state.value == "sending":
                word: dict[str, JsonValue] = {"outcome": "undecided"}
                if row.complaint == sound:
                    word = {"outcome": "applied", "version": 1}
                told.append({"op": row.id, "hash": row.digest, "complaint": row.complaint, **word})
        return as_centre(seen, 200, {"outcomes": told, "changes": [], "cursor": "x", "more": False})

    proxy.after = after
    start = datetime.now(UTC)
    office.sync(clock=lambda: start, jitter=lambda: 0.5)

    assert office.states() == ["waiting", "delivered", "waiting"]
    with office.register.reading() as reading:
        rested = reading.ops.get(op.id)
    assert rested is not None
    assert rested.not_before == start + timedelta(seconds=1)
    assert rested.problem == "undecided"


def test_other_bytes_under_the_same_id_are_an_alarm_and_decide_nothing(
    office: Office, proxy: FaultProxy
) -> None:
    id = office.record(1)
    (row,) = office.op_rows()

    def after(seen: Seen, reply: Said) -> Said | None:
        if not seen.path.endswith("/ops"):
            return reply
        told: JsonValue = {
            "op": row.id,
            "hash": "0" * 64,
            "complaint": id,
            "outcome": "rejected",
            "key_reused": True,
        }
        return as_centre(seen, 200, {"outcomes": [told], "changes": [], "cursor": "x", "more": False})

    proxy.after = after
    office.sync()

    (row,) = office.op_rows()
    assert (row.state.value, row.problem, row.outcome) == ("waiting", "key_reused", None)
    assert office.delivery(id) == "waiting"


def test_an_answer_that_passes_an_op_over_leaves_it_to_be_asked_about(
    office: Office, proxy: FaultProxy
) -> None:
    first, second = office.record(1), office.record(2)
    silent: list[bool] = []

    def after(seen: Seen, reply: Said) -> Said | None:
        if seen.path.endswith("/ops") and not silent:
            silent.append(True)
            return as_centre(seen, 200, {"outcomes": [], "changes": [], "cursor": "x", "more": False})
        return reply

    proxy.after = after
    report = office.sync(until_idle=True, max_seconds=20)

    assert report.problem is None
    assert office.delivery(first) == office.delivery(second) == "delivered"
    assert [passage for passage in proxy.passages if "/outcomes" in passage.seen.path]


def test_a_yes_in_words_nobody_understands_leaves_the_ops_uncertain(
    office: Office, proxy: FaultProxy
) -> None:
    office.record(1)
    proxy.after = lambda seen, reply: (
        as_centre(seen, 200, {"terima": "kasih"}) if seen.path.endswith("/ops") else reply
    )

    assert office.sync().document()["problem"] == "centre"
    assert office.states() == ["uncertain"]
