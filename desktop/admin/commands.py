"""What each command does: open the profile, call a service, print what it says."""

import argparse
import json
import random
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from desktop.i18n import _
from desktop.opening import open_desk, open_gateway, wall_clock
from desktop.sentences import sentence
from desktop.services import deciding, editing, enrolment, reading
from desktop.services.desk import Desk, author
from desktop.services.identity import reveal
from desktop.services.record_lines import record_lines
from domain.document import assigned
from domain.json_values import JsonValue
from domain.ops import Author
from domain.problems import ConflictClosed, FileUnusable, OfficerUnknown


def enrol(given: argparse.Namespace) -> int:
    """Give this installation its unit profile and its credential."""
    if given.profile_file is not None:
        enrolment.enrol_from_file(given.profile, given.profile_file)
    elif given.centre and given.code:
        enrolment.enrol_at_centre(given.profile, given.centre, given.code)
    else:
        print(_("Perlu --centre dan --code, atau --profile-file."), file=sys.stderr)
        return 2
    with open_desk(given.profile) as desk:
        _tell({"unit": desk.unit.code, "counter": desk.counter.code})
    return 0


def centre(given: argparse.Namespace) -> int:
    """Show the address of the centre, or change it to another way to the same centre."""
    with open_desk(given.profile) as desk:
        if given.url is not None:
            enrolment.move_centre(desk, given.url)
        with desk.register.reading() as work:
            _tell({"centre": work.installation.get().centre_url})
    return 0


def record(given: argparse.Namespace) -> int:
    """Register one complaint a line; a number is printed only after its commit."""
    refused = False
    with ExitStack() as held:
        desk = held.enter_context(open_desk(given.profile))
        source: BinaryIO = sys.stdin.buffer if given.file == "-" else held.enter_context(_opened(given.file))
        for result in record_lines(desk, _acting(desk, given), source):
            if result.problem is None:
                _tell({"line": result.line, "id": result.id, "local_number": result.local_number})
            else:
                refused = True
                words = sentence(result.problem)
                print(
                    _("baris {line}: {code} {sentence}").format(
                        line=result.line, code=words.code, sentence=words.spoken
                    ),
                    file=sys.stderr,
                    flush=True,
                )
    return 1 if refused else 0


def sync(given: argparse.Namespace) -> int:
    """Send and fetch; one report."""
    from sync.cycle import run_cycle

    with open_desk(given.profile) as desk, open_gateway(given.profile, desk) as gateway:
        report = run_cycle(
            desk.register,
            gateway,
            wall_clock,
            random.random,
            until_idle=given.until_idle,
            max_seconds=given.max_seconds,
        )
    _tell(report.document())
    if report.problem is not None:
        print(sentence(report.problem), file=sys.stderr)
    return report.exit_code


def status(given: argparse.Namespace) -> int:
    """How the counter stands."""
    with open_desk(given.profile) as desk:
        _tell(reading.status_document(desk))
    return 0


def list_complaints(given: argparse.Namespace) -> int:
    """Complaints, one a line."""
    with open_desk(given.profile) as desk:
        for document in reading.list_documents(desk, given.delivery, given.search, given.limit):
            _tell(document)
    return 0


def show(given: argparse.Namespace) -> int:
    """Everything known about one complaint; opening who is anonymous is recorded, as in the window."""
    with open_desk(given.profile) as desk:
        complaint_id = _complaint(desk, given.id)
        document = reading.show_document(desk, complaint_id)
        if reading.names_the_anonymous(document):
            reveal(desk, _acting(desk, given), complaint_id, "name")
        _tell(document)
    return 0


def edit(given: argparse.Namespace) -> int:
    """Change fields of a complaint."""
    with open_desk(given.profile) as desk:
        opened = editing.open_complaint(desk, _complaint(desk, given.id))
        written: dict[str, JsonValue] = {}
        for change in given.changes:
            path, equals, text = change.partition("=")
            if not equals:
                print(_("Tulis sebagai ISIAN=NILAI: {change}").format(change=path), file=sys.stderr)
                return 2
            path, value = assigned(path, text, {**opened.values, **written})
            written[path] = value
        editing.save_edit(desk, _acting(desk, given), opened, written)
        _tell(reading.show_document(desk, opened.id))
    return 0


def resolve(given: argparse.Namespace) -> int:
    """Decide one conflict."""
    with open_desk(given.profile) as desk:
        with desk.register.reading() as work:
            record = deciding.find_record(work, given.conflict)
        if record is None:
            raise ConflictClosed()
        if given.value is not None:
            value = assigned(record.field, given.value, {})[1]
        else:
            value = deciding.mine(record) if given.keep == "mine" else deciding.theirs(record)
        deciding.decide_conflict(desk, _acting(desk, given), record, value)
        _tell(reading.show_document(desk, record.complaint))
    return 0


def receipt(given: argparse.Namespace) -> int:
    """Write a receipt as PDF."""
    from desktop.paper.drawing import ReceiptNotPrinted
    from desktop.paper.standalone import write_receipt
    from desktop.services.receipts import note_printed, receipt_page

    with open_desk(given.profile) as desk:
        complaint_id, by = _complaint(desk, given.id), _acting(desk, given)
        try:
            write_receipt(receipt_page(desk, complaint_id, by, given.kind), given.format, given.output)
        except ReceiptNotPrinted as problem:
            raise FileUnusable(file=str(given.output)) from problem
        note_printed(desk, complaint_id, by, given.kind)
    return 0


def verify(given: argparse.Namespace) -> int:
    """Check the register from end to end."""
    with open_desk(given.profile) as desk:
        found = desk.register.verify()
    problems = [{"code": finding.code, "about": finding.about} for finding in found.problems]
    _tell({"ok": found.ok, "checked": found.checked, "problems": problems})
    return 0 if found.ok else 1


def _opened(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except OSError as problem:
        raise FileUnusable(file=name) from problem


def _acting(desk: Desk, given: argparse.Namespace) -> Author:
    """Who acts: the officer named, else the unit's first admin."""
    officer = desk.unit.acting_for_scripts if given.officer is None else desk.unit.officer(given.officer)
    if officer is None:
        raise OfficerUnknown()
    return author(officer)


def _complaint(desk: Desk, reference: str) -> str:
    with desk.register.reading() as work:
        return work.complaints.resolve_reference(reference)


def _tell(document: Mapping[str, object]) -> None:
    # One write: where Python does not buffer, print() would send the line and its end apart.
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    sys.stdout.flush()
