"""What the checks look at: a board's records, the month of the report, and look-ups made once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from ibdesk.domain.board import Records
from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.report import NO_CHANGES, IndicatorPage, build_report
from ibdesk.domain.report.restatements import Changes, Restatement
from ibdesk.domain.settings import BoardSettings


class Supplied(NamedTuple):
    """What came in about one indicator for one period: its value, its counts, its rate, as far as they are there."""

    indicator: Indicator
    month: Month
    supply: Supply
    covers: Covers
    parts: Mapping[Part, Figure]

    def figure(self, part: Part) -> Figure | None:
        return self.parts.get(part)

    def number(self, part: Part) -> Fraction | None:
        """The part's number, None where there is none or where it is written in another unit."""
        figure = self.parts.get(part)
        if figure is None or not isinstance(figure.quantity, Fraction):
            return None
        return figure.quantity if figure.unit in (None, expected_unit(self.indicator, part)) else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole board as it would be after an import, and the month whose report is looked at.

    `pages` are the month's pages and `usual_ranges` theirs by code; `supplied` is everything that came in about
    defined indicators, period by period, and `having` what of it has a part; `restatements` are the figures of past
    months that changed since the last pack.
    """

    records: Records
    month: Month
    figures: Figures = field(repr=False)
    pages: tuple[IndicatorPage, ...] = field(repr=False)
    supplied: tuple[Supplied, ...] = field(repr=False)
    having: Mapping[Part, tuple[Supplied, ...]] = field(repr=False)
    definitions: Mapping[str, tuple[Indicator, ...]] = field(repr=False)
    usual_ranges: Mapping[str, UsualRange | str] = field(repr=False)
    restatements: tuple[Restatement, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, records: Records, month: Month, changes: Changes = NO_CHANGES) -> "Evidence":
        definitions: dict[str, tuple[Indicator, ...]] = {}
        for indicator in records.indicators:
            definitions[indicator.code] = (*definitions.get(indicator.code, ()), indicator)
        figures = Figures(records)
        supplied = tuple(_supplied(records, definitions))
        having: dict[Part, list[Supplied]] = {part: [] for part in Part}
        for each in supplied:
            for part in each.parts:
                having[part].append(each)
        pages = build_report(records, month, changes=changes, figures=figures).pages
        return cls(
            records,
            month,
            figures,
            pages,
            supplied,
            {part: tuple(those) for part, those in having.items()},
            definitions,
            {page.code: usual_range(page) for page in pages},
            changes.restatements,
        )

    @property
    def settings(self) -> BoardSettings:
        """What the board decided about its checks."""
        return self.records.board_settings

    def indicator(self, code: str, month: Month) -> Indicator | None:
        """The definition of a code that holds in a month."""
        return _defined(self.definitions, code, month)

    def over(self, code: str, month: Month, covers: Covers) -> Reckoned | None:
        """An indicator's value over a given period that ends in the month; None where it has no such period.

        A snapshot is never summed, and nothing but a snapshot stands for one.
        """
        indicator = self.indicator(code, month)
        if indicator is None or (covers is Covers.SNAPSHOT) is not (indicator.value_period is Covers.SNAPSHOT):
            return None
        reckoned = self.figures.value(replace(indicator, value_period=covers), month)
        return reckoned if reckoned.month == month else None


def expected_unit(indicator: Indicator, part: Part) -> Unit:
    """The unit that a part of an indicator is in."""
    match part:
        case Part.VALUE:
            return indicator.unit
        case Part.RATE:
            return Unit.RATE
        case Part.NUMERATOR | Part.DENOMINATOR:
            return Unit.COUNT


def _defined(definitions: Mapping[str, tuple[Indicator, ...]], code: str, month: Month) -> Indicator | None:
    for indicator in definitions.get(code, ()):
        if indicator.defined_in(month):
            return indicator
    return None


def _supplied(records: Records, definitions: Mapping[str, tuple[Indicator, ...]]) -> Iterator[Supplied]:
    together: dict[tuple[str, Month, Supply, Covers], dict[Part, Figure]] = {}
    for figure in records.figures:
        together.setdefault((figure.code, figure.month, figure.supply, figure.covers), {})[figure.part] = figure
    always = {code: own[0] for code, own in definitions.items() if own[0].is_for_all_months}
    for (code, month, supply, covers), parts in together.items():
        indicator = always.get(code) or _defined(definitions, code, month)
        if indicator is not None:
            yield Supplied(indicator, month, supply, covers, parts)
