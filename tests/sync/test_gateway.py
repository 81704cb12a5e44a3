"""The gateway against a real server that answers well, badly, or is somebody else."""

import gzip
import json
import os
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread, Timer

import pytest
import trustme
import zstandard

from domain.json_values import JsonValue
from domain.problems import AddressNotSafe, CodeRefused
from domain.protocol import SealedOp
from sync.connectors.exchange import Patience
from sync.connectors.gateway import Credential, Gateway
from sync.connectors.port import CallFailed
from sync.connectors.wire import RATIO, SMALL, content_digest, decoded, encoded
from sync.core.meaning import Meaning
from sync.enrolment import ask_for_place, reach
from tests.sync.answering import Answering, Said, Seen, answering, as_centre

CREDENTIAL = Credential("k1", "invented-secret")
PAGE: JsonValue = {"changes": [], "cursor": "c2", "more": False}


def page(seen: Seen) -> Said:
    """An honest page of the feed."""
    return as_centre(seen, 200, PAGE)


@contextmanager
def failing(say: Callable[[Seen], Said]) -> Iterator[tuple[CallFailed, Answering]]:
    """The failure of one pull against a server that answers so."""
    with answering(say) as server, Gateway(server.address, CREDENTIAL) as gateway:
        with pytest.raises(CallFailed) as caught:
            gateway.changes("c1")
        yield caught.value, server


def test_a_request_names_protocol_program_nonce_and_credential() -> None:
    with answering(page) as server, Gateway(server.address, CREDENTIAL) as gateway:
        answer = gateway.changes("c 1/ü")
        gateway.changes(None)

    first, second = server.seen
    assert answer.said.cursor == "c2"
    assert answer.epoch == "1:abc"
    assert answer.centre_time is not None
    assert abs(answer.centre_time - datetime.now(UTC)) < timedelta(seconds=30)
    assert first.path == "/v1/changes?cursor=c+1%2F%C3%BC"
    assert first.headers["Loket-Protocol"] == "1"
    assert first.headers["Loket-Program"] == "0.1.0"
    assert first.headers["Authorization"] == "Bearer k1.invented-secret"
    assert len(first.nonce) == 32
    assert first.nonce != second.nonce


def test_a_batch_is_packed_digested_and_spliced_byte_for_byte() -> None:
    body = b'{"op":"o1","values":{"title":"Jembatan  putus \\u00e9"}}'

    def say(seen: Seen) -> Said:
        return as_centre(seen, 200, {"outcomes": [], **{"changes": [], "cursor": "c1", "more": False}})

    with answering(say) as server, Gateway(server.address, CREDENTIAL) as gateway:
        gateway.push("s-1", [SealedOp(7, "ab" * 32, body), SealedOp(8, "cd" * 32, body * 1)], None)
        traffic = gateway.traffic

    (seen,) = server.seen
    sent = zstandard.ZstdDecompressor().decompress(seen.body)
    assert seen.path == "/v1/streams/s-1/ops"
    assert seen.headers["Content-Encoding"] == "zstd"
    assert seen.headers["Content-Digest"] == content_digest(seen.body)
    assert sent.count(body) == 2
    assert json.loads(sent)["ops"][0]["seq"] == 7
    assert traffic.requests == 1
    assert traffic.up > len(seen.body)
    assert traffic.down > 100


def test_a_packed_answer_is_read() -> None:
    plain = json.dumps(PAGE).encode()
    packings = {"zstd": zstandard.compress(plain), "gzip": gzip.compress(plain)}
    for encoding, body in packings.items():

        def say(seen: Seen, body: bytes = body, encoding: str = encoding) -> Said:
            honest = as_centre(seen, 200)
            return Said(
                200,
                honest.headers | {"Content-Encoding": encoding, "Content-Digest": content_digest(body)},
                body,
            )

        with answering(say) as server, Gateway(server.address, CREDENTIAL) as gateway:
            assert gateway.changes("c1").said.cursor == "c2"


def bomb(seen: Seen) -> Said:
    """Four megabytes of nothing in a few hundred bytes, echoed with the right nonce."""
    body = zstandard.compress(b" " * 4_000_000)
    return Said(
        200,
        {**as_centre(seen, 200).headers, "Content-Encoding": "zstd", "Content-Digest": content_digest(body)},
        body,
    )


