"""A counter of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.presenters.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An enrolled counter with an empty register."""
    opened = open_office(tmp_path)
    yield opened
    opened.register.close()
