"""The board that a command names."""

from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.errors import UserError


def is_there(board: Path) -> bool:
    """True also in a folder that cannot be read: opening the file says why."""
    try:
        return board.exists()
    except OSError:
        return True


def opened_board(board: Path, by: str) -> Desk:
    if not is_there(board):
        raise UserError(f"There is no board {board}.", "Check the name, or make one with 'ibdesk import'.")
    return Desk.open(board, by)
