"""Board pack: what it holds, what to see to before it goes out, where it was saved."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.ui.app.board_jobs import PackSaved
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import StepName, count
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.look.lettering import HEADING, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel

WIDTH = 980


def pack_contents(report: BoardReport) -> tuple[tuple[str, str], ...]:
    """The sheets of the pack, each with what it is for."""
    pages = len(report.pages)
    return (
        ("Cover", "Title, council, month, date of the figures, whom to ask"),
        ("Exceptions", "What to look at first, variation and assurance, assessments by section and officer"),
        ("Summary", f"{pages} indicators in a table: figure, assessment, last month's, change, target, trend"),
        (f"{pages} indicator pages", "One sheet each: key facts, charts, the comment for the Board"),
        ("Data", "Every figure as a table, month by month; not among the printed pages"),
        ("Notes", "How figures are made and assessed, what the marks mean"),
    )


def still_open(report: BoardReport) -> tuple[tuple[str, StepName], ...]:
    """What is not finished, each with the step where it is done; none of it keeps the pack from being written."""
    errors = count(report, Severity.ERROR)
    owed = sum(not page.comment.text.strip() for page in report.pages)
    found = []
    if not report.checked:
        found.append(("The figures are being checked", StepName.CHECK))
    if errors:
        found.append((f"{errors} problem{'s' * (errors != 1)} must be fixed before signing off", StepName.CHECK))
    if owed:
        found.append((f"{owed} indicator{'s' * (owed != 1)} without a comment", StepName.COMMENTS))
    return tuple(found)


def pack_words(report: BoardReport, as_at: int | None) -> str:
    """What would be written: the figures as they are, as they were, or the very pack that went out."""
    if as_at is not None:
        return f"One Excel workbook, made from the figures as they were at step {as_at}."
    if report.seal is not None:
        return "This month is signed off: what is saved is the pack that went out, as it was then."
    return "One Excel workbook, made from the figures as they are now. What is saved can be edited like any other."


def by_hand_words(report: BoardReport) -> str:
    """Set by hand, and shown so with the reason: 7 (Amber), 19 (Green); empty where nothing is."""
    found = [
        f"{page.code} ({STATUS_WORDS[page.assessment.status]})" for page in report.pages if page.assessment.override
    ]
    return f"Set by hand, and shown so with the reason: {', '.join(found)}." if found else ""


class PackTab(QScrollArea):
    """Each point that is still open leads to the step where it is done."""

    def __init__(self, session: Session, asks: TabAsks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asks = session, asks
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.title = Words(size=TITLE, strong=True)
        self.explanation = Words(quiet=True)
        self.export_button = make_primary(QPushButton("Export Excel..."))
        self.contents, self.open_points, self.result = Panel(8), Panel(4), Panel(6)
        self.setWidget(self._page())
        self.export_button.clicked.connect(asks.export_pack)
        session.report_changed.connect(self.show_state)
        session.exported.connect(self._take_saved)
        self.show_state()

    def show_state(self) -> None:
        report = self._session.report
        if report is None:
            return
        self.title.setText(f"Board pack for {report.month.long}")
        board = self._session.board
        self.explanation.setText(pack_words(report, board.as_at if board else None))
        self._show_contents(report)
        self._show_open_points(report)
        self._show_result(report)

    def _show_contents(self, report: BoardReport) -> None:
        _clear(self.contents)
        self.contents.rows.addWidget(Words("What it holds", HEADING, strong=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        for at, (name, words) in enumerate(pack_contents(report)):
            grid.addWidget(Words(name, strong=True), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(words, quiet=True), at, 1)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self.contents.rows.addWidget(holder)

    def _show_open_points(self, report: BoardReport) -> None:
        _clear(self.open_points)
        self.open_points.rows.addWidget(Words("Before it goes out", HEADING, strong=True))
        points = still_open(report)
        for words, step in points:
            link = LinkButton(words)
            link.clicked.connect(lambda checked=False, to=step: self._asks.go_to_step(to))
            self.open_points.rows.addWidget(link)
        if by_hand := by_hand_words(report):
            self.open_points.rows.addWidget(Words(by_hand))
        if not points:
            self.open_points.rows.addWidget(Words("Every comment is written and nothing must be fixed.", quiet=True))

    def _show_result(self, report: BoardReport) -> None:
        _clear(self.result)
        saved = self._session.saved
        self.result.setVisible(saved is not None)
        if saved is None:
            return
        rows = self.result.rows
        rows.addWidget(Words(f"Pack saved at {saved.at:%H:%M}", HEADING, strong=True))
        rows.addWidget(Words(str(saved.path)))
        if not saved.is_of(report):
            rows.addWidget(Words("It is of another month or of earlier figures. Export again to bring it up to date."))
        for finding in saved.findings:
            rows.addWidget(Words(finding))
        rows.addWidget(self._file_buttons(saved))

    def _file_buttons(self, saved: PackSaved) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 0)
        actions = (
            ("Open", lambda: _open(str(saved.path))),
            ("Show in folder", lambda: _open(str(saved.path.parent))),
            ("Copy path", lambda: QGuiApplication.clipboard().setText(str(saved.path))),
        )
        for words, act in actions:
            button = QPushButton(words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _take_saved(self, saved: PackSaved) -> None:
        self.show_state()
        self.ensureWidgetVisible(self.result)

    def _page(self) -> QWidget:
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(14, 16, 14, 14)
        rows.setSpacing(10)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.explanation)
        top.addLayout(words, 1)
        top.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(top)
        for panel in (self.result, self.contents, self.open_points):
            rows.addWidget(panel)
        rows.addStretch(1)
        page = QWidget()
        middle = QHBoxLayout(page)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(column, 1)
        middle.addStretch(0)
        return page


def _open(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _clear(panel: Panel) -> None:
    while panel.rows.count():
        item = panel.rows.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
