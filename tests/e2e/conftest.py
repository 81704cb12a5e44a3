"""A centre for each module, and counters enrolled at it."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.counters import Counter
from tests.faults.centre_process import CentreProcess
from tests.faults.proxy import FaultProxy

Enrol = Callable[[], Counter]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreProcess]:
    """One real demo centre."""
    process = CentreProcess(tmp_path_factory.mktemp("centre"))
    yield process
    process.stop()


@pytest.fixture(scope="module")
def enrol(centre: CentreProcess, tmp_path_factory: pytest.TempPathFactory) -> Enrol:
    """Makes another installation, enrolled by its own command."""

    def enrolled() -> Counter:
        counter = Counter(tmp_path_factory.mktemp("counter") / "profile")
        counter.one("enrol", "--centre", centre.address, "--code", centre.enrol_code())
        return counter

    return enrolled


@pytest.fixture
def proxy(centre: CentreProcess) -> Iterator[FaultProxy]:
    """A link to the centre, good until a test makes it bad."""
    between = FaultProxy(centre.address)
    yield between
    between.close()
