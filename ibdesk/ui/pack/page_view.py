"""One page of the pack, as large as there is room: painted as the printer and the PDF paint it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ibdesk.printing.marks import Leads, PaperPage
from ibdesk.printing.paint import paint_page
from ibdesk.ui.look.painting import Painting

# Beyond this letters grow and nothing more is seen.
_LARGEST, _MARGIN = 1.75, 14


class Paper(QWidget):
    """The sheet itself; a click on what leads to an indicator goes there."""

    code_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page: PaperPage | None = None
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)

    def show_page(self, page: PaperPage | None, scale: float) -> None:
        self.page, self._picture = page, None
        size = QSize(round(page.wide * scale), round(page.tall * scale)) if page else QSize(0, 0)
        self.setFixedSize(size)
        self.setAccessibleName(page.part if page else "")
        self.setAccessibleDescription("\n".join(page.texts) if page else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            if self.page is not None:
                painter.drawPixmap(QPoint(0, 0), self._painted(self.page))
                painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        code = self._leads_to(event)
        if code:
            self.code_asked.emit(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._leads_to(event) else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _leads_to(self, event: QMouseEvent) -> str:
        if self.page is None:
            return ""
        scale = self.width() / self.page.wide
        x, y = event.position().x() / scale, event.position().y() / scale
        fields = (mark for mark in self.page.marks if isinstance(mark, Leads))
        found = (each.code for each in fields if QRectF(each.x, each.y, each.wide, each.tall).contains(x, y))
        return next(found, "")

    def _painted(self, page: PaperPage) -> QPixmap:
        """Kept while the page is shown: it is scrolled more often than changed."""
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.fill(QColor("white"))
            with Painting(self._picture) as painter:
                paint_page(painter, page, self.width() / page.wide * ratio)
            self._picture.setDevicePixelRatio(ratio)
        return self._picture


class PageView(QScrollArea):
    """The page is as wide as there is room, or whole with `whole`. Beyond its ends the keys go to the next page."""

    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.paper = Paper()
        self.whole = False
        self.setWidget(self.paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("The page")
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setViewportMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        self.setMinimumWidth(300)

    def show_page(self, page: PaperPage | None) -> None:
        self.paper.show_page(page, self._scale(page))
        self.verticalScrollBar().setValue(0)

    def show_whole(self, whole: bool) -> None:
        self.whole = whole
        self.show_page(self.paper.page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paper.show_page(self.paper.page, self._scale(self.paper.page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space if bar.value() >= bar.maximum():
                self.step_asked.emit(1)
            case Qt.Key.Key_PageUp if bar.value() <= bar.minimum():
                self.step_asked.emit(-1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), self.palette().color(QPalette.ColorRole.Window))

    def _scale(self, page: PaperPage | None) -> float:
        if page is None:
            return 1.0
        room = self.viewport().size()
        wide = room.width() / page.wide
        if self.whole:
            wide = min(wide, (room.height() - _MARGIN) / page.tall)
        return max(min(wide, _LARGEST), 0.2)
