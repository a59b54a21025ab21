"""A strip above the tabs that stays as long as what it says holds: sample data, a signed month, a look back."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.look.painting import Painting, fill
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.link_button import LinkButton

_MARK = 16
_FEWEST = 16  # characters in a line


class _NoticeWords(Words):
    """They take a second line before they or the links beside them are cut."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _FEWEST, self.fontMetrics().height())


def _whole_link(words: str = "") -> LinkButton:
    link = LinkButton(words)
    link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return link


class Notice(QWidget):
    """Words, and perhaps something to do about it; `more` leads to the strips that are folded behind it. `said`: it
    says something else now, or nothing."""

    said = Signal()

    def __init__(self, tokens: Palette, action: str = "", status: Status = Status.AMBER) -> None:
        super().__init__()
        self._tokens, self._status = tokens, status
        self.words = _NoticeWords()
        self.button = _whole_link(action)
        if not action:
            self.button.hide()
        self.more = _whole_link()
        self.more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14 + _MARK + 8, 3, 14, 3)
        self._row.setSpacing(16)
        self._row.addWidget(self.words)
        self._row.addWidget(self.button)
        self._row.addWidget(self.more)

    def add_action(self, words: str) -> LinkButton:
        """One more thing to do, after the first."""
        button = _whole_link(words)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def show_words(self, words: str, tokens: Palette) -> None:
        """Hidden where there is nothing to say."""
        self._tokens = tokens
        self.words.setText(words)
        self.setVisible(bool(words))
        self.update()
        self.said.emit()

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._tokens.statuses[self._status]
        with Painting(self) as painter:
            fill(painter, self.rect(), QColor(colours.fill))
            fill(painter, QRect(0, self.height() - 1, self.width(), 1), QColor(colours.shape))
            mark = QRectF(14, (self.height() - _MARK) / 2, _MARK, _MARK)
            paint_rag_mark(painter, mark, self._status, self._tokens)
