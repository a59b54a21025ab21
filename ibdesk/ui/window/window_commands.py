"""The window's menus as one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import StepName, why_not_final
from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.settings.settings_flow import SettingsFlow
from ibdesk.ui.widgets.tabs import Tabs
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.clipboard import Clipboard
from ibdesk.ui.window.commands import SEPARATOR, Command, Entry, Filled
from ibdesk.ui.window.flows import Flows
from ibdesk.ui.window.helping import Helping
from ibdesk.ui.window.menu_commands import (
    change_assessment,
    edit_commands,
    help_commands,
    print_commands,
    show_origin,
)
from ibdesk.ui.window.navigation import INDICATORS, PROBLEMS, Navigation
from ibdesk.ui.window.recent_workbooks import RecentWorkbooks
from ibdesk.ui.window.undoing import Stopping, Undoing
from ibdesk.ui.window.way_back import WayBack

if TYPE_CHECKING:
    from ibdesk.ui.problems.problem_flows import ProblemFlows

NO_MONTH = "There is no month to show yet. Import workbooks, or open a board."
ON_INDICATORS = "on the Indicators tab (Ctrl+2)."
RECENT = "&File > &Recent workbooks"
_COLOUR_WORDS = {
    Choice.SYSTEM: "As the &system",
    Choice.LIGHT: "&Light",
    Choice.DARK: "&Dark",
    Choice.HIGH_CONTRAST: "&High contrast",
}


class WindowParts(Struct, frozen=True, dict=True):
    """What the menus act on. `save_what_is_typed` answers Ctrl+S; `window` is what dialogs open over, and what Exit
    closes."""

    window: QWidget
    session: Session
    theme: Theme
    remembered: Remembered
    tabs: Tabs
    go: Navigation
    flows: Flows
    way_back: WayBack
    ask: BoardDialogs
    problem_flows: Callable[[], ProblemFlows]
    settings: SettingsFlow
    undoing: Undoing
    recent: RecentWorkbooks
    save_what_is_typed: Callable[[], None]

    @cached_property
    def clipboard(self) -> Clipboard:
        return Clipboard(self.window)

    @cached_property
    def stopping(self) -> Stopping:
        return Stopping(self.session, self.window)

    @cached_property
    def helping(self) -> Helping:
        return Helping(self)

    def has_report(self) -> bool:
        return self.session.report is not None

    def can_change(self) -> bool:
        board = self.session.board
        return board is not None and not board.read_only_reason and not self.session.work.busy


def window_commands(parts: WindowParts) -> list[Entry]:
    """Every command of the window, in the order of its menus; SEPARATOR between groups."""
    commands = [
        *_file_commands(parts),
        *edit_commands(parts),
        *_view_commands(parts),
        *_month_commands(parts),
        *_pack_commands(parts),
        *help_commands(parts),
    ]
    return [
        replace(each, wants=NO_MONTH) if isinstance(each, Command) and each.when == parts.has_report else each
        for each in commands
    ]


def _file_commands(parts: WindowParts) -> list[Entry]:
    flows, session = parts.flows, parts.session

    def idle() -> bool:
        return not session.work.busy

    def open_and_idle() -> bool:
        return session.desk is not None and not session.work.busy

    def can_set_up() -> bool:
        return open_and_idle() and session.board is not None and not session.board.read_only_reason

    return [
        Command("&File", "&Import workbooks...", flows.choose_workbooks, ("Ctrl+O",)),
        Filled(RECENT, parts.recent.fill),
        SEPARATOR,
        Command("&File", "&Open board...", flows.open_board, when=idle),
        Command("&File", "&New board...", flows.new_board, when=idle),
        Command("&File", "&Set this board up...", flows.show_first_month, when=can_set_up),
        Command("&File", "&Close board", session.close_board, when=open_and_idle),
        Command("&File", "Chec&k this board's file", parts.way_back.check, when=open_and_idle),
        Command("&File", "Bring &back a backup...", parts.way_back.offer, when=open_and_idle),
        SEPARATOR,
        *print_commands(session, parts.ask),
        SEPARATOR,
        Command("&File", "Save a template to &fill in...", flows.save_template, when=idle),
        Command("&File", "&Try it with sample data", flows.start_sample, when=idle),
        SEPARATOR,
        Command("&File", "E&xit", parts.window.close, ("Ctrl+Q",)),
    ]


def _view_commands(parts: WindowParts) -> list[Entry]:
    theme, tabs, step_tab = parts.theme, parts.tabs, parts.go.step_tab

    def choose(choice: Choice) -> None:
        theme.choose(choice)
        parts.remembered.colours = choice

    def chosen(choice: Choice) -> bool:
        return theme.choice is choice

    def resize(change: object) -> None:
        assert callable(change)
        change()
        parts.remembered.text_percent = theme.text_percent

    return [
        *(
            Command("&View", f"&{at} {name}", partial(parts.go.show_tab, name), (f"Ctrl+{at}",), parts.has_report)
            for at, name in enumerate(tabs.names, start=1)
        ),
        SEPARATOR,
        Command("&View", "&Next tab", partial(step_tab, 1), ("Ctrl+Tab", "Ctrl+PgDown"), parts.has_report),
        Command("&View", "Pre&vious tab", partial(step_tab, -1), ("Ctrl+Shift+Tab", "Ctrl+PgUp"), parts.has_report),
        Command("&View", "Next &part of the window", partial(parts.go.step_pane, 1), ("F6",), parts.has_report),
        Command("&View", "Part &before it", partial(parts.go.step_pane, -1), ("Shift+F6",), parts.has_report),
        Command(
            "&View",
            "Charts as &tables, or as charts",
            parts.go.show_as_table,
            ("Ctrl+T",),
            lambda: parts.has_report() and tabs.current == INDICATORS,
            wants=f"The charts are {ON_INDICATORS}",
        ),
        SEPARATOR,
        Command("&View", "&Larger text", partial(resize, theme.larger_text), ("Ctrl++", "Ctrl+=")),
        Command("&View", "&Smaller text", partial(resize, theme.smaller_text), ("Ctrl+-",)),
        Command("&View", "&Usual text size", partial(resize, theme.usual_text), ("Ctrl+0",)),
        SEPARATOR,
        *(
            Command(
                "&View > &Colours",
                words,
                partial(choose, choice),
                checked=partial(chosen, choice),
            )
            for choice, words in _COLOUR_WORDS.items()
        ),
    ]


def _month_commands(parts: WindowParts) -> list[Entry]:
    session = parts.session

    def has_problems() -> bool:
        return session.report is not None and bool(session.report.problems)

    def check_again() -> None:
        parts.tabs.show_tab(PROBLEMS)
        parts.problem_flows().check_changed()

    none = "There is no problem to go to."
    return [
        Command("&Month", "&Choose a month...", parts.go.choose_month, ("Ctrl+M",), parts.has_report),
        Command("&Month", "&Earlier month", partial(parts.go.step_month, -1), when=parts.has_report),
        Command("&Month", "&Later month", partial(parts.go.step_month, 1), when=parts.has_report),
        SEPARATOR,
        change_assessment(session, parts.ask),
        show_origin(session, parts.ask),
        SEPARATOR,
        Command(
            "&Month",
            "Comment is read&y, go to the next",
            parts.go.ready_and_next,
            ("Ctrl+Return", "Ctrl+Enter"),
            lambda: parts.has_report() and parts.tabs.current == INDICATORS,
            wants=f"A comment is marked as ready where it is written, {ON_INDICATORS}",
        ),
        SEPARATOR,
        Command("&Month", "&Next problem", partial(parts.go.step_problem, 1), ("F7",), has_problems, wants=none),
        Command(
            "&Month", "P&revious problem", partial(parts.go.step_problem, -1), ("Shift+F7",), has_problems, wants=none
        ),
        Command("&Month", "Read changed wor&kbooks again", check_again, ("F5",), parts.has_report),
        SEPARATOR,
        Command(
            "&Month",
            "Next &indicator",
            partial(parts.go.step_indicator, 1),
            when=parts.has_report,
            shown_keys="Ctrl+Down",
        ),
        Command(
            "&Month",
            "Pre&vious indicator",
            partial(parts.go.step_indicator, -1),
            when=parts.has_report,
            shown_keys="Ctrl+Up",
        ),
        Command("&Month", "&Back to the indicator before", parts.go.go_back, ("Alt+Left",), parts.has_report),
        Command("&Month", "&Forward again", parts.go.go_forward, ("Alt+Right",), parts.has_report),
    ]


def _pack_commands(parts: WindowParts) -> list[Entry]:
    session, ask = parts.session, parts.ask

    def is_signed() -> bool:
        return session.report is not None and session.report.seal is not None

    def signed_off() -> str:
        return session.board.locked_reason if session.board is not None and is_signed() else ""

    def not_final() -> str:
        report, board = session.report, session.board
        return why_not_final(report, board.read_only_reason) if report is not None and board is not None else NO_MONTH

    not_signed = "This month is not signed off."
    return [
        Command("&Pack", "&Export pack...", parts.flows.export_pack, ("Ctrl+E",), parts.has_report),
        Command("&Pack", "Export pack as a &PDF...", parts.flows.export_pdf, ("Ctrl+Shift+E",), parts.has_report),
        Command("&Pack", "Export as &final...", parts.flows.export_final, why_not=not_final),
        Command("&Pack", "&All figures as a table...", ask.save_figures, when=parts.has_report),
        Command(
            "&Pack", "&Comment forms for the officers...", ask.save_forms, when=parts.has_report, why_not=signed_off
        ),
        SEPARATOR,
        Command(
            "&Pack",
            "&Sign off the month...",
            partial(parts.go.go_to_step, StepName.SIGN_OFF),
            when=parts.has_report,
            why_not=signed_off,
        ),
        Command("&Pack", "&Open the pack that went out...", ask.save_sealed_pack, when=is_signed, wants=not_signed),
        Command(
            "&Pack",
            "&Re-open the month...",
            ask.reopen,
            when=lambda: parts.can_change() and is_signed(),
            wants=not_signed,
        ),
    ]
