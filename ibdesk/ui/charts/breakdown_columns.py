"""What the breakdown chart shows of a page: each month's categories on top of each other, or each by itself."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from ibdesk.domain.breakdown import Breakdown, category_text


@dataclass(frozen=True, slots=True)
class Segment:
    """`place` counts months from the first one shown; from `bottom` up to `bottom + number`, its bottom 0 where the
    categories are no parts of one whole."""

    place: int
    bottom: float
    number: float
    text: str

    @property
    def middle(self) -> float:
        return self.bottom + self.number / 2


@dataclass(frozen=True, slots=True)
class CategoryColumns:
    """One category over the months that have a figure of it, oldest first."""

    name: str
    segments: tuple[Segment, ...]


def category_columns(shown: Breakdown) -> tuple[CategoryColumns, ...]:
    """The categories from the bottom of the columns upwards, the largest first."""
    below = shown.numbers if shown.adds_up else ()
    bottoms = [[0.0, *accumulate(float(row[place] or 0) for row in below)] for place in range(len(shown.months))]
    return tuple(
        CategoryColumns(
            name,
            tuple(
                Segment(place, bottoms[place][index] if shown.adds_up else 0.0, float(number), category_text(number))
                for place, number in enumerate(shown.numbers[index])
                if number is not None
            ),
        )
        for index, name in enumerate(shown.categories)
    )


def breakdown_rows(shown: Breakdown) -> tuple[tuple[str, ...], ...]:
    """The chart as a table: a row a month, a column a category, and what they add up to where they do."""
    rows = []
    for place, month in enumerate(shown.months):
        numbers = [row[place] for row in shown.numbers]
        known = [number for number in numbers if number is not None]
        texts = ["No figure" if number is None else category_text(number) for number in numbers]
        total = category_text(sum(known, Fraction(0))) if known else "No figure"
        rows.append((month.medium, *texts, *([total] if shown.adds_up else [])))
    return tuple(rows)
