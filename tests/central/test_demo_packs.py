"""The first reference packs and the demo office, against `domain.md`: The form, The unit and its people."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from domain.office_time import Zone
from domain.unit import parse_unit
from domain.vocabulary import Role

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "domain" / "reference"
DEMO = ROOT / "central" / "demo"

TOP_LEVEL = """Agama · Ekonomi dan Keuangan · Kesehatan · Kesetaraan Gender dan Sosial Inklusif ·
Ketentraman, Ketertiban Umum, dan Perlindungan Masyarakat · Infrastruktur ·
Pembangunan Desa, Daerah Tertinggal, dan Transmigrasi · Pendidikan dan Kebudayaan · Politik dan Hukum ·
Sosial dan Kesejahteraan · Sumber Daya Alam dan Energi · Kependudukan · Ketenagakerjaan ·
Perlindungan Konsumen ·
Teknologi Informasi dan Komunikasi · Lingkungan Hidup dan Kehutanan · Perhubungan ·
Pekerjaan Umum dan Penataan Ruang · Pertanian dan Peternakan · Pertanahan ·
Pelayanan Publik · Topik Lainnya"""


def pack(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def test_the_counter_ships_the_twenty_two_categories_seen_at_lapor() -> None:
    shipped = pack(SHIPPED / "categories.json")
    assert [item["text"] for item in shipped["items"]] == [name.strip() for name in TOP_LEVEL.split("·")]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", item["code"]) for item in shipped["items"])
    assert all(item["parent"] is None for item in shipped["items"])


def test_the_general_list_of_institutions_invents_none() -> None:
    assert pack(SHIPPED / "institutions.json")["items"] == []


def test_every_pack_says_what_it_is_and_repeats_no_code() -> None:
    for path in [
        *SHIPPED.glob("*.json"),
        *(DEMO / f"{name}.json" for name in ("categories", "institutions", "regions")),
    ]:
        read = pack(path)
        assert read["pack"] == path.stem
        assert read["version"]
        assert read["effective"]
        assert read["source"]
        codes = Counter(item["code"] for item in read["items"])
        assert all(times == 1 for times in codes.values())
        assert all(item["parent"] is None or item["parent"] in codes for item in read["items"])


def test_the_demo_categories_keep_the_shipped_ones_and_add_a_second_level() -> None:
    shipped = {item["code"]: item["text"] for item in pack(SHIPPED / "categories.json")["items"]}
    items = pack(DEMO / "categories.json")["items"]
    assert {item["code"]: item["text"] for item in items if item["parent"] is None} == shipped
    below = [item for item in items if item["parent"]]
    assert all(item["parent"] in shipped for item in below)
    assert "Akses Masyarakat Berkebutuhan Khusus / Disabilitas" in {item["text"] for item in below}


def test_the_demo_packs_are_marked_as_invented() -> None:
    for name in ("categories", "institutions", "regions"):
        read = pack(DEMO / f"{name}.json")
        assert read["demo"] is True
        assert "CONTOH" in read["source"]
    assert len(pack(DEMO / "institutions.json")["items"]) == 12


def test_lontar_timur_lies_where_the_ministry_has_put_nobody() -> None:
    items = pack(DEMO / "regions.json")["items"]
    kinds = Counter(item["kind"] for item in items)
    assert kinds["kabupaten"] == 1
    assert kinds["kecamatan"] >= 3
    for item in items:
        assert item["code"].startswith("99.01")
        assert item["parent"] is None or item["code"].rpartition(".")[0] == item["parent"]
        if item["kind"] in {"desa", "kelurahan"}:
            last = item["code"].rpartition(".")[2]
            assert last[0] == {"kelurahan": "1", "desa": "2"}[item["kind"]]
    villages = Counter(item["parent"] for item in items if item["kind"] in {"desa", "kelurahan"})
    assert min(villages.values()) >= 5


def test_the_demo_office_has_four_officers_and_no_admin() -> None:
    document = pack(DEMO / "unit.json")
    unit = parse_unit(document)
    assert (unit.code, unit.name, unit.zone) == ("DEMO", "Kantor Camat Oenaek", Zone.WITA)
    assert [officer.role for officer in unit.officers] == [Role.OFFICER] * 3 + [Role.SUPERVISOR]
    assert unit.acting_for_scripts.name == "Dominggus Laibahas"
    assert all(re.fullmatch(r"[A-HJ-NP-Z0-9]{2,5}[0-9]", counter.code) for counter in unit.counters)
    assert document["inspectorate_public_key"] is None
    for name, version in document["references"].items():
        assert pack(DEMO / f"{name}.json")["version"] == version
