"""Every connection is set up the same; one that is not could lose the last saves in a power cut."""

from contextlib import ExitStack

from local_db.register import Register

SYNCHRONOUS_FULL = 2


def test_every_pooled_connection_commits_durably(register: Register) -> None:
    with ExitStack() as open_units:
        units = [open_units.enter_context(register.reading()) for _ in range(8)]
        units.append(open_units.enter_context(register.writing()))
        for unit in units:
            told = {
                name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("synchronous", "journal_mode", "foreign_keys", "busy_timeout", "temp_store")
            }
            assert told == {
                "synchronous": SYNCHRONOUS_FULL,
                "journal_mode": "wal",
                "foreign_keys": 1,
                "busy_timeout": 10_000,
                "temp_store": 2,
            }


def test_only_the_writing_connection_can_write(register: Register) -> None:
    with register.reading() as reader, register.writing() as writer:
        assert reader.connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
        assert writer.connection.exec_driver_sql("PRAGMA query_only").scalar() == 0
