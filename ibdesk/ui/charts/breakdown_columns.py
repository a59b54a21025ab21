"""What the breakdown chart shows of a page: each month's categories on top of each other, or each by itself."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import known
from ibdesk.domain.report.breakdown import Breakdown, category_text


class Segment(Struct, frozen=True):
    """`place` counts months from the first one shown; from `bottom` up by `number`, and named at `label`'s height."""

    place: int
    bottom: float
    number: float
    label: float
    text: str


class CategoryColumns(Struct, frozen=True):
    """One category over the months that have a figure of it, oldest first."""

    name: str
    segments: tuple[Segment, ...]


def category_columns(shown: Breakdown) -> tuple[CategoryColumns, ...]:
    """The categories from the bottom of the columns upwards, the largest first; all from 0 where they do not add up."""
    return tuple(
        CategoryColumns(
            name,
            tuple(
                _segment(shown, index, place, number)
                for place, number in enumerate(shown.numbers[index])
                if number is not None
            ),
        )
        for index, name in enumerate(shown.categories)
    )


def _segment(shown: Breakdown, index: int, place: int, number: Fraction) -> Segment:
    text = category_text(number)
    if not shown.adds_up:
        return Segment(place, 0.0, float(number), float(number), text)
    below = float(sum(row[place] or 0 for row in shown.numbers[:index]))
    return Segment(place, below, float(number), below + float(number) / 2, text)


def breakdown_rows(shown: Breakdown) -> tuple[tuple[str, ...], ...]:
    """The chart as a table: a row a month, a column a category, and what they add up to where they do."""
    rows = []
    for place, month in enumerate(shown.months):
        numbers = [row[place] for row in shown.numbers]
        texts = ["No figure" if number is None else category_text(number) for number in numbers]
        total = category_text(sum(found, Fraction(0))) if (found := known(numbers)) else "No figure"
        rows.append((month.medium, *texts, *([total] if shown.adds_up else [])))
    return tuple(rows)
