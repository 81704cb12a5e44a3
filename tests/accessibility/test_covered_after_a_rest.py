"""Ten minutes without a key: what a screen reader still gets of the covered work is nothing."""

import json
import time
from pathlib import Path

import pytest

from tests.accessibility.counter_session import Reader, Session
from tests.accessibility.heard_tree import faults
from tests.accessibility.signing_in import PIN, sign_in

pytestmark = [pytest.mark.gui, pytest.mark.e2e, pytest.mark.xdist_group("accessibility")]

QUICK_REST = (
    "import sys\n"
    "from desktop.ui.rest import Rest\n"
    "Rest.__init__.__defaults__ = (4000, None)\n"
    "from desktop.__main__ import main\n"
    "sys.exit(main())\n"
)
"""The program with four seconds for its ten minutes; nothing else differs."""


def test_after_a_rest_nothing_is_exposed_but_the_question_for_the_pin(
    session: Session, another_office: Path
) -> None:
    with session.reader() as reader, session.program(another_office, QUICK_REST) as keyboard:
        sign_in(reader, keyboard)
        keyboard.type("Kolam ikan tercemar")
        tree = reader.wait_for("Layar ditutup karena lama tidak dipakai")
        assert faults(tree) == []
        assert "Kolam ikan" not in json.dumps(tree.told)
        assert reader.focus().name == "PIN"
        keyboard.type("000000")
        keyboard.keys("Return")
        reader.wait_to_hear("PIN")
        tree = reader.tree()
        assert "000000" not in json.dumps(tree.told)
        reader.wait_for_focus("PIN")
        _until_enabled(reader)
        keyboard.type(PIN)
        keyboard.keys("Return")
        assert reader.wait_for("Judul laporan").named("Judul laporan", "text").text == "Kolam ikan tercemar"


def _until_enabled(reader: Reader) -> None:
    """The wait after a wrong PIN is over."""
    deadline = time.monotonic() + 15
    while "enabled" not in reader.tree().named("Lanjut bekerja (Enter)", "push button").states:
        assert time.monotonic() < deadline
        time.sleep(0.2)
