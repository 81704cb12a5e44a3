"""The commands: each takes the open database and its arguments, prints, and raises what could not be done."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from central.api.moment import now
from central.storage.acting import Act, ComplaintNotFound, ComplaintNotUnique, operate
from central.storage.enrolling import NothingToRevoke, make_code, revoke
from central.storage.exporting import export_complaints, export_conflicts, export_ops
from central.storage.references import PackMalformed, keep_pack
from central.storage.store import Store
from central.storage.units import UnitUnknown, keep_unit, make_start_code
from domain.json_values import JsonValue, as_object, canonical_bytes
from domain.problems import FieldNotEditable, MalformedProfile, UnknownField, WrongShape


class Failed(Exception):
    """The command could not be done; the text is a sentence."""


def unit(store: Store, asked: argparse.Namespace) -> None:
    """`unit FILE.json`."""
    document = _document(asked.file)
    try:
        with store.writing() as connection:
            code = keep_unit(connection, document, now())
    except MalformedProfile as wrong:
        raise Failed(f"Profil unit tidak lengkap atau salah bentuk: {wrong.params['member']}.") from wrong
    print(code)


def enrol_code(store: Store, asked: argparse.Namespace) -> None:
    """`enrol-code --unit CODE`."""
    try:
        code = make_code(store, asked.unit, now())
    except UnitUnknown as unknown:
        raise Failed(f"Tidak ada unit dengan kode {asked.unit}.") from unknown
    _say("Kode pendaftaran, sekali pakai, berlaku 30 hari:")
    print(code)


def start_code(store: Store, asked: argparse.Namespace) -> None:
    """`start-code --unit CODE --officer CODE`."""
    try:
        with store.writing() as connection:
            code = make_start_code(connection, asked.unit, asked.officer, now())
    except UnitUnknown as unknown:
        raise Failed(f"Tidak ada unit atau petugas dengan kode {unknown}.") from unknown
    _say("Kode awal petugas, sekali pakai; berikan langsung kepada orangnya:")
    print(code)


def revoke_name(store: Store, asked: argparse.Namespace) -> None:
    """`revoke STREAM|COUNTER`."""
    try:
        revoke(store, asked.name, now())
    except NothingToRevoke as nothing:
        raise Failed(f"Tidak ada loket atau basis data bernama {asked.name}.") from nothing
    _say(f"{asked.name} dicabut; mulai sekarang tidak dapat mengirim atau mengambil.")


def reference(store: Store, asked: argparse.Namespace) -> None:
    """`reference PACK FILE`."""
    document = _document(asked.file)
    try:
        with store.writing() as connection:
            version = keep_pack(connection, asked.pack, document, now())
    except PackMalformed as wrong:
        raise Failed("Berkas itu bukan paket acuan yang dimaksud.") from wrong
    print(json.dumps({"pack": asked.pack, "version": version}))


def export(store: Store, asked: argparse.Namespace) -> None:
    """`export complaints|ops|conflicts`."""
    lines: Iterator[dict[str, JsonValue]] = {
        "complaints": export_complaints,
        "ops": export_ops,
        "conflicts": export_conflicts,
    }[asked.what](store)
    for line in lines:
        sys.stdout.buffer.write(canonical_bytes(line) + b"\n")
    sys.stdout.buffer.flush()


def act(store: Store, asked: argparse.Namespace) -> None:
    """`act ID …`."""
    values: dict[str, JsonValue] = {}
    assignments = [_assignment(written) for written in asked.assignments]
    if asked.status is not None:
        values["status"] = asked.status
    if asked.tracking_id is not None:
        values["tracking_id"] = _tracking_id(asked.tracking_id)
    if not values and not assignments and asked.reply is None:
        raise Failed("Tidak ada yang diminta: pakai --status, --reply, --set, atau --tracking-id.")
    try:
        id, decision = operate(store, asked.id, Act(values, assignments, asked.reply), now())
    except ComplaintNotFound as nothing:
        raise Failed(f"Tidak ada laporan {asked.id} di pusat.") from nothing
    except ComplaintNotUnique as several:
        raise Failed(
            f"Nomor {asked.id} dipakai lebih dari satu laporan: {', '.join(several.ids)}."
        ) from several
    except UnknownField as wrong:
        raise Failed(f"Isian {wrong.params['field']} tidak dikenal.") from wrong
    except WrongShape as wrong:
        raise Failed(f"Nilai untuk {wrong.params['field']} tidak dapat disimpan.") from wrong
    except FieldNotEditable as wrong:
        raise Failed(f"Isian {wrong.params['field']} tidak diubah dengan --set.") from wrong
    told: dict[str, JsonValue] = {
        "id": id,
        "version": decision.version,
        "outcome": decision.kind.value,
        "written": list(decision.given),
        "conflicts": [record.id for record in decision.records],
    }
    print(canonical_bytes(told).decode())


def _assignment(written: str) -> tuple[str, str]:
    path, equals, text = written.partition("=")
    if not equals:
        raise Failed(f"Bentuknya FIELD=VALUE: {written}")
    return path, text


def _tracking_id(text: str) -> str:
    digits = text.removeprefix("#")
    if not digits.isdecimal() or not digits.isascii():
        raise Failed("Nomor LAPOR! terdiri dari angka saja.")
    return digits


def _document(name: str) -> dict[str, JsonValue]:
    try:
        return as_object(json.loads(Path(name).read_text(encoding="utf-8")))
    except OSError as problem:
        raise Failed(f"Berkas {name} tidak dapat dibaca.") from problem
    except (ValueError, TypeError, RecursionError) as problem:
        raise Failed(f"Berkas {name} bukan dokumen JSON.") from problem


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
