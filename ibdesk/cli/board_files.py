"""The board that a command names, and commands about its file as such: whether it is sound, and the way back."""

from argparse import Namespace
from pathlib import Path

from ibdesk.cli.ending import DONE
from ibdesk.desk import Desk
from ibdesk.errors import UserError
from ibdesk.outputs import check_restored
from ibdesk.progress import Progress
from ibdesk.store.backups.restore import newest_sound
from ibdesk.store.backups.restore import restore as restore_board
from ibdesk.store.opening.verify import verify as verify_board


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


def verify(arguments: Namespace, by: str, progress: Progress) -> int:
    verified = verify_board(arguments.board, read_records=True)
    if not verified.sound:
        raise UserError(" ".join(verified.damage), _way_back(arguments.board))
    print(f"{arguments.board.name} is sound: {verified.steps} steps, {verified.figures} figures.")
    return DONE


def _way_back(board: Path) -> str:
    """What to do about a damaged board."""
    newest = newest_sound(board)
    if newest is None:
        return "Bring a backup back with 'ibdesk restore'; beside the board is none that is sound."
    return f'The newest sound backup is {newest}. Bring it back with \'ibdesk restore "{newest}" --to "{board}"\'.'


def restore(arguments: Namespace, by: str, progress: Progress) -> int:
    check_restored(arguments.board)
    kept = restore_board(arguments.backup, arguments.board)
    print(f"Restored {arguments.board}" + (f"; what was there is now {kept}" if kept else ""))
    return DONE
