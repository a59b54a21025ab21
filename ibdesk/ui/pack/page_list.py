"""The pack's pages as thumbnails: painted one at a time between two frames, and kept."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ibdesk.domain.report.report import BoardReport
from ibdesk.printing.lay_out import Choice, lay_out
from ibdesk.printing.marks import LONG_SIDE, SHORT_SIDE, PaperPage
from ibdesk.printing.paint import paint_page
from ibdesk.progress import Progress
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.labels import plain_tip

Pages = tuple[PaperPage, ...]


def pages_of(report: BoardReport, choice: Choice, before: Pages, progress: Progress) -> Pages:
    """Those that say what they said `before` are the very same objects, so that what was painted of them is kept."""
    pages = lay_out(report, choice, progress)
    return tuple(
        before[place] if place < len(before) and before[place] == page else page for place, page in enumerate(pages)
    )


def place_of(pages: Pages, part: str, code: str) -> int:
    """Where the first page of an indicator, else of a part, stands; the first page where there is none."""
    found = (place for place, page in enumerate(pages) if (page.code == code if code else page.part == part))
    return next(found, 0)


KEPT_PICTURES = 600
PAGE_ROLE = Qt.ItemDataRole.UserRole
_WIDE, _GAP = 118, 8
_REST_MS = 40
_Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """The pages in order; what is heard of each is its number and what it is part of."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[PaperPage, ...] = ()

    def take(self, pages: Sequence[PaperPage]) -> None:
        self.beginResetModel()
        self.pages = tuple(pages)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.pages):
            return None
        page = self.pages[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return page.part
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(page.part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Page {index.row() + 1} of {len(self.pages)}: {page.part}"
            case _ if role == PAGE_ROLE:
                return page
        return None


class Thumbnails(QStyledItemDelegate):
    """Paints what is there, white paper where a picture is still to come; those are asked for as they are seen.
    Pictures are kept by their page, which stays the same object as long as it says the same."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures: OrderedDict[int, tuple[PaperPage, float, QImage]] = OrderedDict()
        self._wanted: list[tuple[int, PaperPage, float]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.paint_one)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self.cell()

    def cell(self) -> QSize:
        """The room of a page with its number below."""
        tall = round(_WIDE * LONG_SIDE / SHORT_SIDE)
        return QSize(_WIDE + 2 * _GAP, tall + 2 * _GAP + self._view.fontMetrics().height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        page: PaperPage = index.data(PAGE_ROLE)
        ratio = painter.device().devicePixelRatioF()
        room: QRect = option.rect  # type: ignore[attr-defined]
        sheet = _sheet(page, room, self._view.fontMetrics().height())
        palette = self._view.palette()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(sheet, QColor("white"))
        picture = self._picture(page, ratio)
        if picture is None:
            self._want(index.row(), page, ratio)
        else:
            painter.drawImage(sheet, picture)
        role = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Mid
        edge = palette.color(QPalette.ColorRole.Link if chosen else role)
        painter.setPen(QPen(edge, 3 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(-1, -1, 1, 1))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        below = QRect(room.left(), room.bottom() - self._view.fontMetrics().height() - 1, room.width(), 0)
        below.setHeight(self._view.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()

    def paint_one(self) -> None:
        """Paint the picture that was asked for last: what was scrolled past waits."""
        self._timer.setInterval(0)
        while self._wanted:
            row, page, ratio = self._wanted.pop()
            if self._picture(page, ratio) is not None:
                continue
            self._pictures[id(page)] = page, ratio, thumbnail(page, ratio)
            if len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
            model = self._view.model()
            self._view.update(model.index(row, 0))
            return
        self._timer.stop()

    def _picture(self, page: PaperPage, ratio: float) -> QImage | None:
        known = self._pictures.get(id(page))  # kept together with the page, so that no other has its id
        return known[2] if known is not None and known[1] == ratio else None

    @property
    def waiting(self) -> bool:
        return bool(self._wanted)

    def _want(self, row: int, page: PaperPage, ratio: float) -> None:
        self._wanted.append((row, page, ratio))
        if not self._timer.isActive():
            self._timer.start(0)

    def wait(self) -> None:
        """Paint nothing for a moment, since the list is being scrolled: a frame has no time for both."""
        if self._wanted:
            self._timer.start(_REST_MS)


def thumbnail(page: PaperPage, ratio: float) -> QImage:
    """A page as a small picture."""
    scale = _WIDE / SHORT_SIDE * ratio * (SHORT_SIDE / LONG_SIDE if page.landscape else 1)
    picture = QImage(round(page.wide * scale), round(page.tall * scale), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    with Painting(picture) as painter:
        paint_page(painter, page, scale)
    return picture


class PageList(QListView):
    """Arrow keys, Page Up and Page Down, Home and End go from page to page."""

    page_asked = Signal(int)

    def __init__(self, pages: PageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(pages)
        self.thumbnails = Thumbnails(self)
        self.setItemDelegate(self.thumbnails)
        self.setAccessibleName("Pages of the pack")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(self.thumbnails.cell().width() + self.verticalScrollBar().sizeHint().width() + 2)
        self.verticalScrollBar().valueChanged.connect(lambda value: self.thumbnails.wait())
        self.selectionModel().currentChanged.connect(lambda now, before: self._chosen(now))

    def choose(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_asked.emit(index.row())


def _sheet(page: PaperPage, room: QRect, letters: int) -> QRect:
    """Where the paper stands in its cell, in its middle."""
    tall = round(_WIDE * LONG_SIDE / SHORT_SIDE)
    wide, high = (_WIDE, tall) if not page.landscape else (_WIDE, round(_WIDE * SHORT_SIDE / LONG_SIDE))
    top = room.top() + _GAP + (room.height() - 2 * _GAP - letters - 2 - high) // 2
    inside = QRectF(room.left() + (room.width() - wide) / 2, top, wide, high)
    return inside.toRect()
