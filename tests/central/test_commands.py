"""`loket-central` from the outside: arguments, streams, exit codes, a process that stops."""

import json
import os
import re
import subprocess
import sys
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Any

import httpx
import pytest

from central.__main__ import main
from central.storage.enrolling import enrol, make_code
from central.storage.store import open_store
from central.storage.units import told_profile
from tests.central.caller import NINE, Device, create, edit
from tests.central.conftest import RunningCentre, profile, start


@pytest.fixture
def db(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


def run(db: str, *arguments: str) -> int:
    return main(["--db", db, *arguments])


def unit_file(tmp_path: Path, **changed: object) -> str:
    file = tmp_path / "unit.json"
    file.write_text(json.dumps({**profile("UJI"), **changed}), encoding="utf-8")
    return str(file)


def test_without_a_database_the_usage_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert "LOKET_DB" not in os.environ
    with pytest.raises(SystemExit) as wrong:
        main(["export", "ops"])
    assert wrong.value.code == 2
    assert "--db" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["tidak-ada"], ["export", "semua"], ["enrol-code"], ["serve", "--port", "70000"], ["act"],
     ["serve", "--workers", "0"], ["act", "x", "--status", "beres"], ["backup", "x"], ["restore", "x"]],
)  # fmt: skip
def test_wrong_usage_ends_with_two(db: str, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        run(db, *arguments)
    assert wrong.value.code == 2


def test_the_database_may_be_named_before_or_behind_the_command_or_in_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = f"sqlite:///{tmp_path / 'central.db'}"
    file = unit_file(tmp_path)
    assert main(["--db", db, "unit", file]) == 0
    assert main(["unit", file, "--db", db]) == 0
    told = subprocess.run(
        [sys.executable, "-m", "central", "unit", file],
        env={**os.environ, "LOKET_DB": db},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout == "UJI\n"
    assert capsys.readouterr().out == "UJI\nUJI\n"


def test_a_unit_is_made_and_replaced(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(db, "unit", unit_file(tmp_path)) == 0
    assert run(db, "unit", unit_file(tmp_path, name="Kantor Baru")) == 0
    assert run(db, "enrol-code", "--unit", "UJI") == 0
    code = capsys.readouterr().out.splitlines()[-1]
    store = open_store(db)
    told = enrol(store, code, "s" * 43, "01a20452-59d3-7655-afc0-ffa3fd921b87", NINE)
    store.close()
    assert told.profile["name"] == "Kantor Baru"


@pytest.mark.parametrize(
    "changed",
    [{"zone": "WITAA"}, {"officers": []}, {"code": ""}, {"name": 7}, {"officers": [{"code": "x"}]},
     {"officers": [{"code": "a", "name": "A", "role": "admin", "start_code": {}}]}],
)  # fmt: skip
def test_a_profile_that_lacks_something_is_refused(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, object]
) -> None:
    assert run(db, "unit", unit_file(tmp_path, **changed)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Profil unit" in told.err


@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", None])
def test_a_file_that_is_no_document_is_refused(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    file = tmp_path / "x.json"
    if content is not None:
        file.write_bytes(content)
    assert run(db, "unit", str(file)) == 1
    assert run(db, "reference", "categories", str(file)) == 1
    assert capsys.readouterr().err.count(str(file)) == 2


def test_an_enrolment_code_stands_alone_on_the_last_line(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(db, "unit", unit_file(tmp_path))
    capsys.readouterr()
    assert run(db, "enrol-code", "--unit", "UJI") == 0
    told = capsys.readouterr()
    assert re.fullmatch(r"([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}\n", told.out)
    assert run(db, "enrol-code", "--unit", "TIDAK") == 1
    assert "TIDAK" in capsys.readouterr().err


def test_a_start_code_is_printed_once_and_told_as_a_hash(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(db, "unit", unit_file(tmp_path))
    assert run(db, "start-code", "--unit", "UJI", "--officer", "ester") == 0
    assert run(db, "start-code", "--unit", "UJI", "--officer", "ester") == 0
    code = capsys.readouterr().out.splitlines()[-1]
    store = open_store(db)
    with store.reading() as connection:
        officers: Any = told_profile(connection, "UJI")["officers"]
    store.close()
    told = officers[0]["start_code"]
    plain = code.replace("-", "").encode()
    made = pbkdf2_hmac("sha256", plain, bytes.fromhex(told["salt"]), told["iterations"])
    assert made.hex() == told["hash"]
    assert told["iterations"] >= 100_000
    for unit, officer in (("UJI", "tidak"), ("TIDAK", "ester")):
        assert run(db, "start-code", "--unit", unit, "--officer", officer) == 1


def test_the_demo_officers_start_with_the_demo_pin(demo_centre: RunningCentre) -> None:
    officers = demo_centre.device("DEMO").get("/v1/unit").json()["officers"]
    assert len(officers) == 4
    for officer in officers:
        told = officer["start_code"]
        made = pbkdf2_hmac("sha256", b"123456", bytes.fromhex(told["salt"]), told["iterations"])
        assert made.hex() == told["hash"]


def test_a_revoked_name_is_known_or_refused(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(db, "revoke", "L99") == 1
    assert "L99" in capsys.readouterr().err


def test_a_counter_is_revoked_by_its_code(
    real_centre: RunningCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    device = real_centre.device()
    assert run(real_centre.db, "revoke", device.counter) == 0
    assert device.counter in capsys.readouterr().err
    assert device.get("/v1/changes").status_code == 401


def test_an_export_nobody_reads_any_more_ends_quietly(demo_centre: RunningCentre) -> None:
    demo_centre.device().send(*(create() for _ in range(400)))
    command = [sys.executable, "-m", "central", "--db", demo_centre.db, "export", "ops"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 1
        assert process.stderr.read() == b""


def test_a_newer_pack_is_loaded_and_told(
    real_centre: RunningCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device = real_centre.device()
    before = device.get("/v1/reference/institutions")
    tag = before.headers["ETag"]
    same = device.get("/v1/reference/institutions", **{"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    pack = {"pack": "institutions", "version": "2026.2", "items": [{"code": "dinas-x", "text": "Dinas X"}]}
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(pack), encoding="utf-8")
    assert run(real_centre.db, "reference", "institutions", str(file)) == 0
    assert json.loads(capsys.readouterr().out) == {"pack": "institutions", "version": "2026.2"}
    after = device.get("/v1/reference/institutions", **{"If-None-Match": tag})
    assert after.status_code == 200
    assert after.json()["items"] == pack["items"]
    assert run(real_centre.db, "reference", "categories", str(file)) == 1


def test_the_profile_has_a_tag_that_moves_with_it(real_centre: RunningCentre, tmp_path: Path) -> None:
    unit = real_centre.unit()
    device = real_centre.device(unit)
    tag = device.get("/v1/unit").headers["ETag"]
    assert device.get("/v1/unit", **{"If-None-Match": f'W/"x", {tag}'}).status_code == 304
    file = tmp_path / "unit.json"
    file.write_text(json.dumps({**profile(unit), "phone": "0380 1"}), encoding="utf-8")
    assert run(real_centre.db, "unit", str(file)) == 0
    told = device.get("/v1/unit", **{"If-None-Match": tag})
    assert told.json()["phone"] == "0380 1"
    assert {"code": device.counter, "name": f"Loket {device.counter[1:]}"} in told.json()["counters"]


def act(centre: RunningCentre, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run(centre.db, "act", *arguments) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_an_operator_acts_on_a_complaint(
    demo_centre: RunningCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    device = demo_centre.device()
    op = create()
    tracking = device.send(op)[0].tracking_id
    assert tracking is not None
    told = act(
        demo_centre, capsys, f"#{tracking}", "--status", "forwarded", "--reply", "Kami tinjau besok.",
        "--set", "complainant.phone=0812 9999 0000", "--set", "category=kesehatan",
        "--set", "institution=Dinas Pekerjaan Umum", "--set", "is_secret=true",
        "--set", "place.landmark=dekat pasar", "--set", "accommodations=braille", "--set", "expectation=",
    )  # fmt: skip
    assert (told["id"], told["version"], told["outcome"]) == (op.complaint, 2, "applied")
    values = device.get("/v1/snapshot").json()["complaints"][0]["values"]
    assert values["status"] == "forwarded"
    assert values["complainant.phone"] == "0812 9999 0000"
    assert values["category"]["code"] == "kesehatan"
    assert values["category"]["catalogue"]
    assert values["is_secret"] is True
    assert values["place"] == {
        "region_code": "99.01.01.2001",
        "text": "Desa Oenaek",
        "landmark": "dekat pasar",
    }
    assert values["accommodations"] == ["braille"]
    assert values["replies"][0]["text"] == "Kami tinjau besok."
    assert values["replies"][0]["institution"] == "Dinas Pekerjaan Umum"
    nothing = act(demo_centre, capsys, op.complaint, "--status", "forwarded")
    assert (nothing["outcome"], nothing["version"]) == ("unchanged", 2)


def test_an_operator_joins_an_open_record(
    demo_centre: RunningCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    device = demo_centre.device()
    op = create()
    device.send(op)
    act(demo_centre, capsys, op.complaint, "--set", "complainant.phone=081")
    ours = edit(op.complaint, 1, {"complainant.phone": "082"})
    device.send(ours)
    told = act(demo_centre, capsys, op.complaint, "--set", "complainant.phone=083")
    assert told["outcome"] == "conflict"
    assert told["conflicts"] == [f"{ours.id}:complainant.phone"]
    capsys.readouterr()
    assert run(demo_centre.db, "export", "conflicts") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (row,) = [row for row in rows if row["complaint"] == op.complaint]
    assert [side["value"] for side in row["proposals"]] == ["082", "083"]
    assert (row["in_force"], row["revision"], row["open"]) == ("081", 2, True)


def test_a_number_given_by_lapor_is_filled_in(
    real_centre: RunningCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    device = real_centre.device()
    op = create()
    device.send(op)
    act(real_centre, capsys, op.complaint, "--tracking-id", "#7654321")
    assert device.get("/v1/snapshot").json()["complaints"][0]["values"]["tracking_id"] == "7654321"
    assert act(real_centre, capsys, "7654321", "--status", "done")["id"] == op.complaint


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "--status"),
        (("--set", "title"), "FIELD=VALUE"),
        (("--set", "warna=merah"), "warna"),
        (("--set", "is_secret=ya"), "is_secret"),
        (("--set", "status=done"), "status"),
        (("--set", "local_number=X"), "local_number"),
        (("--tracking-id", "12a"), "angka"),
    ],
)
def test_what_an_operator_cannot_do_is_said(
    real_centre: RunningCentre, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    device = real_centre.device()
    op = create()
    device.send(op)
    assert run(real_centre.db, "act", op.complaint, *arguments) == 1
    assert word in capsys.readouterr().err
    assert device.get("/v1/snapshot").json()["complaints"][0]["version"] == 1


def test_an_unknown_complaint_is_said(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(db, "act", "9999999", "--status", "done") == 1
    assert "9999999" in capsys.readouterr().err


def test_exports_are_json_lines_and_nothing_else(
    real_centre: RunningCentre, capsys: pytest.CaptureFixture[str]
) -> None:
    device = real_centre.device()
    op = create()
    bad = edit(op.complaint, 1, {"title": 7}, prev=op.id)
    device.send(op, bad)
    capsys.readouterr()
    assert run(real_centre.db, "export", "complaints") == 0
    complaints = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    mine = complaints[op.complaint]
    assert (mine["title"], mine["handling"], mine["tracking_id"]) == (op.values["title"], "unverified", None)
    assert (mine["date_of_incident"], mine["date_precision"]) == ("2026-11-16", "day")
    assert run(real_centre.db, "export", "ops") == 0
    rows = [
        row
        for row in map(json.loads, capsys.readouterr().out.splitlines())
        if row["complaint"] == op.complaint
    ]
    assert [(row["op"], row["seq"], row["outcome"]["outcome"]) for row in rows] == [
        (op.id, 1, "applied"),
        (bad.id, 2, "rejected"),
    ]
    assert rows[0]["body"] == op.body()
    assert rows[0]["hash"] == op.digest()


def test_a_centre_that_cannot_be_opened_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(b"bukan basis data" * 100)
    for url in (f"sqlite:///{file}", f"sqlite:///{tmp_path}/tidak/ada/x.db", "bukan-url", "mysql://x/y"):
        assert main(["--db", url, "export", "ops"]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert "Basis data pusat tidak dapat dibuka" in told.err


def test_the_database_is_for_its_owner_alone(tmp_path: Path, db: str) -> None:
    before = os.umask(0o022)
    try:
        run(db, "export", "ops")
        assert (tmp_path / "central.db").stat().st_mode & 0o077 == 0
    finally:
        os.umask(before)


# ------------------------------------------------------------------- serve


def test_a_centre_starts_says_where_and_stops_when_asked(tmp_path: Path) -> None:
    centre = start(tmp_path / "central.db", "--demo")
    device = centre.device("DEMO")
    op = create()
    device.send(op)
    assert centre.stop() == 0
    again = start(tmp_path / "central.db")
    back = Device(again.client(), device.stream, device.secret, device.credential)
    told = back.get(f"/v1/streams/{device.stream}/outcomes").json()["outcomes"]
    assert [one["op"] for one in told] == [op.id]
    # Once a demo, always a demo: what it holds stays invented.
    assert again.store.is_demo()
    assert again.stop() == 0


def test_demo_is_refused_where_real_counters_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    centre = start(tmp_path / "central.db")
    centre.device()
    assert centre.stop() == 0
    assert run(f"sqlite:///{tmp_path / 'central.db'}", "serve", "--port", "0", "--demo") == 1
    assert "pusat sungguhan" in capsys.readouterr().err


def test_an_address_in_use_is_said(demo_centre: RunningCentre, capsys: pytest.CaptureFixture[str]) -> None:
    port = demo_centre.url.rpartition(":")[2]
    assert run(demo_centre.db, "serve", "--port", port) == 1
    assert port in capsys.readouterr().err


def test_several_workers_decide_as_one(tmp_path: Path) -> None:
    centre = start(tmp_path / "central.db", "--demo", "--workers", "2")
    try:
        code = make_code(centre.store, "DEMO", NINE)
        with httpx.Client(base_url=centre.url, timeout=60) as client:
            device = Device(client)
            device.enrol(code)
        for _ in range(6):
            with httpx.Client(base_url=centre.url, timeout=60) as client:
                device.http = client
                assert device.send(create())[0].version == 1
        with httpx.Client(base_url=centre.url, timeout=60) as client:
            device.http = client
            told = device.get(f"/v1/streams/{device.stream}/outcomes").json()["outcomes"]
        assert [one["position"] for one in told] == list(range(1, 7))
    finally:
        ended = centre.stop()
    assert ended == 0
