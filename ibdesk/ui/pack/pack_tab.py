"""Board pack: its pages as they print, what goes in, what to see to before it goes out, and the ways out."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QWidget

from ibdesk.printing.marks import PaperPage
from ibdesk.ui.app.board_jobs import PackSaved
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import why_not_final
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.pack.beside_pages import OpenPoints, SavedPack, WhatGoesIn, pack_words
from ibdesk.ui.pack.page_list import PageList, PageModel, Pages, pages_of, place_of
from ibdesk.ui.pack.page_view import PageView
from ibdesk.ui.pack.public_flow import PublicFlow
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.tabs import LedPage

_BESIDE = 316
_LEAST_CHARACTERS = 44  # of what the pack is, in a line
_Direction = QBoxLayout.Direction
_FINAL = "The pack that goes to the Board, without signing the month off. What changes later is told against it."


class PackTab(LedPage):
    """Thumbnails, the chosen page, and beside it what can be said and done. The pages are laid out when the tab is
    seen, and again when what they show changes."""

    pages_shown = Signal()

    def __init__(self, session: Session, asks: TabAsks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asks = session, asks
        self._stale, self._under_way = True, False
        self.title = Words(size=TITLE, strong=True)
        self.explanation = Words(quiet=True)
        self.which_page = Words(quiet=True)
        self.export_button = make_primary(QPushButton("Export Excel..."))
        self.pdf_button, self.print_button = QPushButton("Export PDF..."), QPushButton("Print...")
        self.final_button = QPushButton("Export as final...")
        self.zoom = CalmCombo("Size of the page", (("Page width", False), ("Whole page", True)))
        self.model = PageModel()
        self.list, self.view = PageList(self.model), PageView()
        self.open_points, self.result = OpenPoints(asks.go_to_step), SavedPack()
        self.what_goes_in = WhatGoesIn()
        self.public = PublicFlow(session, self)
        self._head = QBoxLayout(_Direction.LeftToRight)
        self._ways_out = self.public.button, self.print_button, self.pdf_button, self.export_button
        self._lay_out()
        self.leads = (self.list,)
        self._connect()
        self.show_state()

    @property
    def pages(self) -> Pages:
        return self.model.pages

    @property
    def page(self) -> PaperPage | None:
        """The page that is shown large."""
        return self.view.paper.page

    def show_state(self) -> None:
        report = self._session.report
        for button in (self.export_button, self.pdf_button, self.print_button):
            button.setEnabled(report is not None)
        if report is None:
            return
        self.title.setText(f"Board pack for {report.month.long}")
        board = self._session.board
        self.explanation.setText(pack_words(report, board.as_at if board else None))
        why_not = why_not_final(report, board.read_only_reason if board else "")
        self.final_button.setEnabled(not why_not)
        self.final_button.setToolTip(plain_tip(why_not) or _FINAL)
        self.open_points.show_report(report)
        if self.open_points.links:
            QWidget.setTabOrder(self.open_points.links[-1], self.final_button)
        self.result.show_saved(self._session.saved, report)
        self.what_goes_in.show_report(report)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            for fit in (self._fit_panels, self._fit_head):
                QTimer.singleShot(0, self, fit)  # once the parts have their letters

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.select(self._session.selected)
        if self._stale:
            self._renew()

    # The pages

    def _renew(self) -> None:
        """Have the pages laid out anew; once more where what they show changes while that is done."""
        report = self._session.report
        self._stale = True
        if report is None or self._under_way or not self.isVisible():
            return
        self._stale, self._under_way = False, True
        choice, before = self.what_goes_in.choice(report), self.model.pages
        self._session.work.ask(
            lambda progress: pages_of(report, choice, before, progress), self._take, stopped=self._left
        )

    def _left(self) -> None:
        self._under_way = False

    def _take(self, pages: Pages) -> None:
        self._under_way = False
        shown = self.page
        at = self.list.currentIndex().row() if shown is not None else 0
        same = 0 <= at < len(pages) and shown is not None and pages[at].part == shown.part
        self.model.take(pages)
        words = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        self.what_goes_in.count.setText(f"{words} on paper. The workbook always holds everything.")
        if pages:
            self.list.choose(at if same else place_of(pages, shown.part if shown else "", shown.code if shown else ""))
        else:
            self.view.show_page(None)
        self.pages_shown.emit()
        if self._stale:
            self._renew()

    def show_code(self, code: str) -> None:
        """Show an indicator's page."""
        if any(page.code == code for page in self.pages):
            self.list.choose(place_of(self.pages, "", code))

    def _show_page(self, row: int) -> None:
        page = self.pages[row]
        self.view.show_page(page)
        self.which_page.setText(f"Page {row + 1} of {len(self.pages)}: {page.part}")

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < len(self.pages):
            self.list.choose(row)

    # The ways out

    def _export_pdf(self) -> None:
        report = self._session.report
        if report is not None:
            self._asks.export_pdf(self.what_goes_in.choice(report))

    def _print(self) -> None:
        self._asks.print_pages(self.pages, self.list.currentIndex().row())

    def focus_saved(self) -> None:
        """To what can be done with the pack that was just saved."""
        if self.result.open is not None:
            self.result.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_saved(self, saved: PackSaved) -> None:
        self.show_state()
        self._beside.ensureWidgetVisible(self.result)

    # Inside

    def _connect(self) -> None:
        self.export_button.clicked.connect(self._asks.export_pack)
        self.final_button.clicked.connect(self._asks.export_final)
        self.pdf_button.clicked.connect(self._export_pdf)
        self.print_button.clicked.connect(self._print)
        self.list.page_asked.connect(self._show_page)
        self.view.step_asked.connect(self._step)
        self.view.paper.code_asked.connect(self.show_code)
        self.what_goes_in.changed.connect(self._renew)
        self.zoom.currentIndexChanged.connect(lambda row: self.view.show_whole(bool(self.zoom.currentData())))
        self._session.report_changed.connect(self.show_state)
        self._session.exported.connect(self._take_saved)

    def _lay_out(self) -> None:
        body = side_by_side(self.list, (self.view, 1), self._panels(), gap=0)
        stacked(self._top(), (body, 1), on=self, margins=(14, 10, 0, 0), gap=8)

    def _top(self) -> QBoxLayout:
        """What the pack is, and the ways out beside it, or below where there is little room."""
        top = self._head
        top.setContentsMargins(0, 0, 14, 0)
        top.addLayout(stacked(self.title, self.explanation, gap=2), 1)
        top.addLayout(side_by_side(1, *((button, 0, Qt.AlignmentFlag.AlignBottom) for button in self._ways_out)))
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        buttons = sum(button.sizeHint().width() for button in self._ways_out)
        words = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        below = buttons + words > self.width()
        self._head.setDirection(_Direction.TopToBottom if below else _Direction.LeftToRight)

    def _panels(self) -> QWidget:
        """What stands at the right, scrolled by itself where there is little room."""
        column = QWidget()
        stacked(
            self.which_page,
            self.zoom,
            self.result,
            self.what_goes_in,
            self.open_points,
            self.final_button,
            1,
            on=column,
            margins=(10, 4, 14, 12),
            gap=10,
        )
        self._beside = QScrollArea()
        self._beside.setWidgetResizable(True)
        self._beside.setAccessibleName("What goes in, and what is open")
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it can have the focus
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setWidget(column)
        self._fit_panels()
        return self._beside

    def _fit_panels(self) -> None:
        """As wide as what stands in them, which grows with the text."""
        needed = self._beside.widget().minimumSizeHint().width() + self._beside.verticalScrollBar().sizeHint().width()
        self._beside.setFixedWidth(max(_BESIDE, needed + 2))
