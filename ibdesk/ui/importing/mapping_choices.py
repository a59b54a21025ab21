"""What a column can be said to hold, in words, and back again: pure."""

from msgspec import Struct

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    ANY_MONTH,
    KIND,
    PERIOD,
    Meaning,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    year_named,
)
from ibdesk.domain.proposal import ProposedColumn

NOT_USED = "Not used"
_FIELDS = {
    "month": "Month of the row",
    PERIOD: "Number of the row's month, from April on",
    "year": "Year of the row's month",
    "code": "Indicator's code",
    "name": "Indicator's name",
    "value": "Value",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "rate": "Rate per 10,000",
    "comment": "Comment",
    "category": "Category of a breakdown",
    KIND: "Which number the row holds",
    "covers": "Time that the value covers",
    "provisional": "Provisional or not",
}
_OF_INDICATOR: dict[Part | None, str] = {
    Part.VALUE: "Value of one indicator",
    Part.NUMERATOR: "Numerator of one indicator",
    Part.DENOMINATOR: "Denominator of one indicator",
    Part.RATE: "Rate of one indicator",
    None: "Comments on one indicator",
}
_ACROSS = {
    Part.VALUE: "Value for each month",
    Part.NUMERATOR: "Numerator for each month",
    Part.DENOMINATOR: "Denominator for each month",
    Part.RATE: "Rate for each month",
}


class Option(Struct, frozen=True):
    """One entry of a column's list; `needs_indicator` where an indicator has to be chosen beside it."""

    words: str
    meaning: Meaning

    @property
    def needs_indicator(self) -> bool:
        return isinstance(self.meaning, OfIndicator)


def options_for(heading: str) -> tuple[Option, ...]:
    """A month over a column leaves little to say of it; every other column may be anything."""
    nothing = Option(NOT_USED, NotUsed())
    if ANY_MONTH in heading:
        return (nothing, *(Option(words, MonthsAcross(part)) for part, words in _ACROSS.items()))
    of_year = _ACROSS.items() if year_named(heading) else ()
    across = (Option(words.replace("each month", "that year"), MonthsAcross(part)) for part, words in of_year)
    fields = (Option(words, RowField(field)) for field, words in _FIELDS.items())
    return (nothing, *across, *(Option(words, OfIndicator("", part)) for part, words in _OF_INDICATOR.items()), *fields)


def place_of(options: tuple[Option, ...], meaning: Meaning) -> int:
    """Which of the options a meaning is; the first, Not used, where it is none of them."""
    wanted = OfIndicator("", meaning.part) if isinstance(meaning, OfIndicator) else meaning
    return next((place for place, option in enumerate(options) if option.meaning == wanted), 0)


def with_indicator(option: Option, code: str) -> Meaning:
    if isinstance(option.meaning, OfIndicator):
        return OfIndicator(code, option.meaning.part) if code else NotUsed()
    return option.meaning


def heading_words(heading: str) -> str:
    """As a person reads it: "each month / Num" for the sign that stands for every month."""
    return heading.replace(ANY_MONTH, "each month") if heading else "(no heading)"


def column_words(column: ProposedColumn) -> str:
    """The heading, and for that of each month between which columns the months stand."""
    words = heading_words(column.heading)
    if not column.also:
        return words
    between = "and" if len(column.also) == 1 else "to"
    return f"{words}, {column_letters(column.column)} {between} {column_letters(column.also[-1])}"
