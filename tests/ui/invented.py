"""Invented screen states for the gallery and the tests: no person or place in them exists."""

from collections.abc import Sequence

from desktop.presenters.state import (
    AttentionEmpty,
    AttentionGroup,
    AttentionItem,
    AttentionState,
    ComplaintState,
    ConflictCard,
    ConflictChoice,
    ConflictQuestion,
    CorrectionCard,
    CorrectionForm,
    CorrectionProblem,
    EditField,
    Fact,
    FactRow,
    FrameState,
    HistoryEntry,
    Mark,
    Notice,
    Option,
    PendingValue,
    Readiness,
    RegisterEmpty,
    RegisterFilter,
    RegisterPreview,
    RegisterRow,
    RegisterState,
    ReplyCard,
    UncertainCard,
    UncertainStep,
)

FRAME = FrameState(
    window_title="Loket LAPOR! – Kantor Camat Oenaek, Loket 07",
    officer_name="Ester Naitboho",
    officer_role="Petugas loket",
    waiting=9,
    attention=3,
    last_contact="hari ini 06.41",
    link="Tidak ada sinyal. Laporan aman di sini, silakan terus mencatat.",
    link_short="Tidak ada sinyal.",
)
SENDING = FrameState(
    window_title=FRAME.window_title,
    officer_name=FRAME.officer_name,
    officer_role=FRAME.officer_role,
    waiting=5,
    attention=3,
    last_contact="hari ini 13.09",
    link="9 dari 14 sampai",
    link_short="9 dari 14 sampai",
    link_shape="sending",
    progress=(9, 14),
    demo=True,
    details="LKT-203 · Pusat menjawab dengan halaman masuk wifi, bukan dengan nomor laporan.",
)
ROWS = (
    RegisterRow(
        "c11",
        "Guru kelas 3 sudah sebulan kosong",
        "Thomas Ulu, Desa Fatuteas",
        "kemarin 14.05",
        "0011-X",
        "uncertain",
        "Belum pasti",
        None,
        "belum diketahui",
        "Guru kelas 3 sudah sebulan kosong, Thomas Ulu, diterima kemarin 14.05, belum pasti",
    ),
    RegisterRow(
        "c9",
        "Surat pindah tidak selesai sejak September",
        "Agustina Leki, Desa Oehonis",
        "kemarin 11.42",
        "0009-J",
        "needs_correction",
        "Perlu diperbaiki",
        None,
        "belum di pusat",
        "Surat pindah tidak selesai sejak September, Agustina Leki, diterima kemarin 11.42, perlu diperbaiki",
    ),
    RegisterRow(
        "c3",
        "Puskesmas pembantu tutup setiap Jumat",
        "Nardi Tamonob, Desa Tunbesi",
        "20 Nov 09.17",
        "0003-I",
        "conflict",
        "Perlu keputusan",
        "forwarded",
        "Diteruskan",
        "Puskesmas pembantu tutup setiap Jumat, Nardi Tamonob, diterima 20 November, perlu keputusan",
        handling_note="Dinas Kesehatan",
    ),
    RegisterRow(
        "c13",
        "Lampu jalan depan Puskesmas padam",
        "Fransiska Oematan, Desa Oenaek",
        "9 Nov 10.24",
        "0013-2",
        "delivered",
        "Sampai #1916218",
        "in_progress",
        "Sedang diproses",
        "Lampu jalan depan Puskesmas padam, Fransiska Oematan, diterima 9 November, sampai, jawaban baru",
        pending="1 perubahan menunggu",
        handling_note="Jawaban baru",
        note_strong=True,
    ),
    RegisterRow(
        "c6",
        "Syarat bantuan bibit jagung tahun depan",
        "Paulus Neno, Desa Oehonis",
        "6 Nov 13.30",
        "0006-M",
        "delivered",
        "Sampai #1916077",
        "done",
        "Selesai",
        "Syarat bantuan bibit jagung tahun depan, Paulus Neno, diterima 6 November, sampai, selesai",
        handling_note="Jawaban baru",
        note_strong=True,
    ),
    RegisterRow(
        "c5",
        "Jalan tani Dusun I longsor",
        "Kelompok tani Sehati, Desa Fatuteas",
        "5 Nov 09.48",
        "0005-J",
        "delivered",
        "Sampai #1916012",
        "postponed",
        "Tertunda",
        "Jalan tani Dusun I longsor, Kelompok tani Sehati, diterima 5 November, sampai, tertunda",
        handling_note="Jawaban baru: minta foto",
        note_strong=True,
    ),
    RegisterRow(
        "c2",
        "Sumur bor Tunbesi tidak jalan",
        "Nardi Tamonob, Desa Tunbesi",
        "17 Nov 08.51",
        "0002-8",
        "delivered",
        "Sampai di pusat",
        "unverified",
        "Belum terverifikasi",
        "Sumur bor Tunbesi tidak jalan, Nardi Tamonob, diterima 17 November, sampai di pusat",
    ),
    RegisterRow(
        "c4",
        "Antrean KTP ditutup sejak pukul sebelas",
        "Yuliana Sabat, Desa Oenaek",
        "18 Nov 10.06",
        "0004-9",
        "delivered",
        "Sampai #1916405",
        "archived",
        "Diarsipkan",
        "Antrean KTP ditutup sejak pukul sebelas, Yuliana Sabat, diterima 18 November, sampai, diarsipkan",
        handling_note="Dinas Dukcapil",
    ),
    RegisterRow(
        "c7",
        "Bantuan beras belum dibagi di Dusun III",
        "Mariam, Desa Fatuteas",
        "hari ini 10.33",
        "0007-U",
        "sending",
        "Sedang dikirim",
        None,
        "belum di pusat",
        "Bantuan beras belum dibagi di Dusun III, Mariam, diterima hari ini 10.33, sedang dikirim",
    ),
    RegisterRow(
        "c8",
        "Air minum keruh sejak hujan minggu lalu",
        "Anonim",
        "hari ini 10.05",
        "0006-W",
        "waiting",
        "Menunggu sinyal",
        None,
        "belum di pusat",
        "Air minum keruh sejak hujan minggu lalu, Anonim, diterima hari ini 10.05, menunggu sinyal",
    ),
    RegisterRow(
        "c1",
        "Jadwal posyandu dipindah tanpa pemberitahuan",
        "Rahel, Desa Oehonis",
        "hari ini 09.12",
        "0005-P",
        "cancelled",
        "Dibatalkan",
        None,
        "belum di pusat",
        "Jadwal posyandu dipindah tanpa pemberitahuan, Rahel, diterima hari ini 09.12, dibatalkan",
    ),
)


