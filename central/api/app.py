"""The application: calls, what wraps them, and the description of both."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException

from central.api import device_calls, documents, stream_calls
from central.api.admission import NotAuthenticated
from central.api.answers import refusal
from central.api.envelope import Envelope
from central.api.responses import REQUEST_HEADERS
from central.storage.enrolling import NotAdmitted
from central.storage.store import Store

_OPEN = ("/v1/enrolments", "/v1/ping")


def make_app(store: Store) -> FastAPI:
    """The centre's HTTP application over this database."""
    app = FastAPI(
        title="Loket LAPOR! – protokol loket",
        version="1",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.store = store
    app.include_router(device_calls.calls)
    app.include_router(stream_calls.calls)
    app.add_middleware(Envelope, epoch=str(store.epoch))
    app.add_exception_handler(NotAuthenticated, _not_authenticated)
    app.add_exception_handler(NotAdmitted, _not_admitted)
    app.add_exception_handler(RequestValidationError, _parameter)
    app.add_exception_handler(HTTPException, _http)
    described = describe(app)

    @app.get("/v1/openapi.json", include_in_schema=False)
    async def openapi_document() -> dict[str, Any]:
        return described

    return app


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document.

    With the headers of every request and without the answers the framework makes up.
    """
    told = get_openapi(
        title=app.title,
        version=app.version,
        routes=app.routes,
        description="Counters deliver complaints and pull what changed (docs/sync-protocol.md). Bodies may "
        "be zstd or gzip; every answer carries the request's nonce, the epoch and its digest.",
    )
    parts = told.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for model in (documents.EnrolmentRequest, documents.PushRequest):
        made = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(made.pop("$defs", {}))
        schemas[model.__name__] = made
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    parts["securitySchemes"] = {
        "credential": {
            "type": "http",
            "scheme": "bearer",
            "description": "`<credential id>.<secret>`; the secret was made by the device.",
        }
    }
    for path, methods in told["paths"].items():
        for call in methods.values():
            call["responses"].pop("422", None)
            for status, answer in call["responses"].items():
                if status >= "400":
                    content = answer["content"]
                    content["application/problem+json"] = content.pop("application/json")
            given = [one for one in call.get("parameters", []) if one["name"] != "authorization"]
            call["parameters"] = [*given, *REQUEST_HEADERS]
            if path not in _OPEN:
                call["security"] = [{"credential": []}]
    return told


async def _not_authenticated(_request: Request, _failure: Exception) -> Response:
    return refusal(401, "credential", {"WWW-Authenticate": "Bearer"})


async def _not_admitted(_request: Request, failure: Exception) -> Response:
    code = failure.code if isinstance(failure, NotAdmitted) else "credential"
    if code.startswith("credential"):
        return refusal(401, code, {"WWW-Authenticate": "Bearer"})
    return refusal(403, code)


async def _parameter(_request: Request, failure: Exception) -> Response:
    name = None
    if isinstance(failure, RequestValidationError):
        name = str(failure.errors()[0]["loc"][-1])[:40]
    return refusal(400, "parameter", field=name)


async def _http(_request: Request, failure: Exception) -> Response:
    status = failure.status_code if isinstance(failure, HTTPException) else 500
    headers = failure.headers if isinstance(failure, HTTPException) else None
    if status == 405:
        return refusal(405, "method", headers)
    return refusal(404, "not_found") if status == 404 else refusal(status, "centre_failed", headers)
