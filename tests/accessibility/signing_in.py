"""The door of the demo office, opened by keyboard."""

from tests.accessibility.counter_session import Keyboard, Reader

PIN = "123456"


def sign_in(reader: Reader, keyboard: Keyboard, officer: str = "1") -> None:
    """Choose by digit, type the PIN, Enter; the form is in front when this returns."""
    reader.wait_for("Siapa yang bertugas?")
    keyboard.keys(officer)
    reader.wait_for_focus("PIN")
    keyboard.type(PIN)
    keyboard.keys("Return")
    reader.wait_for_focus("Judul laporan")
