"""A counter that began with a profile file, before any network, keeps the number it prints."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.counters import ROOT, Counter, complaint
from tests.faults.centre_process import CentreProcess

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("admin-profile-file")]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreProcess]:
    process = CentreProcess(tmp_path_factory.mktemp("centre"))
    yield process
    process.stop()


def begun_from_file(folder: Path, code: str) -> Counter:
    """An installation that got its unit profile from a file naming this counter."""
    profile = json.loads((ROOT / "central" / "demo" / "unit.json").read_text(encoding="utf-8"))
    file = folder / "profile.json"
    file.write_text(json.dumps({**profile, "counter": code}), encoding="utf-8")
    counter = Counter(folder / "profile")
    counter.one("enrol", "--profile-file", str(file))
    return counter


def test_the_code_on_printed_receipts_stays_when_the_centre_is_reached(
    centre: CentreProcess, tmp_path: Path
) -> None:
    counter = begun_from_file(tmp_path, "L08")
    (printed,) = counter.record([complaint()])
    assert printed["local_number"].startswith("L08-")
    counter.one("enrol", "--centre", centre.address, "--code", centre.enrol_code())
    assert counter.one("status")["counter"] == "L08"
    assert counter.one("sync", "--until-idle")["delivered"] == 1


def test_a_code_that_another_counter_has_is_refused_and_nothing_changes(
    centre: CentreProcess, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    first = begun_from_file(tmp_path / "one", "L07")
    first.one("enrol", "--centre", centre.address, "--code", centre.enrol_code())
    second = begun_from_file(tmp_path / "other", "L07")
    refused = second.run("enrol", "--centre", centre.address, "--code", centre.enrol_code())
    assert (refused.code, "LKT-501" in refused.said) == (1, True)
    assert second.record([complaint()])[0]["local_number"].startswith("L07-")
