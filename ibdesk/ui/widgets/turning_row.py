"""Heads of panels: what stands beside a heading goes below it where the panel is narrow."""

from PySide6.QtWidgets import QBoxLayout, QWidget

_NARROW = 44  # characters in a line
_BELOW = 2
_Direction = QBoxLayout.Direction


class TurningRow(QBoxLayout):
    """`gap` is between neighbours while they stand beside each other."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__(_Direction.LeftToRight)
        self._gap = gap
        self.setSpacing(gap)

    def turn(self, panel: QWidget) -> None:
        """To be called when the panel that it stands in changes its size."""
        narrow = panel.width() < panel.fontMetrics().averageCharWidth() * _NARROW
        self.setDirection(_Direction.TopToBottom if narrow else _Direction.LeftToRight)
        self.setSpacing(_BELOW if narrow else self._gap)
