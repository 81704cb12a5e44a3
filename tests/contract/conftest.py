"""The centre the contract is held against: the same real process as in `tests/central`."""

from tests.central.conftest import demo_centre, real_centre

__all__ = ["demo_centre", "real_centre"]
