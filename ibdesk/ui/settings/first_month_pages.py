"""The five pages of a first month's guide: what each asks, and what it would have the board keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ibdesk.desk.board_table import COVER, POPULATION, BoardTable
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.widgets.laid_out import stacked

if TYPE_CHECKING:
    from ibdesk.desk import Desk
    from ibdesk.domain.indicator import Indicator
    from ibdesk.domain.inherited import Waiting

# One change to the board; None where nothing was said.
Change = Callable[["Desk"], object] | None
_ASKED_OF_THE_COVER = ("Council", "Region", "Contact name", "Job title", "E-mail", "Telephone")
_OWN_TARGETS = "There is nothing to decide here: every target and benchmark of this board is its own."
_RATES = "Every rate per 10,000 is made of it."
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class GuidePage(QWidget):
    """A title and a few words over what is asked; `rows` is where it goes."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.title = title
        self.rows = stacked(Words(title, TITLE, strong=True), Words(words), on=self, margins=0, gap=8)

    def change(self) -> Change:
        """What was said here, to be kept."""
        return None

    def begin(self) -> bool:
        """Put the focus on what is asked first; False where nothing is."""
        for kind in (QLineEdit, QTableWidget, QRadioButton, QPushButton):
            first = self.findChild(kind)
            if isinstance(first, QWidget) and first.isEnabled() and first.isVisibleTo(self):
                first.setFocus()
                return True
        return False


class CoverPage(GuidePage):
    """The council and who answers for the pack."""

    def __init__(self, cover: BoardTable) -> None:
        super().__init__(
            "1 of 5. Your council, and whom the Board can ask",
            "These stand on the cover of every pack. All may be blank.",
        )
        self._cover = cover
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        texts = dict(zip((each.heading for each in cover.columns), cover.rows[0].cells, strict=True))
        for heading in _ASKED_OF_THE_COVER:
            field = self.fields[heading] = QLineEdit(texts[heading])
            field.setAccessibleName(heading)
            form.addRow(heading, field)
        self.rows.addLayout(form)
        self.rows.addStretch(1)

    def change(self) -> Change:
        before, row = self._cover, self._cover.rows[0]
        texts = tuple(
            self.fields[column.heading].text().strip() if column.heading in self.fields else text
            for column, text in zip(before.columns, row.cells, strict=True)
        )
        return None if texts == row.cells else lambda desk: desk.settings.keep_row(COVER, texts, row.key)


class IndicatorsPage(GuidePage):
    """Which of the indicators the board has, and who answers for each."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        super().__init__(
            "2 of 5. Your indicators and their officers",
            "Take the tick from what your Board does not look at, and write who answers for the rest. A template or a "
            "workbook with an Indicators sheet can bring others.",
        )
        self._indicators = indicators
        self.table = QTableWidget(len(indicators), 3)
        self.table.setAccessibleName("Indicators: a tick means that the board has it")
        self.table.setHorizontalHeaderLabels(["Code", "Indicator", "Responsible officer"])
        self.table.verticalHeader().hide()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        editing = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(editing.DoubleClicked | editing.EditKeyPressed | editing.AnyKeyPressed)
        for at, each in enumerate(indicators):
            code = QTableWidgetItem(each.code)
            code.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            code.setCheckState(_CHECKED)
            name = QTableWidgetItem(each.name)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            for column, item in enumerate((code, name, QTableWidgetItem(each.officer))):
                self.table.setItem(at, column, item)
        self.table.setCurrentCell(0, 0)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)  # the names are the longer ones
        self.rows.addWidget(self.table, 1)

    def change(self) -> Change:
        left_out, officers = set[str](), dict[str, str]()
        for at, each in enumerate(self._indicators):
            code, officer = self._item(at, 0), self._item(at, 2).text().strip()
            if code.checkState() is _UNCHECKED:
                left_out.add(each.code)
            elif officer != each.officer:
                officers[each.code] = officer
        if not left_out and not officers:
            return None
        return lambda desk: desk.settings.choose_indicators(left_out, officers)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item


class TargetsPage(GuidePage):
    """Whether to keep the targets and benchmarks that came with the program."""

    def __init__(self, waiting: Waiting) -> None:
        whose = "They are those of one council's report of August 2014, and its benchmarks are of 2012/13."
        words = f"{waiting.sentence} {whose}" if waiting else _OWN_TARGETS
        super().__init__("3 of 5. Targets and benchmarks", words)
        self._waiting = waiting
        self.later = QRadioButton("Leave them for now: nothing is judged by them, and the window reminds you")
        self.keep = QRadioButton("Keep all of them: they are ours too")
        self.clear = QRadioButton("Clear all of them: we bring our own, on a Targets sheet or in Settings")
        for button in (self.later, self.keep, self.clear):
            button.setVisible(bool(waiting))
            self.rows.addWidget(button)
        self.later.setChecked(True)
        self.rows.addStretch(1)

    def change(self) -> Change:
        if not self._waiting or self.later.isChecked():
            return None
        return (lambda desk: desk.settings.confirm()) if self.keep.isChecked() else lambda desk: desk.settings.clear()


class PopulationPage(GuidePage):
    """How many children aged 0 to 17 the rates are made of."""

    def __init__(self, population: BoardTable) -> None:
        super().__init__("4 of 5. How many children live in your area", f"{_RATES} {_known_words(population)}")
        self._there = {row.cells[0]: row for row in population.rows}
        # The latest estimates are those of the year before.
        self.year, self.number, self.source = QLineEdit(str(date.today().year - 1)), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText("Your own number; blank leaves it as it is")
        form = QFormLayout()
        named: Mapping[str, QLineEdit] = {
            "Year": self.year,
            "Children aged 0 to 17": self.number,
            "Source": self.source,
        }
        for words, field in named.items():
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.rows.addLayout(form)
        self.rows.addStretch(1)

    def change(self) -> Change:
        year, children, source = (each.text().strip() for each in (self.year, self.number, self.source))
        if not children:
            return None
        row = self._there.get(year)
        key = row.key if row is not None else None
        return lambda desk: desk.settings.keep_row(POPULATION, (year, children, source), key)


def _known_words(population: BoardTable) -> str:
    """Whose number the board has now."""
    own = [row for row in population.rows if not row.waits]
    if not own:
        return (
            "The number that came with IBDesk is another council's; write your own, from the mid-year estimates of the "
            "Office for National Statistics."
        )
    year, children, *_ = max(own, key=lambda row: int(row.cells[0])).cells
    return f"The board has {children} for {year}. Write another year's here, or leave the fields as they are."


class FiguresPage(GuidePage):
    """Where the figures come from: the template, or the workbooks that there are."""

    def __init__(self) -> None:
        super().__init__(
            "5 of 5. The first figures",
            "IBDesk reads most workbooks as they are, and asks what it cannot know. Where there are none yet, a "
            "template has a row for each indicator and a column for each month.",
        )
        self.workbooks = QPushButton("Choose workbooks...")
        self.template = QPushButton("Save a template to fill in...")
        for button in (self.workbooks, self.template):
            self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
