"""How the tour's officer fills the form: by keyboard alone, from top to bottom."""

from collections.abc import Mapping
from typing import Any

from desktop.tour.counter import Counter

CLASSIFICATIONS = {"complaint": "1", "information_request": "2", "aspiration": "3"}
RELATIONS = {"assistant": "2", "proxy": "3", "guardian": "4"}
NEEDS = {
    "read_aloud": "Dibacakan",
    "large_print": "Bukti huruf besar",
    "more_time": "Waktu lebih lama",
    "local_language": "Bahasa daerah",
}


def tell_story(counter: Counter, fields: Mapping[str, Any], content: str | None = None) -> None:
    """Section 1: what happened; ``content`` where less than the whole is typed."""
    counter.keys("Ctrl+1", "Shift+Tab")
    counter.keys(CLASSIFICATIONS[fields["classification"]])
    counter.fill([("Judul laporan", fields["title"]), ("Isi laporan", content or fields["content"])])


def tell_rest(counter: Counter, fields: Mapping[str, Any]) -> None:
    """The rest of section 1, then where and when, who, with whom, and how openly."""
    category = fields["category"]
    if category:
        counter.go_to("Kategori")
        counter.choose(category["code"])
    if fields["institution"]:
        counter.go_to("Instansi tujuan")
        counter.choose(fields["institution"]["code"])
    place = fields["place"]
    counter.keys("Ctrl+2")
    counter.fill([("Lokasi kejadian", place["text"])])
    if place["landmark"]:
        counter.fill([("Patokan", place["landmark"])])
    if fields["date_of_incident"]:
        precise = fields["date_precision"] == "day"
        counter.fill([("Tanggal kejadian", fields["date_of_incident"][: None if precise else 7])])
    person = fields["complainant"]
    counter.keys("Ctrl+3")
    counter.fill([("Nama pelapor", person["name"])])
    if person["nik"]:
        counter.fill([("NIK", person["nik"])])
    if person["phone"]:
        counter.fill([("Nomor telepon", person["phone"])])
    if person["address"]:
        counter.fill([("Alamat", person["address"])])
    _who_came(counter, fields)
    if fields["is_anonymous"]:
        counter.keys("Ctrl+6")
        counter.go_to("Anonim: nama disamarkan")
        counter.keys("Space")


def _who_came(counter: Counter, fields: Mapping[str, Any]) -> None:
    speaker = fields["representative"]
    if not speaker:
        return
    counter.keys("Ctrl+4")
    counter.go_to("Pelapor sendiri")
    counter.keys(RELATIONS[speaker["relation"]])
    counter.fill([("Namanya", speaker["name"]), ("Hubungan", speaker["kinship"])])
    if speaker["phone"]:
        counter.fill([("Teleponnya", speaker["phone"])])
    for need in fields["accommodations"]:
        counter.go_to(NEEDS[need])
        counter.keys("Space")
