"""The one indicator, and the one of its figures, that the window is looking at and that commands act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ibdesk.domain.figure import Source
    from ibdesk.domain.month import Month
    from ibdesk.domain.report.report import BoardReport


class CurrentFigure(Struct, frozen=True):
    """An indicator's code and the month of the figure that is meant; `at` is its cell, where a certain one is."""

    code: str
    month: Month
    at: Source | None = None

    @property
    def words(self) -> str:
        """ "7, August 2014" """
        return f"{self.code}, {self.month.long}"


class Selection(QObject):
    """`code` is the indicator that all tabs show. `figure` is what commands act on: a card, a problem, a comment's row,
    a cell or a change that is chosen in the shown tab makes it; None while what is chosen there is about no
    indicator."""

    code_changed = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code: str | None = None
        self._open_month: Month | None = None
        self._month: Month | None = None
        self._at: Source | None = None
        self._codes: tuple[str, ...] = ()
        self._is_figure = True

    @property
    def figure(self) -> CurrentFigure | None:
        month = self._month or self._open_month
        if self.code is None or month is None or not self._is_figure:
            return None
        return CurrentFigure(self.code, month, self._at)

    def choose(self, code: str | None, month: Month | None = None, at: Source | None = None) -> None:
        """Make this indicator's figure the current one: that of `month`, or of the open month. None, or a code that
        the open month does not have: what is chosen is about none of its indicators."""
        before = (self.code, self.figure)
        self._is_figure, self._month, self._at = code in self._codes, month, at
        if code is not None and code in self._codes and code != self.code:
            self.code = code
            self.code_changed.emit(code)
        if before != (self.code, self.figure):
            self.changed.emit()

    def has(self, code: str | None) -> bool:
        """Whether the open month has an indicator of this code."""
        return code in self._codes

    def take(self, report: BoardReport | None) -> None:
        """Hold on to what was chosen as far as another report has it."""
        month = report.month if report else None
        if month != self._open_month:
            self._open_month, self._month, self._at = month, None, None
        self._codes = tuple(page.code for page in report.pages) if report else ()
        if self.code not in self._codes:
            self.code, self._month, self._at, self._is_figure = None, None, None, True

    def choose_some(self) -> None:
        """The first indicator, where none is chosen."""
        if self.code is None and self._codes:
            self.choose(self._codes[0])
        else:
            self.changed.emit()
