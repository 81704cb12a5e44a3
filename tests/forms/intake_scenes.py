"""Scenes of the intake, sign-in, cover and recovery pages, for looking at them and for asking a machine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.forms.intake_page import IntakePage
from desktop.presenters.state import (
    Catalogues,
    Choice,
    Completeness,
    CoverState,
    DifferingField,
    IntakeState,
    Mark,
    Missing,
    Need,
    OfficerChoice,
    PrintQuestion,
    RecoveryState,
    SecondLook,
    SetAsideDraft,
    SignInState,
)
from desktop.ui.cover import CoverPage
from desktop.ui.recovery import RecoveryDialog
from desktop.ui.sign_in import SignInPage

CATALOGUES = Catalogues(
    (Choice("infrastruktur.air-bersih", "Air bersih", "Infrastruktur › Air bersih", "2026.1"),),
    (Choice("dinas-pu", "Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum", "2026.1"),),
)
DRAFT: dict[str, object] = {
    "title": "Sumur bor Desa Tunbesi rusak sudah tiga minggu",
    "content": "Sumur bor dekat SD Nefotes tidak keluar air. Minggu lalu anak saya diare.",
    "category": {"code": "infrastruktur.air-bersih", "text": "Air bersih", "catalogue": "2026.1"},
    "place": {"region_code": None, "text": "Desa Tunbesi, Kec. Oenaek", "landmark": "Dekat SD Nefotes"},
    "date_of_incident": "2026-11-03",
    "date_precision": "month",
    "complainant.name": "Yosef B",
}
OPENED: dict[str, object] = {
    **DRAFT,
    "expectation": "Sumur diperbaiki",
    "place": {"region_code": "99.01.01.2001", "text": "Desa Tunbesi", "landmark": "Dekat SD"},
    "complainant.email": "yosef@contoh.id",
    "complainant.sex": "male",
    "complainant.birth_year": 1961,
    "representative": {"relation": "assistant", "name": "Sinta Kase", "kinship": "keponakan", "phone": None},
    "accommodations": ["large_print", "read_aloud"],
}


def completeness(*done: Need) -> tuple[Completeness, ...]:
    """The four needs with these met."""
    rows: tuple[tuple[Need, str, str], ...] = (
        ("what", "Apa yang terjadi", "apa yang terjadi"),
        ("where", "Di mana", "di mana"),
        ("when", "Kapan", "kapan"),
        ("who", "Siapa", "siapa yang melapor"),
    )
    return tuple(Completeness(need, label, missing, need in done) for need, label, missing in rows)


WRITING = IntakeState(
    saved="10.47.32",
    drafts=(
        SetAsideDraft("a", "Lena Tefa – surat tanah", "10.12"),
        SetAsideDraft("b", "Tanpa nama", "09.55"),
    ),
    completeness=completeness("what", "where", "when"),
    second_looks=(
        SecondLook(
            "content",
            "Ini data kesehatan anak. Bila tidak perlu, lebih aman dihapus. Tidak menghalangi simpan.",
            "Minggu lalu anak saya diare.",
            "diare",
            "Ke kalimat itu",
        ),
    ),
)
ASKED = replace(
    WRITING,
    completeness=completeness(),
    second_looks=(),
    questions=(
        PrintQuestion(
            "c1",
            "Yosef Banu",
            "10.52.06",
            "L07-20261124-0008-S",
            "Sumur bor Desa Tunbesi rusak sudah tiga minggu",
            "waiting",
            "Menunggu sinyal",
        ),
    ),
)
OFFICERS = (
    OfficerChoice("EN", "Ester Naitboho", "Petugas loket, 2 draf disisihkan"),
    OfficerChoice("MT", "Markus Tasey", "Petugas loket"),
    OfficerChoice("YB", "Yuni Babis", "Petugas loket, 1 draf disisihkan"),
    OfficerChoice("DL", "Dominggus Laibahas", "Kepala Seksi Pelayanan"),
)
SIGN_IN = SignInState(
    OFFICERS,
    "EN",
    "pin",
    "Selasa 24 November 2026, 13.12 WITA",
    supervisors=(OFFICERS[3],),
    counts=("0 menunggu sinyal", "3 perlu perhatian", "Masuk tidak memerlukan sinyal."),
)
RECOVERY = RecoveryState(
    draft="d1",
    title="Listrik padam tadi. Draf Lena Tefa masih ada.",
    sentence="Ketikan terakhir hari ini 11.26.48, ditulis Ester Naitboho. Paling banyak dua detik hilang.",
    kept_label="Disisihkan 11.20",
    kept_time="11.20",
    last_label="Saat berhenti, 11.26.48",
    last_time="11.26.48",
    rows=(
        DifferingField(
            "Isi laporan",
            "Sertifikat tanah belum keluar sejak 2024.",
            (Mark("Sertifikat tanah belum keluar sejak 2024. "), Mark("Petugas ukur sudah dua kali", True)),
        ),
        DifferingField("Nomor telepon", "", (Mark("0822 4700 0516", True),), number=True),
    ),
    same_line="Yang digarisbawahi berbeda. Isian lain sama. Versi yang tidak dipakai tetap ada.",
    checked_strong="Semua laporan yang sudah disimpan tetap lengkap.",
    checked="Sudah diperiksa saat program dibuka: 214 laporan, 11.41.",
)


def _intake(draft: dict[str, object], state: IntakeState) -> IntakePage:
    page = IntakePage(lambda: date(2026, 11, 24))
    page.show_catalogues(CATALOGUES)
    page.set_draft(draft)
    page.show_state(state)
    return page


def _pointed_out() -> IntakePage:
    page = _intake({}, ASKED)
    page.point_out(Missing("complainant.name", "Tulis nama pelapor, atau pilih Anonim di bagian 6."))
    page.point_out(Missing("date_of_incident", "Kapan terjadinya? Boleh kira-kira."))
    return page


def _sign_in(state: SignInState) -> SignInPage:
    page = SignInPage()
    page.show_state(state)
    return page


def _cover() -> CoverPage:
    page = CoverPage()
    page.show_state(
        CoverState("EN", "Ester Naitboho", "Draf Yosef Banu aman, tersimpan 10.47.32.", 4, demo_pin="123456")
    )
    return page


SCENES: dict[str, Callable[[], QWidget]] = {
    "intake": lambda: _intake(DRAFT, WRITING),
    "intake-opened": lambda: _intake(OPENED, WRITING),
    "intake-asked": lambda: _intake({}, ASKED),
    "intake-missing": _pointed_out,
    "intake-unread-date": lambda: _intake({"date_of_incident": "musim jagung"}, WRITING),
    "sign-in": lambda: _sign_in(SIGN_IN),
    "sign-in-wrong": lambda: _sign_in(replace(SIGN_IN, wait_seconds=60, demo_pin="123456")),
    "sign-in-first": lambda: _sign_in(
        replace(SIGN_IN, step="start_code", trouble="Kode itu sudah terpakai.")
    ),
    "sign-in-new-pin": lambda: _sign_in(replace(SIGN_IN, step="new_pin")),
    "sign-in-supervisor": lambda: _sign_in(replace(SIGN_IN, step="supervisor")),
    "cover": _cover,
    "recovery": lambda: RecoveryDialog(RECOVERY),
}
# Room of a page beside the navigation (intake) or of the whole window (the others), at 1366 and at 1024.
ROOMS = {"1366": (1154, 690), "1024": (856, 512)}
