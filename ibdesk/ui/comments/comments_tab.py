"""Comments and sign-off: which comments are missing, whose they are, and the month's signing off."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QMenu,
    QPushButton,
    QWidget,
)

from ibdesk.domain.board import CommentState
from ibdesk.domain.comments.missing_comments import comment_states, state_of
from ibdesk.ui.app.list_views import KeptFilters, officers
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.comments.beside_comments import OfficersPanel, SignOffPanel
from ibdesk.ui.comments.comment_rows import COLUMNS, comment_rows
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.laid_out import scrolled, side_by_side, stacked
from ibdesk.ui.widgets.tabs import LedPage

if TYPE_CHECKING:
    from ibdesk.desk import Desk

ALL_OFFICERS = "All officers"
_SIDE_WIDTH, _WIDEST_SIDE = 316, 420
_SIDE_CHARACTERS = 44
_MOST_OF_THE_TAB, _NARROWEST_SIDE = 0.38, 220


class CommentsTab(LedPage):
    """The table of the comments; beside it the month's signing off, and what each officer has still to write."""

    def __init__(self, session: Session, asks: TabAsks) -> None:
        super().__init__()
        self._session, self._asks = session, asks
        self.search = FindField("Find a comment (Ctrl+F)", "Find comments by code, name, officer or words", 18)
        self.officer, self.only_open = QComboBox(), QCheckBox("Only what is not ready")
        self.copy_last = QPushButton("Copy last month's comment")
        self.write = QPushButton("Write the comment")
        self.forms = QPushButton("Comment forms...")
        self.table = CellTable("Comments", COLUMNS, session.palette)
        self.nothing = Words(quiet=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sign_off, self.owing = SignOffPanel(), OfficersPanel(self.forms)
        self._kept = KeptFilters(session, asks, "comments", ("", ""))
        self.table.keep_widths(asks.kept_view)
        self.leads = self.table, self.search
        self._lay_out()
        self._connect()
        self._take_report()
        self.table.choose(session.selected)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow(self.table.current())

    def focus_find(self) -> None:
        self.search.begin()

    def _connect(self) -> None:
        session, table = self._session, self.table
        self.search.textChanged.connect(self._show_rows)
        self.search.entered.connect(self._open_found)
        self.search.left.connect(table.setFocus)
        self.officer.currentIndexChanged.connect(self._show_rows)
        self.only_open.toggled.connect(self._show_rows)
        self.copy_last.clicked.connect(self.copy_comment)
        self.write.clicked.connect(self._open_current)
        self.forms.clicked.connect(self._asks.save_forms)
        self.owing.officer_asked.connect(self._choose_officer)
        table.opening_asked.connect(self._open_current)
        table.chosen.connect(self._follow)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        self.sign_off.sign_off_asked.connect(self._asks.sign_off)
        self.sign_off.next_asked.connect(self._asks.go_on_to_next_month)
        self.sign_off.reopen_asked.connect(self._asks.reopen)
        self.sign_off.sealed_pack_asked.connect(self._asks.save_sealed_pack)
        self.sign_off.problems_asked.connect(self._asks.show_problems_of)
        session.report_changed.connect(self._take_report)
        session.selection_changed.connect(table.choose)

    def comment_menu(self) -> QMenu | None:
        """What else can be done with the chosen row's comment."""
        code, month, board = self.table.current(), self._session.month, self._session.board
        if not isinstance(code, str) or month is None or board is None:
            return None
        menu = QMenu(self)
        menu.addAction(self.write.text(), self._open_current)
        menu.addSeparator()
        ask = partial(self._asks.remove_for_good, "comment", code, month)
        menu.addAction("Remove this comment for good...", ask).setEnabled(not board.read_only_reason)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        menu = self.comment_menu() if self.table.indexAt(at).isValid() else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def copy_comment(self) -> None:
        """Take over the indicator's latest earlier comment as a draft."""
        code, month = self.table.current(), self._session.month
        if not isinstance(code, str) or month is None:
            return

        def copy(desk: Desk) -> str:
            comment = desk.edits.copy_last_comment(code, month)
            copied = comment.copied_from
            return f"Copied from {copied.long}: change what no longer holds for {code}." if copied else ""

        # The button is off once there is a comment.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.change(copy)

    def _take_report(self) -> None:
        report, chosen = self._session.report, self.officer.currentData()
        self.officer.blockSignals(True)
        self.officer.clear()
        self.officer.addItem(ALL_OFFICERS, None)
        for name in officers(report.pages) if report else ():
            self.officer.addItem(name, name)
        kept = self._kept.begin()
        chosen = kept[0] if kept is not None else chosen
        self.officer.setCurrentIndex(max(0, self.officer.findData(chosen) if chosen else 0))
        self.officer.blockSignals(False)
        if kept is not None:
            self.only_open.setChecked(bool(kept[1]))
        self.sign_off.show_board(self._session.board)
        self.forms.setEnabled(report is not None and report.seal is None)
        self.owing.show_officers(comment_states(report) if report else ())
        self._show_rows()

    def _show_rows(self) -> None:
        report = self._session.report
        only_open = self.only_open.isChecked()
        self._kept.note(self.officer.currentData() or "", "only open" if only_open else "")
        text = self.search.text().strip().casefold()
        rows = comment_rows(report, self.officer.currentData(), only_open, date.today(), text) if report else ()
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setText("No comment fits what you look for." if text else "Every comment here is ready.")
        self.nothing.setVisible(not rows)
        if not rows and self.isVisible():
            self._session.selection.choose(None)  # what is not seen is not acted on
        self._offer()

    def _choose_officer(self, name: str) -> None:
        self.officer.setCurrentIndex(max(0, self.officer.findData(name)))
        self.table.setFocus()

    def _follow(self, code: object) -> None:
        """A row becomes the current one where it is chosen here; a tab that is not shown chooses nothing."""
        if isinstance(code, str) and self.isVisible():
            self._session.select(code)
        self._offer()

    def _offer(self) -> None:
        """A comment can be copied where there is none and the month is open."""
        code, board = self.table.current(), self._session.board
        report = self._session.report
        page = report.page(code) if report is not None and isinstance(code, str) else None
        locked = board.locked_reason if board else ""
        missing = page is not None and state_of(page.comment) is CommentState.MISSING
        self.write.setEnabled(page is not None)
        self.write.setText("Read the comment" if locked else "Write the comment" if missing else "Edit the comment")
        self.copy_last.setEnabled(missing and not locked and page is not None and page.comment_of_month is not None)
        why_not = "" if page is None or page.comment_of_month else f"There is no earlier comment for {page.code}."
        self.copy_last.setToolTip(plain_tip(locked or why_not))
        self.write.setToolTip(plain_tip(locked))

    def _open_found(self) -> None:
        """Enter opens what was found, where it is one; else it goes on to the table."""
        if len(self.table.cells.rows) == 1:
            self._open_current()
        else:
            self.table.setFocus()

    def _open_current(self) -> None:
        code = self.table.current()
        if isinstance(code, str):
            self._asks.open_comment(code)

    def _lay_out(self) -> None:
        self.officer.setAccessibleName("Responsible officer")
        self.officer.setMinimumContentsLength(14)
        self.officer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        bar = QWidget()
        row = FlowLayout(bar, 9, 6)
        row.setContentsMargins(14, 10, 0, 8)
        for widget in (self.search, self.officer, self.only_open, self.write, self.copy_last):
            row.addWidget(widget)
        listed = side_by_side(self.table, self.nothing, margins=(14, 0, 0, 0))
        left = stacked(bar, (listed, 1), gap=0)
        side_by_side((left, 1), self._side(), on=self, margins=0, gap=10)

    def _side(self) -> QWidget:
        inside = QWidget()
        stacked(self.sign_off, self.owing, 1, on=inside, margins=(0, 10, 12, 10), gap=9)
        area = scrolled(inside, "Sign-off, and who owes what", stops=False, sideways=False)
        self._area = area
        self._fit_side()
        return area

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """As many characters wide at any text size, as far as the table is left its half."""
        wanted = self.fontMetrics().averageCharWidth() * _SIDE_CHARACTERS
        wide = max(_SIDE_WIDTH, min(wanted, _WIDEST_SIDE)) + 12
        self._area.setFixedWidth(max(min(wide, round(self.width() * _MOST_OF_THE_TAB)), _NARROWEST_SIDE))
