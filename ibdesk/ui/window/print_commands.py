"""The commands that print, in a preview first."""

from ibdesk.ui.app.session import Session
from ibdesk.ui.window.board_dialogs import BoardDialogs
from ibdesk.ui.window.commands import Command, Entry


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
