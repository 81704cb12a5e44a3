"""A revoked counter, and a centre that has no LAPOR! number to give yet: by the commands of both sides."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.opening import open_existing
from desktop.profile import Profile
from tests.central.conftest import RunningCentre, start
from tests.e2e.conftest import Enrol
from tests.e2e.counters import PASSPHRASE, PATIENCE, ROOT, Counter, complaint, surroundings
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Sealed

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("taken-out")]


def sealed_ops(counter: Counter) -> list[Sealed]:
    """Every op of a counter as it must stay."""
    register = open_existing(Profile(counter.folder), lambda: PASSPHRASE)
    with register.reading() as work:
        rows = [row for id in work.complaints.ids() for row in work.ops.rows(id)]
    register.close()
    return sorted(
        (
            Sealed(row.id, row.seq, row.place, row.complaint, row.op.prev, row.op.base, row.body, row.digest)
            for row in rows
        ),
        key=lambda op: op.seq,
    )


def test_a_revoked_counter_neither_sends_nor_fetches_and_goes_on_taking_complaints(
    enrol: Enrol, centre: CentreProcess
) -> None:
    stolen, other = enrol(), enrol()
    (before,) = stolen.record([complaint(1)])
    stolen.one("sync", "--until-idle")
    other.one("sync", "--until-idle")
    stolen.record([complaint(2)])
    stolen.one("edit", before["id"], "expectation=segera")
    code = stolen.one("status")["counter"]
    kept = sealed_ops(stolen)

    centre.run("revoke", code)
    centre.run("act", before["id"], "--status", "in_progress")
    (foreign,) = other.record([complaint(3)])
    other.one("sync", "--until-idle")

    for arguments in (("sync",), ("sync", "--until-idle", "--max-seconds", "20")):
        done = stolen.run(*arguments)
        assert done.code == 1
        assert "LKT-204" in done.said
        report = done.document
        assert (report["problem"], report["delivered"], report["pulled"]) == ("auth", 0, 0)
        assert (report["waiting"], report["pending_changes"]) == (1, 1)
    assert sealed_ops(stolen) == kept
    assert stolen.one("show", before["id"])["handling"] == "unverified"
    assert foreign["id"] not in stolen.listed()

    (more,) = stolen.record([complaint(4)])
    assert sealed_ops(stolen)[:-1] == kept
    stolen.run("sync")
    assert stolen.one("show", more["id"])["delivery"] == "waiting"
    assert stolen.one("verify")["ok"] is True
    held = {document["id"] for document in centre.export("complaints")}
    assert held == {before["id"], foreign["id"]}
    # The other counter of the office is not touched by it.
    assert other.one("sync")["problem"] is None
    assert other.one("show", before["id"])["handling"] == "in_progress"


@pytest.fixture
def real_centre(tmp_path: Path) -> Iterator[RunningCentre]:
    """A centre that is no demo: it has no numbers of its own."""
    centre = start(tmp_path / "real.db")
    yield centre
    centre.stop()


def test_delivered_comes_before_the_number_of_lapor(real_centre: RunningCentre, tmp_path: Path) -> None:
    unit = real_centre.unit()
    counter = Counter(tmp_path / "profile")
    code = central(real_centre, "enrol-code", "--unit", unit).splitlines()[-1]
    assert counter.one("enrol", "--centre", real_centre.url, "--code", code)["unit"] == unit
    (told,) = counter.record([complaint()])
    counter.one("sync", "--until-idle")

    shown = counter.one("show", told["id"])
    assert (shown["delivery"], shown["handling"], shown["tracking_id"]) == ("delivered", "unverified", None)
    assert counter.one("status")["demo"] is False

    central(real_centre, "act", told["local_number"], "--tracking-id", "#7654321")
    assert counter.one("sync")["pulled"] == 1
    shown = counter.one("show", "7654321")
    assert (shown["id"], shown["delivery"], shown["tracking_id"]) == (told["id"], "delivered", "7654321")
    (listed,) = counter.ask("list", "--search", "7654321")
    assert listed["tracking_id"] == "7654321"


def central(centre: RunningCentre, *arguments: str) -> str:
    """A command of `loket-central` beside the running one."""
    done = subprocess.run(
        [sys.executable, "-m", "central", "--db", centre.db, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=surroundings(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