def altered(seen: Seen) -> Said:
    """A proxy that changes the page and leaves the rest."""
    honest = page(seen)
    return Said(200, honest.headers, honest.body.replace(b"c2", b"c9"))


def cut_and_relabelled(seen: Seen) -> Said:
    """Half of the JSON, with a Content-Length that fits the half."""
    honest = page(seen)
    return Said(200, honest.headers, honest.body[:20])


def half(seen: Seen) -> Said:
    """Half of the JSON, then the line goes."""
    honest = page(seen)
    return Said(200, honest.headers, honest.body[:20], announced=len(honest.body))


@pytest.mark.parametrize(
    ("say", "word"),
    [
        (
            lambda seen: Said(200, {"Content-Type": "text/html"}, b"<html>Selamat datang di WiFi</html>"),
            "portal",
        ),
        (lambda seen: Said(302, {"Location": "http://portal.invalid/masuk"}), "portal"),
        (lambda seen: Said(502, {}, b"Bad Gateway"), "portal"),
        (lambda seen: Said(401, {}, b"{}"), "portal"),
        (lambda seen: Said(204, {}), "portal"),
        (lambda seen: Said(200, page(seen).headers | {"Loket-Nonce": "0" * 32}, page(seen).body), "portal"),
        (altered, "portal"),
        (cut_and_relabelled, "portal"),
        (bomb, "portal"),
        (half, "offline"),
    ],
    ids=[
        "html",
        "redirect",
        "proxy 502",
        "proxy 401",
        "empty",
        "wrong nonce",
        "altered",
        "cut",
        "bomb",
        "half",
    ],
)
def test_what_the_centre_did_not_say_is_no_answer(say: Callable[[Seen], Said], word: str) -> None:
    with failing(say) as (failed, _):
        assert failed.meaning is Meaning.NOT_THE_CENTRE
        assert failed.problem.word == word
        assert failed.bytes_left
        assert not failed.authenticated


@pytest.mark.parametrize(
    ("status", "document", "word", "found"),
    [
        (401, {"code": "credential", "title": "x"}, "auth", Meaning.CREDENTIAL_REFUSED),
        (403, {"code": "stream", "title": "x"}, "auth", Meaning.CREDENTIAL_REFUSED),
        (409, {"code": "cursor_unknown", "title": "x"}, "centre", Meaning.CURSOR_UNKNOWN),
        (409, {"code": "fork", "title": "x"}, "centre", Meaning.TROUBLED),
        (426, {"code": "upgrade", "title": "x", "params": {"oldest": "3"}}, "centre", Meaning.TOO_OLD),
        (429, None, "rate_limited", Meaning.WAIT),
        (503, {"code": "busy", "title": "x"}, "centre", Meaning.WAIT),
        (500, None, "centre", Meaning.TROUBLED),
        (302, None, "centre", Meaning.TROUBLED),
        (304, None, "centre", Meaning.TROUBLED),
        (200, {"some": "thing"}, "centre", Meaning.GARBLED),
        (200, [1, 2], "centre", Meaning.GARBLED),
    ],
)
def test_what_the_centre_itself_refuses_is_told_by_its_word(
    status: int, document: JsonValue, word: str, found: Meaning
) -> None:
    with failing(lambda seen: as_centre(seen, status, document, Retry_After="7")) as (failed, _):
        assert failed.meaning is found
        assert failed.problem.word == word
        assert failed.authenticated
        assert failed.retry_after == 7
    if status == 426:
        assert failed.problem.params == {"oldest": "3"}


def test_retry_after_as_a_date_is_measured_on_the_centres_own_clock() -> None:
    def say(seen: Seen) -> Said:
        # http.server has sent its own Date first; ours stands behind it and requests joins the two.
        told = datetime.now(UTC) + timedelta(seconds=90)
        return as_centre(seen, 429, None, Retry_After=told.strftime("%a, %d %b %Y %H:%M:%S GMT"))

    with failing(say) as (failed, _):
        assert failed.retry_after is not None
        assert 80 <= failed.retry_after <= 91


def test_a_redirect_is_not_followed() -> None:
    with answering(page) as elsewhere:

        def away(seen: Seen) -> Said:
            return Said(307, {"Location": elsewhere.address + seen.path})

        with failing(away) as (failed, server):
            assert failed.problem.word == "portal"
            assert len(server.seen) == 1
    assert elsewhere.seen == []


