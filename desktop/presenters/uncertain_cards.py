"""The uncertain card: the complaint is safe; what was sent, when, what was heard, what happens next."""

from datetime import datetime

from desktop.i18n import _
from desktop.presenters import wording
from desktop.presenters.history_of_changes import field_names
from desktop.presenters.register_rows import person_words
from desktop.presenters.state import UncertainCard, UncertainStep
from desktop.services.complaint_record import ComplaintRecord
from desktop.services.desk import Desk
from domain.delivery import OpState
from domain.fields import FIELDS
from domain.ops import OpKind
from local_db.op_rows import OpRow
from local_db.register_row import RegisterRow


def uncertain_card(desk: Desk, record: ComplaintRecord, *, asking: bool) -> UncertainCard:
    """The card of a complaint with at least one op of which nobody knows whether the centre has it."""
    ops = [op for op in record.ops if op.state is OpState.UNCERTAIN]
    complaint = record.complaint
    name = wording.shown_name(complaint.complainant.name, complaint.is_anonymous)
    create = any(op.kind is OpKind.CREATE for op in ops)
    title = _("Belum pasti: laporan {name} sudah sampai atau belum")
    if not create:
        title = _("Belum pasti: perubahan laporan {name} sudah sampai atau belum")
    return UncertainCard(
        complaint=record.id,
        title=title.format(name=name),
        subtitle=record.row.title,
        local_number=complaint.local_number,
        safe=_("Laporan aman di komputer ini."),
        safe_why=_("Pusat mengenali laporan ini dari kode tetapnya, jadi tidak akan menjadi dua."),
        steps=(_sent(ops, create), _when(desk, ops), _heard(ops), _next(asking)),
        say=_(
            "Laporan Bapak/Ibu sudah tercatat di kantor ini. Kami sedang memastikan ke pusat. "
            "Bukti yang Bapak/Ibu pegang tetap berlaku."
        ),
        do_not=_("Laporan kedua dengan isi sama akan dianggap laporan baru oleh pusat."),
        asking=asking,
        details="\n".join(_details(desk, op) for op in ops),
    )


def uncertain_line(desk: Desk, line: RegisterRow, since: datetime | None) -> str:
    """ "Thomas Ulu · sejak hari ini 06.41"."""
    name = person_words(line)
    if since is None:
        return name
    when = wording.near(desk.local(since), desk.local(desk.now()))
    return _("{name} · sejak {when}").format(name=name, when=when)


def size_words(size: int) -> str:
    """ "3,1 KB", "412 byte"."""
    if size < 1000:
        return _("{n} byte").format(n=size)
    return _("{n} KB").format(n=f"{size / 1000:.1f}".replace(".", ","))


def _sent(ops: list[OpRow], create: bool) -> UncertainStep:
    paths = [path for path in FIELDS if any(path in op.op.values for op in ops)]
    what = _("Isi laporan dan data pelapor") if create else field_names(paths)
    size = size_words(sum(len(op.body) for op in ops))
    second = _("Besarnya {size}.").format(size=size)
    return UncertainStep(_("Yang dikirim"), what, "", second)


def _when(desk: Desk, ops: list[OpRow]) -> UncertainStep:
    tried = [op.attempted_at for op in ops if op.attempted_at is not None]
    attempts = max(op.attempts for op in ops)
    when = ""
    if tried:
        moment = wording.near(desk.local(max(tried)), desk.local(desk.now()), seconds=True)
        when = moment[:1].upper() + moment[1:]
    rest = _("percobaan ke-{n}").format(n=attempts)
    return UncertainStep(
        _("Kapan"),
        when,
        f", {rest}" if when else rest,
        _("Waktu ini dicatat sebelum ada yang keluar dari komputer."),
    )


def _heard(ops: list[OpRow]) -> UncertainStep:
    portal = any(op.problem == "LKT-202" for op in ops)
    second = _("Sinyal putus sebelum pusat sempat menjawab.")
    if portal:
        second = _("Yang menjawab bukan pusat: jaringan meminta masuk dulu.")
    return UncertainStep(_("Yang terdengar"), _("Tidak ada jawaban dari pusat"), "", second)


def _next(asking: bool) -> UncertainStep:
    strong = _("Begitu ada sinyal, program bertanya dulu ke pusat")
    if asking:
        strong = _("Sedang bertanya ke pusat …")
    second = _(
        "Bila sudah ada, nomornya tampil. Bila belum, baru dikirim lagi. Petugas tidak perlu menunggu."
    )
    return UncertainStep(_("Selanjutnya"), strong, "", second)


def _details(desk: Desk, op: OpRow) -> str:
    at = "–" if op.attempted_at is None else desk.local(op.attempted_at).isoformat(timespec="seconds")
    way = f"×{op.attempts} · {at} · {op.problem or '–'}"
    return f"op {op.id} · seq {op.seq} · {op.kind.value} · {len(op.body)} B · {way}"
