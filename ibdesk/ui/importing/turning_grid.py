"""Words with the list beside them that says what they mean; below them where there is little room for both."""

from PySide6.QtWidgets import QGridLayout, QWidget

_NARROW = 56  # characters in a line
_WORDS, _FIELD = 4, 5


class TurningGrid(QGridLayout):
    def __init__(self) -> None:
        super().__init__()
        self._fields: list[tuple[QWidget, int]] = []
        self._next = 0
        self._narrow = False
        self.setContentsMargins(0, 3, 0, 3)
        self.setHorizontalSpacing(8)
        self.setColumnStretch(0, _WORDS)
        self.setColumnStretch(1, _FIELD)

    def add_pair(self, words: QWidget | None, field: QWidget) -> None:
        """A field with its words, or one more field under the last one."""
        if words is not None:
            self.addWidget(words, self._next, 0)
        self._fields.append((field, self._next))
        self._place(field, self._next)
        self._next += 2

    def add_line(self, line: QWidget) -> None:
        """Something as wide as words and field together."""
        self.addWidget(line, self._next, 0, 1, 2)
        self._next += 1

    def turn(self, panel: QWidget) -> None:
        """To be called when the panel that it stands in changes its size."""
        narrow = panel.width() < panel.fontMetrics().averageCharWidth() * _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for field, row in self._fields:
            self.removeWidget(field)
            self._place(field, row)

    def _place(self, field: QWidget, row: int) -> None:
        if self._narrow:
            self.addWidget(field, row + 1, 0, 1, 2)
        else:
            self.addWidget(field, row, 1)
