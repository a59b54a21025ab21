"""The board that a command names, and commands about it as such: whether it is sound, the way back, its logo, and what
came with the program and waits for a person's word."""

from argparse import Namespace
from pathlib import Path

from ibdesk.cli.ending import DONE
from ibdesk.cli.printed import print_json
from ibdesk.desk import Desk
from ibdesk.domain.inherited import Waiting
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


_HOW = (
    "Nothing is judged by them, and they stand on no page: with --confirm they are the board's own, with --clear they "
    "are taken away."
)


def targets(arguments: Namespace, by: str, progress: Progress) -> int:
    """Without --confirm and --clear nothing is changed."""
    codes = arguments.code or None
    with opened_board(arguments.board, by) as desk:
        settings = desk.settings
        if arguments.confirm:
            done, word = settings.confirm(codes), "confirmed"
        elif arguments.clear:
            done, word = settings.clear(codes), "cleared"
        else:
            done, word = settings.waiting(codes), ""
        left = settings.waiting()
    if arguments.json:
        print_json({word or "waiting": _json(done), "waiting": _json(left)})
    elif word:
        print(f"{word.capitalize()}: {done.words}. {left.sentence}".strip())
    else:
        print(f"{done.sentence} {_HOW}" if done else "No target and no benchmark waits to be confirmed.")
    return DONE


def _json(waiting: Waiting) -> dict[str, object]:
    return {
        "targets": [each.code for each in waiting.targets],
        "benchmarks": [{"code": each.code, "name": each.name, "period": each.period} for each in waiting.benchmarks],
    }


def logo(arguments: Namespace, by: str, progress: Progress) -> int:
    with opened_board(arguments.board, by) as desk:
        if arguments.picture is not None:
            desk.settings.keep_logo(arguments.picture)
            print(f"The packs have {arguments.picture.name} as their logo.")
        else:
            desk.settings.take_logo_away()
            print("The packs have no logo.")
    return DONE
