"""The reply is lost after the centre has committed: nothing is doubled, nothing is lost."""

import json
from typing import Any

import pytest
import zstandard

from sync.rhythm import Rhythm
from tests.faults.centre_process import CentreProcess
from tests.faults.office import Office
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen, as_centre

pytestmark = [pytest.mark.e2e, pytest.mark.faults]

ACCEPTED = {"applied", "merged", "unchanged", "conflict"}


def opened(packed: Seen | Said) -> Any:
    """The document in a body, as it went over the line."""
    headers = {name.lower(): value for name, value in packed.headers.items()}
    if headers.get("content-encoding") == "zstd":
        return json.loads(zstandard.ZstdDecompressor().decompress(packed.body, max_output_size=8 << 20))
    return json.loads(packed.body)


def ops_in(seen: Seen) -> list[str]:
    """The op ids of a push, [] for any other request."""
    if not seen.path.endswith("/ops"):
        return []
    return [op["body"]["op"] for op in opened(seen)["ops"]]


def committed_in(reply: Said) -> set[str]:
    """The op ids a reply of the centre calls accepted."""
    return {told["op"] for told in opened(reply)["outcomes"] if told["outcome"] in ACCEPTED}


class FirstRepliesLost:
    """Drops the reply to every push that holds an op whose reply has not been lost yet."""

    def __init__(self) -> None:
        self.lost: list[str] = []
        self.pushes: list[list[str]] = []

    def after(self, seen: Seen, reply: Said) -> Said | None:
        """What becomes of a reply."""
        pushed = ops_in(seen)
        if not pushed:
            return reply
        self.pushes.append(pushed)
        fresh = [op for op in pushed if op not in self.lost]
        if not fresh:
            return reply
        # The centre has answered, so it has committed before: every op of it, as it says itself.
        assert reply.status == 200
        assert committed_in(reply) == set(pushed)
        self.lost += fresh
        return None


