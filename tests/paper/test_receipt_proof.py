"""The proof-number code: what it holds."""

import hashlib
from datetime import datetime

import pytest

from desktop.paper.proof import content_digest, modules, proof_payload
from tests.paper.sample_receipts import FIRST


def test_the_payload_is_number_time_and_sixteen_hex_digits() -> None:
    payload = proof_payload(FIRST.local_number, FIRST.received_at, FIRST.complaint_id, FIRST.content)
    mark, number, time, digest = payload.split(" ")
    assert mark == "LOKET1"
    assert number == "L07-20261124-0008-S"
    assert datetime.fromisoformat(time) == FIRST.received_at.replace(second=0)
    whole = hashlib.sha256(f"{FIRST.complaint_id}\n{FIRST.content}".encode()).hexdigest()
    assert digest == whole[:16]


def test_another_word_or_another_complaint_gives_another_digest() -> None:
    digests = {content_digest("a", "isi"), content_digest("b", "isi"), content_digest("a", "Isi")}
    assert len(digests) == 3


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        proof_payload("L07", datetime(2026, 11, 24, 10, 52), "id", "isi")


def test_the_code_has_its_three_finders() -> None:
    code = modules("LOKET1 L07")
    corners = [(0, 0), (0, code.size - 7), (code.size - 7, 0)]
    for top, left in corners:
        assert all(code.rows[top][left : left + 7])
        assert not any(code.rows[top + 1][left + 1 : left + 6])
