"""What surrounds every answer, and what is refused before anything is looked at."""

import gzip
import secrets
import socket
import threading

import httpx
import pytest
import zstandard

from central.api.bodies import opened, packed_for
from domain.protocol import push_document
from tests.central.caller import Device, create, sha
from tests.central.conftest import RunningCentre


@pytest.fixture
def device(demo_centre: RunningCentre) -> Device:
    return demo_centre.device()


def raw(device: Device, method: str, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """The answer with its bytes as they came."""
    with device.http.stream(method, path, headers=device.headers | headers) as answer:
        content = b"".join(answer.iter_raw())
    return answer, content


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/ping", 204),
        ("GET", "/v1/unit", 200),
        ("GET", "/v1/changes", 200),
        ("GET", "/v1/snapshot", 200),
        ("GET", "/v1/reference/categories", 200),
        ("GET", "/v1/openapi.json", 200),
        ("GET", "/v1/reference/tidak-ada", 404),
        ("GET", "/v1/tidak-ada", 404),
        ("GET", "/", 404),
        ("DELETE", "/v1/unit", 405),
        ("GET", "/v1/streams/x/outcomes", 403),
        ("GET", "/v1/changes?cursor=x", 409),
        ("GET", "/v1/snapshot?page=x", 409),
        ("POST", "/v1/enrolments", 400),
        ("HEAD", "/v1/ping", 405),
    ],
)
@pytest.mark.parametrize("encoding", ["zstd", "gzip", "identity"])
def test_every_answer_is_wrapped(
    device: Device, demo_centre: RunningCentre, method: str, path: str, status: int, encoding: str
) -> None:
    nonce = secrets.token_hex(16)
    answer, content = raw(device, method, path, **{"Loket-Nonce": nonce, "Accept-Encoding": encoding})
    assert answer.status_code == status
    assert answer.headers["Loket-Nonce"] == nonce
    assert answer.headers["Loket-Epoch"] == str(demo_centre.store.epoch)
    assert answer.headers["Cache-Control"] == "no-store"
    if method != "HEAD":
        assert answer.headers["Content-Digest"] == sha(content)
    assert answer.headers.get("Content-Encoding", "identity") in (encoding, "identity")
    if status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
    elif status == 200:
        assert answer.headers["Content-Type"] == "application/json"


def test_a_long_answer_is_compressed_as_asked(device: Device) -> None:
    for encoding in ("zstd", "gzip"):
        answer, content = raw(device, "GET", "/v1/reference/categories", **{"Accept-Encoding": encoding})
        assert answer.headers["Content-Encoding"] == encoding
        clear = zstandard.decompress(content) if encoding == "zstd" else gzip.decompress(content)
        assert b'"pack":"categories"' in clear


def test_a_ping_is_under_three_hundred_bytes(device: Device) -> None:
    answer, content = raw(device, "GET", "/v1/ping")
    size = (
        sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
        + len("HTTP/1.1 204 No Content")
        + 4
    )
    assert content == b""
    assert size < 300


@pytest.mark.parametrize("protocol", ["0", "", "x", "2"])
def test_an_old_program_is_told_what_is_taken(device: Device, protocol: str) -> None:
    for answer in (
        device.get("/v1/ping", **{"Loket-Protocol": protocol}),
        device.post("/v1/enrolments", {}, **{"Loket-Protocol": protocol}),
    ):
        assert answer.status_code == 426
        assert (answer.json()["code"], answer.json()["params"]) == ("upgrade", {"oldest": "1"})
        assert answer.headers["Loket-Nonce"]


def test_who_says_no_version_is_told_too(device: Device) -> None:
    answer = device.http.get("/v1/ping", headers={"Loket-Nonce": "0" * 32})
    assert answer.status_code == 426


@pytest.mark.parametrize("nonce", ["", "x" * 32, "0" * 31, "0" * 64])
def test_a_request_without_a_nonce_is_refused_and_nothing_is_echoed(device: Device, nonce: str) -> None:
    answer = device.get("/v1/ping", **{"Loket-Nonce": nonce})
    assert (answer.status_code, answer.json()["code"]) == (400, "nonce")
    assert "Loket-Nonce" not in answer.headers


@pytest.mark.parametrize("after", ["-1", "x", "1.5", str(2**63)])
def test_a_parameter_out_of_range_is_a_problem_document(device: Device, after: str) -> None:
    answer = device.get(f"/v1/streams/{device.stream}/outcomes?after={after}")
    assert (answer.status_code, answer.json()["code"]) == (400, "parameter")


# ------------------------------------------------------------------ bodies


def pushed(device: Device, content: bytes, **headers: str) -> tuple[int, str]:
    answer = device.post_bytes(f"/v1/streams/{device.stream}/ops", content, **headers)
    return answer.status_code, answer.json().get("code", "")


