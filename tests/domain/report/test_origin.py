"""Where a number comes from: the sum as a person would write it down, and its cells."""

import pytest

from ibdesk.domain.figure import CellSource, Covers, Missing, Part, Supply, TypedIn, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.report.origin import origin
from ibdesk.domain.report.reckoning import Figures
from tests.made import AUGUST, board, finished, indicator, part, referrals, run

TEN = indicator("10", unit=Unit.PERCENT)
ROLLING = indicator("17", value_period=Covers.ROLLING_12)
QUARTERLY = indicator("33", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED)


def test_the_rate_of_referrals() -> None:
    records = referrals()
    found = origin(records.indicators[0], Figures(records).rate(records.indicators[0], AUGUST))
    assert found.sum_text == (
        "3,829 / 36,100 children aged 0-17 in 2014 (implied by the printed rates) x 10,000 = 1,060.66; "
        "the sum of the 12 months to August 2014."
    )
    assert len(found.cells) == 12
    assert (found.cells[-1].what, found.cells[-1].written) == ("August 2014, value", "489")


@pytest.mark.parametrize(
    ("of", "figures", "sentence"),
    [
        (
            TEN,
            [part("10", AUGUST, 103, Part.NUMERATOR), part("10", AUGUST, 158, Part.DENOMINATOR)],
            "103 / 158 x 100 = 65.19%.",
        ),
        (TEN, [part("10", AUGUST, "65.19")], "65.19%, as supplied for August 2014."),
        (TEN, [], "No figure: nothing was supplied."),
        (TEN, [part("10", AUGUST, Missing.NO_DATA)], "No data: nothing could be made of it."),
        (ROLLING, run("17", AUGUST - 11, [40] * 12), "480; the sum of the 12 months to August 2014."),
        (ROLLING, run("17", AUGUST - 8, [40] * 9), "9 of 12 months: nothing could be made of it."),
        (
            QUARTERLY,
            [finished("33", AUGUST, 65, Covers.QUARTER)],
            "65, taken as given for the quarter reported for August 2014.",
        ),
    ],
)
def test_the_sum_in_words(of: Indicator, figures: list, sentence: str) -> None:
    assert origin(of, Figures(board([of], figures)).value(of, AUGUST)).sum_text == sentence


def test_every_cell_is_named() -> None:
    cell = CellSource("MASH.xlsx", "Figures", "F14")
    figure = part("10", AUGUST, "65.19", unit=Unit.PERCENT)._replace(source=cell)
    (found,) = origin(TEN, Figures(board([TEN], [figure])).value(TEN, AUGUST)).cells
    assert (str(found.source), found.written) == ("MASH.xlsx, Figures!F14", "65.19%")


def test_a_number_typed_in_says_by_whom_when_and_why() -> None:
    source = TypedIn("Performance analyst", "8 September 2014", "Two referrals were counted twice")
    records = board([indicator("7")], [part("7", AUGUST, 487, source=source)])
    found = origin(records.indicators[0], Figures(records).value(records.indicators[0], AUGUST))
    (cell,) = found.cells
    assert cell.what == (
        "August 2014, value, typed in by Performance analyst on 8 September 2014: Two referrals were counted twice"
    )
    assert (cell.written, str(cell.source)) == ("487", "typed in by Performance analyst on 8 September 2014")
