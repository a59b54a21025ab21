"""Phrases that several checks use: numbers as people read them, lists of codes and of cells."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ibdesk.domain.figure import Covers, Missing, Quantity, Source, Unit
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER, decimals_to_tell_apart, round_half_up
from ibdesk.domain.wording import MISSING_WORDS, number_text, period_text

# More decimals than this were never typed: they are what a spreadsheet's division left behind.
MOST_DECIMALS_WRITTEN = 6
MOST_DECIMALS_SHOWN = 2


def decimals_written(number: Fraction) -> int:
    """With how many decimals a number was written, as far as the number itself tells (62.70 counts as 62.7)."""
    for decimals in range(MOST_DECIMALS_WRITTEN):
        if Fraction(round_half_up(number, decimals)) == number:
            return decimals
    return MOST_DECIMALS_WRITTEN


def same_as_written(exact: Fraction, written: Fraction) -> bool:
    """Whether the exact number, rounded half up to the decimals of the written one, is the written one."""
    decimals = decimals_written(written)
    return round_half_up(exact, decimals) == round_half_up(written, decimals)


def rounded_twice(exact: Fraction, written: Fraction) -> bool:
    """Whether the written number is what the exact one gives when it is rounded to one decimal more first, and then
    again: 79.849 makes 79.85, and that 79.9. Only ever one unit in its last place beside the right one."""
    decimals = decimals_written(written)
    first = Fraction(round_half_up(exact, decimals + 1))
    return not same_as_written(exact, written) and same_as_written(first, written)


def plain_text(number: Fraction, unit: Unit = Unit.COUNT) -> str:
    """A number as it was written: 1,060.66, 39.69%, 102."""
    return number_text(number, unit, decimals_written(number))


def worked_out_text(number: Fraction, unit: Unit = Unit.COUNT, other: Fraction | None = None) -> str:
    """A number that IBDesk worked out: two decimals at most, rounded half up; more only to tell it from `other`."""
    decimals = min(MOST_DECIMALS_SHOWN, decimals_written(number))
    if other is not None:
        decimals = decimals_to_tell_apart(number, other, decimals)
    return number_text(number, unit, decimals)


def rate_text(rate: Fraction) -> str:
    """A rate as a page shows it, and with the decimals it was written with where those are more: 9.70."""
    return number_text(rate, Unit.RATE, max(2, decimals_written(rate)))


def worked_out_rate(rate: Fraction) -> str:
    """A rate that IBDesk worked out: two decimals, rounded half up."""
    return rate_text(Fraction(round_half_up(rate, 2)))


def whole_count(rate: Fraction, children: Fraction) -> Fraction:
    """The whole number of children that comes nearest to a rate per 10,000."""
    return Fraction(round_half_up(rate * children / PER, 0))


def quantity_words(quantity: Quantity, unit: Unit = Unit.COUNT) -> str:
    """The number, or the words for why there is none, in quotation marks."""
    return f'"{MISSING_WORDS[quantity]}"' if isinstance(quantity, Missing) else plain_text(quantity, unit)


def quantity_found(quantity: Quantity, unit: Unit = Unit.COUNT) -> str:
    """The same without quotation marks, as a problem's `found` has it."""
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain_text(quantity, unit)


def named(indicator: Indicator) -> str:
    """indicator 7 (Referrals)."""
    return f"indicator {indicator.code} ({indicator.name})" if indicator.name else f"indicator {indicator.code}"


def named_first(indicator: Indicator) -> str:
    """The same at the beginning of a sentence."""
    return f"I{named(indicator)[1:]}"


def when(covers: Covers, month: Month) -> str:
    """August 2014; 12 months to August 2014; 31 August 2014."""
    return period_text(covers, month)


def joined(words: Sequence[str], last: str = "and") -> str:
    """5, 6 and 7."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def indicators_text(codes: Iterable[str]) -> str:
    """indicators 5, 6 and 9, in the order of the pack."""
    ordered = sorted(set(codes), key=in_code_order)
    return f"indicator{'s' if len(ordered) > 1 else ''} {joined(ordered)}"


def months_text(months: Iterable[Month], most: int = 6) -> str:
    """May 2014 and June 2014; of many months the first few and how many more."""
    ordered = [month.long for month in sorted(months)]
    if len(ordered) > most:
        return f"{', '.join(ordered[:most])} and {len(ordered) - most} more"
    return joined(ordered)


def cells_text(sources: Iterable[Source | None], most: int = 4) -> str:
    """Where something stands, several cells at once; words where nothing but a definition says it."""
    places = list(dict.fromkeys(str(source) for source in sources if source is not None))
    if not places:
        return "the board's definitions"
    if len(places) > most:
        return f"{', '.join(places[:most])} and {len(places) - most} more"
    return joined(places)
