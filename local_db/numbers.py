"""The next local number: one more than the highest used for a counter and a day."""

from datetime import date

from sqlalchemy import Connection, text

_HIGHEST = text("SELECT max(number_serial) FROM complaint WHERE number_code = :code AND number_day = :day")


class NumberStore:
    """Nothing is stored: the highest number in the register is the only counter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_serial(self, counter: str, day: date) -> int:
        """The serial to use now. ``counter`` is the code with its life letter, ``day`` the office's day.

        Holds until the end of the writing unit of work, which has the write lock from its beginning; the
        complaint must be added before the next serial of the same unit of work is asked for.
        """
        highest = self._connection.execute(_HIGHEST, {"code": counter, "day": day.isoformat()}).scalar()
        return int(highest or 0) + 1
