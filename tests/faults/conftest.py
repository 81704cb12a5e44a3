"""A centre, a bad link and an office for every test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office, open_office
from tests.faults.proxy import FaultProxy


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreProcess]:
    """One real centre for the tests of a module; each office in it is another counter."""
    process = CentreProcess(tmp_path_factory.mktemp("centre"))
    yield process
    process.stop()


@pytest.fixture
def proxy(centre: CentreProcess) -> Iterator[FaultProxy]:
    """The link, good until a test makes it bad."""
    between = FaultProxy(centre.address)
    yield between
    between.close()


@pytest.fixture
def office(centre: CentreProcess, proxy: FaultProxy, tmp_path: Path) -> Iterator[Office]:
    """A counter enrolled at the centre, syncing through the link, its first contact behind it."""
    counter = open_office(tmp_path / "profile", proxy.address, centre.enrol_code())
    assert counter.sync().problem is None
    proxy.passages.clear()
    yield counter
    counter.register.close()
