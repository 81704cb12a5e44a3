"""`settings.toml` and `logs/`: what is odd is named and passed over; a log never takes what it may not."""

import json
import logging
import logging.handlers
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from desktop.logs import NotForLogs, log, start_logging
from desktop.settings import Settings, load_settings


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    """A folder that is logged to; afterwards nobody logs anywhere."""
    logger = logging.getLogger("loket")
    before = list(logger.handlers)
    start_logging(tmp_path / "logs")
    yield tmp_path / "logs" / "loket.jsonl"
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)
        handler.close()
    structlog.reset_defaults()


def test_every_setting_is_read_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'theme = "dark"\nlanguage = "en"\ntext_size = 150\nreceipt_format = "80mm"\n'
        'receipt_printer = "Printer lantai 2"\n'
    )
    chosen = Settings("dark", "en", 150, "80mm", "Printer lantai 2")
    assert load_settings(tmp_path / "settings.toml") == (chosen, [])


def test_no_file_is_the_default_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), [])
    (tmp_path / "settings.toml").write_bytes(b"theme = \xff")
    assert load_settings(tmp_path / "settings.toml") == (Settings(), ["settings.toml"])


def test_unknown_and_unusable_keys_are_named_and_the_others_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'warna = "merah"\ntheme = "pink"\ntext_size = 300\nlanguage = "en"\nreceipt_format = ["a5"]\n'
    )
    settings, odd = load_settings(tmp_path / "settings.toml")
    assert settings == Settings(language="en")
    assert odd == ["warna", "theme", "text_size", "receipt_format"]


def test_an_event_is_one_json_line_in_utc(logs: Path) -> None:
    log().info("start.refused", code="LKT-106", count=3)
    (line,) = logs.read_text().splitlines()
    event = json.loads(line)
    assert (event["event"], event["level"], event["code"], event["count"]) == (
        "start.refused",
        "info",
        "LKT-106",
        3,
    )
    assert event["timestamp"].endswith("Z")


def test_a_key_that_is_not_on_the_list_is_refused_and_nothing_is_written(logs: Path) -> None:
    for key in ("name", "nik", "phone", "content", "path", "secret"):
        with pytest.raises(NotForLogs):
            log().info("saved", **{key: "Rahma"})
    assert logs.read_text() == ""


def test_a_log_keeps_five_files_of_two_megabytes(logs: Path) -> None:
    files = logging.handlers.RotatingFileHandler
    (handler,) = [one for one in logging.getLogger("loket").handlers if isinstance(one, files)]
    assert Path(handler.baseFilename) == logs
    assert (handler.maxBytes, handler.backupCount + 1) == (2_000_000, 5)
