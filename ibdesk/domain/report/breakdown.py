"""A page's breakdown as it is drawn: the last months by category, at most six, with its headline."""

from collections.abc import Iterable
from fractions import Fraction
from statistics import mean

from msgspec import Struct

from ibdesk.domain.figure import BreakdownFigure, Missing, Quantity, Unit, known
from ibdesk.domain.month import Month, months
from ibdesk.domain.number import grouped, round_half_up
from ibdesk.domain.report.report import IndicatorPage

MOST_CATEGORIES = 6
MONTHS_SHOWN = 12
OTHERS = "All others"


class Breakdown(Struct, frozen=True):
    """`numbers` has one row a category and one column a month; None where that month has no figure.

    `adds_up` is false where each category has a percentage, a rate or days of its own: together they are nothing.
    `left_out` is how many categories are not among those shown, `held_back` those whose number in the last month is
    suppressed: what is known of that month is then not the whole.
    """

    months: tuple[Month, ...]
    categories: tuple[str, ...]
    numbers: tuple[tuple[Fraction | None, ...], ...]
    adds_up: bool = True
    left_out: int = 0
    held_back: tuple[str, ...] = ()

    def latest(self) -> tuple[tuple[str, Fraction], ...]:
        """The categories with their numbers in the last month, largest first; those without a figure are left out."""
        pairs = zip(self.categories, (row[-1] for row in self.numbers), strict=True)
        known = [(category, number) for category, number in pairs if number is not None]
        return tuple(sorted(known, key=lambda pair: -pair[1]))


def breakdown_shown(page: IndicatorPage) -> Breakdown | None:
    """The twelve months up to the report month; None where the page has no breakdown.

    Categories stand in the order of their size over those months; from the sixth on they are added up as one, or left
    out from the seventh on where they cannot be added.
    """
    if not page.breakdown:
        return None
    span = months(page.month - (MONTHS_SHOWN - 1), page.month)
    by_category: dict[str, dict[Month, BreakdownFigure]] = {}
    for figure in page.breakdown:
        by_category.setdefault(figure.category, {})[figure.month] = figure
    rows = {category: tuple(_number(found.get(month)) for month in span) for category, found in by_category.items()}
    adds_up = _add_up(page, tuple(map(_added, zip(*rows.values(), strict=True))))
    size = _added if adds_up else _mean
    ordered = sorted(rows, key=lambda category: -(size(rows[category]) or 0))
    if len(ordered) > MOST_CATEGORIES and adds_up:
        ordered, rest = ordered[: MOST_CATEGORIES - 1], ordered[MOST_CATEGORIES - 1 :]
        others = [
            None if any(_is_suppressed(by_category[category].get(month)) for category in rest) else _added(numbers)
            for month, numbers in zip(span, zip(*(rows[category] for category in rest), strict=True), strict=True)
        ]
        rows[OTHERS] = tuple(others)
        ordered.append(OTHERS)
    left_out = max(0, len(ordered) - MOST_CATEGORIES)
    ordered = ordered[:MOST_CATEGORIES]
    held_back = tuple(category for category, found in by_category.items() if _is_suppressed(found.get(page.month)))
    shown = tuple(rows[category] for category in ordered)
    return Breakdown(span, tuple(ordered), shown, adds_up, left_out, held_back)


def _add_up(page: IndicatorPage, totals: tuple[Fraction | None, ...]) -> bool:
    """Whether the months' categories are parts of one whole: counts always, and of a percentage those that come to
    its numerator or denominator, or to 100 in every month."""
    match page.indicator.unit:
        case Unit.COUNT:
            return True
        case Unit.PERCENT:
            counts = (page.value.numerator, page.value.denominator)
            return (totals[-1] is not None and totals[-1] in counts) or set(totals) - {None} == {Fraction(100)}
        case _:
            return False


def breakdown_headline(page: IndicatorPage, shown: Breakdown) -> str:
    """Core assessment is the largest category in August 2014: 40 of 158; or, of numbers that add up to nothing, North
    is the highest category in August 2014: 62.50."""
    latest = shown.latest()
    if not latest:
        return f"No breakdown for {page.month.long}"
    total = sum((number for _, number in latest), Fraction(0))
    named = [pair for pair in latest if pair[0] != OTHERS] or list(latest)
    category, number = named[0]
    largest = "largest" if shown.adds_up else "highest"
    if len(named) > 1 and named[1][1] == number:
        return f"No single {largest} category in {page.month.long}"
    whole = f" of {category_text(total)}" if shown.adds_up and not shown.held_back else ""
    among = " shown" if shown.held_back else ""
    return f"{category} is the {largest} category{among} in {page.month.long}: {category_text(number)}{whole}"


def breakdown_subtitle(shown: Breakdown) -> str:
    """Number by category, Sep 2013 to Aug 2014; each by itself where they do not add up."""
    span = f"{shown.months[0].medium} to {shown.months[-1].medium}"
    if shown.adds_up:
        return f"Number by category, {span}"
    among = (
        f". The {len(shown.categories)} highest of {len(shown.categories) + shown.left_out}" if shown.left_out else ""
    )
    return f"Each category by itself, {span}{among}"


def breakdown_summary(page: IndicatorPage, shown: Breakdown) -> str:
    """The chart in one sentence, for those who do not see it."""
    numbers = [f"{category}: {category_text(number)}" for category, number in shown.latest()]
    said = "; ".join([*numbers, *(f"{category}: [c]" for category in shown.held_back)])
    kind = "Stacked column chart" if shown.adds_up else "Line chart"
    return f"{kind}. {breakdown_headline(page, shown)}. {page.month.long}: {said or 'no figure'}."


def category_text(number: Fraction) -> str:
    """489; a percentage's category, which need not be whole, to two decimals: 12.50."""
    return grouped(round_half_up(number, category_decimals((number,))))


def category_decimals(numbers: Iterable[Quantity | None]) -> int:
    """None where all numbers are whole, as counts are; else two."""
    return 2 if any(isinstance(number, Fraction) and number.denominator != 1 for number in numbers) else 0


def _number(figure: BreakdownFigure | None) -> Fraction | None:
    return figure.quantity if figure is not None and isinstance(figure.quantity, Fraction) else None


def _is_suppressed(figure: BreakdownFigure | None) -> bool:
    return figure is not None and figure.quantity is Missing.SUPPRESSED


def _added(numbers: Iterable[Fraction | None]) -> Fraction | None:
    return sum(found, Fraction(0)) if (found := known(numbers)) else None


def _mean(numbers: Iterable[Fraction | None]) -> Fraction | None:
    return mean(found) if (found := known(numbers)) else None
