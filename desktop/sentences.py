"""One clear sentence for each problem: what happened, is the complaint safe, what to do, whom to tell, a
code.

The only place where a code of `domain.problems` becomes words; `docs/kode.md` is made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.i18n import _
from domain.problems import LoketProblem, Refused
from domain.validation import Doubt, Refusal


@dataclass(frozen=True)
class Sentence:
    """The parts in the order they are read; ``tell`` and ``do`` may be empty where nothing needs doing."""

    code: str
    happened: str
    safe: str
    do: str = ""
    tell: str = ""

    @property
    def spoken(self) -> str:
        """The sentence without its code."""
        return " ".join(part for part in (self.happened, self.safe, self.do, self.tell) if part)

    def __str__(self) -> str:
        return f"{self.spoken} ({self.code})"


Parts = tuple[str, str, str, str]


def sentence(problem: LoketProblem) -> Sentence:
    """The sentence for a problem, in the language being spoken."""
    make = _SENTENCES.get(problem.code, _unknown)
    params = _Params(problem.params)
    if isinstance(problem, Refused):
        params["reasons"] = ", ".join(refusal_words(Refusal(reason)) for reason in problem.reasons)
    parts = [part.format_map(params) for part in make()]
    return Sentence(problem.code, *parts)


def codes() -> Mapping[str, Callable[[], Parts]]:
    """Every code that has a sentence of its own, for `docs/kode.md`."""
    return _SENTENCES


class _Params(dict[str, str | int]):
    """Parameters by name; a missing one shows as a dash instead of hiding the whole sentence."""

    def __missing__(self, key: str) -> str:
        return "–"


def _unknown() -> Parts:
    return (
        _("Ada yang tidak berjalan semestinya."),
        _("Laporan yang sudah disimpan tetap aman."),
        _("Coba sekali lagi."),
        _("Bila tetap begitu, beri tahu admin kabupaten."),
    )


def _nothing_written() -> str:
    return _("Laporan yang sudah disimpan tetap aman; yang ini belum tersimpan.")


def _all_safe() -> str:
    return _("Semua laporan aman di komputer ini.")


def _admin() -> str:
    return _("Beri tahu admin kabupaten.")


_SENTENCES: Mapping[str, Callable[[], Parts]] = {
    "LKT-101": lambda: (
        _("Kunci yang tersimpan tidak cocok dengan buku register ini."),
        _("Tidak ada yang berubah atau hilang."),
        _("Jangan menghapus berkas apa pun."),
        _admin(),
    ),
    "LKT-102": lambda: (
        _("Berkas register rusak dan tidak bisa dibaca utuh."),
        _("Berkas aslinya tidak disentuh; yang sudah sampai tetap ada di pusat."),
        _("Catat laporan di kertas dulu."),
        _admin(),
    ),
    "LKT-103": lambda: (
        _("Register ini ditulis oleh program yang lebih baru."),
        _("Tidak ada yang berubah atau hilang."),
        _("Pasang program versi terbaru."),
        _admin(),
    ),
    "LKT-104": lambda: (
        _("Tempat simpan komputer ini penuh atau tidak bisa ditulisi."),
        _nothing_written(),
        _("Kosongkan tempat, lalu simpan lagi. Tulisan di layar tidak hilang."),
        _admin(),
    ),
    "LKT-105": lambda: (
        _("Folder data Loket LAPOR! tidak boleh ditulisi."),
        _nothing_written(),
        _("Buka dengan akun komputer yang biasa dipakai loket."),
        _admin(),
    ),
    "LKT-106": lambda: (
        _("Loket LAPOR! sudah terbuka di komputer ini."),
        _all_safe(),
        _("Pakai jendela yang sudah terbuka."),
        "",
    ),
    "LKT-107": lambda: (
        _("Register sedang dipakai pekerjaan lain terlalu lama."),
        _nothing_written(),
        _("Tunggu sebentar, lalu coba lagi."),
        _("Bila sering terjadi, beri tahu admin kabupaten."),
    ),
    "LKT-108": lambda: (
        _("Di folder ini belum ada register."),
        _("Tidak ada yang hilang."),
        _("Daftarkan loket ini dulu dengan kode dari admin kabupaten."),
        "",
    ),
    "LKT-120": lambda: (
        _("Kunci register tidak bisa dibuka."),
        _("Tidak ada yang hilang."),
        _("Mulai ulang komputer, lalu coba lagi."),
        _admin(),
    ),
    "LKT-121": lambda: (
        _("Penyimpan kunci komputer ini terkunci atau tidak menjawab."),
        _("Tidak ada yang hilang."),
        _("Buka kunci dengan sandi komputer, lalu coba lagi."),
        _admin(),
    ),
    "LKT-122": lambda: (
        _("Akun komputer ini tidak punya penyimpan kunci yang aman."),
        _("Tidak ada yang hilang."),
        _("Pakai kata sandi loket."),
        _admin(),
    ),
    "LKT-123": lambda: (
        _("Kunci register tidak ada di akun komputer ini."),
        _("Tidak ada yang hilang."),
        _("Masuk dengan akun komputer yang dipakai saat loket didaftarkan."),
        _admin(),
    ),
    "LKT-124": lambda: (
        _("Kunci register dijaga kata sandi, dan kata sandinya belum diberikan."),
        _("Tidak ada yang hilang."),
        _("Ketik kata sandi loket."),
        "",
    ),
    "LKT-125": lambda: (
        _("Kata sandi loket tidak cocok."),
        _("Tidak ada yang hilang."),
        _("Periksa huruf besar dan kecil, lalu coba lagi."),
        _admin(),
    ),
    "LKT-201": lambda: (
        _("Tidak ada sinyal."),
        _("Laporan aman di sini, silakan terus mencatat."),
        "",
        "",
    ),
    "LKT-202": lambda: (
        _("Jaringan meminta masuk dulu, jadi pusat belum terjangkau."),
        _("Laporan aman di sini, silakan terus mencatat."),
        _("Buka peramban dan masuk ke jaringan."),
        "",
    ),
    "LKT-203": lambda: (
        _("Sambungan ke pusat tidak bisa dipercaya, jadi tidak dipakai."),
        _("Laporan aman di sini, silakan terus mencatat."),
        _("Periksa tanggal dan jam komputer."),
        _admin(),
    ),
    "LKT-204": lambda: (
        _("Pusat tidak mengenali izin loket ini."),
        _("Laporan aman di sini, silakan terus mencatat."),
        _("Pengiriman berhenti dulu sampai izin diperbarui."),
        _admin(),
    ),
    "LKT-205": lambda: (
        _("Pusat sedang ramai dan minta ditunggu."),
        _("Laporan aman di sini, dikirim lagi dengan sendirinya."),
        "",
        "",
    ),
    "LKT-206": lambda: (
        _("Pusat sedang terganggu."),
        _("Laporan aman di sini, dikirim lagi dengan sendirinya."),
        "",
        "",
    ),
    "LKT-207": lambda: (
        _("Pengiriman sedang dijalankan oleh program lain di komputer ini."),
        _all_safe(),
        "",
        "",
    ),
    "LKT-208": lambda: (
        _("Jawaban pusat belum bisa disimpan karena tempat simpan penuh."),
        _all_safe(),
        _("Kosongkan tempat di komputer ini."),
        _admin(),
    ),
    "LKT-209": lambda: (
        _("Pusat meminta program versi yang lebih baru."),
        _("Laporan aman di sini, silakan terus mencatat."),
        _("Pengiriman jalan lagi setelah program diperbarui."),
        _admin(),
    ),
    "LKT-210": lambda: (
        _("Alamat pusat harus diawali https://."),
        _all_safe(),
        _("Periksa alamat yang diketik."),
        _admin(),
    ),
    "LKT-301": lambda: (
        _("Belum bisa disimpan, masih kurang: {reasons}."),
        "",
        _("Lengkapi dulu."),
        "",
    ),
    "LKT-311": lambda: (_("Baris ini bukan teks UTF-8."), "", _("Simpan berkas sebagai UTF-8."), ""),
    "LKT-312": lambda: (
        _("Baris ini bukan satu objek JSON yang utuh."),
        "",
        _("Periksa tanda kurungnya."),
        "",
    ),
    "LKT-313": lambda: (_("Isian “{field}” tidak dikenal."), "", _("Periksa ejaannya."), ""),
    "LKT-314": lambda: (_("Bentuk isian “{field}” tidak bisa disimpan."), "", _("Periksa isinya."), ""),
    "LKT-315": lambda: (
        _("Laporan ini terlalu panjang untuk disimpan (paling banyak 256 KB)."),
        "",
        _("Ringkas isinya, atau bagi menjadi dua laporan."),
        "",
    ),
    "LKT-316": lambda: (
        _("Lampiran belum bisa disimpan oleh versi ini, jadi baris ini tidak dicatat."),
        "",
        _("Catat tanpa lampiran, simpan berkasnya di kantor."),
        "",
    ),
    "LKT-401": lambda: (_("Laporan itu tidak ada di register ini."), "", _("Periksa nomornya."), ""),
    "LKT-402": lambda: (
        _("Ada lebih dari satu laporan dengan nomor itu."),
        _all_safe(),
        _("Pilih dari daftar laporan."),
        _admin(),
    ),
    "LKT-403": lambda: (
        _("Isian ini sedang menunggu keputusan."),
        _("Tidak ada yang berubah."),
        _("Putuskan di halaman Perlu perhatian."),
        "",
    ),
    "LKT-404": lambda: (
        _("Isian ini sudah diubah di komputer ini setelah formulir dibuka."),
        _("Belum ada yang ditimpa."),
        _("Bandingkan kedua isian, lalu simpan lagi."),
        "",
    ),
    "LKT-405": lambda: (_("Ini sudah diputuskan."), _("Tidak ada yang berubah."), "", ""),
    "LKT-406": lambda: (_("Tidak ada isian yang berubah."), "", "", ""),
    "LKT-407": lambda: (_("Isian “{field}” hanya diubah oleh pusat."), "", "", ""),
    "LKT-501": lambda: (
        _("Kode pendaftaran tidak dikenal atau sudah dipakai komputer lain."),
        _("Tidak ada yang berubah."),
        _("Minta kode baru kepada admin kabupaten."),
        "",
    ),
    "LKT-502": lambda: (_("Loket ini sudah terdaftar."), _all_safe(), _("Tidak perlu didaftarkan lagi."), ""),
    "LKT-503": lambda: (
        _("Loket ini belum terdaftar."),
        "",
        _("Daftarkan dulu dengan kode dari admin kabupaten."),
        "",
    ),
    "LKT-504": lambda: (
        _("Profil kantor tidak lengkap: {member}."),
        _("Tidak ada yang berubah."),
        "",
        _admin(),
    ),
    "LKT-601": lambda: (_("PIN belum cocok."), "", _("Silakan coba lagi."), ""),
    "LKT-602": lambda: (_("Tunggu {wait} detik sebelum mencoba lagi."), "", "", ""),
    "LKT-603": lambda: (_("PIN harus enam angka."), "", "", ""),
    "LKT-604": lambda: (_("Petugas itu tidak ada di kantor ini."), "", "", ""),
    "LKT-605": lambda: (_("Yang mengizinkan harus kepala seksi atau admin, bukan diri sendiri."), "", "", ""),
    "LKT-700": lambda: (
        _("Berkas {file} tidak bisa dibaca atau ditulis."),
        _all_safe(),
        _("Periksa nama dan foldernya."),
        "",
    ),
}


def refusal_words(refusal: Refusal) -> str:
    """What is still missing, as it stands beside the save button."""
    return {
        Refusal.CLASSIFICATION: _("jenis laporan"),
        Refusal.STORY: _("apa yang terjadi"),
        Refusal.PLACE: _("di mana"),
        Refusal.DATE: _("kapan"),
        Refusal.WHO: _("siapa yang melapor"),
    }[refusal]


def doubt_words(doubt: Doubt) -> str:
    """A second look, said calmly; nothing of this stops saving."""
    return {
        Doubt.TITLE_LONG: _("Judul sangat panjang. Lebih baik satu kalimat pendek."),
        Doubt.TITLE_MADE: _("Judul dibuat dari kata-kata pertama isi."),
        Doubt.DATE_UNREADABLE: _("Tanggal kejadian belum terbaca sebagai tanggal. Tulisan tetap disimpan."),
        Doubt.DATE_FUTURE: _("Tanggal kejadian belum terjadi."),
        Doubt.NIK_FORM: _("NIK seharusnya 16 angka."),
        Doubt.NIK_BIRTH_DATE: _("Tanggal lahir di dalam NIK tidak ada."),
        Doubt.NIK_SEX_DIFFERS: _("Jenis kelamin berbeda dengan NIK."),
        Doubt.NIK_BIRTH_YEAR_DIFFERS: _("Tahun lahir berbeda dengan NIK."),
        Doubt.PHONE_FORM: _("Nomor telepon biasanya 8 sampai 14 angka."),
        Doubt.EMAIL_FORM: _("Alamat surel ini belum lengkap."),
        Doubt.BIRTH_YEAR: _("Tahun lahir ini tidak wajar."),
        Doubt.REGION_CODE_FORM: _("Kode wilayah ini tidak berbentuk kode."),
        Doubt.UNREACHABLE: _("Tidak ada telepon, surel, atau alamat: pelapor tidak dapat dihubungi."),
        Doubt.HEALTH_IN_CONTENT: _("Ini data kesehatan. Bila tidak perlu, lebih aman dihapus."),
        Doubt.NIK_IN_CONTENT: _("Di dalam isi ada 16 angka seperti NIK. Lebih aman dihapus."),
        Doubt.WORD_UNKNOWN: _("Ada pilihan yang tidak dikenal program ini. Tulisan tetap disimpan."),
    }[doubt]
