"""What an import did, in a strip over the tabs: where to look now, and the way back in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ibdesk.domain.assessment import Status
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import to_look_at
from ibdesk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview


class AfterImport(Notice):
    """Stays until it is closed, or until the import is not the step any more that Undo would take back."""

    changes_asked = Signal()
    problems_asked = Signal()
    undo_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session.palette, "See the changes", Status.GREEN)
        self._session = session
        self._step: str | None = None
        self._board: Path | None = None
        self.changes = self.button
        self.problems = self.add_action("Look at the problems")
        self.undo = self.add_action("Undo this import")
        self.close_link = self.add_action("Close")
        self.changes.clicked.connect(self.changes_asked)
        self.problems.clicked.connect(self.problems_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.close_link.clicked.connect(self._leave)
        session.accepted.connect(self._take)
        session.report_changed.connect(self._follow)
        session.palette_changed.connect(self._take_palette)
        self.show_words("", session.palette)

    def _take(self, preview: ImportPreview) -> None:
        from ibdesk.ui.importing.import_words import imported_sentence  # the strip is made with the window, empty

        board = self._session.board
        self._step = board.can_undo if board is not None else None
        self._board = board.path if board is not None else None
        self.changes.setVisible(bool(preview.changed))
        self._count_problems()
        self.show_words(imported_sentence(preview), self._session.palette)

    def _count_problems(self) -> None:
        """The month's, as the tab and the header count them."""
        report = self._session.report
        problems = to_look_at(report) if report is not None else 0
        self.problems.setText(f"Look at {problems:,} problem{'s' * (problems != 1)}")
        self.problems.updateGeometry()
        self.problems.setVisible(bool(problems))

    def _follow(self) -> None:
        board = self._session.board
        if self._step is not None and (board is None or (board.path, board.can_undo) != (self._board, self._step)):
            self._leave()
        elif self._step is not None:
            self._count_problems()

    def _take_palette(self) -> None:
        self.show_words(self.words.text(), self._session.palette)

    def _leave(self) -> None:
        self._step = None
        self.show_words("", self._session.palette)
