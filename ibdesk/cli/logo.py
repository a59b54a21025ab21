"""The logo of a board's packs: kept from a picture, or taken away."""

from argparse import Namespace

from ibdesk.cli.exit_status import DONE
from ibdesk.cli.opened_board import opened_board
from ibdesk.progress import Progress


def logo(arguments: Namespace, by: str, progress: Progress) -> int:
    with opened_board(arguments.board, by) as desk:
        if arguments.picture is not None:
            desk.settings.keep_logo(arguments.picture)
            print(f"The packs have {arguments.picture.name} as their logo.")
        else:
            desk.settings.take_logo_away()
            print("The packs have no logo.")
    return DONE
