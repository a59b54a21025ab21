"""The commands of the menus Edit and Help, those that print, and those that act on the one current figure, which each
name it in their menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ibdesk.ui.app.selection import CurrentFigure
from ibdesk.ui.app.session import Session
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.commands import SEPARATOR, Command, Entry
from ibdesk.ui.window.helping import FIRST, KEY

if TYPE_CHECKING:
    from ibdesk.ui.window.window_commands import WindowParts


CHOOSE = "Choose an indicator or a figure first."


def correct_figure(session: Session, ask: BoardDialogs) -> Command:
    """Type the current figure in anew."""

    def do() -> None:
        if (figure := session.selection.figure) is not None:
            ask.correct_figure(figure.code, figure.month, figure.at)

    def can_be_done() -> bool:
        board = session.board
        can_change = board is not None and not board.read_only_reason and not session.work.busy
        return can_change and session.selection.figure is not None

    def says() -> str:
        return f"&Correct a figure{_of(session.selection.figure)}..."

    def why_not() -> str:
        board = session.board
        return board.read_only_reason or ("" if _has_figure(session) else CHOOSE) if board is not None else ""

    return Command("&Edit", "&Correct a figure...", do, ("F2",), can_be_done, says=says, why_not=why_not)


def change_assessment(session: Session, ask: BoardDialogs) -> Command:
    """Set the current indicator's assessment by hand."""

    def says() -> str:
        figure, month = session.selection.figure, session.month
        # An assessment is the open month's, whatever month the figure is of.
        assessed = CurrentFigure(figure.code, month) if figure is not None and month is not None else None
        return f"Ch&ange the assessment{_of(assessed)}..."

    def why_not() -> str:
        if session.board is None or session.report is None:
            return ""
        return session.board.locked_reason or ("" if _has_figure(session) else CHOOSE)

    words = "Ch&ange the assessment..."
    return Command(
        "&Month", words, ask.change_assessment, ("F4",), lambda: _has_figure(session), says=says, why_not=why_not
    )


def show_origin(session: Session, ask: BoardDialogs) -> Command:
    """Show where the current figure comes from."""

    def do() -> None:
        if (figure := session.selection.figure) is not None:
            ask.show_origin(figure.code, figure.month)

    def says() -> str:
        figure = session.selection.figure
        return f"&Where does {figure.words if figure is not None else 'this number'} come from?"

    words = "&Where does this number come from?"
    return Command("&Month", words, do, ("F3",), lambda: _has_figure(session), says=says, wants=CHOOSE)


def _has_figure(session: Session) -> bool:
    return session.selection.figure is not None


def _of(figure: CurrentFigure | None) -> str:
    return f" of {figure.words}" if figure is not None else ""


EDIT = "&Edit"


def edit_commands(parts: WindowParts) -> list[Entry]:
    """Cut, Copy and Paste are listened to by whatever has the focus, so that the menu only shows their keys."""
    session, clipboard = parts.session, parts.clipboard

    def can_undo() -> bool:
        return parts.can_change() and session.board is not None and session.board.can_undo is not None

    def can_redo() -> bool:
        return parts.can_change() and session.board is not None and session.board.can_redo is not None

    def why_no_undo() -> str:
        board, report = session.board, session.report
        if can_undo() or session.work.busy:
            return ""
        if board is not None and board.read_only_reason:
            return board.read_only_reason
        if report is not None and report.seal is not None:
            return f"{report.month.long} is signed off, which Undo does not take back. Re-open it, with a reason."
        return "There is nothing to undo."

    return [
        Command(EDIT, "&Undo", parts.undoing.undo, ("Ctrl+Z",), can_undo, why_not=why_no_undo),
        Command(
            EDIT, "&Redo", parts.undoing.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), can_redo, wants="There is nothing to redo."
        ),
        Command(EDIT, "&Save what is being typed", parts.save_what_is_typed, ("Ctrl+S",), parts.can_change),
        Command(EDIT, "Stop &what is being done...", parts.stopping.ask, ("Esc",), lambda: session.work.busy),
        SEPARATOR,
        Command(EDIT, "Cu&t", clipboard.cut, when=clipboard.can_cut, shown_keys="Ctrl+X"),
        Command(EDIT, "Cop&y", clipboard.copy, when=clipboard.can_copy, shown_keys="Ctrl+C"),
        Command(EDIT, "&Paste", clipboard.paste, when=clipboard.can_paste, shown_keys="Ctrl+V"),
        SEPARATOR,
        Command(EDIT, "&Find...", parts.go.find, ("Ctrl+F", "Ctrl+K"), parts.has_report),
        correct_figure(session, parts.ask),
        SEPARATOR,
        Command(EDIT, "&History...", parts.ask.show_history, when=lambda: session.board is not None),
        Command(EDIT, "Remove for &good...", parts.ask.remove_for_good, when=parts.can_change),
        Command(EDIT, "S&ettings...", parts.settings.show, when=lambda: session.board is not None),
    ]


def print_commands(session: Session, ask: BoardDialogs) -> list[Entry]:
    """Of the pack, and of the chosen indicator's page alone."""

    def has_report() -> bool:
        return session.report is not None

    def has_page() -> bool:
        return has_report() and session.selected is not None

    return [
        Command("&File", "&Print the pack...", ask.printing.pack, ("Ctrl+P",), has_report),
        Command("&File", "Print this indicator's pa&ge...", ask.printing.page, ("Ctrl+Shift+P",), has_page),
    ]


HELP = "&Help"


def help_commands(parts: WindowParts) -> list[Entry]:
    def show_keyboard() -> None:
        from ibdesk.ui.window.help_dialogs import HelpDialog  # the first window needs no dialog
        from ibdesk.ui.window.window_commands import window_commands

        HelpDialog(window_commands(parts), parts.window).open()

    def show(title: str, name: str) -> None:
        from ibdesk.ui.window.help_dialogs import ShippedTextDialog

        ShippedTextDialog(title, name, parts.session.palette, parts.window).open()

    def show_about() -> None:
        from ibdesk.ui.window.help_dialogs import AboutDialog

        AboutDialog(parts.window).open()

    helping = parts.helping
    return [
        Command(HELP, "&Help on what is shown", helping.show_here, (KEY,)),
        Command(HELP, "&Contents", partial(helping.show, FIRST)),
        Command(HELP, "A &first month on the sample", partial(helping.show, "first-month")),
        Command(HELP, "&Questions people ask", partial(helping.show, "questions")),
        Command(HELP, "&Keyboard shortcuts", show_keyboard, ("Ctrl+/",)),
        SEPARATOR,
        Command(HELP, "&What's new", partial(show, "What's new", "whats-new.md")),
        Command(HELP, "For &IT", partial(show, "For IT", "for-it.md")),
        Command(HELP, "&About IBDesk", show_about),
    ]
