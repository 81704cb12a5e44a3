"""Parts that the first and the second receipt say in the same words."""

from desktop.i18n import _
from desktop.paper.dates import full_date, incident_words, short_moment
from desktop.paper.facts import ReceiptFacts
from desktop.paper.page import Code, Fact, Run, Text, plain, strong
from desktop.paper.proof import proof_payload

_PLACE_WORDS = frozenset(
    (
        "dekat",
        "depan",
        "di",
        "samping",
        "belakang",
        "sebelah",
        "seberang",
        "sekitar",
        "antara",
        "atas",
        "bawah",
    )
)


def unbroken(number: str) -> str:
    """A number whose groups stay on one line: ``0812 3900 0107`` must not be torn at its spaces."""
    return number.replace(" ", "\u00a0")


def tracking(tracking_id: str) -> str:
    """LAPOR!'s own number as people write it."""
    return f"#{tracking_id}"


def counter_line(facts: ReceiptFacts) -> str:
    """Kabupaten Lontar Timur · Loket 07."""
    return " · ".join(part for part in (facts.regency, facts.counter_name) if part)


def marks(facts: ReceiptFacts) -> tuple[str, ...]:
    """What must catch the eye before anything else: that this is a copy, that this is not real."""
    found = []
    if facts.demo:
        found.append(_("CONTOH – bukan laporan sungguhan"))
    if facts.copy:
        found.append(
            _("SALINAN – dicetak {moment}").format(moment=short_moment(facts.printed_at, facts.zone))
        )
    return tuple(found)


def code(facts: ReceiptFacts, printed: bool) -> Code:
    """The proof-number code. ``printed`` adds when this sheet came out of the printer."""
    caption = _("Kode nomor bukti. Pindai untuk mencocokkan kertas ini dengan register kantor.")
    if printed:
        caption = _("Kode nomor bukti. Dicetak {date}, {time} {zone}.").format(
            date=full_date(facts.printed_at.date()),
            time=f"{facts.printed_at.hour:02d}.{facts.printed_at.minute:02d}",
            zone=facts.zone,
        )
    roll = _("Kode nomor bukti. Isi lengkap ada di bukti A5, boleh diminta.")
    return Code(
        payload=proof_payload(facts.local_number, facts.received_at, facts.complaint_id, facts.content),
        caption=plain(caption),
        roll_caption=plain(roll),
    )


def who_came(facts: ReceiptFacts) -> str:
    """Who stood at the counter, said so that assistant, proxy and guardian are never mixed up."""
    name = facts.representative_name or ""
    if facts.representative_kinship and name:
        name = f"{name} ({facts.representative_kinship})"
    name = name or facts.representative_kinship or ""
    match facts.representative_relation:
        case "assistant":
            return _("didampingi {name}").format(name=name) if name else _("dengan pendamping")
        case "proxy":
            return _("melalui kuasa {name}").format(name=name) if name else _("melalui kuasa")
        case "guardian":
            return _("melalui wali {name}").format(name=name) if name else _("melalui wali")
        case _other:
            return _("datang sendiri")


def complainant(facts: ReceiptFacts, with_visit: bool) -> Fact:
    """Who complains. Anonymous means: neither name nor address nor companion is on the paper."""
    label = _("Pelapor")
    if facts.is_anonymous:
        return Fact(label, plain(_("Anonim")))
    name = facts.complainant_name or _("Nama tidak disebut")
    where = [facts.complainant_address] if facts.complainant_address else []
    came = [who_came(facts)] if with_visit else []
    return Fact(label, plain(", ".join([name, *where, *came])))


def subject(facts: ReceiptFacts) -> Fact:
    """The title, in the heavier weight on A5."""
    return Fact(_("Perihal"), strong(facts.title), roll_value=plain(facts.title))


def _landmark(text: str) -> str:
    """A landmark in the middle of a sentence: "Dekat SD …" reads "dekat SD …", a name keeps its capital."""
    first, gap, rest = text.partition(" ")
    return first.lower() + gap + rest if first.lower() in _PLACE_WORDS else text


def place_and_time(facts: ReceiptFacts) -> Fact:
    """Where and when it happened, as far as the citizen said."""
    where = ", ".join(part for part in (facts.place_text, _landmark(facts.landmark or "")) if part)
    when = incident_words(facts.incident_written or "", facts.incident_precision)
    sentence = ". ".join(part for part in (where, when[:1].upper() + when[1:]) if part)
    label = _("Tempat, waktu") if when else _("Tempat")
    return Fact(label, plain(sentence))


def phone_sentence(pattern: str, phone: str) -> Text:
    """A sentence with ``{phone}`` in it, the number in the heavier weight and never torn."""
    before, _mark, after = pattern.partition("{phone}")
    runs = (Run(before), Run(unbroken(phone), strong=True), Run(after))
    return tuple(run for run in runs if run.text)
