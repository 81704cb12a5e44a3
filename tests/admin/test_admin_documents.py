"""The documents of `loket-admin`: keys exactly as commands.md names them, and what they say."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from domain.delivery import Delivery
from domain.vocabulary import Handling
from tests.e2e.conftest import Enrol
from tests.e2e.counters import Counter, complaint
from tests.faults.centre_process import CentreProcess

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("admin-documents")]

COMPLAINT = {
    "id", "local_number", "delivery", "pending_changes", "handling", "tracking_id",
    "classification", "title", "content", "expectation", "date_of_incident", "date_precision", "place",
    "category", "institution", "is_anonymous", "is_secret", "complainant", "representative",
    "accommodations", "replies", "counter", "unit", "recorded_at", "sealed",
}  # fmt: skip
COMPLAINANT = {
    "name", "nik", "no_nik_reason", "phone", "no_phone", "email", "address", "sex", "birth_year",
}  # fmt: skip
SYNC = {
    "delivered", "pulled", "requests", "bytes_up", "bytes_down", "seconds",
    "waiting", "uncertain", "conflict", "needs_correction", "pending_changes", "problem",
}  # fmt: skip
STATUS = {
    "unit", "counter", "delivery", "handling", "pending_changes", "oldest_waiting", "last_contact", "demo",
}  # fmt: skip
SHOW = {"view", "server_copy", "pending_ops", "conflicts", "history"}
CONFLICT = {"id", "field", "base", "here", "centre", "revision"}


@pytest.fixture(scope="module")
def counter(enrol: Enrol) -> Counter:
    """One counter, nothing recorded yet."""
    return enrol()


def test_a_complaints_way_through_every_document(enrol: Enrol, centre: CentreProcess) -> None:
    counter = enrol()
    status = counter.one("status")
    assert status.keys() == STATUS
    assert status["delivery"] == {state.value: 0 for state in Delivery}
    assert status["handling"] == {state.value: 0 for state in Handling}
    assert (status["unit"], status["demo"], status["oldest_waiting"]) == ("DEMO", True, None)

    (told,) = counter.record([complaint()])
    assert told.keys() == {"line", "id", "local_number"}
    assert told["line"] == 1
    assert re.fullmatch(status["counter"] + r"-\d{8}-0001-[0-9A-Z]", told["local_number"])

    (listed,) = counter.ask("list")
    assert listed.keys() == COMPLAINT
    assert listed["complainant"].keys() == COMPLAINANT
    assert (listed["delivery"], listed["pending_changes"]) == ("waiting", 0)
    assert (listed["handling"], listed["tracking_id"]) == (None, None)
    assert datetime.fromisoformat(listed["recorded_at"]).utcoffset() is not None

    shown = counter.one("show", told["local_number"])
    assert shown.keys() == COMPLAINT | SHOW
    assert shown["view"] == listed
    assert shown["server_copy"] is None
    (op,) = shown["pending_ops"]
    assert (op["seq"], op["state"], op["attempts"], op["kind"]) == (1, "waiting", 0, "create")
    assert op["values"]["title"] == complaint()["title"]
    assert [event["event"] for event in shown["history"]] == ["recorded"]

    report = counter.one("sync")
    assert report.keys() == SYNC
    assert (report["delivered"], report["problem"]) == (1, None)

    status = counter.one("status")
    assert status["delivery"]["delivered"] == 1
    assert status["handling"]["unverified"] == 1
    assert datetime.fromisoformat(status["last_contact"]).utcoffset() is not None

    shown = counter.one("show", told["id"])
    assert (shown["delivery"], shown["handling"]) == ("delivered", "unverified")
    assert re.fullmatch(r"\d{7}", shown["tracking_id"])
    assert shown["server_copy"]["known"] == 1
    assert shown["pending_ops"] == []
    # By any of its three names.
    assert counter.one("show", shown["tracking_id"])["id"] == told["id"]
    assert counter.one("show", "#" + shown["tracking_id"])["id"] == told["id"]

    edited = counter.one("edit", told["id"], "complainant.phone=081255550001", "place.landmark=")
    assert edited.keys() == COMPLAINT | SHOW
    assert (edited["delivery"], edited["pending_changes"]) == ("delivered", 1)
    assert edited["complainant"]["phone"] == "081255550001"
    assert edited["place"]["landmark"] is None
    assert edited["place"]["text"] == "Sereh"
    assert counter.one("status")["pending_changes"] == 1

    centre.run("act", told["id"], "--set", "complainant.phone=081255550002", "--reply", "Kami tinjau.")
    report = counter.run("sync", "--until-idle", "--max-seconds", "30").document
    assert (report["conflict"], report["pending_changes"], report["pulled"]) == (1, 0, 1)
    (met,) = counter.ask("list", "--delivery", "conflict")
    assert [reply["text"] for reply in met["replies"]] == ["Kami tinjau."]
    shown = counter.one("show", told["id"])
    (conflict,) = shown["conflicts"]
    assert conflict.keys() >= CONFLICT
    assert (conflict["field"], conflict["revision"]) == ("complainant.phone", 1)
    assert (conflict["base"], conflict["here"], conflict["centre"]) == (
        "081200000001", "081255550001", "081255550002",
    )  # fmt: skip

    # A field under decision is changed on its card alone.
    held = counter.run("edit", told["id"], "complainant.phone=0")
    assert (held.code, "LKT-403" in held.said) == (1, True)
    resolved = counter.one("resolve", conflict["id"], "--keep", "mine")
    assert resolved.keys() == COMPLAINT | SHOW
    assert counter.one("sync", "--until-idle")["conflict"] == 0
    assert counter.one("show", told["id"])["complainant"]["phone"] == "081255550001"

    verified = counter.one("verify")
    assert verified.keys() == {"ok", "checked", "problems"}
    assert (verified["ok"], verified["problems"]) == (True, [])
    assert verified["checked"] >= 2


def test_lists_are_searched_filtered_and_cut(counter: Counter) -> None:
    counter.record(complaint(n, title=f"Lampu {word} padam") for n, word in enumerate("abc" * 2))
    assert [one["title"] for one in counter.ask("list", "--search", "lampu b")] == ["Lampu b padam"] * 2
    assert len(counter.ask("list", "--limit", "3")) == 3
    assert counter.ask("list", "--limit", "0") == []
    assert len(counter.ask("list", "--delivery", "waiting", "--search", "lampu")) == 6
    assert counter.ask("list", "--search", '"; DROP TABLE') == []


def test_the_officer_named_stands_in_op_and_history(counter: Counter) -> None:
    named = Counter(counter.folder, officer="yuni")
    (told,) = named.record([complaint(5)])
    shown = counter.one("show", told["id"])
    assert shown["history"][0]["officer"] == "yuni"
    assert shown["pending_ops"][0]["by"][0] == "yuni"
    # Without --officer: the first admin, or who stands in for one where the unit has none.
    edited = counter.one("edit", told["id"], "title=Jembatan")
    assert edited["history"][-1]["officer"] == "dominggus"
    refused = Counter(counter.folder, officer="tidak-ada").run("record", "-", given=b"{}")
    assert (refused.code, refused.lines, "LKT-604" in refused.said) == (1, [], True)


@pytest.mark.parametrize(("kind", "paper"), [("first", "a5"), ("second", "80mm")])
def test_a_receipt_is_a_pdf_and_is_noted(counter: Counter, tmp_path: Path, kind: str, paper: str) -> None:
    (told,) = counter.record([complaint(6)])
    id = told["id"]
    counter.one("sync", "--until-idle")
    file = tmp_path / "bukti.pdf"
    done = counter.run("receipt", id, "--kind", kind, "--format", paper, "-o", str(file))
    assert (done.code, done.lines) == (0, [])
    assert file.read_bytes().startswith(b"%PDF-")
    assert f"receipt_{kind}" in {event["event"] for event in counter.one("show", id)["history"]}
    nowhere = counter.run("receipt", id, "--kind", kind, "-o", str(tmp_path / "tidak" / "ada.pdf"))
    assert (nowhere.code, "LKT-700" in nowhere.said) == (1, True)


def test_sync_says_what_it_could_not_do_and_ends_with_one(enrol: Enrol, centre: CentreProcess) -> None:
    counter = enrol()
    counter.record([complaint(1), complaint(2)])
    address = counter.one("centre")
    assert address == {"centre": centre.address}
    assert counter.one("centre", "http://127.0.0.1:9") == {"centre": "http://127.0.0.1:9"}
    done = counter.run("sync")
    assert done.code == 1
    assert done.document.keys() == SYNC
    assert (done.document["problem"], done.document["waiting"]) == ("offline", 2)
    assert "LKT-201" in done.said
    counter.one("centre", centre.address)
    assert counter.one("sync", "--until-idle")["delivered"] == 2
