"""Commands about a board's settings: what came with the program and waits for a person's word, and the logo."""

from argparse import Namespace

from ibdesk.cli.board_files import opened_board
from ibdesk.cli.ending import DONE
from ibdesk.cli.printed import print_json
from ibdesk.domain.inherited import Waiting
from ibdesk.progress import Progress

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
