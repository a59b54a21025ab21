"""How wide the columns of the summary are: together as wide as the paper, no row taller than it need be."""

from collections.abc import Sequence
from math import ceil

from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.writing.sheets.numbers import cell_text
from ibdesk.writing.sheets.styles import BODY_SIZE
from ibdesk.writing.sheets.table import LinkCell, StatusCell, TableCell
from ibdesk.writing.sheets.text import lines, text_pixels

NAME_COLUMN, VALUE_COLUMN = 1, 2
# Narrowest and widest of each column on paper in pixels; texts wrap beyond the widest, numbers never do. What is left
# of the paper's width is the names'.
WIDTHS = (
    (40, 60),
    (0, 0),
    (96, 160),
    (106, 106),
    (100, 104),
    (90, 118),
    (64, 146),
    (46, 66),
    (70, 148),
)
WRAPPED = (1, 4, 5, 6, 7, 8)
TAKE_WHAT_IS_LEFT = (5, 6, 8)
# So much wider than the paper that its letters of 10 points are printed with 9: what is printed counts a column's width
# in letters, and comes out up to nine percent wider than on a screen.
PAPER_PIXELS = 1118
LEAST_NAME = 150
# Rows that are taller have the names give room, in steps of so many pixels.
MOST_LINES, _STEP = 3, 12


def summary_widths(rows: Sequence[Sequence[TableCell]]) -> list[int]:
    """Each column wide enough for its longest text, between its narrowest and widest; what is left of the paper is the
    names', and what these do not need goes to the columns that wrap."""
    longest = [_longest(place, [row[place] for row in rows]) for place in range(len(WIDTHS))]
    widths = [min(max(needed, narrowest), widest) for needed, (narrowest, widest) in zip(longest, WIDTHS, strict=True)]
    spare = PAPER_PIXELS - sum(widths) - max(LEAST_NAME, longest[NAME_COLUMN])
    for place in TAKE_WHAT_IS_LEFT:
        more = min(max(longest[place] - widths[place], 0), max(spare, 0))
        widths[place] += more
        spare -= more
    widths[NAME_COLUMN] = max(LEAST_NAME, PAPER_PIXELS - sum(widths))
    return _given_by_names(rows, widths)


def _given_by_names(rows: Sequence[Sequence[TableCell]], widths: list[int]) -> list[int]:
    """Where a cell of another column takes more lines than a row shall have, the names give to it what shortens the
    rows."""
    texts = {place: [_text(row[place]) for row in rows] for place in (NAME_COLUMN, *TAKE_WHAT_IS_LEFT)}

    def counts(place: int, pixels: int) -> list[int]:
        return [lines(text, pixels, BODY_SIZE) for text in texts[place]]

    for place in TAKE_WHAT_IS_LEFT:
        tall = max(counts(place, widths[place]), default=0)
        if tall <= MOST_LINES:
            continue
        most = max(widths[NAME_COLUMN] - LEAST_NAME, 0)
        more = min(
            range(0, most + 1, _STEP),
            key=lambda more: sum(
                map(max, counts(place, widths[place] + more), counts(NAME_COLUMN, widths[NAME_COLUMN] - more))
            ),
        )
        widths[place] += more
        widths[NAME_COLUMN] -= more
    return widths


def _longest(place: int, cells: Sequence[TableCell]) -> int:
    # The headings of the outer columns wrap; a number that did not fit would show as ####.
    pixels = (text_pixels(_text(cell), 10, bold=place == VALUE_COLUMN) for cell in cells)
    return ceil(max(pixels, default=0)) + 10


def _text(cell: TableCell) -> str:
    match cell:
        case LinkCell(_, text):
            return text
        case StatusCell(status):
            return STATUS_WORDS[status]
        case _:
            return cell_text(cell)
