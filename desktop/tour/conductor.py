"""The conductor: starts a centre and the real program, plays the morning on its window, counts what is
left.
"""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop.i18n import _
from desktop.opening import open_desk, open_gateway, wall_clock
from desktop.profile import Profile
from desktop.services.desk import Desk, author
from desktop.services.enrolment import enrol_at_centre
from desktop.services.intake import register_complaint
from desktop.tour.centre import DemoCentre, NoCentre
from desktop.tour.counter import PATIENCE, Counter, LostCounter
from desktop.tour.pictures import Pictures
from desktop.tour.relay import Relay
from desktop.tour.story import EarlierComplaint, answers, earlier_days, morning
from desktop.tour.summary import summary
from desktop.tour.typing_in import tell_rest, tell_story
from domain.delivery import Delivery
from sync.cycle import run_cycle

PASSPHRASE = "contoh: tur loket"  # noqa: S105 -- guards invented people in a folder made for one tour
JOURNAL_SECONDS = 3.0
"""Longer than the two seconds in which typing is journalled."""
SETTLE_SECONDS = 0.5
PICTURES = {3: "anonim", 4: "pendamping", 5: "aspirasi", 6: "permintaan-informasi"}


def play(out: Path) -> int:
    """Play the tour into ``out``, which is emptied first. 0 when the story ended well, else 1 and a
    sentence.
    """
    if out.exists() and any(out.iterdir()) and not (out / "profile").exists():
        print(_("Folder itu berisi hal lain: {folder}").format(folder=out), file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    os.environ["LOKET_PASSPHRASE"] = PASSPHRASE
    try:
        with ExitStack() as held:
            centre = held.enter_context(DemoCentre(out / "centre"))
            cable = held.enter_context(Relay(centre.port))
            tour = Tour(out, centre, cable)
            tour.earlier_days()
            tour.morning()
            tour.signal()
            tour.two_hands()
            left = tour.count()
    except (NoCentre, LostCounter) as problem:
        print(_("Tur berhenti: {problem}").format(problem=problem), file=sys.stderr)
        return 1
    (out / "summary.json").write_text(json.dumps(left, indent=1) + "\n", encoding="utf-8")
    seen = tour.pictures.write_looks(out / "looks.json")
    for fault in seen:
        print(fault, file=sys.stderr)
    return 1 if seen else 0


class Tour:
    """One morning. Its acts are played in the order of ``play``."""

    def __init__(self, out: Path, centre: DemoCentre, cable: Relay) -> None:
        self._out = out
        self._profile = Profile(out / "profile")
        self._centre = centre
        self._cable = cable
        self._story = morning()
        self._history: list[str] = []
        self.pictures = Pictures(out)

    def earlier_days(self) -> None:
        """The office has worked for weeks: sixty complaints, all delivered, some answered."""
        self._cable.put_in()
        enrol_at_centre(self._profile, f"http://127.0.0.1:{self._cable.port}", self._centre.enrol_code())
        with open_desk(self._profile) as desk:
            with desk.register.reading() as work:
                if not work.installation.get().demo:
                    raise NoCentre(_("pusat ini bukan pusat contoh"))
            for earlier in earlier_days():
                officer = desk.unit.officer(earlier.officer) or desk.unit.acting_for_scripts
                then = replace(desk, now=partial(_when, earlier))
                saved = register_complaint(then, author(officer), desk.new_id(), earlier.values)
                self._history.append(saved.local_number)
        self._sync()
        for answer in answers():
            self._centre.act(self._history[answer.line], *answer.arguments)
        self._sync()
        self._cable.pull_out()

    def morning(self) -> None:
        """No signal. Four complaints are taken; the power goes in the middle of the fifth."""
        with self._counter() as counter:
            self.pictures.take(counter, "01-masuk")
            self._sign_in(counter)
            self.pictures.take(counter, "02-laporan-baru-kosong")
            for number, fields in enumerate(self._story.taken_offline, start=3):
                tell_story(counter, fields)
                tell_rest(counter, fields)
                self.pictures.take(counter, f"{number:02}-{PICTURES[number]}")
                counter.keys("F9")
                counter.wait_for(_("Bukti sudah keluar?"))
                if number == 3:
                    self.pictures.take(counter, "07-bukti-sudah-keluar")
                counter.keys("Alt+Y")
            tell_story(counter, self._story.interrupted, self._story.typed_before)
            time.sleep(JOURNAL_SECONDS)
            self.pictures.take(counter, "08-sebelum-listrik-padam")
            counter.kill()
        with self._counter() as counter:
            self._sign_in(counter)
            counter.wait_for(_("masih ada"))
            self.pictures.take(counter, "09-draf-selamat")
            counter.keys("Return")
            counter.keys("Ctrl+1")
            counter.go_to("Isi laporan")
            counter.keys("Ctrl+End")
            counter.type(self._story.typed_after)
            tell_rest(counter, self._story.interrupted)
            self.pictures.take(counter, "10-draf-diselesaikan")
            counter.keys("F9")
            counter.wait_for(_("Bukti sudah keluar?"))
            counter.keys("Alt+Y")
            counter.keys("Alt+2")
            self.pictures.take(counter, "11-menunggu-sinyal")

    def signal(self) -> None:
        """The link opens; the officer only presses F5."""
        with self._counter() as counter:
            self._sign_in(counter)
            counter.keys("Alt+2")
            self._cable.put_in()
            counter.keys("F5")
            self._wait_until_delivered()
            self.pictures.take(counter, "12-semua-sampai")
            self._cable.pull_out()

    def two_hands(self) -> None:
        """The centre changes the phone and the category; here, offline, the phone and the place are
        changed.
        """
        last = self._last_recorded()
        told = self._story.at_centre
        self._centre.act(
            last,
            "--status", told["status"],
            "--reply", told["reply"],
            "--set", f"institution={json.dumps(told['institution'])}",
            "--set", f"category={json.dumps(told['category'])}",
            "--set", f"complainant.phone={told['complainant.phone']}",
        )  # fmt: skip
        with self._counter() as counter:
            self._sign_in(counter)
            counter.keys("F3")
            counter.type(self._story.interrupted["complainant"]["name"])
            counter.wait_for(self._story.interrupted["title"])
            counter.keys("Return")
            counter.keys("Return")
            counter.wait_for(_("Perbaiki data"))
            counter.keys("F2")
            self._correct(counter)
            self.pictures.take(counter, "13-perubahan-menunggu")
            self._cable.put_in()
            counter.keys("F5")
            self._wait_for(lambda desk: _conflicts(desk) == 1)
            counter.keys("Alt+3")
            counter.wait_for(_("Mana yang benar?"))
            self.pictures.take(counter, "14-perlu-keputusan")
            counter.keys("1")
            self.pictures.take(counter, "15-keputusan-dipilih")
            counter.keys("F9")
            self._wait_for(lambda desk: _conflicts(desk) == 0 and _waiting(desk) == 0)
            self.pictures.take(counter, "16-tidak-ada-yang-menunggu")
            counter.keys("Alt+2")
            counter.keys("Return")
            counter.wait_for(_("Cetak jawaban"))
            self.pictures.take(counter, "17-halaman-laporan")
            counter.keys("Ctrl+P")
            self._wait_for_receipt("bukti-2")
            counter.keys("F1")
            self.pictures.take(counter, "18-bantuan")

    def count(self) -> dict[str, int]:
        """What the two databases say, and the papers beside them."""
        papers = self._out / "receipts"
        shutil.copytree(self._profile.receipts, papers)
        with open_desk(self._profile) as desk:
            return summary(
                desk,
                self._story_ids(desk),
                len(self._history),
                self._centre.export("complaints"),
                self._centre.export("conflicts"),
            )

    @contextmanager
    def _counter(self) -> Iterator[Counter]:
        counter = Counter(self._profile.folder, {})
        try:
            yield counter
        finally:
            counter.end()

    def _sign_in(self, counter: Counter) -> None:
        counter.wait_for(_("Siapa yang bertugas?"))
        counter.keys("1")
        counter.type(self._story.pin)
        counter.keys("Return")
        counter.wait_for(_("Judul laporan"))

    def _correct(self, counter: Counter) -> None:
        here = self._story.here
        for name, text in (
            (_("Lokasi kejadian"), here["place"]["text"]),
            (_("Patokan"), here["place"]["landmark"]),
            (_("Nomor telepon"), here["complainant.phone"]),
        ):
            counter.go_to(name)
            counter.keys("Ctrl+A")
            counter.type(text)
        counter.keys("F9")
        counter.wait_for(_("perubahan menunggu"))

    def _sync(self) -> None:
        with open_desk(self._profile) as desk, open_gateway(self._profile, desk) as gateway:
            report = run_cycle(desk.register, gateway, wall_clock, random.random, until_idle=True)
        if report.exit_code:
            raise NoCentre(json.dumps(report.document()))

    def _wait_until_delivered(self) -> None:
        self._wait_for(lambda desk: _waiting(desk) == 0)

    def _wait_for(self, holds: Callable[[Desk], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        with open_desk(self._profile) as desk:
            while not holds(desk):
                if time.monotonic() > deadline:
                    raise LostCounter(_("pusat tidak menjawab pada waktunya"))
                time.sleep(0.2)
        time.sleep(SETTLE_SECONDS)

    def _wait_for_receipt(self, kind: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not list(self._profile.receipts.glob(f"*-{kind}.pdf")):
            if time.monotonic() > deadline:
                raise LostCounter(kind)
            time.sleep(0.1)

    def _story_ids(self, desk: Desk) -> list[str]:
        earlier = set(self._history)
        with desk.register.reading() as work:
            rows = [work.complaints.row(complaint) for complaint in work.complaints.ids()]
        return [row.id for row in rows if row is not None and row.local_number not in earlier]

    def _last_recorded(self) -> str:
        with open_desk(self._profile) as desk:
            return self._story_ids(desk)[0]


def _when(earlier: EarlierComplaint) -> datetime:
    return earlier.recorded_at


def _conflicts(desk: Desk) -> int:
    with desk.register.reading() as work:
        return len(work.copies.open_conflicts())


def _waiting(desk: Desk) -> int:
    with desk.register.reading() as work:
        totals = work.complaints.totals()
    unsettled = (Delivery.WAITING, Delivery.SENDING, Delivery.UNCERTAIN)
    return sum(totals.by_delivery[state] for state in unsettled) + totals.pending_changes
