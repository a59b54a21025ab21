"""A first month: five short pages for a new board, each skippable, all of it to be changed later in Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from ibdesk.desk.board_table import COVER, POPULATION, BoardTable
from ibdesk.errors import UserError
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.settings.first_month_pages import (
    CoverPage,
    FiguresPage,
    GuidePage,
    IndicatorsPage,
    PopulationPage,
    TargetsPage,
)
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import is_enter, make_quiet
from ibdesk.ui.widgets.laid_out import side_by_side, stacked

if TYPE_CHECKING:
    from ibdesk.desk import Desk
    from ibdesk.domain.indicator import Indicator
    from ibdesk.domain.inherited import Waiting
    from ibdesk.ui.app.session import Session

    Known = tuple[BoardTable, tuple[Indicator, ...], Waiting, BoardTable]

_LATER = "Everything here can be changed later, in Edit, Settings."
_SIZE = (760, 450)


class FirstMonth(QDialog):
    """Each page that was filled in is kept, as a step that Undo takes back, when one goes on; a skipped one is not.
    `workbooks_asked`, `template_asked`: what the last page offers."""

    workbooks_asked = Signal()
    template_asked = Signal()

    def __init__(self, session: Session, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("A first month")
        cover, indicators, waiting, population = known
        self.cover, self.indicators = CoverPage(cover), IndicatorsPage(indicators)
        self.targets, self.population, self.figures = TargetsPage(waiting), PopulationPage(population), FiguresPage()
        self.pages: tuple[GuidePage, ...] = (
            self.cover,
            self.indicators,
            self.targets,
            self.population,
            self.figures,
        )
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        self.said = Words(_LATER, SMALL, quiet=True)
        self.back, self.skip = QPushButton("Back"), QPushButton("Skip this page")
        self.next = make_primary(QPushButton("Next"))
        make_quiet(self.back, self.skip, self.figures.workbooks, self.figures.template)
        self.next.setDefault(True)
        self._lay_out()
        self.back.clicked.connect(lambda: self._go(self.stack.currentIndex() - 1))
        self.skip.clicked.connect(lambda: self._go(self.stack.currentIndex() + 1))
        self.next.clicked.connect(self._keep)
        self.figures.workbooks.clicked.connect(self._to_workbooks)
        self.figures.template.clicked.connect(self.template_asked)
        self._go(0)

    @property
    def page(self) -> GuidePage:
        """The page that is shown."""
        return self.pages[self.stack.currentIndex()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends what is typed in the table; elsewhere it goes on."""
        focused = self.focusWidget()
        if is_enter(event) and focused is not None and self.indicators.isAncestorOf(focused):
            return
        super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        if at >= len(self.pages):
            self.accept()
            return
        self.stack.setCurrentIndex(max(at, 0))
        is_last = self.page is self.figures
        self.back.setEnabled(at > 0)
        self.skip.setVisible(not is_last)
        self.next.setText("Done" if is_last else "Next")
        self.said.setText(_LATER)
        if not self.page.begin():
            self.next.setFocus()

    def _keep(self) -> None:
        change, at, desk = self.page.change(), self.stack.currentIndex(), self._session.desk
        if change is None or desk is None:
            self._go(at + 1)
            return

        def kept(open_desk: Desk) -> str:
            try:
                change(open_desk)
            except UserError as error:
                return str(error)
            return ""

        def told(wrong: str) -> None:
            if wrong:
                self.said.setText(wrong)
                return
            self._session.change(lambda _: None)  # nothing more: what is shown is looked at again
            self._go(at + 1)

        self._session.work.ask(lambda _: kept(desk), told, stoppable=False, edits=True)

    def _to_workbooks(self) -> None:
        self.accept()
        self.workbooks_asked.emit()

    def _lay_out(self) -> None:
        buttons = side_by_side((self.said, 1), self.back, self.skip, self.next)
        stacked((self.stack, 1), buttons, on=self, margins=(20, 18, 20, 14), gap=12)
        open_size(self, *_SIZE)


def known_of(desk: Desk) -> Known:
    """What the guide shows of a board; on the worker's thread."""
    settings = desk.settings
    records = desk.board.records()
    return settings.table(COVER), records.indicators, settings.waiting(), settings.table(POPULATION)
