"""The Indonesian sentence of each problem code the centre can answer with.

The counter shows its own sentence where it knows the code; these are for a counter that does not.
"""

from collections.abc import Mapping

from domain.json_values import JsonValue
from domain.outcome import Problem

SENTENCES: Mapping[str, str] = {
    "malformed": "Perubahan ini tidak terbaca oleh pusat.",
    "too_large": "Isi perubahan terlalu besar untuk dikirim.",
    "unknown_field": "Ada isian yang tidak dikenal pusat.",
    "wrong_shape": "Ada isian yang bentuknya tidak dapat disimpan.",
    "immutable": "Isian ini tidak dapat diubah lagi.",
    "missing": "Laporan belum lengkap untuk diterima.",
    "other_unit": "Laporan ini milik unit lain.",
    "wrong_chain": "Perubahan ini merujuk ke laporan lain.",
    "not_rejected": "Yang diperbaiki tidak pernah ditolak.",
    "wrong_record": "Keputusan ini merujuk ke perbedaan yang lain.",
    "format_newer": "Ditulis oleh program yang lebih baru daripada pusat.",
    "later": "Pusat belum dapat memutuskan; akan dicoba lagi.",
    "upgrade": "Program di loket ini terlalu lama untuk pusat.",
    "nonce": "Permintaan tanpa tanda pengenal.",
    "too_big": "Kiriman melebihi batas.",
    "too_many_ops": "Terlalu banyak perubahan dalam satu kiriman.",
    "encoding": "Cara pemampatan ini tidak dikenal pusat.",
    "digest": "Kiriman rusak di perjalanan.",
    "not_json": "Kiriman bukan JSON yang sah.",
    "op_list": "Daftar perubahan dalam kiriman tidak sah.",
    "op_hash": "Sidik jari sebuah perubahan tidak cocok dengan isinya.",
    "parameter": "Parameter permintaan tidak sah.",
    "credential": "Kredensial loket ini tidak diterima pusat.",
    "credential_revoked": "Loket ini sudah dicabut oleh admin.",
    "stream": "Kredensial ini bukan untuk basis data tersebut.",
    "stream_revoked": "Basis data loket ini sudah dicabut oleh admin.",
    "code_unknown": "Kode pendaftaran tidak dikenal.",
    "code_used": "Kode pendaftaran sudah dipakai perangkat lain.",
    "code_expired": "Kode pendaftaran sudah kedaluwarsa.",
    "counter_taken": "Nomor loket itu sudah dipakai komputer lain, atau tidak ada di profil kantor.",
    "stream_taken": "Basis data ini sudah terdaftar di loket lain.",
    "cursor_unknown": "Pusat tidak mengenal penanda ini; ambil salinan baru.",
    "page_unknown": "Pusat tidak mengenal halaman ini; mulai lagi dari halaman pertama.",
    "fork": "Nomor urut ini sudah dipakai perubahan lain: basis data digandakan?",
    "pack_unknown": "Paket acuan ini tidak ada di pusat.",
    "not_found": "Alamat ini tidak ada di pusat.",
    "method": "Cara ini tidak berlaku untuk alamat tersebut.",
    "busy": "Pusat sedang sibuk; coba lagi nanti.",
    "centre_failed": "Pusat gagal menjawab.",
}


def problem(code: str, field: str | None = None, **params: JsonValue) -> Problem:
    """The problem with its sentence. ``params`` never hold personal data."""
    return Problem(code, SENTENCES[code], field, params)
