"""What stands beside the comments: each officer with what they have still to write; and signing off, with what stands
in the way, who signed and when, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.comments.missing_comments import OfficerComments
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import restated_words
from ibdesk.domain.seal import Seal
from ibdesk.ui.app.board_jobs import BoardState
from ibdesk.ui.comments.comment_rows import officer_words
from ibdesk.ui.comments.left_words import left_words
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel
from ibdesk.ui.widgets.when_words import moment_words

NOBODY = "No officer named"


class OfficersPanel(Panel):
    """What each officer has still to write; choosing an officer narrows the table. `officer_asked` carries the officer
    as the definitions write it. `forms` is the button that saves a form for each of them."""

    officer_asked = Signal(str)

    def __init__(self, forms: QPushButton) -> None:
        super().__init__(spacing=6)
        head = QHBoxLayout()
        head.addWidget(Words("Who owes what", HEADING, strong=True), 1)
        head.addWidget(forms)
        self.rows.addLayout(head)
        self._list: QWidget | None = None

    def show_officers(self, officers: Sequence[OfficerComments]) -> None:
        if self._list is not None:
            self.rows.removeWidget(self._list)
            self._list.hide()  # else what its layout has still to show is shown as a window of its own
            self._list.setParent(None)
            self._list.deleteLater()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for officer in sorted(officers, key=lambda each: (each.is_done, -len(each.owed))):
            link = LinkButton(officer.officer or NOBODY)
            said = officer_words(officer)
            link.setAccessibleName(f"{link.text()}: {said}")
            link.clicked.connect(lambda checked=False, name=officer.officer: self.officer_asked.emit(name))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            words = Words(said, SMALL, quiet=officer.is_done)
            words.setContentsMargins(2, 0, 0, 5)
            column.addWidget(words)
        self.rows.addWidget(self._list)


MOST_NAMED = 3


class SignOffPanel(Panel):
    """`problems_asked` carries the code of the indicator whose problems to see, "" for all of them; `next_asked` is for
    the month after a signed one."""

    sign_off_asked = Signal()
    reopen_asked = Signal()
    sealed_pack_asked = Signal()
    next_asked = Signal()
    problems_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self.sign_off = make_primary(QPushButton())
        self.why_not = Words(size=SMALL, quiet=True)
        self.save_pack = QPushButton("Open the pack that went out...")
        self.reopen = QPushButton("Re-open with a reason...")
        self.next = make_primary(QPushButton())
        self.sign_off.clicked.connect(self.sign_off_asked)
        self.reopen.clicked.connect(self.reopen_asked)
        self.save_pack.clicked.connect(self.sealed_pack_asked)
        self.next.clicked.connect(self.next_asked)
        self._shown: list[QWidget] = []
        self._lasting = (self.sign_off, self.why_not, self.next, self.save_pack, self.reopen)
        for part in self._lasting:
            part.setParent(self)  # also what is never shown: Qt lets go only what has its place in a window
            part.setVisible(False)

    def show_board(self, board: BoardState | None) -> None:
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._clear()
        report = board.report if board else None
        if board is None or report is None:
            return
        if report.seal is not None:
            self._show_seal(report.seal, report, board.read_only_reason)
        else:
            self._show_open(report, board.read_only_reason)
        if had_focus:  # what comes next, and not whatever Qt hands the focus on to
            self.take_focus()

    def take_focus(self) -> None:
        """To what comes next: the month after a signed one, signing off, or the first problem that is in the way."""
        wanted = (self.next, self.sign_off, *(each for each in self._shown if isinstance(each, LinkButton)))
        found = next((each for each in wanted if each in self._shown and each.isEnabled()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_open(self, report: BoardReport, read_only: str) -> None:
        self._add(Words(f"Sign off {report.month.long}", HEADING, strong=True))
        errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
        if errors:
            must = (
                "1 problem must be fixed first:" if len(errors) == 1 else f"{len(errors)} problems must be fixed first:"
            )
            self._add(Words(must, strong=True))
            for problem in errors[:MOST_NAMED]:
                self._add_problem(problem, report)
            if len(errors) > MOST_NAMED:
                self._add_link(f"And {len(errors) - MOST_NAMED} more", "")
        else:
            self._add(Words("Nothing must be fixed." if report.checked else "Checking every figure..."))
        for left in left_words(report):
            self._add(Words(left))
        self.sign_off.setText(f"Sign off {report.month.long}...")
        self.sign_off.setEnabled(report.checked and not errors and not read_only)
        self._add(self.sign_off)
        self.why_not.setText(read_only or _why_not(len(errors), report.checked))
        self._add(self.why_not)

    def _show_seal(self, seal: Seal, report: BoardReport, read_only: str) -> None:
        self._add(Words(f"{seal.month.long} is signed off", HEADING, strong=True))
        self._add(Words(f"By {seal.by}, {moment_words(seal.at)}. The pack that went out is kept as it was."))
        if since := restated_words(report):
            self._add(Words(since))
        self.reopen.setEnabled(not read_only)
        self.next.setText(f"Go on to {(seal.month + 1).long}")
        self._add(self.next)
        self._add(self.save_pack)
        self._add(self.reopen)

    def _add_problem(self, problem: Problem, report: BoardReport) -> None:
        names = {page.code: page.indicator.name for page in report.pages}
        name = names.get(problem.code or "", "")
        self._add_link(f"{problem.code}  {_short(name)}" if problem.code else "The whole board", problem.code or "")
        self._add(Words(problem.message, SMALL))

    def _add_link(self, words: str, code: str) -> None:
        link = LinkButton(words)
        link.clicked.connect(lambda: self.problems_asked.emit(code))
        links = [each for each in self._shown if isinstance(each, LinkButton)]
        self._add(link)
        QWidget.setTabOrder(links[-1] if links else self.sign_off, link)

    def _add(self, widget: QWidget) -> None:
        self.rows.addWidget(widget)
        widget.setVisible(True)
        self._shown.append(widget)

    def _clear(self) -> None:
        for widget in self._shown:
            self.rows.removeWidget(widget)
            widget.setVisible(False)
            if widget not in self._lasting:
                widget.setParent(None)
                widget.deleteLater()
        self._shown = []


def _why_not(errors: int, checked: bool) -> str:
    if not checked:
        return "Off until the checks have run."
    if errors:
        return "Off until every problem under Must fix is gone."
    return "Its pages are frozen, its comments signed with your name, and its pack is kept."


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:33].rstrip() + "\u2026"
