"""The binding keeps Python's reference counts: a release that loses one per call brings the process down in minutes."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

CALLS = 1000
# Other things hold and drop None and True meanwhile; a leak would show as one per call.
ALLOWED = 100


class Sender(QObject):
    told = Signal(bool)


def counts() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


def test_painting_keeps_the_counts(qtbot: QtBot) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = counts()
    for _ in range(CALLS):
        painter.drawPoint(3, 3)
    after = counts()
    painter.end()
    assert max(abs(now - then) for now, then in zip(after, before, strict=True)) < ALLOWED


def test_signals_keep_the_counts(qtbot: QtBot) -> None:
    heard: list[object] = []
    sender = Sender()
    sender.told.connect(heard.append)
    before = counts()
    for _ in range(CALLS):
        sender.told.emit(True)
    heard.clear()
    after = counts()
    assert max(abs(now - then) for now, then in zip(after, before, strict=True)) < ALLOWED
