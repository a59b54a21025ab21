"""Printing the pack, or a page of it, in a preview first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ibdesk.progress import Progress
from ibdesk.ui.app.session import Session

if TYPE_CHECKING:
    from ibdesk.printing.marks import PaperPage


class Printing:
    """Over `window`; `commit` saves what is being typed, `open_dialog` shows a dialog."""

    def __init__(
        self, session: Session, window: QWidget, commit: Callable[[], None], open_dialog: Callable[[QDialog], None]
    ) -> None:
        self._session, self._window, self._commit, self._open = session, window, commit, open_dialog

    def pack(self) -> None:
        self._lay_out_and_print(None)

    def page(self) -> None:
        """The chosen indicator's."""
        if (code := self._session.selected) is not None:
            self._lay_out_and_print(code)

    def pages(self, pages: Sequence[PaperPage], current: int) -> None:
        """Pages that are laid out already; `current` is the one that is looked at."""
        report = self._session.report
        if report is None or not pages:
            return
        from ibdesk.ui.pack.print_dialog import PrintDialog

        self._open(PrintDialog(pages, current, f"Board pack for {report.month.long}", self._window))

    def _lay_out_and_print(self, code: str | None) -> None:
        report, session = self._session.report, self._session
        if report is None:
            return
        self._commit()

        def lay_out(progress: Progress) -> Sequence[PaperPage]:
            from ibdesk.printing.lay_out import WHOLE_PACK, lay_out, page_alone

            return lay_out(report, page_alone(code) if code else WHOLE_PACK, progress)

        session.work.ask(lay_out, lambda pages: self.pages(pages, 0), "Nothing was printed.")
