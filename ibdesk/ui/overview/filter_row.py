"""The filters over the cards, in one line where there is room for it, else in two; the button that groups the cards."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.chips import Chip, ground_of, paint_frame
from ibdesk.ui.widgets.find_field import FindField

WORDS = "Group the cards by section"
_AROUND = 13
_SIGN = 16.0
# In a field of 16 by 16: two headings as lines, two cards under each.
_HEADINGS = (1.5, 9.5)
_CARDS = ((0.5, 3.5), (8.5, 3.5), (0.5, 11.5), (8.5, 11.5))
_CARD = (7.0, 4.0)


class GroupButton(QAbstractButton):
    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self.setCheckable(True)
        self.setAccessibleName(WORDS)
        self.setToolTip(WORDS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + _AROUND
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            paint_frame(painter, self, self._tokens)
            self._paint_sign(painter, QColor(ground_of(self, self._tokens).text))

    def _paint_sign(self, painter: QPainter, colour: QColor) -> None:
        size = self.height() * 0.5
        painter.translate((self.width() - size) / 2, (self.height() - size) / 2)
        painter.scale(size / _SIGN, size / _SIGN)
        painter.setPen(QPen(colour, 1.8))
        for height in _HEADINGS:
            painter.drawLine(QLineF(0.5, height, 9, height))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for left, top in _CARDS:
            painter.drawRect(QRectF(left, top, *_CARD))


_SIDE, _TOP, _BELOW, _GAP, _LINE_GAP = 14, 10, 6, 7, 6
_WIDEST_FIND_FIELD = 300
_Direction = QBoxLayout.Direction


class FilterRow(QWidget):
    """The field and the chips, then what is chosen from lists; Tab goes through them as they stand."""

    def __init__(self, find_field: FindField, chips: Sequence[Chip], choices: Sequence[QWidget]) -> None:
        super().__init__()
        self._find_field, self._chips, self._choices = find_field, chips, choices
        find_field.setMaximumWidth(_WIDEST_FIND_FIELD)
        self._lines = QBoxLayout(_Direction.LeftToRight, self)
        self._lines.setContentsMargins(_SIDE, _TOP, _SIDE, _BELOW)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(_GAP)
        first.addWidget(find_field, 3)
        for chip in chips:
            first.addWidget(chip)
        first.addStretch(1)
        for choice in choices:
            second.addWidget(choice)
        second.addStretch(0)
        self._lines.addLayout(first, 1)
        self._lines.addLayout(second)
        self.fit()

    def fit(self) -> None:
        """Words on the chips where the line has room for them; the lists below where it has not even room for the
        chips' counts."""
        beside = self._choices_width() + _GAP
        folded = self._first_width(short=True) + beside > self.width()
        short = self._first_width(short=False) > self.width() - (0 if folded else beside)
        for chip in self._chips:
            chip.set_short(short)
        self._lines.setDirection(_Direction.TopToBottom if folded else _Direction.LeftToRight)
        self._lines.setSpacing(_LINE_GAP if folded else _GAP)

    def minimumSizeHint(self) -> QSize:
        """The wider of the two lines."""
        width = max(self._first_width(short=True), self._choices_width() + 2 * _SIDE)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.fit()
        return super().event(event)

    def _first_width(self, short: bool) -> int:
        """The least that the field and the chips need, with the space at both ends."""
        chips = sum(chip.width_of(short) + _GAP for chip in self._chips)
        return 2 * _SIDE + self._find_field.least_width() + chips

    def _choices_width(self) -> int:
        return sum(choice.sizeHint().width() for choice in self._choices) + _GAP * (len(self._choices) - 1)


def list_of_choices(name: str, characters: int) -> QComboBox:
    """As wide as so many characters, else one long section name would set the least width of the window."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(characters)
    return combo
