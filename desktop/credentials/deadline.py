"""A call that may hang for ever, with an end to the waiting."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class _Call(Generic[Answer]):
    def __init__(self, call: Callable[[], Answer]) -> None:
        self._call = call
        self.answers: list[Answer] = []
        self.error: BaseException | None = None

    def __call__(self) -> None:
        try:
            self.answers.append(self._call())
        except BaseException as error:  # handed to the waiting thread, whatever it is
            self.error = error


def within(limit_s: float, call: Callable[[], Answer]) -> Answer:
    """What ``call`` returns or raises, or ``TimeoutError`` after ``limit_s`` seconds.

    A call that hangs keeps its daemon thread: a D-Bus call cannot be taken back. It ends with the process.
    """
    running = _Call(call)
    thread = threading.Thread(target=running, name="credential-store", daemon=True)
    thread.start()
    thread.join(limit_s)
    if thread.is_alive():
        raise TimeoutError
    if running.error is not None:
        raise running.error
    return running.answers[0]
