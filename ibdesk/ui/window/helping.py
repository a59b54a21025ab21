"""F1: the help's page for where one is, in the window and in every dialog over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS

if TYPE_CHECKING:
    from ibdesk.ui.window.help_window import HelpWindow
    from ibdesk.ui.window.window_commands import WindowParts

FIRST = "getting-started"
PAGE_OF_TAB = {
    OVERVIEW: "overview",
    INDICATORS: "indicators",
    PROBLEMS: "problems",
    DATA: "data",
    COMMENTS: "comments",
    CHANGES: "changes",
    PACK: "pack",
}
# Dialogs by the names of their classes, which are loaded when they are first shown.
PAGE_OF_DIALOG = {
    "AboutDialog": FIRST,
    "BackupsDialog": "questions",
    "BasisDialog": "problems",
    "BeginMonth": FIRST,
    "EventDialog": "indicators",
    "FigureDialog": "data",
    "FirstMonth": FIRST,
    "HelpDialog": "keyboard",
    "HistoryDialog": "changes",
    "ImportDialog": "import",
    "OriginWindow": "data",
    "OverrideDialog": "colours-and-signs",
    "PasswordDialog": "import",
    "PrintDialog": "pack",
    "PublicCommentsDialog": "pack",
    "ReasonDialog": "comments",
    "RebaseDialog": "indicators",
    "RemovalDialog": "questions",
    "SettingsDialog": "settings",
    "ShippedTextDialog": FIRST,
    "SigningDialog": FIRST,
}
KEY = "F1"
_SERVED = "has help"


class Helping(QObject):
    """`window` is the help's, as soon as it was asked for."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.window: HelpWindow | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._serve)

    def show_here(self) -> None:
        """The page of the tab that is shown; without a month, how to begin."""
        parts = self._parts
        self.show(PAGE_OF_TAB[parts.tabs.current] if parts.has_report() else FIRST)

    def show(self, page: str) -> None:
        """A page by its name."""
        from ibdesk.ui.window.help_window import HelpWindow  # the first window needs no help

        if self.window is None:
            # Without a parent: a dialog keeps the keys from the windows that belong to the one it stands over.
            self.window = HelpWindow(self._parts.session)
            self.window.go_asked.connect(self._go)
            self._parts.window.destroyed.connect(self.window.deleteLater)
        self.window.show_page(page)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.text.setFocus()

    def _serve(self, before: QWidget | None, now: QWidget | None) -> None:
        """A dialog over this window that comes to have the focus listens to F1 from then on."""
        over = now.window() if now is not None else None
        if not isinstance(over, QDialog) or over.property(_SERVED) or not self._stands_over(over):
            return
        page = PAGE_OF_DIALOG.get(type(over).__name__)
        if page is not None:
            over.setProperty(_SERVED, True)
            QShortcut(QKeySequence(KEY), over, partial(self.show, page))

    def _stands_over(self, dialog: QDialog) -> bool:
        """isAncestorOf ends at the edge of a window."""
        below: QWidget | None = dialog
        while below is not None and below is not self._parts.window:
            below = below.parentWidget()
        return below is not None

    def _go(self, where: str) -> None:
        parts = self._parts
        if parts.session.work.busy or QApplication.activeModalWidget() is not None:
            return
        if where == "sample":
            parts.flows.start_sample()
        elif parts.has_report() and where in parts.tabs.names:
            parts.tabs.show_tab(where).setFocus()
        parts.window.activateWindow()
