"""The published OpenAPI document against the running centre: each documented answer happens and fits."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import BaseModel
from sqlalchemy import event, text

from central.api import documents
from central.api.serving import address, bound, make_server
from central.storage.enrolling import make_code, revoke
from central.storage.store import Store, open_store
from central.storage.units import keep_unit
from domain.protocol import push_document
from tests.central.caller import NINE, Device, complaint_values, create, edit, new_id
from tests.central.conftest import RunningCentre, profile

CALLS = [
    ("post", "/v1/enrolments", {200, 400, 403, 413, 415, 426, 500, 503}),
    ("get", "/v1/ping", {204, 400, 413, 415, 426, 500, 503}),
    ("get", "/v1/unit", {200, 304, 400, 401, 403, 413, 415, 426, 500, 503}),
    ("get", "/v1/reference/{pack}", {200, 304, 400, 401, 403, 404, 413, 415, 426, 500, 503}),
    ("post", "/v1/streams/{stream}/ops", {200, 400, 401, 403, 409, 413, 415, 426, 500, 503}),
    ("get", "/v1/streams/{stream}/outcomes", {200, 400, 401, 403, 413, 415, 426, 500, 503}),
    ("get", "/v1/changes", {200, 400, 401, 403, 409, 413, 415, 426, 500, 503}),
    ("get", "/v1/snapshot", {200, 400, 401, 403, 409, 413, 415, 426, 500, 503}),
]


@pytest.fixture(scope="module")
def published(demo_centre: RunningCentre) -> dict[str, Any]:
    """The document as anybody may read it, without the protocol's headers."""
    answer = demo_centre.client().get("/v1/openapi.json")
    assert answer.status_code == 200
    document: dict[str, Any] = answer.json()
    return document


def fits(published: dict[str, Any], method: str, path: str, answer: Any) -> None:
    """The answer is a documented one and its body is of the documented schema."""
    documented = published["paths"][path][method]["responses"][str(answer.status_code)]
    for name in documented["headers"]:
        assert name in answer.headers, name
    content = documented.get("content", {})
    if not content:
        assert answer.content == b""
        return
    ((media, described),) = content.items()
    assert answer.headers["Content-Type"] == media
    name = described["schema"]["$ref"].rpartition("/")[2]
    assert name in published["components"]["schemas"]
    document(name).model_validate(answer.json())


def document(name: str) -> type[BaseModel]:
    """The model a published schema was made from; a member it does not name is an error."""
    model: type[BaseModel] = getattr(documents, name)
    return model


def test_every_call_and_every_answer_is_documented(published: dict[str, Any]) -> None:
    documented = {
        (method, path): {int(status) for status in call["responses"]}
        for path, methods in published["paths"].items()
        for method, call in methods.items()
    }
    assert documented == {(method, path): statuses for method, path, statuses in CALLS}


def test_every_call_names_its_headers_and_what_it_lets_in(published: dict[str, Any]) -> None:
    for path, methods in published["paths"].items():
        for call in methods.values():
            named = {one["name"] for one in call["parameters"] if one["in"] == "header"}
            assert {"Loket-Protocol", "Loket-Nonce", "Loket-Program"} <= named
            assert "authorization" not in named
            assert ("security" in call) is (path not in ("/v1/ping", "/v1/enrolments"))


def test_every_schema_that_is_named_is_there(published: dict[str, Any]) -> None:
    written = json.dumps(published)
    named = {part.split('"')[0] for part in written.split('"#/components/schemas/')[1:]}
    assert named <= set(published["components"]["schemas"])


def test_what_is_sent_is_as_documented(published: dict[str, Any]) -> None:
    device = Device.__new__(Device)
    device.seq = 0
    op = create()
    rows = device.sealed(op, edit(op.complaint, 0, {"title": "Baru"}, prev=op.id))
    asked = published["paths"]["/v1/streams/{stream}/ops"]["post"]["requestBody"]["content"]
    assert asked["application/json"]["schema"]["$ref"].endswith("/PushRequest")
    document("PushRequest").model_validate_json(push_document(rows, None))


def test_answers_that_go_well_fit_their_documents(
    published: dict[str, Any], demo_centre: RunningCentre
) -> None:
    unit = demo_centre.unit()
    one, other = demo_centre.device(unit), demo_centre.device(unit)
    op = create()
    batch = [
        op,
        edit(op.complaint, 1, {"title": "Satu", "status": "done"}, prev=op.id),
        edit(new_id(), 1, {"title": "Satu"}),
        create(values={}),
    ]
    push = "/v1/streams/{stream}/ops"
    sent = push_document(one.sealed(*batch), None)
    fits(published, "post", push, one.post_bytes(push.format(stream=one.stream), sent))
    met = push_document(other.sealed(edit(op.complaint, 1, {"title": "Dua"})), None)
    answer = other.post_bytes(push.format(stream=other.stream), met)
    assert answer.json()["outcomes"][0]["outcome"] == "conflict"
    fits(published, "post", push, answer)
    for path in ("/v1/changes", "/v1/snapshot", "/v1/unit", "/v1/ping"):
        fits(published, "get", path, one.get(path))
    outcomes = "/v1/streams/{stream}/outcomes"
    fits(published, "get", outcomes, one.get(outcomes.format(stream=one.stream)))
    pack = one.get("/v1/reference/categories")
    fits(published, "get", "/v1/reference/{pack}", pack)
    same = one.get("/v1/reference/categories", **{"If-None-Match": pack.headers["ETag"]})
    fits(published, "get", "/v1/reference/{pack}", same)
    tag = one.get("/v1/unit").headers["ETag"]
    fits(published, "get", "/v1/unit", one.get("/v1/unit", **{"If-None-Match": tag}))
    fresh = Device(demo_centre.client())
    document = {
        "code": make_code(demo_centre.store, unit, NINE),
        "secret": fresh.secret,
        "stream": fresh.stream,
    }
    fits(published, "post", "/v1/enrolments", fresh.post("/v1/enrolments", document))


