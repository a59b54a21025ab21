"""Where does this number come from? A window beside the main one that follows the chosen indicator."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ibdesk.domain.board import Records
from ibdesk.domain.control.chart_words import limits_sum_text
from ibdesk.domain.control.usual_range import usual_range
from ibdesk.domain.figure import CellSource, Missing, Quantity, Source, TypedIn
from ibdesk.domain.month import Month
from ibdesk.domain.number import grouped, plain, round_half_up
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.key_fact_words import rate_fact_label
from ibdesk.domain.report.origin import origin
from ibdesk.domain.report.report import IndicatorPage, build_page
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import MISSING_WORDS, short_period_text, target_text
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.cell_model import Cell, Column, Row
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.copied_cells import as_table
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import side_by_side, stacked

TYPED_IN = "Typed in by hand"
HEADINGS = ("Used for", "What", "Number", "Workbook", "Cell")
_Texts = tuple[str, ...]


class OriginAnswer(Struct, frozen=True):
    """`sums` are (what, the sum with its numbers); `rows` stand under HEADINGS."""

    code: str
    name: str
    month: Month
    sums: tuple[tuple[str, str], ...]
    rows: tuple[_Texts, ...]

    @property
    def lines(self) -> list[list[str]]:
        """All of it as rows of cells, for the clipboard."""
        head = [[f"{self.code} {self.name}", self.month.long], *([what, words] for what, words in self.sums)]
        return [*head, list(HEADINGS), *(list(row) for row in self.rows)]


def origin_answer(records: Records, code: str, month: Month) -> OriginAnswer | None:
    """None where the month has no such indicator."""
    page = build_page(records, code, month)
    if page is None:
        return None
    sums: list[tuple[str, str]] = []
    rows: list[_Texts] = []
    for what, reckoned in _numbers(page):
        made = origin(page.indicator, reckoned)
        sums.append((what, made.sum_text))
        used_for = "Rate" if reckoned is page.rate else what
        rows += [(used_for, cell.what, cell.written, *_place(cell.source)) for cell in made.cells]
        rows += _population_row(used_for, reckoned)
    usual = usual_range(page)
    if not isinstance(usual, str):
        sums.append(("Usual range", limits_sum_text(page, usual)))
    rows += _breakdown_rows(page)
    if page.target is not None:
        rows.append(("Assessment", "Target", target_text(page.indicator, page.target), *_place(page.target.source)))
    for each in page.benchmarks:
        place = _place(each.source, each.source_name)
        rows.append(("Comparison", f"{each.name} {each.period}".strip(), _written(each.quantity), *place))
    return OriginAnswer(code, page.indicator.name, month, tuple(sums), tuple(rows))


def _numbers(page: IndicatorPage) -> Iterator[tuple[str, Reckoned]]:
    """The page's numbers that are made of figures, each with what it is called: this month's first."""
    yield "Value", page.value
    if page.rate.number is not None or page.rate.figures or page.basis is Basis.RATE:
        yield rate_fact_label(page), page.rate
    for earlier in page.previous:
        if earlier.figures:
            yield f"Value, {short_period_text(earlier.covers, earlier.month)}", earlier
    if page.basis is Basis.RATE:
        for then in (page.since_last.then, page.travel.then):
            if then.figures:
                yield f"Rate, {short_period_text(then.covers, then.month)}", then


def _breakdown_rows(page: IndicatorPage) -> list[_Texts]:
    this_month = [each for each in page.breakdown if each.month == page.month]
    return [("Breakdown", each.category, _written(each.quantity), *_place(each.source)) for each in this_month]


def _written(quantity: Quantity) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain(quantity)


def _population_row(used_for: str, rate: Reckoned) -> list[_Texts]:
    people = rate.population
    if people is None:
        return []
    what = f"Children aged 0-17 in {people.year}"
    return [(used_for, what, grouped(round_half_up(people.children, 0)), *_place(people.source, people.source_name))]


def _place(source: Source | None, name: str = "") -> tuple[str, str]:
    """Workbook and cell; for what came with the program's own definitions their named source."""
    match source:
        case None:
            return name or "The board's definitions", ""
        case TypedIn():
            return TYPED_IN, ""
        case CellSource(workbook, sheet, cell):
            return workbook, f"{sheet}!{cell}"


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
        rows = stacked(self.title, self.month, self.sums, on=self, margins=(16, 14, 16, 12), gap=6)
        rows.addSpacing(4)
        rows.addWidget(self.table, 1)
        buttons = side_by_side((Words("Ctrl+C copies the chosen rows.", SMALL, quiet=True), 1), self.copy, self.leave)
        rows.addLayout(buttons)
        self.copy.setEnabled(False)
        open_size(self, 1000, 560)
