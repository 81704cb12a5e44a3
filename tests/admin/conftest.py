"""The same centre and counters as in `tests/e2e`."""

from tests.e2e.conftest import centre, enrol, proxy

__all__ = ["centre", "enrol", "proxy"]
