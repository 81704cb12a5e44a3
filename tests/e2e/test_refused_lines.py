"""What `record` is given on a bad day: a clear error for that line, everything else saved, exit code 1."""

import json
import re
from pathlib import Path

import pytest

from desktop.opening import open_existing
from desktop.profile import Profile
from tests.e2e.conftest import Enrol
from tests.e2e.counters import PASSPHRASE, Counter, as_lines, complaint
from tests.faults.centre_process import CentreProcess

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("refused-lines")]


@pytest.fixture(scope="module")
def counter(enrol: Enrol) -> Counter:
    """One counter for the module: every test saves more in it."""
    return enrol()


def line(**changed: object) -> bytes:
    """One complaint as a line."""
    return as_lines([complaint(1, **changed)])


def without(*keys: str) -> bytes:
    """A complaint that lacks these."""
    return as_lines([{key: value for key, value in complaint().items() if key not in keys}])


REFUSED = {
    "not UTF-8": (line(title="Jalan").replace(b"Jalan", b"Jal\xe9n"), "LKT-311", "UTF-8"),
    "broken JSON": (b'{"title": "Jalan\n', "LKT-312", "JSON"),
    "no object": (b'["Jalan"]\n', "LKT-312", "JSON"),
    "endless nesting": (b"[" * 20_000 + b"\n", "LKT-312", "JSON"),
    "unknown field": (line(warna="merah"), "LKT-313", "warna"),
    "unknown field of the complainant": (
        line(complainant={"name": "Rahma", "agama": "x"}), "LKT-313", "complainant.agama"),
    "unknown part of the place": (line(place={"text": "Sereh", "rt": "2"}), "LKT-313", "place.rt"),
    "the same field twice": (
        line(title="Jalan").replace(b'"title": "Jalan"', b'"title": "Jalan", "title": "Jembatan"'),
        "LKT-314", "title"),
    "number for a flag": (line(is_secret=1), "LKT-314", "is_secret"),
    "list for a text": (line(title=["Jalan"]), "LKT-314", "title"),
    "a title of 1 MB": (line(title="a" * (1 << 20)), "LKT-315", ""),
    "a line of 2 MB": (line(title="a" * (2 << 20)), "LKT-315", ""),
    "attachments": (line(attachments=["foto.jpg"]), "LKT-316", ""),
    "no name and not anonymous": (line(complainant={"phone": "0812"}), "LKT-301", "siapa yang melapor"),
    "no classification": (without("classification"), "LKT-301", "jenis laporan"),
    "neither title nor content": (without("title", "content"), "LKT-301", "apa yang terjadi"),
    "no place": (without("place"), "LKT-301", "di mana"),
    "a complaint without a date": (without("date_of_incident", "date_precision"), "LKT-301", "kapan"),
    "a field of the centre": (line(status="done"), "LKT-407", "status"),
    "an immutable field": (line(local_number="L07-20261122-0001-X"), "LKT-407", "local_number"),
}  # fmt: skip


def test_each_bad_line_is_told_by_its_number_and_the_others_are_saved(counter: Counter) -> None:
    before = counter.listed()
    good = as_lines([complaint(7, title="Baris baik")])
    given = b"".join(good + bad for bad, _, _ in REFUSED.values()) + good

    done = counter.run("record", "-", given=given)

    assert done.code == 1
    assert [told["line"] for told in done.lines] == list(range(1, 2 * len(REFUSED) + 2, 2))
    told = re.findall(r"^baris (\d+): (LKT-\d{3}) (.+)$", done.said, re.MULTILINE)
    assert len(told) == len(done.said.splitlines())
    assert {(int(number), code) for number, code, _ in told} == {
        (2 * place, code) for place, (_, code, _) in enumerate(REFUSED.values(), start=1)
    }
    for (_, _, sentence), (name, (_, _, about)) in zip(told, REFUSED.items(), strict=True):
        assert about in sentence, name
        # A sentence, not a dump of what was given.
        assert 20 < len(sentence) < 400, name
    saved = counter.listed()
    assert saved.keys() - before.keys() == {told["id"] for told in done.lines}
    assert len(saved) - len(before) == len(REFUSED) + 1
    assert counter.one("verify")["ok"] is True


