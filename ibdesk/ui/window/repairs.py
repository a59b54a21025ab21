"""From a problem to where it is put right: the figure, the comment, the target or the table that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ibdesk.ui.app.session import Session
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.navigation import Navigation

if TYPE_CHECKING:
    from ibdesk.domain.problem import Problem
    from ibdesk.domain.repair import Repair


class Repairs:
    """Each kind of repair has its way here."""

    def __init__(self, session: Session, ask: BoardDialogs, go: Navigation, show_table: Callable[[str], None]) -> None:
        self._session, self._ask, self._go, self._show_table = session, ask, go, show_table

    def repair(self, problem: Problem, repair: Repair) -> None:
        """Ask for what puts this problem right, in the month that it is about."""
        from ibdesk.domain.repair import Repair, table_of  # figures and problems, which the start page has none of

        if repair is Repair.SETTINGS:
            self._show_table(table_of(problem))
            return
        code, month = problem.code, problem.month
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
                pass  # the one is asked for in the list itself, the other is about no month
