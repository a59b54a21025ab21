"""Where does this number come from? A window beside the main one that follows the chosen indicator."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.month import Month
from ibdesk.ui.app.session import Session
from ibdesk.ui.indicators.origin_answer import HEADINGS, OriginAnswer, origin_answer
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.copied_cells import as_table
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet

_SAMPLES = ("Denominator", "", "461.2 to 563.6", "", "Denominators!AL14")
_SHARES = (0, 4, 0, 5, 0)
COLUMNS = tuple(
    Column(heading, sample, share, right=heading == "Number", wrapped=True)
    for heading, sample, share in zip(HEADINGS, _SAMPLES, _SHARES, strict=True)
)


class OriginWindow(QDialog):
    """Not modal: the main window stays usable, and choosing another indicator there shows that one's here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.answer: OriginAnswer | None = None
        self._month: Month | None = None
        self.setWindowTitle("Where does this number come from?")
        self.title, self.month = Words(size=TITLE, strong=True), Words(quiet=True)
        self.sums = Words()
        self.sums.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.table = CellTable("Cells behind the number", COLUMNS, session.palette)
        self.copy, self.leave = QPushButton("Copy all"), make_primary(QPushButton("Close"))
        make_quiet(self.copy)
        self._lay_out()
        self.copy.clicked.connect(self.copy_all)
        self.leave.clicked.connect(self.close)
        session.selection_changed.connect(self._follow)
        session.report_changed.connect(self._refresh)
        session.palette_changed.connect(self._take_palette)

    def ask_for(self, code: str, month: Month) -> None:
        """Show where an indicator's numbers for a month come from, as the shown report knows them."""
        desk, report = self._session.desk, self._session.report
        if desk is None or report is None:
            return
        self._month, as_at = month, report.as_at
        self._session.work.ask(
            lambda progress: origin_answer(desk.board.records(as_at), code, month), self._show_answer
        )

    def copy_all(self) -> None:
        if self.answer is not None:
            QGuiApplication.clipboard().setText(as_table(self.answer.lines))

    def _follow(self, code: str) -> None:
        if self.isVisible() and self._session.month is not None:
            self.ask_for(code, self._session.month)

    def _refresh(self) -> None:
        if self._session.report is None:
            self.close()
        elif self.isVisible() and self.answer is not None and self._month is not None:
            self.ask_for(self.answer.code, self._month)

    def _take_palette(self) -> None:
        self.table.set_tokens(self._session.palette)

    def _show_answer(self, answer: OriginAnswer | None) -> None:
        self.answer = answer
        if answer is None:
            self.title.setText("There is no such indicator in this month.")
            self.month.setText("")
            self.sums.setText("")
            self.table.show_rows(())
            return
        self.title.setText(f"{answer.code}  {answer.name}")
        self.month.setText(answer.month.long)
        self.sums.setText("\n".join(f"{what}: {words}" for what, words in answer.sums))
        self.table.show_rows([Row(at, tuple(Cell(text) for text in row)) for at, row in enumerate(answer.rows)])
        self.copy.setEnabled(True)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(6)
        rows.addWidget(self.title)
        rows.addWidget(self.month)
        rows.addWidget(self.sums)
        rows.addSpacing(4)
        rows.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(Words("Ctrl+C copies the chosen rows.", SMALL, quiet=True), 1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.leave)
        rows.addLayout(buttons)
        self.copy.setEnabled(False)
        open_size(self, 1000, 560)
