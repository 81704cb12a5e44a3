"""The first receipt: printed the moment the complaint is saved, whatever the signal is doing.

The law on public service (UU 25/2009 art. 44) asks for it: who complains, what was not to standard, place and
time, name and signature of the receiving officer.
"""

from desktop.i18n import _
from desktop.paper.dates import full_moment, short_moment
from desktop.paper.facts import ReceiptFacts
from desktop.paper.page import (
    ONLY_A5,
    ONLY_ROLL,
    Fact,
    Number,
    ReceiptPage,
    Run,
    Section,
    Signature,
    Text,
    plain,
)
from desktop.paper.shared_parts import (
    code,
    complainant,
    counter_line,
    marks,
    phone_sentence,
    place_and_time,
    subject,
)
from desktop.paper.standing import delivery_status


def first_receipt(facts: ReceiptFacts) -> ReceiptPage:
    """The page that goes home with the citizen."""
    edition = _("Bukti pertama, salinan") if facts.copy else _("Bukti pertama, asli")
    return ReceiptPage(
        office=facts.office_name,
        counter_line=counter_line(facts),
        edition_lines=(edition, _("Layanan ini gratis")),
        marks=marks(facts),
        title=_("Bukti penerimaan laporan"),
        number=Number(facts.local_number),
        second_number=None,
        status=delivery_status(facts),
        facts=_facts(facts),
        sections=(_what_next(facts), _what_next_on_roll(facts)),
        code=code(facts, printed=False),
        signature=Signature(_("Petugas penerima"), facts.officer_name),
        closing=(_("Layanan ini gratis."),),
        running_head=_("Bukti penerimaan laporan {number}").format(number=facts.local_number),
        document_title=facts.local_number,
    )


def _facts(facts: ReceiptFacts) -> tuple[Fact, ...]:
    found = [
        Fact(
            _("Diterima"),
            plain(full_moment(facts.received_at, facts.zone)),
            roll_value=plain(short_moment(facts.received_at, facts.zone)),
        ),
        complainant(facts, with_visit=True),
        subject(facts),
    ]
    if facts.content:
        found.append(Fact(_("Yang dilaporkan"), plain(facts.content), papers=ONLY_A5))
    if facts.expectation:
        found.append(Fact(_("Yang diminta"), plain(facts.expectation), papers=ONLY_A5))
    found.append(place_and_time(facts))
    found.append(Fact(_("Jenis"), plain(_kind(facts))))
    return tuple(found)


def _kind(facts: ReceiptFacts) -> str:
    """Classification, and both switches in words: what is not printed could not be checked at home."""
    kind = {
        "complaint": _("Pengaduan"),
        "information_request": _("Permintaan informasi"),
        "aspiration": _("Aspirasi"),
    }.get(facts.classification, "")
    anonymous = _("anonim") if facts.is_anonymous else _("tidak anonim")
    secret = _("rahasia") if facts.is_secret else _("tidak rahasia")
    said = ", ".join(part for part in (kind, anonymous, secret) if part)
    return said[:1].upper() + said[1:]


def _reaching(facts: ReceiptFacts) -> str:
    """Whether the office can come to the citizen, or the citizen has to ask. No day is promised."""
    if facts.can_be_reached and facts.tracking_id is not None:
        return _("Kantor menghubungi Anda bila jawaban sudah ada.")
    if facts.can_be_reached:
        return _("Kantor menghubungi Anda bila nomor LAPOR! atau jawaban sudah ada.")
    if not facts.is_anonymous:
        return _("Nomor telepon Anda belum dicatat. Boleh disusulkan supaya kantor dapat memberi kabar.")
    if facts.complainant_name:
        return _("Kantor tidak dapat menghubungi Anda. Silakan bertanya dengan nomor bukti.")
    return _("Nama tidak dicatat, jadi kantor tidak dapat memberi kabar dan LAPOR! dapat mengarsipkannya.")


def _what_next(facts: ReceiptFacts) -> Section:
    steps: list[Text] = []
    if facts.is_anonymous:
        steps.append(
            (
                Run(_("Kertas ini sendiri buktinya."), strong=True),
                Run(" " + _("Siapa yang membawanya boleh bertanya, tanpa menyebut nama.")),
            )
        )
    if facts.unit_phone:
        steps.append(
            phone_sentence(_("Telepon atau WhatsApp kantor {phone}, sebut nomor bukti."), facts.unit_phone)
        )
    steps.append(
        plain(_("Titipkan foto kertas ini kepada siapa saja yang ke kantor. Tidak harus datang sendiri."))
    )
    steps.append(plain(_reaching(facts)))
    return Section(_("Cara mengetahui kelanjutannya"), numbered=tuple(steps), papers=ONLY_A5)


def _what_next_on_roll(facts: ReceiptFacts) -> Section:
    lead = Run(_("Kelanjutannya:") + " ", strong=True)
    if facts.unit_phone:
        rest = phone_sentence(
            _("telepon atau WhatsApp {phone}, sebut nomor bukti. Tidak harus datang sendiri."),
            facts.unit_phone,
        )
    else:
        rest = plain(_("sebut nomor bukti di kantor. Tidak harus datang sendiri."))
    paragraphs: list[Text] = [(lead, *rest)]
    if facts.is_anonymous:
        paragraphs.append(plain(_("Kertas ini sendiri buktinya. Tidak perlu menyebut nama.")))
    if not facts.can_be_reached:
        paragraphs.append(plain(_reaching(facts)))
    return Section("", paragraphs=tuple(paragraphs), papers=ONLY_ROLL)
