"""What stands beside the pack's pages: what goes in, what is still open, what marks they carry, and where the pack was
saved."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.printing.lay_out import Choice
from ibdesk.ui.app.board_jobs import PackSaved
from ibdesk.ui.app.steps import StepName, count
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.link_button import LinkButton
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


def still_open(report: BoardReport) -> tuple[tuple[str, StepName], ...]:
    """What is not finished, each with the step where it is done; none of it keeps the pack from being written."""
    errors = count(report, Severity.ERROR)
    owed = sum(not page.comment.text.strip() for page in report.pages)
    found = []
    if not report.checked:
        found.append(("The figures are being checked", StepName.CHECK))
    if errors:
        found.append((f"{errors} problem{'s' * (errors != 1)} must be fixed", StepName.CHECK))
    if owed:
        found.append((f"{owed} indicator{'s' * (owed != 1)} without a comment", StepName.COMMENTS))
    return tuple(found)


def pack_words(report: BoardReport, as_at: int | None) -> str:
    """What would be written: the figures as they are, as they were, or the very pack that went out."""
    if as_at is not None:
        return f"Made from the figures as they were at step {as_at}. The pages are shown as they print."
    if report.seal is not None:
        return "This month is signed off: what is saved is the pack that went out, as it was then."
    return "Made from the figures as they are now. The pages are shown as they print; the workbook holds the same."


def marks_words(report: BoardReport) -> tuple[str, ...]:
    """Why the pages are marked, a sentence for each mark; none where nothing is."""
    found = []
    if count(report, Severity.ERROR):
        found.append("Marked “Draft” on every page, until nothing must be fixed any more.")
    if report.sample:
        found.append("Marked “SAMPLE” on every page, since its months are made up.")
    return tuple(found)


def by_hand_words(report: BoardReport) -> str:
    """Set by hand, and shown so with the reason: 7 (Amber), 19 (Green); empty where nothing is."""
    found = [
        f"{page.code} ({STATUS_WORDS[page.assessment.status]})" for page in report.pages if page.assessment.override
    ]
    return f"Set by hand, and shown so with the reason: {', '.join(found)}." if found else ""


class OpenPoints(Panel):
    """Each point that is still open leads to the step where it is done."""

    def __init__(self, go_to_step: Callable[[StepName], None]) -> None:
        super().__init__(4)
        self._go_to_step = go_to_step
        self.links: list[LinkButton] = []

    def show_report(self, report: BoardReport) -> None:
        clear(self)
        self.rows.addWidget(Words("Before it goes out", HEADING, strong=True))
        points = still_open(report)
        self.links = []
        for words, step in points:
            link = LinkButton(words)
            link.clicked.connect(lambda checked=False, to=step: self._go_to_step(to))
            self.rows.addWidget(link)
            self.links.append(link)
        for words in (*marks_words(report), by_hand_words(report)):
            if words:
                self.rows.addWidget(Words(words))
        if not points:
            self.rows.addWidget(Words("Every comment is written and nothing must be fixed.", quiet=True))


class SavedPack(Panel):
    """Where the pack was saved, and what its own check found; `open` opens it, and is the first of its buttons."""

    def __init__(self) -> None:
        super().__init__(6)
        self.open: QPushButton | None = None
        self.hide()

    def show_saved(self, saved: PackSaved | None, report: BoardReport) -> None:
        clear(self)
        self.open = None
        self.setVisible(saved is not None)
        if saved is None:
            return
        self.rows.addWidget(Words(f"Pack saved at {saved.at:%H:%M}", HEADING, strong=True))
        self.rows.addWidget(Words(str(saved.path)))
        if not saved.is_of(report):
            self.rows.addWidget(Words("It is of another month or of earlier figures. Export again to renew it."))
        for finding in saved.findings:
            self.rows.addWidget(Words(finding))
        if not saved.findings and saved.path.suffix.lower() != ".pdf":
            self.rows.addWidget(Words("Its own check found nothing to put right.", quiet=True))
        self.rows.addWidget(self._file_buttons(saved))

    def _file_buttons(self, saved: PackSaved) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        actions = (
            ("Open", lambda: dialogs.show_outside(saved.path)),
            ("Show in folder", lambda: dialogs.show_outside(saved.path.parent)),
            ("Copy path", lambda: QGuiApplication.clipboard().setText(str(saved.path))),
        )
        for words, act in actions:
            button = QPushButton(words)
            button.clicked.connect(act)
            row.addWidget(button)
            self.open = self.open or button
        return holder


def clear(panel: Panel) -> None:
    """Take all rows of a panel away."""
    while panel.rows.count():
        item = panel.rows.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()  # else what the layout has still to show is shown as a window of its own
            widget.setParent(None)
            widget.deleteLater()
