"""A comment as rows of a page: one for each paragraph, so that paper is broken between them and nothing is cut."""

import re
from collections.abc import Iterator
from math import ceil

from msgspec import Struct

from ibdesk.writing.sheets.styles import TEXT
from ibdesk.writing.sheets.text_height import height, lines

# No row of Excel's is taller than 409 points.
TALLEST_ROW = 400.0
SHORTEST_ROW = 3.0
BETWEEN_PARAGRAPHS = 7.0
# A row is never parted between two pages: none is so tall that it leaves much of one empty.
MOST_LINES = 10
# A paragraph ends where no space stands before the line feed, so that one in a row's end says: it goes on below.
_PARAGRAPH_END = re.compile(r"(?<! )\n")
_SENTENCE = re.compile(r".+?(?:[.!?] +|$)", re.DOTALL)
_WORD = re.compile(r"[^ ]* +|[^ ]+$")


class CommentRow(Struct, frozen=True):
    """`text` is empty between paragraphs. `heights` are those of the sheet's rows that it stands over: of one, but for
    a text without a space in it that is taller than a row can be."""

    text: str
    heights: tuple[float, ...]

    @property
    def points(self) -> float:
        return sum(self.heights)


def comment_rows(text: str, pixels: int) -> tuple[CommentRow, ...]:
    """The rows from top to bottom. Read back they are the text again (`reading/tables/report/pack_page.py`)."""
    return tuple(
        CommentRow(part, _heights(part, pixels))
        for paragraph in _PARAGRAPH_END.split(text)
        for part in _parts(paragraph, pixels)
    )


def _parts(paragraph: str, pixels: int) -> Iterator[str]:
    """The paragraph, parted behind a sentence, else behind a word, where it has more lines than a row shall have; the
    parts are about alike, so that no line is left over by itself."""
    count = lines(paragraph, pixels, TEXT.size)
    if count <= MOST_LINES:
        yield paragraph
        return
    shall = min(ceil(count / ceil(count / MOST_LINES)) + 1, MOST_LINES)
    taken = ""
    for piece in _pieces(paragraph, pixels):
        if taken.endswith(" ") and lines(taken + piece, pixels, TEXT.size) > shall:
            yield taken
            taken = ""
        taken += piece
    yield taken


def _pieces(paragraph: str, pixels: int) -> Iterator[str]:
    """Sentences; of one that is itself too long its words."""
    for sentence in _SENTENCE.findall(paragraph):
        if lines(sentence, pixels, TEXT.size) <= MOST_LINES:
            yield sentence
        else:
            yield from _WORD.findall(sentence)


def _heights(text: str, pixels: int) -> tuple[float, ...]:
    if not text:
        return (BETWEEN_PARAGRAPHS,)
    left, heights = height(text, pixels, TEXT.size), []
    while left > 0:
        heights.append(max(min(TALLEST_ROW, left), SHORTEST_ROW))
        left -= TALLEST_ROW
    return tuple(heights)
