"""Calls of the queue: push a batch, ask for outcomes, pull changes, take a snapshot."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from central.api import documents
from central.api.admission import Asking, TheStore
from central.api.answers import document, refusal
from central.api.moment import now
from central.api.responses import refusals, success
from central.batch import BadBatch, read_push
from central.cursor import UnknownCursor, write_cursor
from central.storage.deciding import Fork, Sender, decide_batch
from central.storage.enrolling import Admitted
from central.storage.store import Store
from central.storage.telling import PUSH_BYTES, changes_after, outcomes_after, position_in, snapshot_page
from domain.protocol import PushAnswer

calls = APIRouter(prefix="/v1")

_CURSOR_UNKNOWN = "cursor_unknown"


@calls.post(
    "/streams/{stream}/ops",
    responses={
        **success(200, "An outcome for each op, committed.", documents.PushAnswer),
        **refusals(401, 403, 409),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/PushRequest"}}},
        }
    },
)
async def push(stream: str, request: Request, store: TheStore, asking: Asking) -> Response:
    """Decide a batch, in its order, and bring changes since the cursor."""
    return await run_in_threadpool(_pushed, store, asking, await request.body())


def _pushed(store: Store, asking: Admitted, content: bytes) -> Response:
    try:
        batch = read_push(content)
        # Looked at before anything is decided: an unknown cursor may mean that the database went back.
        position = position_in(store, asking.unit, batch.cursor or "")
        outcomes = decide_batch(store, Sender(asking.stream, asking.counter, asking.unit), batch.ops, now())
    except BadBatch as bad:
        return refusal(413 if bad.code == "too_many_ops" else 400, bad.code)
    except UnknownCursor:
        return refusal(409, _CURSOR_UNKNOWN)
    except Fork:
        return refusal(409, "fork")
    cursor = write_cursor(str(store.epoch), asking.unit, position)
    changes = changes_after(store, asking.unit, asking.stream, cursor, PUSH_BYTES)
    return document(PushAnswer(tuple(outcomes), changes).document())


@calls.get(
    "/streams/{stream}/outcomes",
    responses={**success(200, "What was decided.", documents.Outcomes), **refusals(401, 403)},
)
def outcomes(
    stream: str, store: TheStore, asking: Asking, after: Annotated[int, Query(ge=0, lt=2**63)] = 0
) -> Response:
    """What was decided about the ops of this stream behind a seq: asked after a lost reply.

    Before bytes go again.
    """
    return document(outcomes_after(store, asking.stream, after).document())


@calls.get(
    "/changes",
    responses={**success(200, "A page of the feed.", documents.Changes), **refusals(401, 403, 409)},
)
def changes(store: TheStore, asking: Asking, cursor: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The unit's changes behind the cursor; empty: from the beginning."""
    try:
        return document(changes_after(store, asking.unit, asking.stream, cursor).document())
    except UnknownCursor:
        return refusal(409, _CURSOR_UNKNOWN)


@calls.get(
    "/snapshot",
    responses={**success(200, "Whole complaints.", documents.Snapshot), **refusals(401, 403, 409)},
)
def snapshot(store: TheStore, asking: Asking, page: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The unit's complaints as they are, page by page; empty: the first page."""
    try:
        return document(snapshot_page(store, asking.unit, page).document())
    except UnknownCursor:
        return refusal(409, "page_unknown")
