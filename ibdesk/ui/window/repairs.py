"""From a problem to where it is put right: the figure, the comment, the target or the settings that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ibdesk.domain.repair import Repair, kind_in_settings
from ibdesk.ui.app.session import Session
from ibdesk.ui.settings.settings_flow import SettingsFlow
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.navigation import Navigation

if TYPE_CHECKING:
    from ibdesk.domain.problem import Problem


class Repairs:
    """Each kind of repair has its way here."""

    def __init__(self, session: Session, ask: BoardDialogs, go: Navigation, settings: SettingsFlow) -> None:
        self._session, self._ask, self._go, self._settings = session, ask, go, settings

    def repair(self, problem: Problem, repair: Repair) -> None:
        """Ask for what puts this problem right, in the month that it is about."""
        code, month, kind = problem.code, problem.month, kind_in_settings(problem)
        if repair is Repair.SETTINGS and kind is not None:
            self._settings.show_kind(kind)
        if code is None or month is None:
            return
        match repair:
            case Repair.FIGURE:
                self._ask.correct_figure(code, month, problem.source)
            case Repair.TARGET_BASIS:
                self._ask.set_target_basis(code)
            case Repair.COMMENT:
                self._session.set_month(month)
                # After the month, which is a job too.
                self._session.work.ask(lambda progress: None, lambda nothing: self._go.open_comment(code))
            case Repair.REASON | Repair.SETTINGS:
                pass  # asked for in the list itself, or done above