class Ways:
    """How to get each refusal out of any call."""

    def __init__(self, centre: RunningCentre) -> None:
        self.device = centre.device()
        self.revoked = centre.device()
        revoke(centre.store, self.revoked.stream, NINE)

    def ask(self, method: str, path: str, status: int) -> Any:
        """The answer to a request that must be refused with this status."""
        device = self.revoked if status == 403 else self.device
        url = path.format(stream=device.stream, pack="tidak-ada" if status == 404 else "categories")
        headers = device.headers
        content = b""
        if status == 409:
            url += "?cursor=x" if "changes" in path else "?page=x"
            content = b'{"cursor":"x","ops":[]}'
        elif status == 400:
            headers["Loket-Nonce"] = "x"
        elif status == 401:
            headers["Authorization"] = "Bearer x.y"
        elif status == 403 and "enrolments" in path:
            content = json.dumps({"code": "A", "secret": device.secret, "stream": device.stream}).encode()
        elif status == 413:
            content = b" " * (8 * 1024 * 1024 + 1)
        elif status == 415:
            headers["Content-Encoding"] = "br"
        elif status == 426:
            headers["Loket-Protocol"] = "0"
        return device.http.request(method, url, headers=headers, content=content)


@pytest.fixture(scope="module")
def ways(demo_centre: RunningCentre) -> Ways:
    return Ways(demo_centre)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        (method, path, status)
        for method, path, statuses in CALLS
        for status in sorted(statuses)
        if 400 <= status < 500
    ],
)
def test_every_documented_refusal_can_happen_and_fits(
    published: dict[str, Any], ways: Ways, method: str, path: str, status: int
) -> None:
    answer = ways.ask(method, path, status)
    assert answer.status_code == status
    fits_without_nonce = {**published} if status != 400 else _nonce_free(published)
    fits(fits_without_nonce, method, path, answer)


def _nonce_free(published: dict[str, Any]) -> dict[str, Any]:
    """A request without a nonce has none to echo."""
    document: dict[str, Any] = json.loads(json.dumps(published))
    for methods in document["paths"].values():
        for call in methods.values():
            call["responses"]["400"]["headers"].pop("Loket-Nonce")
    return document


# --------------------------------------- a centre in trouble, served by a thread of this process


@pytest.fixture
def troubled(tmp_path: Path) -> Iterator[tuple[Store, Device]]:
    store = open_store(f"sqlite:///{tmp_path / 'central.db'}", busy_seconds=0.2)
    with store.writing() as connection:
        keep_unit(connection, profile("UJI"), NINE)
    listening = bound("127.0.0.1", 0)
    ready = threading.Event()
    server = make_server(store, ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    assert ready.wait(20)
    with httpx.Client(base_url=address(listening), timeout=30, trust_env=False) as client:
        device = Device(client)
        device.enrol(make_code(store, "UJI", NINE))
        yield store, device
    server.should_exit = True
    thread.join(20)
    listening.close()
    store.close()


def test_a_busy_database_is_a_503_with_retry_after_and_decides_nothing(
    published: dict[str, Any], troubled: tuple[Store, Device]
) -> None:
    store, device = troubled
    rows = device.sealed(create())
    path = f"/v1/streams/{device.stream}/ops"
    other = open_store(str(store.engine.url))
    with other.writing():
        answer = device.post_bytes(path, push_document(rows, None))
    other.close()
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    fits(published, "post", "/v1/streams/{stream}/ops", answer)
    assert device.get(f"/v1/streams/{device.stream}/outcomes").json()["outcomes"] == []
    assert device.push(rows).outcomes[0].version == 1


def test_a_full_disk_is_a_503_and_nothing_of_the_batch_is_kept(
    published: dict[str, Any], troubled: tuple[Store, Device]
) -> None:
    """SQLite's own page limit stands for the disk: the error and its way are the same."""
    store, device = troubled
    rows = device.sealed(*(create(values=complaint_values(content="x" * 2_000)) for _ in range(80)))
    path = f"/v1/streams/{device.stream}/ops"
    with store.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    store.engine.dispose()
    _limit_pages(store, pages + 5)
    answer = device.post_bytes(path, push_document(rows, None))
    assert answer.status_code == 503
    fits(published, "post", "/v1/streams/{stream}/ops", answer)
    assert device.get(f"/v1/streams/{device.stream}/outcomes").json()["outcomes"] == []
    store.engine.dispose()
    _limit_pages(store, 1_000_000)
    assert {outcome.version for outcome in device.push(rows).outcomes} == {1}


def _limit_pages(store: Store, pages: int) -> None:
    event.listen(
        store.engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}")
    )


def test_a_failure_nobody_thought_of_is_a_500_that_tells_nothing(
    published: dict[str, Any], troubled: tuple[Store, Device]
) -> None:
    store, device = troubled
    with store.writing() as connection:
        connection.execute(text("UPDATE units SET profile = 'rahasia, rusak'"))
    answer = device.get("/v1/unit")
    assert answer.status_code == 500
    assert "rahasia" not in answer.text
    fits(published, "get", "/v1/unit", answer)
