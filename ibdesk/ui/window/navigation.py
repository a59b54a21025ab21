"""Where the window can go: to a tab, an indicator, a problem, a month, a step.

A tab is loaded when it is first shown, so it is known here only once it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import StepName
from ibdesk.ui.widgets.find_field import Findable
from ibdesk.ui.widgets.tabs import Tabs
from ibdesk.ui.window.flows import Flows
from ibdesk.ui.window.header import Header
from ibdesk.ui.window.kept_focus import KeptFocus, step_pane

if TYPE_CHECKING:
    from ibdesk.domain.month import Month
    from ibdesk.ui.indicators.indicator_tab import IndicatorTab
    from ibdesk.ui.overview.overview_tab import OverviewTab
    from ibdesk.ui.problems.problems_tab import ProblemsTab

OVERVIEW, INDICATORS, PROBLEMS, DATA = "Overview", "Indicators", "Problems", "Data"
COMMENTS, CHANGES, PACK = "Comments and sign-off", "Changes", "Board pack"


class VisitedIndicators:
    """The indicators that were looked at, for going back and forward between them, like a browser's history:
    going somewhere new from the middle drops what lay ahead."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._at = -1

    def visit(self, code: str) -> None:
        """Staying where one is is no visit."""
        if 0 <= self._at < len(self._codes) and self._codes[self._at] == code:
            return
        self._codes[self._at + 1 :] = [code]
        self._at = len(self._codes) - 1

    def back(self) -> str | None:
        return self._step(-1)

    def forward(self) -> str | None:
        return self._step(1)

    def _step(self, by: int) -> str | None:
        if not 0 <= self._at + by < len(self._codes):
            return None
        self._at += by
        return self._codes[self._at]


