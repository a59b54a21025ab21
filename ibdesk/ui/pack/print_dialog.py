"""Printing: a preview of the very pages, then the printer. Every page is A4, and lies on upright paper: drivers do not
all take a sheet that is turned in the middle of a job."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QGraphicsView, QLineEdit, QWidget

from ibdesk.printing.marks import SHORT_SIDE, PaperPage
from ibdesk.printing.paint import paint_page
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.dialog_size import open_size

_POINTS_PER_INCH = 72
_SIZE = (940, 720)


class PrintDialog(QPrintPreviewDialog):
    """Shows the pages as they come out of the printer; `current` is the page that “this page” means, from 0."""

    def __init__(self, pages: Sequence[PaperPage], current: int, title: str, parent: QWidget | None = None) -> None:
        self._on = a4_printer()
        super().__init__(self._on, parent)
        self._pages, self._current = tuple(pages), max(current, 0)
        self._on.setDocName(title)
        self.setWindowTitle(f"Print: {title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_size(self, *_SIZE)
        self.paintRequested.connect(self.paint_on)
        self._name_parts()

    def _name_parts(self) -> None:
        """Qt leaves these to be guessed."""
        for kind, name in ((QComboBox, "How large"), (QLineEdit, "Page"), (QGraphicsView, "The pages as they print")):
            for part in self.findChildren(kind):
                if not isinstance(part.parentWidget(), QComboBox):
                    part.setAccessibleName(name)

    def paint_on(self, printer: QPrinter) -> None:
        """Paint those pages that are wanted, a sheet each."""
        printer.setPageLayout(_upright())
        with Painting(printer) as painter:
            for number, page in enumerate(self.wanted(printer) if painter.isActive() else ()):  # else it said why
                if number and not printer.newPage():
                    return
                paint_on_sheet(painter, page, printer.resolution() / _POINTS_PER_INCH)

    def wanted(self, printer: QPrinter) -> tuple[PaperPage, ...]:
        """All pages, a range of them, or the current one, as was chosen when printing."""
        match printer.printRange():
            case QPrinter.PrintRange.CurrentPage:
                return self._pages[self._current : self._current + 1]
            case QPrinter.PrintRange.PageRange if printer.fromPage() > 0:
                return self._pages[printer.fromPage() - 1 : max(printer.toPage(), printer.fromPage())]
            case _:
                return self._pages


def paint_on_sheet(painter: QPainter, page: PaperPage, scale: float) -> None:
    """A page on upright paper: one that lies is turned, its head to the left edge."""
    painter.save()
    if page.landscape:
        painter.translate(SHORT_SIDE * scale, 0)
        painter.rotate(90)
    paint_page(painter, page, scale)
    painter.restore()


def a4_printer() -> QPrinter:
    """The computer's usual printer, for A4 to its edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(_upright())
    return printer


def _upright() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
