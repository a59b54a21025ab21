"""The ways that ask first: signing off, re-opening, setting an assessment by hand, and what else has a dialog.

Each dialog is loaded when it is first asked for: the first window needs none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ibdesk.progress import Progress
from ibdesk.ui.app.logins import names_nobody
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.printing import Printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ibdesk.desk import Desk, FormWritten
    from ibdesk.domain.figure import Source
    from ibdesk.domain.month import Month
    from ibdesk.ui.data.figure_dialog import FigureChoices
    from ibdesk.ui.indicators.origin_window import OriginWindow
    from ibdesk.ui.window.signing_dialog import SigningDialog


_SEALED = (
    "It goes out as it is: its pages are frozen, its comments signed, its pack kept. Undo does not take that back, but "
    "the month can be re-opened with a reason."
)


class BoardDialogs(QObject):
    """Asks by dialogs over `window`, does through the session; `commit` saves what is being typed. `dialog` is the
    one that was opened last."""

    def __init__(self, session: Session, remembered: Remembered, window: QWidget, commit: Callable[[], None]) -> None:
        super().__init__(window)
        self._session, self._remembered, self._window, self._commit = session, remembered, window, commit
        self.dialog: QDialog | None = None
        self.printing = Printing(session, window, commit, self._open)
        self.origin: OriginWindow | None = None
        self.signing: SigningDialog | None = None
        self._waiting: list[Callable[[], object]] = []
        if not remembered.user and names_nobody(session.user):
            session.work.ask_name = self._ask_name

    # Signing

    def _ask_name(self, go_on: Callable[[], object]) -> None:
        """Asked before the first edit; what was to be kept is kept when the answer is there, whatever it is."""
        self._waiting.append(go_on)
        if self.signing is not None:
            return
        from ibdesk.ui.window.signing_dialog import SigningDialog

        dialog = self.signing = SigningDialog(self._session.user, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def go(_: int) -> None:
            if dialog.signs:
                self._remembered.user = dialog.signs
                self._session.rename_user(dialog.signs)
            self._session.work.ask_name, self.signing = None, None
            waiting, self._waiting = self._waiting, []
            for each in waiting:
                each()

        dialog.finished.connect(go)
        dialog.open()

    # Signing off

    def sign_off(self) -> None:
        """Asked once; then the month is sealed."""
        report, session = self._session.report, self._session
        if report is None:
            return
        from ibdesk.ui.comments.left_words import left_words

        self._commit()
        month = report.month
        left = "\n".join(left_words(report))
        sure = dialogs.decide(
            self._window,
            f"Sign off {month.long}?",
            f"{left}\n\n{_SEALED}".strip(),
            f"Sign off {month.long}",
            "Not yet",
        )
        if not sure:
            return

        def seal(desk: Desk, progress: Progress) -> None:
            desk.months.seal(month, progress)

        session.change_slowly(seal, f"{month.long} is signed off.", lambda: None, f"{month.long} is not signed off.")

    def reopen(self) -> None:
        report, session = self._session.report, self._session
        if report is None or report.seal is None:
            return
        from ibdesk.ui.widgets.reason_dialog import ReasonDialog

        month = report.month
        dialog = ReasonDialog(
            f"Re-open {month.long}",
            f"{month.long} was signed off by {report.seal.by}. Re-opened, it shows the figures as they are now, and "
            "its comments and assessments can be changed. The pack that went out stays in the board.",
            f"Re-open {month.long}",
            session.user,
            self._window,
        )

        def keep() -> None:
            reason = dialog.reason.text  # read now: by the time that the change is made the dialog is gone
            session.change(lambda desk: desk.months.reopen(month, reason), f"{month.long} is open again.")

        dialog.accepted.connect(keep)
        self._open(dialog)

    def save_sealed_pack(self) -> None:
        """Put a copy of the very pack that went out where the person wants it."""
        if (month := self._session.month) is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        path = dialogs.ask_pack(self._window, folder / f"Board pack {month} as signed off.xlsx")
        if path is not None:
            self._remembered.pack_folder = path.parent
            self._session.export_pack(path)

    # By hand

    def change_assessment(self) -> None:
        """Set the chosen indicator's assessment by hand, or put the computed one back."""
        board, report, session = self._session.board, self._session.report, self._session
        if board is None or report is None or session.selected is None:
            return
        from ibdesk.ui.indicators.override_dialog import OverrideDialog

        page = report.page(session.selected)
        code, month = page.code, page.month
        dialog = OverrideDialog(page, session.user, board.locked_reason, session.palette, self._window)

        def keep() -> None:
            from ibdesk.domain.wording import STATUS_WORDS

            status, reason = dialog.choice.status, dialog.reason.text
            if status is not None:
                done = f"{code} is set to {STATUS_WORDS[status].lower()} by hand."
                session.change(lambda desk: desk.edits.override(code, month, status, reason), done)

        def remove() -> None:
            session.change(
                lambda desk: desk.edits.remove_override(code, month), f"The computed assessment of {code} is back."
            )

        dialog.accepted.connect(keep)
        dialog.removal_asked.connect(remove)
        self._open(dialog)

    def set_target_basis(self, code: str) -> None:
        """Say whether the target of an indicator's page is for the value or for the rate."""
        board, report, session = self._session.board, self._session.report, self._session
        page = report.page(code) if report is not None else None
        if board is None or page is None or page.target is None:
            return
        from ibdesk.ui.problems.basis_dialog import BasisDialog

        target = page.target
        dialog = BasisDialog(page, board.read_only_reason, self._window)

        def keep() -> None:
            basis = dialog.basis
            if basis is not None:
                said = f"The target of {code} is held against the {basis}."
                session.change(lambda desk: desk.edits.set_target_basis(target, basis), said)

        dialog.accepted.connect(keep)
        self._open(dialog)

    def correct_figure(self, code: str, month: Month, at: Source | None = None) -> None:
        """Type a number in, in place of what a workbook says; `at` is the cell that is meant, where one is."""
        from ibdesk.ui.data.figure_dialog import figure_choices

        desk = self._session.desk
        if desk is not None:
            self._session.work.ask(
                lambda progress: figure_choices(desk.board.records(), code, month, at), self._show_choices
            )

    def _show_choices(self, choices: FigureChoices | None) -> None:
        session, board = self._session, self._session.board
        if choices is None or board is None:
            return
        from ibdesk.ui.data.figure_dialog import FigureDialog

        dialog = FigureDialog(choices, session.user, board.read_only_reason, self._window)
        code, month = choices.code, choices.month

        def keep() -> None:
            from ibdesk.domain.report.origin import PART_WORDS

            choice, quantity, reason = dialog.choice, dialog.quantity, dialog.reason.text
            if quantity is not None:
                session.change(
                    lambda desk: desk.edits.edit_figure(code, month, choice.part, quantity, reason, choice.supply),
                    f"The {PART_WORDS[choice.part]} of {code} for {month.long} is kept.",
                )

        dialog.accepted.connect(keep)
        self._open(dialog)

    # To look at

    def show_origin(self, code: str, month: Month) -> None:
        """Where an indicator's numbers for a month come from, in a window beside this one."""
        if self.origin is None:
            from ibdesk.ui.indicators.origin_window import OriginWindow

            self.origin = OriginWindow(self._session, self._window)
        self.origin.ask_for(code, month)
        self.origin.show()
        self.origin.activateWindow()

    def show_history(self) -> None:
        if self._session.desk is not None:
            from ibdesk.ui.changes.history_dialog import HistoryDialog

            self._open(HistoryDialog(self._session, self._window))

    def remove_for_good(self, what: str = "figure", code: str | None = None, month: Month | None = None) -> None:
        """Ask what should never have come in, a "figure" or a "comment" or words, and remove it from board and
        backups. Without a code the current figure is meant."""
        from ibdesk.ui.window.removing import removal_dialog

        self._commit()
        current = self._session.selection.figure
        here = (current.code, current.month) if current is not None else None
        figure = (code, month) if code is not None and month is not None else here
        if (dialog := removal_dialog(self._session, self._remembered, self._window, figure, what)) is not None:
            self._open(dialog)

    # Files out

    def save_figures(self) -> None:
        """All supplied figures as one table for other programs."""
        path = dialogs.ask_figures(self._window, dialogs.documents() / "All figures.csv")
        board, desk, session = self._session.board, self._session.desk, self._session
        if path is None or board is None or desk is None:
            return
        session.work.ask(
            lambda progress: desk.exports.figures(path, board.as_at),
            lambda rows: session.work.saved.emit(f"{rows:,} figures are saved as {path}.", path.parent),
        )

    def save_forms(self) -> None:
        """A comment form for each officer, into a folder."""
        month, desk, session = self._session.month, self._session.desk, self._session
        folder = dialogs.ask_forms_folder(self._window, self._remembered.pack_folder or dialogs.documents())
        if folder is None or month is None or desk is None:
            return
        self._commit()

        def tell(written: tuple[FormWritten, ...]) -> None:
            forms = f"{len(written)} comment {'form is' if len(written) == 1 else 'forms are'} saved in {folder}."
            session.work.saved.emit(f"{forms} Drop them here when they come back.", folder)

        session.work.ask(lambda progress: desk.exports.forms(month, folder), tell)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()
