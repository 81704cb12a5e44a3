"""The second receipt: LAPOR!'s number, the journey so far, the reply, and until when to respond.

Asked for before the centre has answered, it says exactly that and gives the office's number instead.
"""

from datetime import datetime

from desktop.i18n import _
from desktop.paper.dates import full_date, plain_date
from desktop.paper.facts import HandlingStep, ReceiptFacts, Reply
from desktop.paper.page import Fact, Number, ReceiptPage, Run, Section, Signature, Text, plain
from desktop.paper.shared_parts import (
    code,
    complainant,
    counter_line,
    marks,
    phone_sentence,
    subject,
    tracking,
    unbroken,
)
from desktop.paper.standing import delivery_status, handling_status, is_at_centre


def second_receipt(facts: ReceiptFacts) -> ReceiptPage:
    """The page with which the office answers the citizen."""
    edition = _("Bukti kedua, salinan") if facts.copy else _("Bukti kedua, asli")
    number, second_number = _numbers(facts)
    sections = [Section(_("Perjalanan laporan"), rows=_journey(facts))]
    replies = [_reply(reply, dated=len(facts.replies) > 1) for reply in _newest_first(facts)]
    sections += replies[:1]
    if is_at_centre(facts) and facts.delivery != "cancelled":
        sections.append(_respond(facts) if facts.replies else _ask(facts))
    # Until when to respond belongs to the newest reply; older ones are there to be looked up.
    sections += replies[1:]
    return ReceiptPage(
        office=facts.office_name,
        counter_line=counter_line(facts),
        edition_lines=(edition, _("Layanan ini gratis")),
        marks=marks(facts),
        title=_title(facts),
        number=number,
        second_number=second_number,
        status=handling_status(facts) if facts.delivery != "cancelled" else delivery_status(facts),
        facts=(complainant(facts, with_visit=False), subject(facts)),
        sections=tuple(sections),
        code=code(facts, printed=True),
        signature=Signature(_("Petugas"), facts.officer_name),
        closing=(_("Layanan ini gratis."),),
        running_head=_("Bukti kedua {number}").format(number=facts.local_number),
        document_title=facts.local_number,
    )


def _title(facts: ReceiptFacts) -> str:
    if facts.delivery == "cancelled":
        return _("Keadaan laporan Anda")
    if facts.tracking_id is not None:
        return _("Laporan Anda sudah di LAPOR!")
    if is_at_centre(facts):
        return _("Laporan Anda sudah di pusat")
    return _("Keadaan laporan Anda")


def _numbers(facts: ReceiptFacts) -> tuple[Number, Number | None]:
    local = Number(facts.local_number, label=_("Nomor bukti kantor"))
    if facts.tracking_id is None:
        return local, None
    return Number(tracking(facts.tracking_id), label=_("Nomor LAPOR!")), local


def _newest_first(facts: ReceiptFacts) -> list[Reply]:
    return sorted(facts.replies, key=lambda reply: reply.at, reverse=True)


def _journey(facts: ReceiptFacts) -> tuple[Fact, ...]:
    """What happened on which day, oldest first. Two things of one moment keep the order they have here."""
    happened: list[tuple[datetime, str]] = [
        (facts.received_at, _("Diterima di {office}").format(office=facts.office_name))
    ]
    if facts.delivered_at is not None:
        arrived = _("Sampai di pusat")
        if facts.tracking_id is not None:
            arrived = _("Sampai di LAPOR!, mendapat nomor {number}").format(
                number=tracking(facts.tracking_id)
            )
        happened.append((facts.delivered_at, arrived))
    # That it waits to be checked is what arriving means: said twice, it would only push the reply down.
    steps = [step for step in facts.steps if step.status != "unverified" or facts.delivered_at is None]
    happened += [(step.at, _step(step)) for step in steps]
    happened += [
        (reply.at, _("{institution} menjawab").format(institution=reply.institution or _("Instansi")))
        for reply in facts.replies
    ]
    happened.sort(key=lambda entry: entry[0])
    return tuple(Fact(plain_date(at.date()), plain(what)) for at, what in happened)


def _step(step: HandlingStep) -> str:
    who = step.institution
    match step.status:
        case "forwarded":
            return (
                _("Diperiksa pusat, diteruskan ke {institution}").format(institution=who)
                if who
                else _("Diperiksa pusat, diteruskan ke instansi")
            )
        case "in_progress":
            return _("Mulai diproses {institution}").format(institution=who) if who else _("Mulai diproses")
        case "done":
            return _("Selesai ditangani")
        case "postponed":
            return _("Penanganan ditunda")
        case "archived":
            return _("Diarsipkan")
        case _other:
            return _("Menunggu diperiksa pusat")


def _reply(reply: Reply, dated: bool) -> Section:
    heading = _("Jawaban {institution}").format(institution=reply.institution or _("instansi"))
    if dated:
        heading = f"{heading}, {plain_date(reply.at.date())}"
    return Section(heading, paragraphs=(plain(f"“{reply.text}”"),))


def _respond(facts: ReceiptFacts) -> Section:
    """How to answer the institution. A day is named only when the caller knows it from the rules in force."""
    runs: list[Run] = [Run(_("Sampaikan") + " ")]
    if facts.respond_until is not None:
        latest = _("paling lambat {date}").format(date=full_date(facts.respond_until))
        runs += [Run(latest, strong=True), Run(" ")]
    runs += _ways(facts)
    if facts.respond_until is not None:
        runs.append(Run(" " + _("Tanpa tanggapan sampai tanggal itu, laporan dapat ditutup.")))
    return Section(_("Bila Anda ingin menanggapi"), paragraphs=(tuple(runs),))


def _ask(facts: ReceiptFacts) -> Section:
    return Section(
        _("Cara mengetahui kelanjutannya"), paragraphs=((Run(_("Tanyakan") + " "), *_ways(facts)),)
    )


def _ways(facts: ReceiptFacts) -> list[Run]:
    ways: list[Text] = []
    if facts.unit_phone:
        ways.append(phone_sentence(_("lewat telepon atau WhatsApp kantor {phone}"), facts.unit_phone))
    else:
        ways.append(plain(_("di kantor ini")))
    if facts.tracking_id is not None:
        number = unbroken(_("nomor {number}").format(number=tracking(facts.tracking_id)))
        ways.append(plain(_("atau di lapor.go.id dengan {number}").format(number=number)))
    runs: list[Run] = []
    for index, way in enumerate(ways):
        runs += [Run(", "), *way] if index else list(way)
    return [*runs, Run(".")]
