"""The rooms import what architecture.md allows; and each contract is shown to be able to say no."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

# One forbidden import for each contract: where it is planted, and what.
PLANTS = {
    "layers": ("local_db", "import sync"),
    "core": ("sync/core", "import local_db"),
    "central": ("central", "import local_db"),
    "no-central": ("desktop", "import fastapi"),
    "widgets": ("desktop/ui", "import desktop.services"),
    "widgets-state": ("desktop/forms", "import desktop.presenters"),
    "no-qt": ("desktop/presenters", "import PySide6.QtCore"),
    "admin-no-qt": ("desktop/admin", "import PySide6.QtWidgets"),
    "sql": ("desktop/services", "import sqlalchemy"),
    "http": ("sync", "import requests"),
    "pure": ("domain", "import time"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the rooms in `folder`, with the contracts of its pyproject.toml."""
    command = [str(LINTER), "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=100)


def contracts() -> dict[str, str]:
    """Each contract's id and its name, as the linter prints it."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        table = tomllib.load(file)["tool"]["importlinter"]
    return {contract["id"]: contract["name"] for contract in table["contracts"]}


def test_the_rooms_keep_the_contracts() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_has_a_plant() -> None:
    assert set(PLANTS) == set(contracts())


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy of the rooms in which every contract is broken once."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for room in ("domain", "local_db", "sync", "desktop", "central"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for number, (folder, line) in enumerate(PLANTS.values()):
        (copy / folder / f"planted_{number}.py").write_text(line + "\n")
    done = lint(copy)
    assert done.returncode != 0
    return done.stdout


@pytest.mark.parametrize("contract", PLANTS)
def test_a_planted_import_breaks_its_contract(contract: str, verdicts: str) -> None:
    assert re.search(rf"^{re.escape(contracts()[contract])} BROKEN", verdicts, re.MULTILINE), verdicts
