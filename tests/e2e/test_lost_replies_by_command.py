"""Two hundred complaints over a link that loses each op's first reply, by the commands an admin uses."""

import json
from collections import Counter as Tally
from typing import Any

import pytest

from tests.e2e.conftest import Enrol
from tests.e2e.counters import complaint
from tests.faults.centre_process import CentreProcess
from tests.faults.proxy import FaultProxy
from tests.faults.test_lost_replies import committed_in, ops_in
from tests.sync.answering import Said, Seen

pytestmark = [pytest.mark.e2e, pytest.mark.faults, pytest.mark.xdist_group("lost-by-command")]

COMPLAINTS = 200


def test_two_hundred_complaints_are_there_once_whatever_was_lost(
    enrol: Enrol, centre: CentreProcess, proxy: FaultProxy
) -> None:
    counter = enrol()
    counter.one("centre", proxy.address)
    printed = counter.record(complaint(number) for number in range(COMPLAINTS))
    ids = {line["id"] for line in printed}
    lost: list[str] = []
    not_committed: list[str] = []

    def first_reply_lost(seen: Seen, reply: Said) -> Said | None:
        pushed = ops_in(seen)
        fresh = [op for op in pushed if op not in lost]
        if not fresh:
            return reply
        # What the centre has committed is seen beside it, in its own database, before the reply is dropped.
        held = {op["op"] for op in centre.export("ops")}
        not_committed.extend(op for op in fresh if op not in held or op not in committed_in(reply))
        lost.extend(fresh)
        return None

    proxy.after = first_reply_lost
    done = counter.run("sync", "--until-idle", "--max-seconds", "90")

    report = done.document
    assert (done.code, report["problem"]) == (0, None), done.said
    assert (report["delivered"], report["waiting"], report["uncertain"]) == (COMPLAINTS, 0, 0)
    assert not_committed == []
    exported = [op for op in centre.export("ops") if op["complaint"] in ids]
    assert Tally(lost) == Tally(op["op"] for op in exported)
    assert len(lost) == COMPLAINTS

    there = [document for document in lines_of(centre, "complaints") if document["id"] in ids]
    numbers = {line["id"]: line["local_number"] for line in printed}
    assert len(there) == COMPLAINTS
    assert {document["id"]: document["local_number"] for document in there} == numbers
    here = counter.ask("list", "--delivery", "delivered")
    assert {document["id"]: document["local_number"] for document in here} == numbers
    assert len(here) == COMPLAINTS
    tracking = {document["id"]: document["tracking_id"] for document in there}
    assert {document["id"]: document["tracking_id"] for document in here} == tracking
    assert len(set(tracking.values())) == COMPLAINTS
    assert all(document["version"] == 1 for document in there)
    status = counter.one("status")
    assert status["delivery"]["delivered"] == COMPLAINTS
    assert sum(status["delivery"].values()) == COMPLAINTS


def lines_of(centre: CentreProcess, what: str) -> list[dict[str, Any]]:
    """What `loket-central export` prints."""
    return [json.loads(line) for line in centre.run("export", what).splitlines()]
