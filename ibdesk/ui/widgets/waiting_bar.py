"""How far long work is; its words stand beside it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProgressBar, QStyle

_HEIGHT = 10


class WaitingBar(QProgressBar):
    """A thin bar without words of its own."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedSize(QSize(width, _HEIGHT))
        self.setTextVisible(False)

    def begin(self) -> None:
        """How long it takes is not known yet: the bar moves, or stays empty for those who want nothing to move."""
        still = not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self.setRange(0, int(still))
        self.setValue(0)
