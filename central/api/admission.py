"""Who is asking. 401: the credential; 403: not its stream. Neither decides anything about an op."""

from typing import Annotated

from fastapi import Depends, Header, Request

from central.storage.enrolling import Admitted, admit
from central.storage.store import Store


class NotAuthenticated(Exception):
    """No credential in the request."""


def store_of(request: Request) -> Store:
    """The database of this centre."""
    store = request.app.state.store
    assert isinstance(store, Store)  # noqa: S101 - set where the application is made
    return store


def admitted(request: Request, authorization: Annotated[str | None, Header()] = None) -> Admitted:
    """The counter that asks, for the stream in the path where there is one.

    Raises ``NotAdmitted`` and the like.
    """
    scheme, _, token = (authorization or "").partition(" ")
    credential, dot, secret = token.strip().partition(".")
    if scheme.lower() != "bearer" or not (credential and dot and secret) or not token.isascii():
        raise NotAuthenticated
    return admit(store_of(request), credential, secret, request.path_params.get("stream"))


TheStore = Annotated[Store, Depends(store_of)]
Asking = Annotated[Admitted, Depends(admitted)]
