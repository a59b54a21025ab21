"""The commands that act on the one current figure; each names it in its menu."""

from ibdesk.ui.app.selection import CurrentFigure
from ibdesk.ui.app.session import Session
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.commands import Command

CHOOSE = "Choose an indicator or a figure first."


def correct(session: Session, ask: BoardDialogs) -> Command:
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