class Navigation(QObject):
    """Each way there has one method here, whichever button, menu or key asks for it."""

    def __init__(self, session: Session, tabs: Tabs, header: Header, flows: Flows) -> None:
        super().__init__(tabs)
        self._session, self._tabs, self._header, self._flows = session, tabs, header, flows
        self._visited = VisitedIndicators()
        self._beside: list[QWidget] = []
        self._kept_focus = KeptFocus(session.work, tabs, self._focus_page)
        session.selection_changed.connect(self._visited.visit)
        header.month.begin_asked.connect(self.begin_month)
        session.accepted.connect(self.begin_anew)

    def stand_beside(self, *parts: QWidget) -> None:
        """What F6 goes to after the page."""
        self._beside.extend(parts)

    def show_tab(self, name: str) -> None:
        """A tab with the focus on what it is about: the keys of the one before it would act on nothing."""
        self._tabs.show_tab(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_tab(self, by: int) -> None:
        """The next tab or the one before, with the focus on what it is about."""
        self._tabs.step(by)
        self.show_tab(self._tabs.current)

    def open_indicator(self, code: str) -> None:
        self._session.select(code)
        if INDICATORS in self._tabs.names:
            self._tabs.show_tab(INDICATORS)

    def open_comment(self, code: str) -> None:
        """The indicator's page with the cursor in its comment."""
        self.open_indicator(code)
        if (tab := self._indicators()) is not None:
            tab.focus_comment()

    def ready_and_next(self) -> None:
        """The shown comment is ready; on to the next indicator's."""
        if (tab := self._indicators()) is not None:
            tab.ready_and_next()

    def find(self) -> None:
        """In the tab that one is on; from one without a field, in the overview."""
        tab = self._tabs.page(self._tabs.current)
        if isinstance(tab, Findable):
            tab.focus_find()
        else:
            self._overview().focus_find()

    def begin_anew(self) -> None:
        """To the top of the overview, with nothing filtered and the focus on it: after an import all is to be seen."""
        self._overview().begin_anew()

    def choose_month(self) -> None:
        self._header.month.setFocus()
        self._header.month.showPopup()

    def step_month(self, by: int) -> None:
        """The month after, or before, among those that have figures; after the last one the next is begun."""
        board, month = self._session.board, self._session.month
        if board is None or month is None:
            return
        at = board.months.index(month) + by if month in board.months else -1
        if 0 <= at < len(board.months):
            self._session.set_month(board.months[at])
        elif at == len(board.months) > 0 and not board.read_only_reason:
            self.begin_month(month + 1)

    def begin_month(self, month: Month) -> None:
        """Ask how a month's figures shall come in."""
        from ibdesk.ui.window.begin_month import BeginMonth  # the first window needs no dialog

        dialog = BeginMonth(month, self._tabs.window())
        dialog.import_asked.connect(self._flows.choose_workbooks)
        dialog.template_asked.connect(lambda: self._flows.save_template_of(month))
        dialog.open()

    def step_pane(self, by: int) -> None:
        """The next part of the window: header, tabs, the page and what stands beside it, the line below."""
        page = self._tabs.page(self._tabs.current)
        tab = self._indicators()
        inside = [tab.page.comment.editor] if tab is not None and tab is page else []
        parts = [self._header.month, self._tabs.bar, page, *inside, *self._beside]
        step_pane(parts, self._tabs.window().focusWidget(), by)

    def show_as_table(self) -> None:
        """The shown indicator's charts as tables, or as charts again."""
        if (tab := self._indicators()) is not None and self._tabs.current == INDICATORS:
            tab.page.turn_charts()

    def settle_focus(self) -> None:
        """Back to the shown tab, from what stands around it: a link that did its work must not be pressed again by the
        next Space."""
        focused = self._tabs.window().focusWidget()
        if focused is None or not self._tabs.isAncestorOf(focused):
            self._focus_page()

    def _focus_page(self) -> None:
        if self._session.report is not None:
            self._tabs.page(self._tabs.current).setFocus(Qt.FocusReason.OtherFocusReason)

    def step_problem(self, by: int) -> None:
        self._problems().step(by)

    def show_problems_of(self, code: str) -> None:
        """An indicator's problems; for "" all of them."""
        tab = self._problems()
        if code:
            tab.show_code(code)
        else:
            tab.setFocus()

    def show_last_import(self) -> None:
        """What the import that was just accepted changed."""
        from ibdesk.ui.changes.changes_tab import ChangesTab

        self.show_tab(CHANGES)
        if isinstance(tab := self._tabs.made(CHANGES), ChangesTab):
            tab.show_last_import()

    def show_saved(self) -> None:
        """The pack that was just saved, and what can be done with it."""
        from ibdesk.ui.pack.pack_tab import PackTab

        tab = self._tabs.show_tab(PACK)
        if isinstance(tab, PackTab):
            tab.focus_saved()

    def step_indicator(self, by: int) -> None:
        """The next indicator in the order and the filter of the overview."""
        codes = self._overview(show=False).visible_codes()
        at = codes.index(self._session.selected) + by if self._session.selected in codes else 0
        if 0 <= at < len(codes):
            self._session.select(codes[at])

    def go_back(self) -> None:
        self._follow(self._visited.back())

    def go_forward(self) -> None:
        self._follow(self._visited.forward())

    def go_to_step(self, step: StepName) -> None:
        """Each step's place."""
        match step:
            case StepName.IMPORT:
                self._flows.choose_workbooks()
            case StepName.CHECK:
                self.show_tab(PROBLEMS)
            case StepName.COMMENTS:
                self.show_tab(COMMENTS)
            case StepName.SIGN_OFF:
                self._show_sign_off()
            case StepName.EXPORT:
                self.show_tab(PACK)

    def _show_sign_off(self) -> None:
        from ibdesk.ui.comments.comments_tab import CommentsTab

        self.show_tab(COMMENTS)
        if isinstance(tab := self._tabs.made(COMMENTS), CommentsTab):
            tab.sign_off.take_focus()

    def _indicators(self) -> IndicatorTab | None:
        from ibdesk.ui.indicators.indicator_tab import IndicatorTab

        tab = self._tabs.made(INDICATORS)
        return tab if isinstance(tab, IndicatorTab) else None

    def _problems(self) -> ProblemsTab:
        from ibdesk.ui.problems.problems_tab import ProblemsTab

        tab = self._tabs.show_tab(PROBLEMS)
        assert isinstance(tab, ProblemsTab)
        return tab

    def _overview(self, show: bool = True) -> OverviewTab:
        from ibdesk.ui.overview.overview_tab import OverviewTab

        tab = self._tabs.show_tab(OVERVIEW) if show else self._tabs.page(OVERVIEW)
        assert isinstance(tab, OverviewTab)
        return tab

    def _follow(self, code: str | None) -> None:
        if code is not None:
            self._session.select(code)