def test_a_body_travels_in_zstd_gzip_or_clear(device: Device) -> None:
    for encoding, pack in (("zstd", zstandard.compress), ("gzip", gzip.compress), ("identity", bytes)):
        sent = pack(push_document(device.sealed(create()), None))
        headers = {"Content-Encoding": encoding, "Content-Digest": sha(sent)}
        assert pushed(device, sent, **headers) == (200, "")


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd, gzip", "x"])
def test_an_unknown_encoding_is_refused_with_the_known_ones(device: Device, encoding: str) -> None:
    sent = push_document(device.sealed(create()), None)
    headers = {"Content-Encoding": encoding, "Content-Digest": sha(sent)}
    answer = device.post_bytes(f"/v1/streams/{device.stream}/ops", sent, **headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "encoding")
    assert answer.headers["Accept-Encoding"] == "zstd, gzip"


@pytest.mark.parametrize("wrong", [sha(b"other"), "sha-256=:x:", "sha-256=::", "sha-256", "sha-256=:AAAA:"])
def test_a_body_that_was_damaged_on_the_way_is_refused(device: Device, wrong: str) -> None:
    content = push_document(device.sealed(create()), None)
    assert pushed(device, content, **{"Content-Digest": wrong}) == (400, "digest")


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_a_damaged_frame_is_refused(device: Device, encoding: str) -> None:
    content = push_document(device.sealed(create()), None)
    whole = zstandard.compress(content) if encoding == "zstd" else gzip.compress(content)
    for sent in (whole[:-5], b"garbage", whole + b"more", whole[:20] + b"\x00" * 9 + whole[29:]):
        headers = {"Content-Encoding": encoding, "Content-Digest": sha(sent)}
        assert pushed(device, sent, **headers) == (400, "encoding"), sent[:12]


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
@pytest.mark.parametrize("size", [1024 * 1024, 64 * 1024 * 1024], ids=["1 MiB", "64 MiB"])
def test_a_bomb_is_refused_before_it_is_big(device: Device, encoding: str, size: int) -> None:
    zeros = b"\x00" * size
    sent = zstandard.compress(zeros, 19) if encoding == "zstd" else gzip.compress(zeros)
    headers = {"Content-Encoding": encoding, "Content-Digest": sha(sent)}
    assert pushed(device, sent, **headers) == (413, "too_big")


def test_a_frame_that_lies_about_its_size_or_asks_for_a_huge_window_is_refused(device: Device) -> None:
    params = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, source_size=2**27)
    writer = zstandard.ZstdCompressor(compression_params=params).compressobj(size=2**27)
    sent = writer.compress(secrets.token_bytes(1024)) + writer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    headers = {"Content-Encoding": "zstd", "Content-Digest": sha(sent)}
    assert pushed(device, sent, **headers) == (400, "encoding")


def test_several_frames_are_one_body() -> None:
    sent = zstandard.compress(b"satu ") + zstandard.compress(b"dua")
    assert opened(sent, "zstd") == b"satu dua"


def test_more_than_eight_mebibytes_are_refused_clear_and_packed(device: Device) -> None:
    noise = secrets.token_hex(5 * 1024 * 1024).encode()
    clear = {"Content-Encoding": "identity", "Content-Digest": sha(noise)}
    assert pushed(device, noise, **clear) == (413, "too_big")
    sent = zstandard.compress(noise)
    packed = {"Content-Encoding": "zstd", "Content-Digest": sha(sent)}
    assert len(sent) < 8 * 1024 * 1024
    assert pushed(device, sent, **packed) == (413, "too_big")


def test_a_body_without_a_declared_length_is_limited_too(device: Device) -> None:
    chunk = secrets.token_bytes(256 * 1024)
    answer = device.http.post(
        f"/v1/streams/{device.stream}/ops",
        content=(chunk for _ in range(40)),
        headers=device.headers | {"Content-Type": "application/json"},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_big")


def test_short_answers_travel_as_they_are() -> None:
    assert packed_for(b"{}", "zstd, gzip") == (b"{}", None)


def test_a_counter_that_hangs_up_disturbs_nobody(device: Device, demo_centre: RunningCentre) -> None:
    host, port = demo_centre.url.removeprefix("http://").split(":")
    for _ in range(5):
        with socket.create_connection((host, int(port)), timeout=5) as line:
            line.sendall(b"POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n")
            line.sendall(b"Loket-Protocol: 1\r\nLoket-Nonce: " + b"0" * 32 + b"\r\n\r\n{")
    assert device.get("/v1/ping").status_code == 204


def test_many_counters_at_once_are_all_answered(demo_centre: RunningCentre) -> None:
    devices = [demo_centre.device() for _ in range(6)]
    failures: list[BaseException] = []

    def work(device: Device) -> None:
        try:
            for _ in range(5):
                assert len(device.send(create(), create())) == 2
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(device,)) for device in devices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []


def test_an_answer_that_packs_like_a_bomb_goes_in_clear() -> None:
    """The counter's limits are ours: a letter written 200,000 times must not look like an attack."""
    letters = b'"' + b"a" * 200_000 + b'"'
    assert packed_for(letters, "zstd, gzip") == (letters, None)
    short = b'"' + b"a" * 60_000 + b'"'
    packed, encoding = packed_for(short, "gzip")
    assert encoding == "gzip"
    assert gzip.decompress(packed) == short
