"""What an import says otherwise than the board besides its figures: those by category, and comments."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Quantity
from ibdesk.domain.month import Month


class CategoryChange(Struct, frozen=True):
    """A category's figure that the board already has, and that the workbooks give differently."""

    code: str
    month: Month
    category: str
    was: Quantity
    now: Quantity
    source: CellSource
    is_comment: ClassVar[Literal[False]] = False


class CommentChange(Struct, frozen=True):
    """A comment in whose place the workbooks put another text."""

    code: str
    month: Month
    was: str
    now: str
    source: CellSource | None
    is_comment: ClassVar[Literal[True]] = True


OtherChange = CategoryChange | CommentChange


def other_changes(records: Records, known: Records) -> tuple[OtherChange, ...]:
    """In the order of the workbooks; what the board does not have yet is no change."""
    return (*_categories(records, known), *_comments(records, known))


def _categories(records: Records, known: Records) -> Iterator[CategoryChange]:
    before = {figure.key: figure for figure in known.breakdowns} if records.breakdowns else {}
    for figure in records.breakdowns:
        earlier = before.get(figure.key)
        if earlier is not None and earlier.quantity != figure.quantity:
            yield CategoryChange(
                figure.code, figure.month, figure.category, earlier.quantity, figure.quantity, figure.source
            )


def _comments(records: Records, known: Records) -> Iterator[CommentChange]:
    before = {comment.key: comment.text for comment in known.comments} if records.comments else {}
    for comment in records.comments:
        earlier = before.get(comment.key, "")
        if earlier.strip() and earlier != comment.text:
            yield CommentChange(comment.code, comment.month, earlier, comment.text, comment.source)
