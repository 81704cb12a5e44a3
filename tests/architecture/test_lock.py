"""The locks hold everything that is needed, hashed, and nothing about the machine that made them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
NOT_FOR_THE_COUNTER = {
    "fastapi",
    "starlette",
    "uvicorn",
    "pydantic",
    "psycopg",
    "pytest",
    "babel",
    "setuptools",
}


def locked(name: str) -> dict[str, str]:
    """Distribution → version of one lock; every entry must carry a hash."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==(\S+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(re.findall(r"^[^#\s]", text, re.MULTILINE)), "a line that is no pinned package"
    assert [package for package, _, rest in entries if "--hash=sha256:" not in rest] == []
    return {package: version for package, version, _ in entries}


def wanted(*extras: str) -> set[str]:
    """Distributions that pyproject.toml asks for."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert wanted() <= set(locked("desktop"))
    assert wanted("central", "dev") <= set(locked("dev"))


def test_what_is_tested_is_what_is_shipped() -> None:
    assert locked("desktop").items() <= locked("dev").items()


def test_the_counter_holds_neither_centre_nor_tools() -> None:
    assert NOT_FOR_THE_COUNTER & set(locked("desktop")) == set()


@pytest.mark.parametrize("name", ["desktop", "dev"])
def test_a_lock_names_no_host_and_no_path(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:/|--index|--find-links|--trusted|(?<!\w)/\w+/", text) == []
