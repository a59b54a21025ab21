"""The garbage collector runs from the window's event loop only, and still runs."""

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ibdesk.ui.app.tidying import Tidying


class Knot:
    """Garbage that only the collector finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_stays_until_the_event_loop_has_time(qtbot: QtBot) -> None:
    parent = QObject()
    tidying = Tidying(parent)
    knots = [weakref.ref(Knot()) for _ in range(5_000)]
    assert not gc.isenabled()
    assert all(knot() is not None for knot in knots), "nothing is collected where objects are made"
    tidying.tidy()
    assert all(knot() is None for knot in knots)


def test_nothing_is_collected_that_is_not_due(qtbot: QtBot) -> None:
    tidying = Tidying(QObject())
    gc.collect()
    knot = weakref.ref(Knot())
    tidying.tidy()
    assert knot() is not None
