"""Calls about the device itself: enrolment, ping, the unit's profile, reference packs."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from central.api.admission import Asking, TheStore
from central.api.answers import document, refusal
from central.api.documents import EnrolmentAnswer, EnrolmentRequest, ReferencePack, UnitProfile
from central.api.moment import now
from central.api.responses import refusals, success
from central.storage.enrolling import Enrolment, EnrolmentRefused, enrol
from central.storage.references import load_pack
from central.storage.units import told_profile
from domain.json_values import JsonValue, canonical_bytes

calls = APIRouter(prefix="/v1")


@calls.post(
    "/enrolments",
    responses={**success(200, "The device is enrolled, now or before.", EnrolmentAnswer), **refusals(403)},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/EnrolmentRequest"}}},
        }
    },
)
async def enrolments(request: Request, store: TheStore) -> Response:
    """Give a device its credential for a one-time code. May be repeated after a lost reply."""
    try:
        asked = EnrolmentRequest.model_validate_json(await request.body())
    except ValidationError as wrong:
        return refusal(400, "parameter", field=str(wrong.errors()[0]["loc"][:1]))
    try:
        told = await run_in_threadpool(
            enrol, store, asked.code, asked.secret, asked.stream, now(), asked.counter
        )
    except EnrolmentRefused as refused:
        return refusal(403, refused.code)
    return document(_enrolment(told))


@calls.get(
    "/ping", status_code=204, response_class=Response, responses={**success(204, "Here."), **refusals()}
)
async def ping() -> Response:
    """Whether the centre is there: no body, no credential, under 300 bytes."""
    return Response(status_code=204)


@calls.get(
    "/unit",
    responses={
        **success(200, "The unit's profile.", UnitProfile, ETag="Of this profile."),
        **success(304, "Unchanged."),
        **refusals(401, 403),
    },
)
def unit(store: TheStore, asking: Asking, if_none_match: Annotated[str | None, Header()] = None) -> Response:
    """The unit's profile as it is now."""
    with store.reading() as connection:
        profile = told_profile(connection, asking.unit)
    tag = hashlib.sha256(canonical_bytes(profile)).hexdigest()[:32]
    return _tagged(profile, tag, if_none_match)


@calls.get(
    "/reference/{pack}",
    responses={
        **success(200, "The pack.", ReferencePack, ETag="Of this version."),
        **success(304, "Unchanged."),
        **refusals(401, 403, 404),
    },
)
def reference(
    pack: str, store: TheStore, asking: Asking, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """A pack of reference data: `categories`, `institutions`."""
    with store.reading() as connection:
        kept = load_pack(connection, pack)
    return refusal(404, "pack_unknown") if kept is None else _tagged(kept[1], kept[0], if_none_match)


def _tagged(content: JsonValue, tag: str, known: str | None) -> Response:
    quoted = f'"{tag}"'
    names = {name.strip().removeprefix("W/") for name in (known or "").split(",")}
    if quoted in names or "*" in names:
        return Response(status_code=304, headers={"ETag": quoted})
    return document(content, headers={"ETag": quoted})


def _enrolment(told: Enrolment) -> JsonValue:
    return {
        "credential": told.credential,
        "counter": {"code": told.counter.code, "name": told.counter.name},
        "stream": told.stream,
        "demo": told.demo,
        "unit": dict(told.profile),
        "cursor": None,
    }
