"""Asking the centre for a place, and whether it can be reached at all."""

from domain.problems import CodeRefused
from sync.connectors.port import CallFailed, Connector, Enrolled
from sync.core.meaning import Meaning


def ask_for_place(
    connector: Connector, code: str, secret: str, stream: str, counter: str | None = None
) -> Enrolled:
    """This installation's counter, unit profile and credential id, for a one-time code.

    ``secret`` (43 url-safe characters) and ``stream`` (UUIDv7) are made by the caller and kept by it until
    this succeeds: after a lost reply the same three are sent again and bring the same place. Stores nothing.
    Raises ``CodeRefused`` or a ``LinkProblem``.
    """
    try:
        return connector.enrol(code, secret, stream, counter).said
    except CallFailed as failed:
        if failed.meaning is Meaning.CREDENTIAL_REFUSED:
            # There is no credential yet: what the centre refuses is the code.
            raise CodeRefused(why=failed.code or "code_unknown") from failed
        raise failed.problem from failed


def reach(connector: Connector) -> None:
    """Ask the centre for a sign of life. Raises a ``LinkProblem``."""
    try:
        connector.ping()
    except CallFailed as failed:
        raise failed.problem from failed
