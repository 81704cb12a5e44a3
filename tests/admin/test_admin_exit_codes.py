"""Exit code 1 with a clear sentence, 2 for wrong usage, and a profile that is never harmed by either."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.admin.__main__ import main
from domain.json_values import JsonValue
from tests.e2e.conftest import Enrol
from tests.e2e.counters import Counter, complaint
from tests.faults.centre_process import CentreProcess
from tests.faults.proxy import FaultProxy
from tests.sync.answering import Said, Seen

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("admin-exit-codes")]


@pytest.fixture(scope="module")
def id(counter: Counter) -> str:
    """The id of the one complaint there is."""
    (document,) = counter.ask("list")
    known: str = document["id"]
    return known


@pytest.fixture(scope="module")
def counter(enrol: Enrol) -> Counter:
    """One counter with one complaint."""
    counter = enrol()
    counter.record([complaint()])
    return counter


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tidak-ada",),
        ("record",),
        ("list", "--delivery", "hijau"),
        ("list", "--limit", "banyak"),
        ("list", "--limit", "-1"),
        ("show",),
        ("edit", "1"),
        ("resolve", "x"),
        ("resolve", "x", "--keep", "both"),
        ("resolve", "x", "--keep", "mine", "--value", "y"),
        ("receipt", "1", "--kind", "third", "-o", "x.pdf"),
        ("receipt", "1", "--kind", "first", "--format", "a3", "-o", "x.pdf"),
        ("receipt", "1", "--kind", "first"),
        ("sync", "--max-seconds", "lama"),
        # Their engines come with a later issue.
        ("note", "1", "x"),
        ("withdraw", "1", "x"),
        ("backup", "x"),
        ("restore", "x"),
        ("diagnose", "x"),
        ("regions", "x"),
        ("verify-receipt", "x"),
        ("dead-letters",),
    ],
)
def test_wrong_usage_ends_with_two(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["--profile", str(tmp_path / "none"), *arguments])
    assert wrong.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage" in told.err


@pytest.mark.parametrize(
    "arguments",
    [("enrol",), ("enrol", "--code", "X"), ("edit", "1", "title"), ("edit", "1", "title=x", "content")],
)
def test_usage_that_is_seen_later_ends_with_two_as_well(
    counter: Counter, id: str, arguments: tuple[str, ...]
) -> None:
    done = counter.run(*(id if word == "1" else word for word in arguments))
    assert (done.code, done.lines, done.said.count("\n")) == (2, [], 1)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "L07-20261122-9999-X"), "LKT-401"),
        (("edit", "tidak-ada", "title=x"), "LKT-401"),
        (("edit", "1", "warna=merah"), "LKT-313"),
        (("edit", "1", "is_secret=ya"), "LKT-314"),
        (("edit", "1", "complainant.birth_year=lama"), "LKT-314"),
        (("edit", "1", "status=done"), "LKT-407"),
        (("edit", "1", "title=Jembatan gantung putus di dusun 1"), "LKT-406"),
        (("resolve", "tidak:ada", "--keep", "mine"), "LKT-405"),
        (("centre", "http://pusat.contoh.id"), "LKT-210"),
        (("centre", "ftp://127.0.0.1"), "LKT-210"),
        (("enrol", "--centre", "http://127.0.0.1:9", "--code", "ABCD-EFGH-JKMN"), "LKT-502"),
        (("record", "/tidak/ada.jsonl"), "LKT-700"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_with_its_code(
    counter: Counter, id: str, arguments: tuple[str, ...], code: str
) -> None:
    done = counter.run(*(id if word == "1" else word for word in arguments))
    assert (done.code, done.lines) == (1, [])
    assert done.said.count("\n") == 1
    assert code in done.said


def test_after_all_that_the_register_holds_what_it_held(counter: Counter, id: str) -> None:
    shown = counter.one("show", id)
    assert [op["seq"] for op in shown["pending_ops"]] == [1]
    assert [event["event"] for event in shown["history"]] == ["recorded"]


def test_a_profile_that_is_not_there_or_cannot_be_opened(counter: Counter, tmp_path: Path) -> None:
    none = Counter(tmp_path / "tidak-ada").run("status")
    assert (none.code, none.lines, "LKT-108" in none.said) == (1, [], True)
    assert not (tmp_path / "tidak-ada").exists()
    wrong = counter.run("status", LOKET_PASSPHRASE="bukan itu")
    assert (wrong.code, wrong.lines, "LKT-125" in wrong.said) == (1, [], True)
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "register.db").write_bytes(b"bukan register" * 1000)
    (tmp_path / "rusak" / "key.wrapped").write_bytes((counter.folder / "key.wrapped").read_bytes())
    broken = Counter(tmp_path / "rusak").run("list")
    assert (broken.code, broken.lines) == (1, [])
    assert "LKT-101" in broken.said or "LKT-102" in broken.said
    assert (tmp_path / "rusak" / "register.db").read_bytes() == b"bukan register" * 1000


def test_an_unknown_code_enrols_nobody_and_a_right_one_then_does(
    centre: CentreProcess, tmp_path: Path
) -> None:
    counter = Counter(tmp_path / "profile")
    done = counter.run("enrol", "--centre", centre.address, "--code", "AAAA-AAAA-AAAA")
    assert (done.code, done.lines, "LKT-501" in done.said) == (1, [], True)
    assert "LKT-503" in counter.run("status").said
    document = counter.one("enrol", "--centre", centre.address, "--code", centre.enrol_code())
    assert document.keys() == {"unit", "counter"}
    assert document["unit"] == "DEMO"


def test_a_lost_enrolment_reply_is_repaired_by_the_same_command(
    centre: CentreProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    code, counter = centre.enrol_code(), Counter(tmp_path / "profile")
    replies: list[Said] = []

    def lose_the_first(seen: Seen, reply: Said) -> Said | None:
        if seen.path != "/v1/enrolments":
            return reply
        replies.append(reply)
        return reply if len(replies) > 1 else None

    proxy.after = lose_the_first
    command = ("enrol", "--centre", proxy.address, "--code", code)
    lost = counter.run(*command)
    assert (lost.code, lost.lines) == (1, [])
    assert replies[0].status == 200

    told = counter.one(*command)

    assert [reply.status for reply in replies] == [200, 200]
    assert replies[0].body == replies[1].body
    assert counter.one("status")["counter"] == told["counter"]
    counter.record([complaint()])
    assert counter.one("sync", "--until-idle")["delivered"] == 1
    # The code is used: nobody else gets that place.
    other = Counter(tmp_path / "other")
    assert "LKT-501" in other.run("enrol", "--centre", centre.address, "--code", code).said
    again = counter.run(*command)
    assert (again.code, "LKT-502" in again.said) == (1, True)


def test_a_counter_is_given_its_place_by_a_file_before_there_is_any_network(
    tmp_path: Path, centre: CentreProcess
) -> None:
    profile: dict[str, JsonValue] = {
        "code": "UJI",
        "name": "Kantor Uji",
        "regency": "Kabupaten Lontar Timur",
        "zone": "WIT",
        "officers": [{"code": "ester", "name": "Ester Naitboho", "role": "admin"}],
        "counters": [{"code": "K21", "name": "Loket 21"}],
        "counter": "K21",
    }
    file, counter = tmp_path / "unit.json", Counter(tmp_path / "profile")
    file.write_text(json.dumps({**profile, "counter": "K99"}), encoding="utf-8")
    refused = counter.run("enrol", "--profile-file", str(file))
    assert (refused.code, "LKT-504" in refused.said) == (1, True)
    # With a code whose numbers cannot be read back, every receipt would carry the same one.
    unreadable = {**profile, "counters": [{"code": "LOKET", "name": "Loket"}], "counter": "LOKET"}
    file.write_text(json.dumps(unreadable), encoding="utf-8")
    refused = counter.run("enrol", "--profile-file", str(file))
    assert (refused.code, "LKT-504" in refused.said) == (1, True)
    file.write_text(json.dumps(profile), encoding="utf-8")
    assert counter.one("enrol", "--profile-file", str(file)) == {"unit": "UJI", "counter": "K21"}
    (told,) = counter.record([complaint()])
    assert told["local_number"].startswith("K21-")
    assert counter.one("status")["demo"] is False
    nowhere = counter.run("sync")
    assert (nowhere.code, nowhere.lines, "LKT-503" in nowhere.said) == (1, [], True)
    assert counter.one("status")["delivery"]["waiting"] == 1


def test_two_enrolments_at_once_leave_one_register_that_its_key_opens(tmp_path: Path) -> None:
    profile: dict[str, JsonValue] = {
        "code": "UJI",
        "name": "Kantor Uji",
        "regency": "Kabupaten Lontar Timur",
        "zone": "WIT",
        "officers": [{"code": "ester", "name": "Ester Naitboho", "role": "admin"}],
        "counters": [{"code": "K21", "name": "Loket 21"}],
        "counter": "K21",
    }
    file, counter = tmp_path / "unit.json", Counter(tmp_path / "profile")
    file.write_text(json.dumps(profile), encoding="utf-8")
    with ThreadPoolExecutor(3) as pool:
        ended = list(pool.map(lambda _n: counter.run("enrol", "--profile-file", str(file)), range(3)))
    assert sorted(done.code for done in ended) == [0, 1, 1]
    assert counter.one("status")["counter"] == "K21"
