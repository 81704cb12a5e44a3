"""A real register in a file of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_db.register import Register, create_register, open_register
from tests.local_db.counter_desk import KEY, MORNING, STREAM, Desk


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed, empty register to copy: making one runs every migration."""
    path = tmp_path_factory.mktemp("template") / "register.db"
    create_register(path, KEY, stream=STREAM, now=MORNING).close()
    return path


@pytest.fixture
def path(empty_register: Path, tmp_path: Path) -> Path:
    """The file of this test's register."""
    return Path(shutil.copy(empty_register, tmp_path / "register.db"))


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """This test's register, open."""
    opened = open_register(path, KEY)
    yield opened
    opened.close()


@pytest.fixture
def desk() -> Desk:
    """Somebody who saves."""
    return Desk()
