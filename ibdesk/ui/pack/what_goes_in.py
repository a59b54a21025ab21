"""What goes into the pack on paper: which indicators, the data, the notes."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem

from ibdesk.domain.report.report import BoardReport
from ibdesk.printing.lay_out import Choice
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.panel import Panel

_LIST_ROWS = 8


class Which(Enum):
    """Which indicators have their page in it."""

    ALL = auto()
    WITH_COMMENTS = auto()
    CHOSEN = auto()


class WhatGoesIn(Panel):
    """`changed` says that the choice is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(6)
        self.which = CalmCombo(
            "Indicators",
            (
                ("All indicators", Which.ALL),
                ("Those with a comment", Which.WITH_COMMENTS),
                ("Those that I choose", Which.CHOSEN),
            ),
        )
        self.codes = QListWidget()
        self.codes.setAccessibleName("Indicators that go in")
        self.front = QCheckBox("Cover, exceptions and summary")
        self.back = QCheckBox("Notes, and what changed")
        self.data = QCheckBox("Data: every figure as a table")
        self.count = Words(quiet=True)
        for box, checked in ((self.front, True), (self.back, True), (self.data, False)):
            box.setChecked(checked)
            box.toggled.connect(self.changed)
        self.rows.addWidget(Words("What goes in", HEADING, strong=True))
        for part in (self.which, self.codes, self.front, self.back, self.data, self.count):
            self.rows.addWidget(part)
        self.codes.hide()
        self.which.currentIndexChanged.connect(self._which_changed)
        self.codes.itemChanged.connect(lambda item: self.changed.emit())
        self._known: tuple[tuple[str, str], ...] = ()

    def show_report(self, report: BoardReport) -> None:
        """The indicators to choose from; those that were left out stay so."""
        known = tuple((page.code, page.indicator.name) for page in report.pages)
        if known == self._known:
            return
        left_out = self._left_out()
        self._known = known
        before = self.codes.blockSignals(True)
        self.codes.clear()
        for code, name in known:
            item = QListWidgetItem(f"{code}  {name}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Unchecked if code in left_out else Qt.CheckState.Checked)
            self.codes.addItem(item)
        self.codes.blockSignals(before)
        self.codes.setFixedHeight(_LIST_ROWS * max(self.codes.sizeHintForRow(0), 18) + 4)

    def choice(self, report: BoardReport) -> Choice:
        codes: frozenset[str] | None = None
        match self.which.currentData():
            case Which.WITH_COMMENTS:
                codes = frozenset(page.code for page in report.pages if page.comment.text.strip())
            case Which.CHOSEN:
                codes = frozenset(code for code, _ in self._known) - self._left_out()
        return Choice(codes, self.front.isChecked(), self.back.isChecked(), self.data.isChecked())

    def _left_out(self) -> frozenset[str]:
        items = (self.codes.item(row) for row in range(self.codes.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Unchecked
        )

    def _which_changed(self) -> None:
        self.codes.setVisible(self.which.currentData() is Which.CHOSEN)
        self.changed.emit()