class Rows:
    """A register in memory; counts how many pages were asked for."""

    def __init__(self, rows: Sequence[RegisterRow] = ROWS) -> None:
        self.rows = list(rows)
        self.asked: list[tuple[int, int]] = []

    def count(self) -> int:
        """How many rows."""
        return len(self.rows)

    def page(self, offset: int, limit: int) -> Sequence[RegisterRow]:
        """Some of them."""
        self.asked.append((offset, limit))
        return self.rows[offset : offset + limit]

    def position(self, complaint_id: str) -> int | None:
        """Where one stands."""
        return next((i for i, row in enumerate(self.rows) if row.id == complaint_id), None)


FILTERS = (
    RegisterFilter("all", "Semua", 214),
    RegisterFilter("waiting", "Menunggu", 9),
    RegisterFilter("uncertain", "Belum pasti", 1),
    RegisterFilter("needs_correction", "Perlu diperbaiki", 1),
    RegisterFilter("conflict", "Perlu keputusan", 1),
    RegisterFilter("new_reply", "Jawaban baru", 3),
)
REGISTER = RegisterState(FILTERS, "all", "Laporan, urut: perlu dilihat dulu")
FIRST_START = RegisterState(
    (),
    "all",
    "Laporan",
    RegisterEmpty(
        "Belum ada laporan di loket ini",
        "Laporan pertama bisa langsung diterima, juga tanpa sinyal. Semua yang disimpan muncul di sini.",
        first_start=True,
        readiness=(
            Readiness("Penyimpanan", "siap, terkunci dengan sandi kantor"),
            Readiness("Jam komputer", "24 November 2026, 07.34 WITA"),
            Readiness(
                "Hubungan ke pusat", "belum pernah, boleh menyusul", "look", "sync", "Coba sekarang (F5)"
            ),
        ),
    ),
)
NOT_FOUND = RegisterState(
    FILTERS,
    "all",
    "Laporan",
    RegisterEmpty(
        "Tidak ada yang cocok dengan “jembatan gantung”",
        "Coba satu kata saja, nomor bukti, atau nama desa.",
    ),
)
PREVIEW = RegisterPreview(
    "c11",
    "Guru kelas 3 sudah sebulan kosong",
    "Thomas Ulu, Desa Fatuteas",
    Notice(
        "warn",
        "uncertain",
        "Belum pasti sampai",
        "Dikirim hari ini 06.41, sinyal putus sebelum pusat menjawab. Laporan aman di sini. Program akan "
        "bertanya dulu ke pusat, jadi tidak akan menjadi dua.",
    ),
    (
        Fact("Nomor bukti", "L07-20261123-0011-X", number=True),
        Fact("Nomor LAPOR!", "belum ada"),
        Fact("Diterima", "Senin 23 November, 14.05\noleh Ester Naitboho"),
    ),
    "Sejak guru yang lama pindah akhir Oktober, murid kelas 3 hanya dititip ke kelas 4. Orang tua minta "
    "kepastian kapan ada guru pengganti.",
    can_ask=True,
)
COMPLAINT = ComplaintState(
    id="c13",
    title="Lampu jalan depan Puskesmas Oenaek padam",
    subtitle="Fransiska Oematan",
    local_number="L07-20261109-0013-2",
    tracking="#1916218",
    delivery="delivered",
    delivery_word="Sampai #1916218",
    pending="1 perubahan menunggu",
    handling="in_progress",
    handling_word="Sedang diproses",
    handling_note="Dinas Pekerjaan Umum",
    notice=None,
    replies=(
        ReplyCard(
            "r1",
            "Jawaban Dinas Pekerjaan Umum",
            "Rabu 18 November, 15.20",
            "Tim kami akan memeriksa lampu di depan Puskesmas pada Kamis, 26 November. Mohon warga "
            "menunjukkan tiang yang padam. Bila kabel rusak, perbaikan memerlukan kira-kira satu minggu.",
            "Belum disampaikan kepada pelapor",
            told=False,
            can_mark_told=True,
        ),
    ),
    content="Tiga lampu jalan di depan Puskesmas padam sejak akhir Oktober. Malam hari gelap sekali, ibu "
    "hamil yang datang malam takut lewat.",
    content_aside="Pengaduan · Infrastruktur › Penerangan jalan",
    expectation="Lampu dinyalakan lagi sebelum musim hujan.",
    facts=(
        FactRow("date_of_incident", "Kejadian", "27 Oktober 2026, kira-kira"),
        FactRow("place", "Lokasi", "Desa Oenaek, depan Puskesmas"),
        FactRow(
            "complainant.nik",
            "Pelapor",
            "Fransiska Oematan, datang sendiri. NIK •••• 0312",
            number=True,
            reveal="Lihat NIK",
        ),
        FactRow(
            "complainant.phone",
            "Telepon",
            "0812 3600 0142",
            number=True,
            pending=PendingValue("0812 3600 0124", "Belum sampai di pusat"),
        ),
    ),
    history=(
        HistoryEntry(
            "clock", "Telepon diperbaiki, menunggu sinyal", "hari ini 10.20, Ester Naitboho di loket"
        ),
        HistoryEntry("message-square", "Dinas Pekerjaan Umum menjawab", "Rab 18 Nov 15.20"),
        HistoryEntry("printer", "Bukti kedua dicetak", "Kam 12 Nov 09.05, Markus Tasey di loket"),
        HistoryEntry("arrow-right", "Diverifikasi, diteruskan ke Dinas Pekerjaan Umum", "Rab 11 Nov 13.47"),
        HistoryEntry("delivery-delivered", "Sampai di LAPOR!, nomor #1916218", "Sel 10 Nov 06.31"),
        HistoryEntry(
            "printer", "Diterima di loket, bukti pertama dicetak", "Sen 9 Nov 10.24, Ester Naitboho"
        ),
    ),
    receipts=("second", "first"),
    lapor_label="Di lapor.go.id tertulis “Sedang Diproses”.",
)
UNCERTAIN_COMPLAINT = ComplaintState(
    id="c11",
    title="Guru kelas 3 sudah sebulan kosong",
    subtitle="Thomas Ulu",
    local_number="L07-20261123-0011-X",
    tracking="",
    delivery="uncertain",
    delivery_word="Belum pasti",
    pending="",
    handling=None,
    handling_word="belum diketahui",
    handling_note="",
    notice=PREVIEW.notice,
    replies=(),
    content=PREVIEW.content,
    content_aside="Pengaduan · Pendidikan dan Kebudayaan",
    expectation="",
    facts=(FactRow("place", "Lokasi", "Desa Fatuteas, dekat <b>SD</b> & gereja"),),
    history=(HistoryEntry("printer", "Diterima di loket, bukti pertama dicetak", "kemarin 14.05"),),
    receipts=("first",),
    notice_act="Buka di Perlu perhatian",
)
CORRECTION_FORM = CorrectionForm(
    "c13",
    (
        (
            "Apa yang terjadi",
            (
                EditField("title", "Judul laporan", "Lampu jalan depan Puskesmas Oenaek padam"),
                EditField("content", "Isi laporan", COMPLAINT.content, "text"),
                EditField(
                    "category",
                    "Kategori",
                    "street",
                    "choice",
                    "boleh menyusul",
                    options=(
                        Option("street", "Infrastruktur › Penerangan jalan"),
                        Option("health", "Kesehatan"),
                    ),
                ),
            ),
        ),
        (
            "Siapa yang melapor",
            (
                EditField("complainant.name", "Nama pelapor", "Fransiska Oematan"),
                EditField(
                    "complainant.phone",
                    "Nomor telepon",
                    "0812 3600",
                    note="boleh menyusul",
                    hint="Nomor yang bisa dihubungi kantor",
                    error="Nomor telepon biasanya 8–14 angka. Yang diketik 8 angka.",
                ),
                EditField("is_anonymous", "Anonim: nama disamarkan", "true", "flag"),
            ),
        ),
    ),
    refusal="Tanggal kejadian belum diisi",
)
GROUPS = (
    AttentionGroup(
        "conflict",
        "Perlu keputusan (1)",
        (
            AttentionItem(
                "c3", "conflict", "Puskesmas pembantu tutup setiap Jumat", "Nardi Tamonob · dua isian berbeda"
            ),
        ),
    ),
    AttentionGroup(
        "uncertain",
        "Belum pasti (1)",
        (
            AttentionItem(
                "c11", "uncertain", "Guru kelas 3 sudah sebulan kosong", "Thomas Ulu · sejak 06.41 hari ini"
            ),
        ),
    ),
    AttentionGroup(
        "needs_correction",
        "Perlu diperbaiki (1)",
        (
            AttentionItem(
                "c9",
                "needs_correction",
                "Surat pindah tidak selesai sejak September",
                "Agustina Leki · lokasi di luar kabupaten",
            ),
        ),
    ),
)
CONFLICT_CARD = ConflictCard(
    "c3",
    "Dua isian berubah di sini dan di pusat. Mana yang benar?",
    "Puskesmas pembantu tutup setiap Jumat · Nardi Tamonob · #1916421. Bila ragu, tanyakan kepada pelapor.",
    (
        ConflictQuestion(
            "op1:complainant.phone",
            "Nomor telepon",
            (Mark("0813 5500 0"), Mark("3", differs=True), Mark("71")),
            "dicatat 20 Nov 09.17",
            (
                ConflictChoice(
                    "here",
                    "Di sini",
                    (Mark("0813 5500 0"), Mark("7", differs=True), Mark("31")),
                    "Ester Naitboho, kemarin 15.02",
                    number=True,
                ),
                ConflictChoice(
                    "centre",
                    "Di pusat",
                    (Mark("0813 5500 0"), Mark("1", differs=True), Mark("71")),
                    "Admin kabupaten, kemarin 16.40",
                    number=True,
                ),
            ),
            (EditField("complainant.phone", "Nomor telepon", ""),),
            number=True,
        ),
        ConflictQuestion(
            "op1:title",
            "Judul laporan",
            (Mark("Pustu tutup"),),
            "dicatat 20 Nov 09.17",
            (
                ConflictChoice(
                    "here",
                    "Di sini",
                    (Mark("Puskesmas pembantu tutup setiap Jumat"),),
                    "Ester Naitboho, kemarin 15.02",
                ),
                ConflictChoice(
                    "centre",
                    "Di pusat",
                    (Mark("Jam buka Pustu Tunbesi tidak sesuai"),),
                    "Admin kabupaten, kemarin 16.40",
                ),
            ),
            (EditField("title", "Judul laporan", ""),),
        ),
    ),
    (
        ("Kategori", "Kesehatan › Layanan Puskesmas", "dari pusat"),
        ("Lokasi", "Desa Tunbesi, Dusun I", "dari sini"),
    ),
)
UNCERTAIN_CARD = UncertainCard(
    "c11",
    "Belum pasti: laporan Thomas Ulu sudah sampai atau belum",
    "Guru kelas 3 sudah sebulan kosong",
    "L07-20261123-0011-X",
    "Laporan aman di komputer ini.",
    "Pusat mengenali laporan ini dari kode tetapnya, jadi tidak akan menjadi dua.",
    (
        UncertainStep(
            "Yang dikirim",
            "Isi laporan dan data pelapor",
            "",
            "3,1 KB, seluruhnya keluar dari komputer ini.",
        ),
        UncertainStep("Kapan", "Hari ini 06.41.12", ", percobaan ke-1", "oleh pengiriman otomatis"),
        UncertainStep(
            "Yang terdengar",
            "Tidak ada jawaban sampai 06.42.27",
            "",
            "Sinyal putus sebelum pusat sempat menjawab.",
        ),
        UncertainStep(
            "Selanjutnya",
            "Begitu ada sinyal, program bertanya dulu ke pusat",
            "",
            "Bila sudah ada, nomornya tampil. Bila belum, baru dikirim lagi. Petugas tidak perlu menunggu.",
        ),
    ),
    "Laporan Bapak/Ibu sudah tercatat di kantor ini. Kami sedang memastikan ke pusat. Bukti yang Bapak/Ibu "
    "pegang tetap berlaku.",
    "Laporan kedua dengan isi sama akan dianggap laporan baru oleh pusat.",
    details="LKT-210 · percobaan 1 · 3.174 bita keluar · tidak ada jawaban dalam 75 detik",
)
CORRECTION_CARD = CorrectionCard(
    "c9",
    "Perlu diperbaiki: laporan Agustina Leki belum diterima pusat",
    "Surat pindah tidak selesai sejak September",
    "L07-20261123-0009-J",
    "Laporan aman di komputer ini. Laporan lain tetap dikirim.",
    (
        CorrectionProblem(
            "Lokasi kejadian",
            "Jl. El Tari, Kupang",
            "Tempat ini di luar kabupaten. Pilih desa di kabupaten ini, atau tulis tempatnya di Patokan.",
            "LKT-114",
        ),
    ),
    "Laporan Bapak/Ibu sudah tercatat. Satu isian kami perbaiki dulu, lalu dikirim lagi.",
    details="LKT-114 · place.region_code",
)
NOTHING_WAITS = AttentionState(
    "",
    (),
    None,
    None,
    AttentionEmpty(
        "Tidak ada yang menunggu Anda",
        "Semua laporan sudah sampai dan sudah bernomor. Bila ada yang belum pasti, perlu diperbaiki, atau "
        "perlu keputusan, munculnya di sini.",
        (
            Readiness("Sampai di LAPOR!", "214 laporan", "delivered"),
            Readiness("Jawaban belum disampaikan", "3 laporan", "reply", "new_reply", "Lihat"),
        ),
    ),
)


def attention(chosen: str) -> AttentionState:
    """The page with the card of c3 (conflict), c11 (uncertain) or c9 (needs correction)."""
    cards: dict[str, ConflictCard | UncertainCard | CorrectionCard] = {
        "c3": CONFLICT_CARD,
        "c11": UNCERTAIN_CARD,
        "c9": CORRECTION_CARD,
    }
    return AttentionState("3 laporan menunggu petugas", GROUPS, chosen, cards[chosen])
