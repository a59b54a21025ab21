"""The garbage collector is slowed while an import runs, and as before when it ends, however it ends."""

import gc
import threading
from contextlib import suppress

from ibdesk.lasting_objects import making_lasting_objects


def test_the_settings_come_back() -> None:
    before = gc.get_threshold()
    with making_lasting_objects():
        assert gc.get_threshold()[0] > before[0]
        with making_lasting_objects():
            pass
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_they_come_back_after_an_accident_and_over_several_threads() -> None:
    before, inside, leave = gc.get_threshold(), threading.Event(), threading.Event()

    def other() -> None:
        with making_lasting_objects():
            inside.set()
            leave.wait()

    thread = threading.Thread(target=other)
    with suppress(ZeroDivisionError), making_lasting_objects():
        thread.start()
        inside.wait()
        raise ZeroDivisionError
    assert gc.get_threshold() != before
    leave.set()
    thread.join()
    assert gc.get_threshold() == before
