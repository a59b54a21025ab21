"""How wide the columns of a table are on paper: no word parted that has room, and what is free to those that wrap."""

from collections.abc import Collection, Iterator

from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.printing.lettering import width
from ibdesk.printing.marks import Ink
from ibdesk.writing.sheets.numbers import cell_text
from ibdesk.writing.sheets.table import Column, LinkCell, StatusCell, Table, TableCell

HEADING = Ink(9, bold=True, colour=LIGHT.accent_text)
CELL, STRONG = Ink(9), Ink(9, bold=True)
PAD_ACROSS = 4.0
# The mark before an assessment's word, and the longest word that a column makes room for.
_MARK, _LONGEST_WORD = 12.0, 96.0
_DRAWN = 66.0


def column_widths(table: Table, wide: float, drawn: Collection[int] = ()) -> list[float]:
    """In points, together `wide`: each as wide as its longest text, but no wider than the sheet's column; where that
    is too much, those that wrap give way. Of the columns `drawn` the texts are not set."""
    in_all = sum(each.pixels for each in table.columns)
    texts = [list(dict.fromkeys(_texts(table, place))) for place in range(len(table.columns))]
    for place in drawn:
        texts[place] = []
    least = [_least(column, own) for column, own in zip(table.columns, texts, strict=True)]
    longest = [_longest(column, own) for column, own in zip(table.columns, texts, strict=True)]
    for place in drawn:
        least[place] = longest[place] = _DRAWN
    made = [
        max(low, min(high, column.pixels * wide / in_all))
        for column, low, high in zip(table.columns, least, longest, strict=True)
    ]
    if (free := wide - sum(made)) >= 0:
        wants = [max(high - each, 0.0) for high, each in zip(longest, made, strict=True)]
        share = min(free / sum(wants), 1.0) if sum(wants) else 0.0
        made = [each + want * share for each, want in zip(made, wants, strict=True)]
        # What nobody needs stands between the columns.
        return [
            each + (wide - sum(made)) * column.pixels / in_all for each, column in zip(made, table.columns, strict=True)
        ]
    spare = [each - low for each, low in zip(made, least, strict=True)]
    if sum(spare) >= -free:
        return [each + free * one / sum(spare) for each, one in zip(made, spare, strict=True)]
    return [low * wide / sum(least) for low in least]


def _texts(table: Table, place: int) -> Iterator[str]:
    for row in table.rows:
        yield _text(row[place])


def _text(cell: TableCell) -> str:
    match cell:
        case StatusCell(status):
            return STATUS_WORDS[status]
        case LinkCell(_, text):
            return text
        case _:
            return cell_text(cell)


def _least(column: Column, texts: list[str]) -> float:
    """The longest word of the heading, and of what is below it."""
    ink = STRONG if column.bold else CELL
    words = {word for text in texts for word in text.split()}
    inside = max((width(word, ink) for word in words), default=0.0)
    head = max((width(word, HEADING) for word in column.heading.split()), default=0.0)
    return max(head, min(inside, _LONGEST_WORD)) + 2 * PAD_ACROSS + 1


def _longest(column: Column, texts: list[str]) -> float:
    ink = STRONG if column.bold else CELL
    lines = {line for text in texts for line in text.split("\n")}
    inside = max((width(line, ink) for line in lines), default=0.0)
    head = max((width(word, HEADING) for word in column.heading.split()), default=0.0)
    mark = _MARK if any(text in STATUS_WORDS.values() for text in texts) else 0.0
    return max(head, inside + mark) + 2 * PAD_ACROSS + 1
