"""The command that removes something for good: first what would go from where, then, asked twice, doing it."""

from argparse import Namespace
from functools import partial

from ibdesk.cli.board_files import is_there
from ibdesk.cli.ending import DONE
from ibdesk.cli.given_files import text_of
from ibdesk.desk.removing import (
    CommentRemoval,
    FigureRemoval,
    Removal,
    TextRemoval,
    has_words,
    removal_lines,
    remove_for_good,
    would_remove,
)
from ibdesk.domain.figure import Part
from ibdesk.errors import UserError
from ibdesk.paths import user_data
from ibdesk.progress import Progress

_NOT_YET = "Nothing was changed. With --for-good and a --reason it is removed, and nothing brings it back."


def purge(arguments: Namespace, by: str, progress: Progress) -> int:
    if not is_there(arguments.board):
        raise UserError(f"There is no board {arguments.board}.", "Check the name and the folder.")
    removal = _removal(arguments)
    if not arguments.for_good:
        found = would_remove(arguments.board, removal, arguments.sealed_packs, progress)
        if not found:
            raise UserError(
                "Neither the board nor a backup of it holds that.", "Give it as it was written, or another month."
            )
        print("Would be removed for good:")
        said = _NOT_YET
    else:
        if not arguments.reason:
            raise UserError("There is no reason, and removing something for good needs one.", "Give it by --reason.")
        found = remove_for_good(arguments.board, removal, arguments.reason, by, arguments.sealed_packs, progress)
        _forget(removal)
        print("Removed for good:")
        said = "The log says that something was removed, when, by whom and why."
    for line in removal_lines(found):
        print(f"  {line}")
    print(said)
    return DONE


def _forget(removal: Removal) -> None:
    """The window of this person does not name workbooks either whose names are removed."""
    if isinstance(removal, TextRemoval) and user_data().exists():
        from ibdesk.ui.app.preferences import Remembered  # Qt, which no other command loads

        Remembered(user_data()).forget_workbooks(partial(has_words, removal))


def _removal(arguments: Namespace) -> Removal:
    text = arguments.text
    if arguments.text_file:
        text = text_of(arguments.text_file, "file", "Give a text file in UTF-8 with the text in it.").strip()
    if arguments.with_comments and arguments.figure is None:
        raise UserError("Comments go with a figure whose number stands in them.", "Leave out --with-comments.")
    if text is not None:
        if arguments.month or arguments.part or arguments.step:
            raise UserError("A text is removed wherever it stands.", "Leave out --month, --part and --step.")
        return TextRemoval(text)
    if arguments.month is None:
        raise UserError("A figure and a comment are of a month.", "Give it by --month, such as 2014-08.")
    if arguments.comment is not None:
        if arguments.part:
            raise UserError("A comment has no parts.", "Leave out --part.")
        return CommentRemoval(arguments.comment, arguments.month, arguments.step)
    part = Part(arguments.part) if arguments.part else None
    return FigureRemoval(arguments.figure, arguments.month, part, arguments.step, arguments.with_comments)
