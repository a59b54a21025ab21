"""How wide the columns of a table are on paper: no word parted that has room, and what is free to those that wrap."""

from collections.abc import Collection, Sequence
from itertools import permutations, repeat
from math import ceil

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
_DRAWN = 44.0
_STEP = 6.0
# Enough to tell what a table's texts are like.
_ROWS_LOOKED_AT = 80


def column_widths(table: Table, wide: float, drawn: Collection[int] = ()) -> list[float]:
    """In points, together `wide`: no word is parted that has room, and what is free goes where it saves the most lines.
    Of the columns `drawn` the texts are not set."""
    columns = table.columns
    texts = [[] if place in drawn else [_text(row[place]) for row in table.rows] for place in range(len(columns))]
    least = [_least(column, own) for column, own in zip(columns, texts, strict=True)]
    longest = [_longest(column, own) for column, own in zip(columns, texts, strict=True)]
    for place in drawn:
        least[place] = longest[place] = _DRAWN
    if sum(least) > wide:
        return [low * wide / sum(least) for low in least]
    made = longest
    if sum(longest) > wide:
        wrapping = [_Wrapping(column, own, high) for column, own, high in zip(columns, texts, longest, strict=True)]
        made = _exchanged(wrapping, _widened(wrapping, least, wide - sum(least)), least)
    # What nobody needs stands between the columns.
    over, in_all = wide - sum(made), sum(each.pixels for each in columns)
    return [each + over * column.pixels / in_all for each, column in zip(made, columns, strict=True)]


class _Wrapping:
    """How many lines a column's heading, and each of its first texts, takes at a width; none where they are drawn."""

    def __init__(self, column: Column, texts: Sequence[str], longest: float) -> None:
        ink = _ink(column, texts)
        self._space = width(" ", ink)
        self._beside = 2 * PAD_ACROSS + _mark(texts)
        words = {word: width(word, ink) for text in texts[:_ROWS_LOOKED_AT] for word in text.split()}
        head = [[width(word, HEADING) for word in column.heading.split()]]
        own = [[words[word] for word in text.split()] for text in texts[:_ROWS_LOOKED_AT]]
        self._texts = head + own if own else []
        self._known: dict[float, list[int]] = {}
        self.longest = longest

    def lines(self, wide: float) -> list[int]:
        if wide not in self._known:
            self._known[wide] = [self._lines(words, wide - self._beside) for words in self._texts]
        return self._known[wide]

    def cost(self, wide: float) -> int:
        """A line of a tall cell costs more than one of a low cell."""
        return sum(count**3 for count in self.lines(wide))

    def _lines(self, words: Sequence[float], room: float) -> int:
        count, used = 1, 0.0
        for word in words:
            if used and used + self._space + word > room:
                count, used = count + 1, 0.0
            used += word + (self._space if used else 0.0)
        return count


def _widened(columns: Sequence[_Wrapping], least: Sequence[float], free: float) -> list[float]:
    """The columns with what is free: again and again to that one which saves the most for each point that it gets."""
    made = list(least)
    while True:
        steps = [
            ((column.cost(made[place]) - column.cost(made[place] + more)) / more, more, place)
            for place, column in enumerate(columns)
            for more in _steps(min(column.longest - made[place], free))
        ]
        saved, more, place = max(steps, default=(0.0, 0.0, 0))
        if saved <= 0:
            return made
        made[place] += more
        free -= more


def _exchanged(columns: Sequence[_Wrapping], made: list[float], least: Sequence[float]) -> list[float]:
    """One column gives to another as long as rows become lower, each as tall as its tallest cell."""
    drawn = [place for place, column in enumerate(columns) if column.lines(made[place])]
    while drawn:
        lines = {place: columns[place].lines(made[place]) for place in drawn}
        best = (sum(map(max, *lines.values(), repeat(0))), 0, 0, 0.0)
        for one, other in permutations(drawn, 2):
            beside = [lines[place] for place in drawn if place not in (one, other)]
            for more in _steps(min(made[one] - least[one], columns[other].longest - made[other])):
                cells = (columns[one].lines(made[one] - more), columns[other].lines(made[other] + more))
                best = min(best, (sum(map(max, *cells, *beside)), one, other, more))
        _, one, other, more = best
        if not more:
            break
        made[one] -= more
        made[other] += more
    return made


def _steps(most: float) -> list[float]:
    """Up to so many points."""
    return [*(_STEP * count for count in range(1, ceil(most / _STEP))), most] if most > 0 else []


def _ink(column: Column, texts: Sequence[str]) -> Ink:
    return STRONG if column.bold or _mark(texts) else CELL


def _mark(texts: Sequence[str]) -> float:
    """What the mark before an assessment takes."""
    return _MARK if any(text in STATUS_WORDS.values() for text in texts) else 0.0


def _text(cell: TableCell) -> str:
    match cell:
        case StatusCell(status):
            return STATUS_WORDS[status]
        case LinkCell(_, text):
            return text
        case _:
            return cell_text(cell)


def _least(column: Column, texts: Sequence[str]) -> float:
    """The longest word of the heading, and of what is below it."""
    ink = _ink(column, texts)
    words = {word for text in texts for word in text.split()}
    inside = max((width(word, ink) for word in words), default=0.0)
    head = max((width(word, HEADING) for word in column.heading.split()), default=0.0)
    return max(head, min(inside, _LONGEST_WORD) + _mark(texts)) + 2 * PAD_ACROSS + 1


def _longest(column: Column, texts: Sequence[str]) -> float:
    ink = _ink(column, texts)
    lines = {line for text in texts for line in text.split("\n")}
    inside = max((width(line, ink) for line in lines), default=0.0)
    head = max((width(word, HEADING) for word in column.heading.split()), default=0.0)
    return max(head, inside + _mark(texts)) + 2 * PAD_ACROSS + 1
