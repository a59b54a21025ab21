"""Words behind the mark of a problem's severity, so that neither stands for it alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPaintEvent

from ibdesk.domain.problem import Severity
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.paint.pill import mark_size
from ibdesk.ui.paint.severity_mark import severity_mark

_GAP = 6


class MarkedWords(Words):
    """Hidden where there is nothing to say."""

    def __init__(self, severity: Severity) -> None:
        super().__init__(size=SMALL, strong=True)
        self._severity = severity
        self._tokens: Palette | None = None

    def show_words(self, words: str, tokens: Palette) -> None:
        """What is said, and the colours of its mark."""
        self._tokens = tokens
        self.setText(words)
        self.setIndent(round(self._side) + _GAP)
        self.setVisible(bool(words))

    @property
    def _side(self) -> float:
        return mark_size(QFontMetricsF(self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._tokens is not None:
            with Painting(self) as painter:
                side = self._side
                severity_mark(self._severity)(painter, QRectF(0, (self.height() - side) / 2, side, side), self._tokens)
