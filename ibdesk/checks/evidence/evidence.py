"""What the checks look at: a board's records, the month of the report, and look-ups made once."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from ibdesk.checks.evidence.unlikely import OutOfLine, SumAsPart, out_of_line, sums_as_parts
from ibdesk.domain.board import Records
from ibdesk.domain.comments.figures_said import CommentFigures, comment_figures
from ibdesk.domain.control.usual_range import UsualRange, out_of_the_ordinary, usual_range
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.report import NO_CHANGES, IndicatorPage, build_pages
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


class Kind(NamedTuple):
    """What of a figure says which rules it is for; a board has thousands of figures and a few kinds."""

    part: Part
    supply: Supply
    covers: Covers
    unit: Unit | None


_kind = attrgetter(*Kind._fields)


class Evidence:
    """Some of a board's indicators, or all, as they would be after an import, and the month whose report is looked at.

    `records` are those about these indicators, `pages` their pages of the month, without problems; `restatements` are
    their figures of past months that changed since the last pack. What a rule seldom asks for is put together when it
    is asked for first. `all_pages` are those of the whole board; `asked_for_all` says whether somebody needed them.
    `figures` are the records' where they are at hand.
    """

    def __init__(
        self,
        records: Records,
        month: Month,
        pages: tuple[IndicatorPage, ...],
        restatements: tuple[Restatement, ...] = (),
        all_pages: tuple[IndicatorPage, ...] | None = None,
        figures: Figures | None = None,
    ) -> None:
        self.records = records
        self.month = month
        self.pages = pages
        self.restatements = restatements
        self.asked_for_all = False
        self._all_pages = pages if all_pages is None else all_pages
        self._having: dict[Part, tuple[Supplied, ...]] = {}
        if figures is not None:
            self.figures = figures

    @classmethod
    def of(cls, records: Records, month: Month, changes: Changes = NO_CHANGES) -> "Evidence":
        """A whole board."""
        return cls(records, month, build_pages(records, month, changes.restatements), changes.restatements)

    def all_pages(self) -> tuple[IndicatorPage, ...]:
        self.asked_for_all = True
        return self._all_pages

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.records)

    @cached_property
    def definitions(self) -> Mapping[str, tuple[Indicator, ...]]:
        found: dict[str, tuple[Indicator, ...]] = {}
        for indicator in self.records.indicators:
            found[indicator.code] = (*found.get(indicator.code, ()), indicator)
        return found

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of figures that came in: a rule about others need not look at each figure."""
        return frozenset(map(Kind._make, set(map(_kind, self.records.figures))))

    @cached_property
    def parts(self) -> frozenset[Part]:
        """The parts that came in."""
        return frozenset(kind.part for kind in self.kinds)

    @cached_property
    def finished(self) -> tuple[Supplied, ...]:
        """What of `supplied` came as finished figures."""
        if all(kind.supply is not Supply.FINISHED for kind in self.kinds):
            return ()
        return tuple([each for each in self.supplied if each.supply is Supply.FINISHED])

    @cached_property
    def percentages(self) -> tuple[Supplied, ...]:
        """What of `supplied` came about percentages."""
        if all(indicator.unit is not Unit.PERCENT for indicator in self.records.indicators):
            return ()
        return tuple([each for each in self.supplied if each.indicator.unit is Unit.PERCENT])

    @cached_property
    def supplied(self) -> tuple[Supplied, ...]:
        """Everything that came in about defined indicators, period by period."""
        return tuple(_supplied(self.records, self.definitions))

    def having(self, part: Part) -> tuple[Supplied, ...]:
        """What of `supplied` has a part."""
        if part not in self.parts:
            return ()
        if part not in self._having:
            self._having[part] = tuple([each for each in self.supplied if part in each.parts])
        return self._having[part]

    @cached_property
    def out_of_line(self) -> Mapping[str, tuple[OutOfLine, ...]]:
        """The figures that no month around them is like, by code."""
        of = self.figures.of
        return {code: tuple(out_of_line(own[-1], of(code))) for code, own in self.definitions.items()}

    @cached_property
    def sums_as_parts(self) -> Mapping[str, SumAsPart]:
        """The indicators whose monthly parts look like sums of 12 months, by code."""
        of = self.figures.of
        looked_at = ((page.code, sums_as_parts(page.indicator, of(page.code), self.month)) for page in self.pages)
        return {code: found for code, found in looked_at if found is not None}

    @cached_property
    def comments_read(self) -> tuple[tuple[IndicatorPage, CommentFigures], ...]:
        """The pages that have a comment, with the numbers in it."""
        return tuple(
            (page, comment_figures(page.comment.text, page, self.pages, self.all_pages))
            for page in self.pages
            if page.comment.text.strip()
        )

    @cached_property
    def unusual(self) -> Mapping[str, UsualRange]:
        """The usual ranges of the pages whose own figure is a special cause, by code."""
        return {page.code: found for page in self.pages if (found := out_of_the_ordinary(page)) is not None}

    def usual_range(self, code: str) -> UsualRange | None:
        """That of a code's page, None where there is none."""
        pages = (page for page in self.pages if page.code == code)
        found = [usual for page in pages if not isinstance(usual := usual_range(page), str)]
        return found[-1] if found else None

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
