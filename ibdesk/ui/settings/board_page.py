"""What the board is, to be changed by hand: a list of its tables, the rows of one, and the fields of a row.

Each change is kept at once as a step with who and when, which Undo takes back; what a workbook's sheet may not say a
field may not say.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.desk import Desk
from ibdesk.desk.board_table import (
    BENCHMARKS,
    COVER,
    NAMES,
    OF_REPORT,
    POPULATION,
    STYLE,
    TARGETS,
    BoardRow,
    BoardTable,
    Tried,
)
from ibdesk.domain.inherited import NOTHING_WAITS, Waiting
from ibdesk.domain.removed import kept_key
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.settings.board_rows import BoardForm, TableNames, TypedRows, columns_of, in_own_years, rows_of, subject
from ibdesk.ui.settings.settings_fields import LogoRow
from ibdesk.ui.widgets.cell_model import Column
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.keys import make_quiet

_KEEP = {COVER: "Keep the cover's words", STYLE: "Keep the house style"}
_WAITS = "Nothing is judged by them, and they stand on no page."


class BoardPage(QWidget):
    """Shows and keeps through the session; nothing waits for the dialog to be accepted. `offered`: what is typed and
    not kept, in `typed`, may be another now."""

    offered = Signal()

    def __init__(self, session: Session, locked: str = "") -> None:
        super().__init__()
        self._session, self._locked = session, locked
        self._table: BoardTable | None = None
        self._row: BoardRow | None = None
        self._then = ""  # the key of the row to choose when the table comes again
        self.typed = TypedRows()
        self.names = TableNames()
        self.hint, self.waiting_words = Words(size=SMALL, quiet=True), Words(strong=True)
        self.confirm_all, self.clear_all = QPushButton("Confirm all"), QPushButton("Clear all")
        self.rows = CellTable("Rows", (Column("Code"),), session.palette)
        self.form = BoardForm()
        self.logo = LogoRow()
        self.place, self.said = Words(size=SMALL, quiet=True), Words(strong=True)
        self._is_led = False
        self.add, self.remove = QPushButton("New row"), QPushButton("Take it away")
        self.confirm = QPushButton("Confirm")
        self.do = make_primary(QPushButton("Keep this row"))
        for button in (self.confirm_all, self.clear_all, self.add, self.remove, self.confirm):
            make_quiet(button)
        self._lay_out()
        self.names.currentTextChanged.connect(self._ask_for)
        self.form.changed.connect(self._offer)
        self.logo.chosen.connect(lambda path: self._change(lambda desk: desk.settings.keep_logo(path), "Kept."))
        self.logo.left.connect(lambda: self._change(lambda desk: desk.settings.take_logo_away(), "Taken away."))
        self.add.clicked.connect(self._begin_new)
        self.do.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.confirm.clicked.connect(lambda: self._confirm(False))
        self.confirm_all.clicked.connect(lambda: self._confirm(True))
        self.clear_all.clicked.connect(self._clear)
        session.report_changed.connect(self._ask_for)
        self.names.setCurrentRow(0)

    def show_table(self, name: str) -> None:
        """One of the board's tables, by its name, with the focus on it once it is there."""
        self._is_led = True
        self.names.setCurrentRow(NAMES.index(name))
        self._ask_for(name)

    # What is shown

    def _ask_for(self, name: str = "") -> None:
        name, desk = name or self.names.currentItem().text(), self._session.desk
        if desk is None:
            return

        def task(_: object) -> tuple[BoardTable, Waiting]:
            waits = name in (TARGETS, BENCHMARKS)
            return desk.settings.table(name), desk.settings.waiting() if waits else NOTHING_WAITS

        self._session.work.ask(task, self._take)

    def _take(self, answer: tuple[BoardTable, Waiting]) -> None:
        table, waiting = answer
        if table.name != self.names.currentItem().text():
            return  # another was asked for since
        before = self._table
        self._table = table
        self.hint.setText(in_own_years(table.hint, self._session.month))
        self.waiting_words.setText(f"{waiting.sentence} {_WAITS}" if waiting else "")
        waits: tuple[QWidget, ...] = (self.waiting_words, self.confirm_all, self.clear_all)
        for part in waits:
            part.setVisible(bool(waiting))
        self._rows_side.setVisible(not table.is_one_row)
        self.logo.setVisible(table.name == STYLE)
        self.logo.show_logo(table.logo, not self._locked)
        if table.is_one_row:
            self._show_row(table.rows[0])
            self._lead()
            return
        if before is None or before.name != table.name:
            self._replace_rows(table)
        self.rows.show_rows(rows_of(table))
        if self._then:
            self.rows.choose(self._then)
            self._then = ""
        self._chosen(self.rows.current())
        self._lead()

    def _lead(self) -> None:
        """To what somebody was led here for."""
        led, self._is_led = self._is_led, False
        if led and self._rows_side.isHidden():
            self.form.go_to(0)
        elif led:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace_rows(self, table: BoardTable) -> None:
        """The columns belong to a table for good, so another table has another widget."""
        rows = CellTable(table.name, columns_of(table), self._session.palette)
        rows.chosen.connect(self._chosen)
        rows.opening_asked.connect(lambda _: self.form.go_to(0))
        old, self.rows = self.rows, rows
        self._left.replaceWidget(old, rows)
        old.hide()
        old.deleteLater()
        rows.show()  # a layout shows what it is given only when the next events are done
        QWidget.setTabOrder(self.names, rows)

    def _chosen(self, chosen: object) -> None:
        table = self._table
        if table is None or table.is_one_row:
            return
        row = next((each for each in table.rows if subject(each) == chosen), None)
        self._show_row(row or table.blank)

    def _begin_new(self) -> None:
        if self._table is not None:
            self.rows.clearSelection()
            self._show_row(self._table.blank)
            self.form.go_to(0)

    def _show_row(self, row: BoardRow) -> None:
        table = self._table
        if table is None:
            return
        self._row = row
        self.form.show_row(table.columns, replace(row, cells=self.typed.texts_of(table.name, row)))
        self.form.setEnabled(not self._locked)
        is_new = row.key is None
        self.place.setText("A new row." if is_new and not table.is_one_row else row.place if not is_new else "")
        self.confirm.setVisible(row.waits)
        self.said.setText("")
        self._offer()

    def _offer(self) -> None:
        row = self._row
        changed = row is not None and self.form.texts != row.cells
        if self._table is not None and row is not None:
            self.typed.note(self._table.name, row, self.form.texts)
        can = not self._locked
        self.do.setEnabled(can and changed)
        self.do.setText(_KEEP.get(self._table.name if self._table else "", "Keep this row"))
        self.remove.setEnabled(can and row is not None and row.key is not None)
        for button in (self.add, self.confirm, self.confirm_all, self.clear_all):
            button.setEnabled(can)
        self.offered.emit()

    # What is changed

    def _keep(self) -> None:
        """Read as a sheet is read first: what is wrong is said here, at its field."""
        desk, table, row = self._session.desk, self._table, self._row
        if desk is None or table is None or row is None:
            return
        name, texts, key = table.name, self.form.texts, row.key

        def kept(open_desk: Desk) -> None:
            open_desk.settings.keep_row(name, texts, key)
            self.typed.forget(name, row)

        def answer(found: Tried) -> None:
            if found.wrong:
                self.said.setText(in_own_years(found.wrong, self._session.month))
                self.form.go_to(found.at)
                return
            self._then = "" if name in OF_REPORT else repr(kept_key(found.record))
            self._change(kept, f"Kept. {found.said}".strip())

        self._session.work.ask(lambda _: desk.settings.tried(name, texts, key), answer)

    def _remove(self) -> None:
        table, row = self._table, self._row
        if table is not None and row is not None and row.key is not None:
            name, key = table.name, row.key
            self.typed.forget(name, row)
            self._change(lambda desk: desk.settings.remove_row(name, key), "Taken away. Undo brings it back.")

    def _confirm(self, everything: bool) -> None:
        row = self._row
        if row is not None and not everything and self._table is not None and self._table.name == POPULATION:
            self._change(lambda desk: desk.settings.keep_row(POPULATION, row.cells, row.key), "Confirmed.")
            return
        codes = None if everything or row is None else [row.cells[0]]
        self._change(lambda desk: _none(desk.settings.confirm(codes)), "Confirmed: they are the board's own now.")

    def _clear(self) -> None:
        self._change(lambda desk: _none(desk.settings.clear()), "Cleared. Undo brings them back.")

    def _change(self, change: Callable[[Desk], None], said: str) -> None:
        self._session.change(lambda desk: change(desk), said)

    def _lay_out(self) -> None:
        waits = QHBoxLayout()
        waits.addWidget(self.waiting_words, 1)
        waits.addWidget(self.clear_all)
        waits.addWidget(self.confirm_all)
        self._rows_side = QWidget()
        self._left = QVBoxLayout(self._rows_side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.rows, 1)
        below = QHBoxLayout()
        for button in (self.add, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        self._left.addLayout(below)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.form, 1)
        right.addWidget(self.logo)
        right.addWidget(self.said)
        keeping = QHBoxLayout()
        keeping.addWidget(self.place, 1)
        for button in (self.confirm, self.do):
            keeping.addWidget(button)
        right.addLayout(keeping)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self._rows_side, 5)
        both.addLayout(right, 6)
        page = QVBoxLayout()
        page.setSpacing(8)
        page.addWidget(self.hint)
        page.addLayout(waits)
        page.addLayout(both, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 0)
        whole.setSpacing(14)
        whole.addWidget(self.names)
        whole.addLayout(page, 1)


def _none(_: object) -> None:
    """A change answers what shall be said; what was confirmed is no words."""
