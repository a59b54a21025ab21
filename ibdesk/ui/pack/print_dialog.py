"""Printing: a preview of the very pages, then the printer. Every page is A4, and lies on upright paper: drivers do not
all take a sheet that is turned in the middle of a job."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QWidget

from ibdesk.printing.marks import SHORT_SIDE, PaperPage
from ibdesk.printing.paint import paint_page
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.pack.page_view import PageView
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import side_by_side, stacked

_POINTS_PER_INCH = 72
_SIZE = (940, 720)
_ON_PAPER = "Each page is a sheet of A4. Which pages, and on which printer, is asked next."


class PrintDialog(QDialog):
    """Shows the pages as they come out of the printer, from the one at `current` on, counted from 0; the one that is
    shown is what “this page” means when printing."""

    def __init__(self, pages: Sequence[PaperPage], current: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self.current = tuple(pages), min(max(current, 0), len(pages) - 1)
        self._title = title
        self.setWindowTitle(f"Print: {title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view, self.number = PageView(), Words()
        self.before, self.after = QPushButton("Previous page"), QPushButton("Next page")
        self.whole = QCheckBox("Whole page")
        self.do, self.leave = make_primary(QPushButton("Print...")), QPushButton("Close")
        make_quiet(self.before, self.after, self.leave)
        self.view.setAccessibleName("The page as it prints")
        self.whole.setChecked(True)
        self._lay_out()
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.view.step_asked.connect(self.step)
        self.whole.toggled.connect(self.view.show_whole)
        self.do.clicked.connect(self._print)
        self.leave.clicked.connect(self.reject)
        self.view.show_whole(True)
        self.step(0)
        self.view.setFocus()

    def step(self, by: int) -> None:
        """To a page further on, or back; nowhere beyond the ends."""
        self.current = min(max(self.current + by, 0), len(self._pages) - 1)
        self.view.show_page(self._pages[self.current])
        self.number.setText(f"Page {self.current + 1} of {len(self._pages)}")
        self.before.setEnabled(self.current > 0)
        self.after.setEnabled(self.current < len(self._pages) - 1)
        if by and not (self.before if by < 0 else self.after).isEnabled():
            self.view.setFocus()  # a button that is off has handed the focus on to wherever

    def _print(self) -> None:
        printer = a4_printer()
        printer.setDocName(self._title)
        if dialogs.ask_printer(self, printer, len(self._pages)):
            self.paint_on(printer)
            self.accept()

    def _lay_out(self) -> None:
        self.number.setWordWrap(False)
        between = (self.before, self.number, self.after)
        bar = side_by_side(*between, 1, self.whole, margins=(16, 0, 16, 0))
        on_paper = Words(_ON_PAPER, SMALL, quiet=True)
        buttons = side_by_side((on_paper, 1), self.leave, self.do, margins=(16, 4, 16, 0))
        stacked(bar, (self.view, 1), buttons, on=self, margins=(0, 12, 0, 12), gap=8)
        for part in between:
            part.setVisible(len(self._pages) > 1)
        open_size(self, *_SIZE)

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
                return self._pages[self.current : self.current + 1]
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
