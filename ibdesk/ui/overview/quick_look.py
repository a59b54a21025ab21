"""A quick look at a card: its live trend, its figures and its comment, over the cards, which keep the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ibdesk.domain.problem import Severity
from ibdesk.domain.report.headline import trend_headline, trend_subtitle
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.trend_chart import TrendChart
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.overview.card_words import DOT, card_words, spoken
from ibdesk.ui.paint.page_marks import mark_size, severity_mark
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import RADIUS, Panel
from ibdesk.ui.widgets.status_pill import StatusPill

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


NO_COMMENT = "No comment for the Board yet."
KEYS = "Arrows: another card.  Enter: its page.  Space or Esc: close."
_SHARE, _NARROWEST, _WIDEST = 0.48, 400, 680
_LONGEST_COMMENT, _TALLEST_IN_LINES, _CHART_IN_LINES = 420, 30, 9
_LEAST_CHART_IN_LINES = 4.8  # lower, the words beside it would stand over each other
_SHORTER = (240, 140, 70)
_VALUE = 1.7
_INSIDE = 8


class QuickLook(Panel):
    """`page_asked` carries the code whose page is wanted. It takes no keys: they stay with the cards below it."""

    page_asked = Signal(str)

    def __init__(self, over: QWidget, palette: Palette) -> None:
        super().__init__(spacing=4)
        self.setParent(over)
        self.page: IndicatorPage | None = None
        self.title = Words(size=TITLE, strong=True)
        self.value, self.pill = Words(size=_VALUE, strong=True), StatusPill()
        self.travel, self.target = Words(), Words()
        self.must_fix = MarkedWords(Severity.ERROR)
        self.reason = Words(size=SMALL)
        self.headline, self.subtitle = Words(strong=True), Words(size=SMALL, quiet=True)
        self.chart = TrendChart(palette)
        self.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.comment = Words()
        self.keys = Words(KEYS, SMALL, quiet=True)
        self._spared = (self.subtitle, self.keys, self.reason, self.headline)
        self.open_link, self.close_link = LinkButton("Open its page"), LinkButton("Close")
        for link in (self.open_link, self.close_link):
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open_link.clicked.connect(self._open)
        self.close_link.clicked.connect(self.hide)
        self._lay_out()
        self.setVisible(False)

    def show_page(self, page: IndicatorPage, palette: Palette) -> None:
        """Show it, and have it read out where it is another one."""
        other = not self.isVisible() or self.page is None or self.page.code != page.code
        self.page, words = page, card_words(page)
        self.title.setText(f"{page.code}  {page.indicator.name}")
        self.value.setText(words.value)
        self.pill.show_status(page.assessment.status, palette)
        self.travel.setText(DOT.join(each for each in (words.counts, words.travel, words.judgement) if each))
        self.target.setText(words.target)
        self.must_fix.show_words(words.must_fix, palette)
        self.reason.setText(page.assessment.sentence)
        self.headline.setText(trend_headline(page))
        self.subtitle.setText(trend_subtitle(page))
        self.chart.show_page(page, palette)
        self.comment.setText(comment_shown(page, _LONGEST_COMMENT))
        self.setAccessibleName(f"Quick look: {self.title.text()}")
        self.setAccessibleDescription(f"{spoken(page)} {self.headline.text()}. {self.comment.text()}")
        self.setVisible(True)
        self.raise_()
        if other:
            said = f"{self.headline.text()}. {self.comment.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def stand_in(self, room: QRect, more_above: int, at_right: bool) -> None:
        """At the right or the left of the room over the cards, as high as its words need. Where that is too high it
        reaches up into what is above, then goes without what the page and the card say too, then shortens the
        comment; then it takes the whole width, in which the words need fewer lines."""
        whole = room.width() - 2 * _INSIDE
        usual = min(max(round(room.width() * _SHARE), _NARROWEST), _WIDEST, whole)
        lines, most = self.fontMetrics().lineSpacing(), room.height() + more_above - 2 * _INSIDE
        self.chart.setMinimumHeight(max(min(lines * _CHART_IN_LINES, most // 3), round(lines * _LEAST_CHART_IN_LINES)))
        width = next((each for each in (usual, whole) if self._has_room(each, most)), usual)
        if self.chart.isHidden():
            self._fit_without_chart(usual, most)
        height = min(self._height_for(width), most, lines * _TALLEST_IN_LINES)
        left = room.right() - width - _INSIDE if at_right else room.left() + _INSIDE
        top = min(room.top() + _INSIDE, room.bottom() - _INSIDE - height)
        self.setGeometry(left, top, width, height)

    def _has_room(self, width: int, most: int) -> bool:
        """Whether chart and figures are no higher than that, after as much was left out as it takes."""
        for part in (*self._spared, self.comment, self.chart):
            part.setVisible(True)
        self.comment.setText(comment_shown(self.page, _LONGEST_COMMENT) if self.page else "")
        for spare in self._sparings():
            if self._least_for(width) <= most:
                return True
            spare()
        fits = self._least_for(width) <= most
        self.chart.setVisible(fits)
        return fits

    def _fit_without_chart(self, width: int, most: int) -> None:
        """The comment may stay where the chart has no room."""
        self.comment.setVisible(True)
        if self._height_for(width) > most:
            self.comment.setVisible(False)

    def _sparings(self) -> list[Callable[[], object]]:
        """What gives room, one after another: what the page says too, the end of the comment, all of it."""
        page = self.page
        shorter = [comment_shown(page, length) for length in _SHORTER] if page is not None else []
        return [
            *(partial(part.setVisible, False) for part in self._spared),
            *(partial(self.comment.setText, text) for text in shorter),
            partial(self.comment.setVisible, False),
        ]

    def _least_for(self, width: int) -> int:
        """With the chart as low as it may be."""
        self.rows.invalidate()
        return max(self.rows.totalMinimumHeightForWidth(width), self.rows.totalMinimumSize().height())

    def _height_for(self, width: int) -> int:
        self.rows.invalidate()
        return max(self.rows.totalHeightForWidth(width), self.rows.totalMinimumSize().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a panel, with a stronger edge: it lies over others."""
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _open(self) -> None:
        if self.page is not None:
            self.page_asked.emit(self.page.code)

    def _lay_out(self) -> None:
        first, second, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.close_link, 0, Qt.AlignmentFlag.AlignTop)
        self.value.setWordWrap(False)
        second.setSpacing(14)
        second.addWidget(self.value)
        second.addWidget(self.travel, 1)
        second.addWidget(self.pill)
        last.addWidget(self.keys, 1)
        last.addWidget(self.open_link, 0, Qt.AlignmentFlag.AlignRight)
        rows = self.rows
        rows.addLayout(first)
        rows.addLayout(second)
        for part in (self.target, self.must_fix, self.reason, self.headline, self.subtitle):
            rows.addWidget(part)
        rows.addWidget(self.chart, 1)
        rows.addWidget(self.comment)
        rows.addLayout(last)


def comment_shown(page: IndicatorPage, longest: int) -> str:
    """As much of the comment as there is room for, to the end of a word."""
    text = " ".join(page.comment.text.split())
    if len(text) <= longest:
        return text or NO_COMMENT
    return text[:longest].rsplit(" ", 1)[0] + " ..."
