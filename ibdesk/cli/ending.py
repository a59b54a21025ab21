"""How a command ends: its exit status; Ctrl+C while something is being kept, which is kept whole and told, or is not
there."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

DONE, ERRORS_STAND, UNUSABLE = 0, 1, 2


@contextmanager
def no_stop_half_way() -> Iterator[list[int]]:
    """As long as this lasts Ctrl+C is only noted in the list: it would come between keeping and saying so."""
    noted: list[int] = []
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield noted  # Ctrl+C reaches the main thread alone, and no command that was started to run behind others
        return
    before = signal.signal(signal.SIGINT, lambda *told: noted.append(told[0]))
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)