def test_a_refused_connection_is_offline_and_no_byte_left() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Gateway(f"http://127.0.0.1:{port}", CREDENTIAL) as gateway, pytest.raises(CallFailed) as caught:
        gateway.changes("c1")

    assert caught.value.problem.word == "offline"
    assert not caught.value.bytes_left


def test_netrc_does_not_replace_the_credential() -> None:
    home = Path(os.environ["HOME"])
    netrc = home / ".netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    try:
        with answering(page) as server, Gateway(server.address, CREDENTIAL) as gateway:
            gateway.changes("c1")
            gateway.ping()
    finally:
        netrc.unlink()

    assert server.seen[0].headers["Authorization"] == "Bearer k1.invented-secret"
    assert "Authorization" not in server.seen[1].headers


def test_a_cookie_of_a_portal_is_not_kept() -> None:
    with (
        answering(lambda seen: Said(200, {"Set-Cookie": "track=1; Path=/"}, b"hello")) as server,
        Gateway(server.address, CREDENTIAL) as gateway,
    ):
        for _ in range(2):
            with pytest.raises(CallFailed):
                gateway.changes("c1")

    assert "Cookie" not in server.seen[1].headers


def test_the_proxy_of_the_office_is_used_but_not_for_loopback() -> None:
    def tunnel(seen: Seen) -> Said:
        return Said(403, {}, b"no")

    with answering(tunnel) as proxy, answering(page) as server:
        os.environ["HTTP_PROXY"] = os.environ["HTTPS_PROXY"] = proxy.address
        try:
            with Gateway(server.address, CREDENTIAL) as gateway:
                gateway.changes("c1")
            assert len(server.seen) == 1
            with Gateway("https://pusat.invalid", CREDENTIAL) as gateway, pytest.raises(CallFailed) as caught:
                gateway.changes("c1")
        finally:
            del os.environ["HTTP_PROXY"], os.environ["HTTPS_PROXY"]

    assert caught.value.problem.word == "offline"
    # The proxy refused to connect us: not a byte of the request itself has left.
    assert not caught.value.bytes_left
    assert caught.value.meaning is Meaning.NOT_THE_CENTRE


def test_a_centre_that_does_not_read_zstd_gets_gzip() -> None:
    def say(seen: Seen) -> Said:
        if seen.headers.get("Content-Encoding") == "zstd":
            return as_centre(seen, 415, {"code": "encoding", "title": "x"})
        return as_centre(seen, 200, {"outcomes": [], "changes": [], "cursor": "c1", "more": False})

    body = b'{"op":"%s"}' % (b"abcdefgh" * 30)
    with answering(say) as server, Gateway(server.address, CREDENTIAL) as gateway:
        gateway.push("s", [SealedOp(1, "ab" * 32, body)], None)
        gateway.push("s", [SealedOp(1, "ab" * 32, body)], None)

    assert [seen.headers["Content-Encoding"] for seen in server.seen] == ["zstd", "gzip", "gzip"]
    assert body in gzip.decompress(server.seen[1].body)


def test_a_dripping_server_is_cut_by_the_watchdog() -> None:
    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            try:
                for n in range(400):
                    connection.sendall(b"X-%d: drip\r\n" % n)
                    time.sleep(0.05)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=drip, args=(listener,), daemon=True)
        thread.start()
        patience = Patience(connect=1, read=5, total=0.4)
        began = time.monotonic()
        with (
            Gateway(
                f"http://127.0.0.1:{listener.getsockname()[1]}", CREDENTIAL, patience=patience
            ) as gateway,
            pytest.raises(CallFailed) as caught,
        ):
            gateway.changes("c1")
        took = time.monotonic() - began
        thread.join()

    assert caught.value.problem.word == "offline"
    assert caught.value.bytes_left
    assert took < 3


def test_a_call_can_be_interrupted_from_another_thread() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        Gateway(f"http://127.0.0.1:{listener.getsockname()[1]}", CREDENTIAL) as gateway,
    ):
        hand = Timer(0.3, gateway.interrupt)
        hand.start()
        began = time.monotonic()
        with pytest.raises(CallFailed):
            gateway.changes("c1")
        assert time.monotonic() - began < 5
        hand.join()


