"""From the settings as they are to the settings as the person wants them: the board's, and this computer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.theme import Choice, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from ibdesk.desk import Desk, Rule
    from ibdesk.domain.settings import BoardSettings
    from ibdesk.ui.settings.settings_dialog import SettingsDialog

    SettingsAndRules = tuple[BoardSettings, tuple[Rule, ...]]


class SettingsFlow(QObject):
    """Asks the board for its settings, shows the dialog, keeps what was changed."""

    backup_asked = Signal()

    def __init__(self, session: Session, theme: Theme, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._theme, self._remembered, self._window = session, theme, remembered, window
        self.dialog: SettingsDialog | None = None
        self._then: str | None = None

    def show_targets(self) -> None:
        """The settings at the board's targets, where those that came with the program are confirmed or cleared."""
        self.show_table("Targets")

    def show_table(self, name: str) -> None:
        """The settings at one of the board's own tables."""
        self._then = name
        self.show()

    def show(self) -> None:
        desk = self._session.desk
        if desk is not None:
            self._session.work.ask(lambda progress: _settings_and_rules(desk), self._show)

    def _show(self, known: SettingsAndRules) -> None:
        from ibdesk.ui.settings.board_page import BoardPage  # the first window needs no dialog
        from ibdesk.ui.settings.settings_dialog import SettingsDialog

        settings, rules = known
        session, theme, board = self._session, self._theme, self._session.board
        own = session.user, theme.choice, theme.text_percent
        locked = board.read_only_reason if board else ""
        month = session.report.month if session.report is not None else None
        folders = self._remembered.workbook_folder, self._remembered.pack_folder
        page = BoardPage(session, locked)
        dialog = SettingsDialog(settings, rules, locked, own, month, self._window, page, folders)
        dialog.backup_asked.connect(self.backup_asked)
        if (name := self._then) is not None:
            self._then = None
            page.show_table(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def keep() -> None:
            wanted = dialog.settings()
            if wanted != settings:
                session.change(lambda desk: desk.edits.change_settings(wanted), "The settings are kept.")
            self._keep_own(*dialog.own)
            self._keep_folders(*folders, dialog)

        dialog.accepted.connect(keep)
        self.dialog = dialog
        dialog.open()

    def _keep_own(self, name: str, colours: Choice, percent: int) -> None:
        theme, remembered = self._theme, self._remembered
        if name != self._session.user:
            remembered.user = name
            self._session.rename_user(name)
        if colours is not theme.choice:
            theme.choose(colours)
            remembered.colours = colours
        if percent != theme.text_percent:
            theme.set_text_percent(percent)
            remembered.text_percent = percent

    def _keep_folders(self, workbooks: Path | None, packs: Path | None, dialog: SettingsDialog) -> None:
        remembered = self._remembered
        if dialog.workbooks.folder is not None and dialog.workbooks.folder != workbooks:
            remembered.workbook_folder = dialog.workbooks.folder
        if dialog.packs.folder is not None and dialog.packs.folder != packs:
            remembered.pack_folder = dialog.packs.folder


def _settings_and_rules(desk: Desk) -> SettingsAndRules:
    """On the worker's thread."""
    from ibdesk.desk import RULES

    return desk.board.records().board_settings, RULES
