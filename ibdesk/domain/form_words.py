"""The words of a comment form, and the mark of the text that it went out with: by them it is known when it comes back.

A row of a form carries a mark ("2014-08 3f9a1c22"), its month and the fingerprint of the comment as the board had it,
so that a returned text can be held against both what was sent and what the board has now.
"""

import hashlib
import re
from enum import StrEnum

from ibdesk.domain.month import Month

LAYOUT = "Comment form"
SHEET = "Your comments"
TRENDS = "Trends of the form"
CODE, NAME, SAYS, TREND, YOURS, SENT = (
    "Code",
    "Indicator",
    "What the figures say",
    "Trend",
    "Your comment",
    "Sent as",
)
COMMENT_WANTED = "Comment wanted"  # in a line of its own under the indicator's name
ASSESSED = "Assessed as"
EARLIER = "Comment for {month}"
PROMPTS = (
    "What do the figures show?",
    "Why is it so?",
    "What is being done, by whom?",
    "By when will it show?",
)
_NO_TEXT = "no-text"
_MARK = re.compile(rf"(\d{{4}}-\d{{2}}) ([0-9a-f]{{8}}|{_NO_TEXT})")


BOTH_CHANGED = "both-changed"  # the rule of the question which of two texts holds
TAKE_FORM, KEEP_BOARD = "form", "board"  # its answers


class Returned(StrEnum):
    """What a returned text is to the board."""

    NOT_WRITTEN = "not written"  # as it was sent
    KNOWN = "known"  # the board says the same
    NEW = "new"  # the board still has what was sent
    EMPTIED = "emptied"  # a text went out and none came back
    BOTH_CHANGED = "both changed"


def sent_mark(month: Month, text: str) -> str:
    """The mark of a row that goes out with this text in it."""
    return f"{month} {_fingerprint(text)}"


def read_mark(mark: str) -> tuple[Month, str] | None:
    """The month and the fingerprint of a mark; None where it is none."""
    found = _MARK.fullmatch(mark.strip())
    if found is None:
        return None
    try:
        return Month.parse(found[1]), found[2]
    except ValueError:
        return None


def returned_as(text: str, sent: str, board: str) -> Returned:
    """What a text is that came back from a form which went out with the fingerprint `sent`, where the board has
    `board` now."""
    now, there = _fingerprint(text), _fingerprint(board)
    if now == sent:
        return Returned.NOT_WRITTEN
    if now == there:
        return Returned.KNOWN
    if now == _NO_TEXT:
        return Returned.EMPTIED
    return Returned.NEW if there == sent else Returned.BOTH_CHANGED


def about(code: str, month: Month) -> str:
    """What the question which of two texts holds is about."""
    return f"{code} {month}"


def _fingerprint(text: str) -> str:
    """Alike for texts that differ in their line ends and outer blanks alone, which a workbook does not keep."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    plain = "\n".join(lines).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:8] if plain else _NO_TEXT