def test_two_hundred_complaints_whose_first_reply_is_lost_are_delivered_once(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    ids = [office.record(n) for n in range(200)]
    before = office.sealed_ops()
    link = FirstRepliesLost()
    proxy.after = link.after

    report = office.sync(until_idle=True, max_seconds=60)

    assert sorted(link.lost) == sorted(op.id for op in before)
    assert office.states() == ["delivered"] * 200
    assert office.sealed_ops() == before
    assert (report.delivered, report.waiting, report.uncertain, report.problem) == (200, 0, 0, None)
    # Asked before re-sent: the centre had them all, so no op went over the line twice.
    assert sorted(op for push in link.pushes for op in push) == sorted(link.lost)
    held = [complaint for complaint in centre.export("complaints") if complaint["id"] in set(ids)]
    assert len(held) == 200
    assert len({complaint["local_number"] for complaint in held}) == 200
    tracking = {office.values(id)["tracking_id"] for id in ids}
    assert len(tracking) == 200


def test_a_lost_reply_leaves_the_op_uncertain_and_the_next_run_asks_first(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    id = office.record(1)
    proxy.after = FirstRepliesLost().after

    report = office.sync()

    assert report.document()["problem"] == "offline"
    assert (report.uncertain, report.sendable, report.exit_code) == (1, 1, 1)
    assert office.delivery(id) == "uncertain"
    assert id in {complaint["id"] for complaint in centre.export("complaints")}

    proxy.passages.clear()
    office.open_again()
    assert office.sync().delivered == 1
    first = proxy.passages[0].seen.path
    assert "/outcomes?after=0" in first
    assert not any(ops_in(passage.seen) for passage in proxy.passages)


def test_an_op_the_centre_never_saw_is_asked_about_and_sent_again_unchanged(
    office: Office, proxy: FaultProxy
) -> None:
    office.record(2)
    before = office.sealed_ops()
    reached: list[str] = []

    def swallow(seen: Seen) -> Said | None:
        if ops_in(seen) and not reached:
            reached.append(seen.path)
            # The request is gone and so is the line: a reply that announces more than it brings.
            return Said(200, {"Loket-Nonce": seen.nonce}, b"", announced=50)
        return None

    proxy.before = swallow
    assert office.sync().uncertain == 1
    assert office.sync().delivered == 1
    assert office.sealed_ops() == before
    assert office.op_rows()[0].attempts == 2


def test_a_lost_answer_to_the_question_is_asked_again(office: Office, proxy: FaultProxy) -> None:
    id = office.record(3)
    drops = FirstRepliesLost()
    questions: list[str] = []

    def after(seen: Seen, reply: Said) -> Said | None:
        if "/outcomes" in seen.path:
            questions.append(seen.path)
            if len(questions) <= 2:
                return None
        return drops.after(seen, reply)

    proxy.after = after
    rhythm = Rhythm()
    for _ in range(3):
        assert office.sync(rhythm=rhythm).document()["problem"] == "offline"
        assert office.delivery(id) == "uncertain"
    assert rhythm.pace.failures == 3
    assert office.sync(rhythm=rhythm).problem is None
    assert office.delivery(id) == "delivered"
    assert rhythm.pace.failures == 0
    assert len(questions) == 3


def test_an_edit_whose_reply_was_lost_does_not_come_back_as_somebody_elses(
    office: Office, proxy: FaultProxy
) -> None:
    id = office.record(4)
    office.sync()
    proxy.after = FirstRepliesLost().after
    office.edit(id, complainant__phone="081100000001")
    office.edit(id, complainant__phone="081100000002")

    report = office.sync(until_idle=True, max_seconds=30)

    assert (report.conflict, report.pending_changes, report.pulled) == (0, 0, 0)
    assert office.values(id)["complainant.phone"] == "081100000002"
    assert office.states() == ["delivered"] * 3


def test_a_request_that_arrives_twice_takes_effect_once_and_brings_the_same_outcomes(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    id = office.record(5)
    office.sync()
    office.edit(id, complainant__phone="081100000003")
    other = office.record(6)
    replies: list[dict[str, Any]] = []

    def twice(seen: Seen, reply: Said) -> Said | None:
        if not ops_in(seen):
            return reply
        again = proxy.forward(seen)
        replies.extend([opened(reply), opened(again)])
        # The first reply is lost; what the counter gets is the answer to the repeated request.
        return again

    proxy.after = twice
    report = office.sync(until_idle=True, max_seconds=20)

    assert (report.problem, report.delivered, report.conflict) == (None, 1, 0)
    assert replies[0]["outcomes"] == replies[1]["outcomes"]
    assert [told["outcome"] for told in replies[1]["outcomes"]] == ["applied", "applied"]
    assert office.states() == ["delivered"] * 3
    held = {complaint["id"]: complaint for complaint in centre.export("complaints")}
    assert held[id]["complainant"]["phone"] == "081100000003"
    assert other in held
    with office.register.reading() as reading:
        copy = reading.copies.get(id)
    assert copy is not None
    assert copy.known == 2


def test_ops_sent_again_without_asking_bring_the_outcomes_they_had(
    office: Office, centre: CentreProcess, proxy: FaultProxy
) -> None:
    ids = [office.record(n) for n in range(20)]
    before = office.sealed_ops()
    link = FirstRepliesLost()
    proxy.after = link.after
    office.sync()
    assert set(office.states()) == {"uncertain"}

    # A centre that says "not there" to every question: the counter sends the same bytes again.
    def nothing_known(seen: Seen) -> Said | None:
        if "/outcomes" not in seen.path:
            return None
        return as_centre(seen, 200, {"outcomes": [], "more": False, "through": None})

    proxy.before = nothing_known
    report = office.sync(until_idle=True, max_seconds=20)

    assert (report.delivered, report.sendable, report.problem) == (20, 0, None)
    assert len(link.pushes) == 2
    assert link.pushes[0] == link.pushes[1]
    assert office.sealed_ops() == before
    held = [complaint["id"] for complaint in centre.export("complaints")]
    assert sorted(id for id in held if id in ids) == sorted(ids)
    assert len({office.values(id)["tracking_id"] for id in ids}) == 20