@contextmanager
def tls_centre(not_after: datetime | None = None) -> Iterator[tuple[Answering, trustme.CA]]:
    """A centre behind https with a certificate of its own authority."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1", not_after=not_after)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with answering(page, context) as server:
        yield server, authority


def test_an_authority_that_is_added_is_trusted_and_the_name_still_checked(tmp_path: Path) -> None:
    with tls_centre() as (server, authority):
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        with Gateway(server.address, CREDENTIAL, extra_ca=tmp_path / "ca.pem") as gateway:
            assert gateway.changes("c1").said.cursor == "c2"
        with (
            Gateway(f"https://localhost:{server.port}", CREDENTIAL, extra_ca=tmp_path / "ca.pem") as gateway,
            pytest.raises(CallFailed) as caught,
        ):
            gateway.changes("c1")

    assert caught.value.problem.word == "tls"


@pytest.mark.parametrize("expired", [True, False], ids=["expired", "unknown authority"])
def test_a_certificate_that_is_not_trusted_stops_before_a_byte_leaves(tmp_path: Path, expired: bool) -> None:
    with tls_centre(datetime.now(UTC) - timedelta(days=1) if expired else None) as (server, authority):
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        with (
            Gateway(server.address, CREDENTIAL, extra_ca=tmp_path / "ca.pem" if expired else None) as gateway,
            pytest.raises(CallFailed) as caught,
        ):
            gateway.changes("c1")

    assert caught.value.problem.word == "tls"
    assert not caught.value.bytes_left
    assert server.seen == []


def test_a_ca_bundle_of_the_environment_is_not_let_through(tmp_path: Path) -> None:
    with tls_centre() as (server, authority):
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        os.environ["REQUESTS_CA_BUNDLE"] = os.environ["CURL_CA_BUNDLE"] = str(tmp_path / "ca.pem")
        try:
            with Gateway(server.address, CREDENTIAL) as gateway, pytest.raises(CallFailed) as caught:
                gateway.changes("c1")
        finally:
            del os.environ["REQUESTS_CA_BUNDLE"], os.environ["CURL_CA_BUNDLE"]

    assert caught.value.problem.word == "tls"


@pytest.mark.parametrize(
    "address",
    [
        "http://pusat.example",
        "http://10.0.0.1",
        "http://127.0.0.1.example",
        "https://",
        "ftp://127.0.0.1",
        "pusat.example",
        "",
        "https://user:secret@pusat.example",
        "https://pusat.example/?x=1",
        "https://pusat.example:99999",
        "http://[::1",
    ],
)
def test_an_unsafe_address_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(AddressNotSafe):
        Gateway(address, CREDENTIAL)


@pytest.mark.parametrize(
    "address",
    ["https://pusat.example/loket/", "http://127.0.0.1:8000", "http://[::1]:80", "http://localhost"],
)
def test_a_safe_address_is_taken(address: str) -> None:
    Gateway(address, None).close()


def test_a_place_is_asked_for_without_a_credential() -> None:
    enrolled: JsonValue = {
        "credential": "k9",
        "counter": {"code": "L07", "name": "Loket 1"},
        "stream": "s-1",
        "demo": True,
        "unit": {"code": "DEMO"},
        "cursor": None,
    }
    with (
        answering(lambda seen: as_centre(seen, 200, enrolled)) as server,
        Gateway(server.address, None) as gateway,
    ):
        place = ask_for_place(gateway, "AB12", "s" * 43, "s-1")

    assert (place.credential, place.counter_code, place.demo, place.cursor) == ("k9", "L07", True, None)
    assert "Authorization" not in server.seen[0].headers


def test_a_used_code_is_refused_and_a_link_problem_stays_one() -> None:
    with (
        answering(lambda seen: as_centre(seen, 403, {"code": "code_used", "title": "x"})) as server,
        Gateway(server.address, None) as gateway,
        pytest.raises(CodeRefused) as caught,
    ):
        ask_for_place(gateway, "AB12", "s" * 43, "s-1")
    assert caught.value.params == {"why": "code_used"}

    with answering(lambda seen: as_centre(seen, 204)) as server, Gateway(server.address, None) as gateway:
        reach(gateway)


def test_bodies_stay_within_their_limits() -> None:
    letters = b"a" * (RATIO * SMALL)
    body, encoding = encoded(letters, "zstd")
    assert (body, encoding) == (letters, None)
    text = json.dumps([{"n": n} for n in range(5000)]).encode()
    for name in ("zstd", "gzip"):
        packed, used = encoded(text, name)
        assert used == name
        assert decoded(packed, used) == text