def test_what_is_odd_but_present_is_saved_as_it_was_said(counter: Counter) -> None:
    odd = [
        complaint(1, complainant={"name": "Rahma", "nik": "91O3-AB", "phone": "tidak hafal"}),
        complaint(2, date_of_incident="2031-01-02"),
        complaint(3, date_of_incident="sebelum Paskah", date_precision=None),
        complaint(4, complainant={"name": "Rahma", "nik": 9103014508610001}),
        {**complaint(5), "title": None},
        complaint(6, is_anonymous=True, complainant=None),
        complaint(7, category={"text": "Belum pernah ada"}, institution={"text": "Dinas Entah"}),
    ]

    told = counter.record(odd)

    shown = [counter.one("show", line["id"]) for line in told]
    assert shown[0]["complainant"]["nik"] == "91O3-AB"
    assert shown[0]["complainant"]["phone"] == "tidak hafal"
    assert (shown[1]["date_of_incident"], shown[1]["date_precision"]) == ("2031-01-02", "day")
    assert shown[2]["date_of_incident"] == "sebelum Paskah"
    assert shown[3]["complainant"]["nik"] == "9103014508610001"
    assert shown[4]["title"] in complaint(5)["content"]
    assert shown[5]["complainant"]["name"] is None
    assert shown[6]["category"]["text"] == "Belum pernah ada"
    assert {document["delivery"] for document in shown} == {"waiting"}


EXPECTED = [["nik_form", "phone_form"], ["date_future"], ["unreachable"]]


def test_odd_values_are_flagged_here_and_at_the_centre_and_accepted(
    enrol: Enrol, centre: CentreProcess
) -> None:
    counter = enrol()
    odd = [
        complaint(1, complainant={"name": "Rahma", "nik": "91O3-AB", "phone": "081"}),
        complaint(2, date_of_incident="2031-01-02"),
        complaint(3, complainant={"name": "Rahma"}),
    ]
    ids = [line["id"] for line in counter.record(odd)]

    register = open_existing(Profile(counter.folder), lambda: PASSPHRASE)
    with register.reading() as work:
        flags = [[flag.doubt.value for flag in work.complaints.flags(id)] for id in ids]
    register.close()
    assert flags == EXPECTED

    assert counter.one("sync", "--until-idle")["delivered"] == 3
    there = {document["id"]: document["doubts"] for document in centre.export("complaints")}
    assert [[doubt.split(":")[0] for doubt in there[id]] for id in ids] == EXPECTED
    assert {document["delivery"] for document in counter.listed().values()} == {"delivered"}


def test_blank_lines_are_passed_over_and_a_file_reads_like_standard_input(
    counter: Counter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("lines") / "lines.jsonl"
    file.write_bytes(b"\n" + line(title="Satu") + b"   \n" + line(title="Dua").rstrip(b"\n"))
    told = counter.ask("record", str(file))
    assert [document["line"] for document in told] == [2, 4]
    titles = [counter.one("show", document["id"])["title"] for document in told]
    assert titles == ["Satu", "Dua"]


def test_a_file_that_cannot_be_read_is_a_sentence(counter: Counter, tmp_path: Path) -> None:
    for name in (tmp_path / "tidak-ada.jsonl", tmp_path):
        done = counter.run("record", str(name))
        assert (done.code, done.lines) == (1, [])
        assert str(name) in done.said


def test_nothing_of_the_complainant_stands_in_an_error(counter: Counter) -> None:
    secret = {"name": "Penyintas Rahasia", "nik": "9103014508610001", "phone": "081299887766"}
    given = line(complainant=secret, warna="x") + line(complainant={**secret, "umur": 7}, title=["x"])
    done = counter.run("record", "-", given=given)
    assert done.code == 1
    for value in secret.values():
        assert value not in done.said
    assert json.dumps(secret)[1:-1] not in done.said
