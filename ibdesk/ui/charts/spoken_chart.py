"""Charts told to screen readers as charts: a widget that is painted by hand has no role of its own."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class SpokenChart(QWidget):
    """A widget that is told as a chart, with its name and description."""

    def __init__(self) -> None:
        super().__init__()
        self.told: QAccessibleInterface | None = None
        _tell_charts()


@cache
def _tell_charts() -> None:
    """Once for all of them: Qt asks for each widget that somebody wants to be told of."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, SpokenChart):
        return None
    widget.told = QAccessibleWidget(widget, QAccessible.Role.Chart)
    return widget.told
