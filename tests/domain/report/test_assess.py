"""Red, amber, green: every case of domain.md part 3 with the sentence that a board reads."""

from fractions import Fraction

import pytest

from ibdesk.domain.assessment import DecidedBy, Override, Status
from ibdesk.domain.comments.forms import draft_sentence
from ibdesk.domain.figure import Covers, Missing, Part, Quantity, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.number import exact
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.assess import assess
from ibdesk.domain.report.report import IndicatorPage, build_page, build_report
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import (
    Absolute,
    AtLeast,
    AtMost,
    Basis,
    Between,
    Bounds,
    PercentOfTarget,
    Target,
    Tolerance,
    around,
)
from tests.made import AUGUST, board, indicator, part, referrals, run

R, A, G, N, X = Status.RED, Status.AMBER, Status.GREEN, Status.NOT_ASSESSED, Status.NO_DATA
HIGHER, LOWER, TO_TARGET, NONE = Polarity.HIGHER, Polarity.LOWER, Polarity.TO_TARGET, Polarity.NONE
RANGE = Between(exact(10), exact(15))


def percent(quantity: str | Missing, reason: str = "", months_back: int = 0) -> Reckoned:
    number: Quantity = quantity if isinstance(quantity, Missing) else exact(quantity)
    figure = part("5", AUGUST, number)
    return Reckoned(number, Unit.PERCENT, AUGUST - months_back, Covers.MONTH, figures=(figure,), reason=reason)


def of(polarity: Polarity, **fields: object) -> Indicator:
    return indicator("5", unit=Unit.PERCENT, polarity=polarity, **fields)


@pytest.mark.parametrize(
    ("polarity", "bounds", "tolerance", "value", "status", "sentence"),
    [
        (HIGHER, AtLeast(exact(85)), None, "85", G, "Green: 85.00% (August 2014) meets the target of at least 85%."),
        (
            HIGHER,
            AtLeast(exact(85)),
            None,
            "84.996",
            R,
            "Red: 84.996% (August 2014) is below the target of at least 85%.",
        ),
        (HIGHER, AtLeast(exact(100)), None, "99.65", R, "Red: 99.65% (August 2014) is below the target of 100%."),
        (
            HIGHER,
            AtLeast(exact(100)),
            PercentOfTarget(exact(5)),
            "95",
            A,
            "Amber: 95.00% (August 2014) is below the target of 100%, "
            "by no more than the tolerance of 5% of the target.",
        ),
        (
            HIGHER,
            AtLeast(exact(100)),
            PercentOfTarget(exact(5)),
            "94.99",
            R,
            "Red: 94.99% (August 2014) is below the target of 100%, by more than the tolerance of 5% of the target.",
        ),
        (
            LOWER,
            AtMost(exact("2.3")),
            None,
            "0.51",
            G,
            "Green: 0.51% (August 2014) meets the target of at most 2.3%.",
        ),
        (
            LOWER,
            AtMost(exact("2.3")),
            Absolute(exact("0.5")),
            "2.8",
            A,
            "Amber: 2.80% (August 2014) is above the target of at most 2.3%, "
            "by no more than the tolerance of 0.5 points.",
        ),
        (LOWER, AtMost(exact(0)), PercentOfTarget(exact(50)), "0.01", R, None),
        (TO_TARGET, RANGE, None, "10", G, "Green: 10.00% (August 2014) is inside the target range 10% to 15%."),
        (TO_TARGET, RANGE, None, "15", G, None),
        (
            TO_TARGET,
            RANGE,
            None,
            "22.2222",
            R,
            "Red: 22.22% (August 2014) is above the target range 10% to 15%.",
        ),
        (TO_TARGET, RANGE, None, "9.9999", R, "Red: 9.9999% (August 2014) is below the target range 10% to 15%."),
        (TO_TARGET, RANGE, Absolute(exact(1)), "9", A, None),
        (TO_TARGET, RANGE, Absolute(exact(1)), "16", A, None),
        (TO_TARGET, RANGE, Absolute(exact(1)), "16.01", R, None),
        (TO_TARGET, AtLeast(exact(85)), None, "86", G, None),
        (HIGHER, RANGE, None, "40", G, None),
        (LOWER, RANGE, None, "2", G, None),
        (HIGHER, AtMost(exact(5)), None, "2", N, None),
        (NONE, AtLeast(exact(5)), None, "2", N, None),
    ],
)
def test_held_against_a_target(
    polarity: Polarity, bounds: Bounds, tolerance: Tolerance | None, value: str, status: Status, sentence: str | None
) -> None:
    target = Target("5", bounds, Basis.VALUE, tolerance=tolerance)
    found = assess(of(polarity), target, percent(value), percent(Missing.BLANK), None)
    assert found.status is status
    assert sentence is None or found.sentence == sentence


@pytest.mark.parametrize(
    ("polarity", "now", "then", "status", "sentence"),
    [
        (
            HIGHER,
            "24.54",
            "72.95",
            R,
            "Red: there is no target; 24.54% is worse than 72.95% a year before (August 2013).",
        ),
        (LOWER, "19.25", "24.03", G, None),
        (LOWER, "19.25", "19.25", G, None),
        (
            HIGHER,
            "66.0377",
            "66.0378",
            R,
            "Red: there is no target; 66.0377% is worse than 66.0378% a year before (August 2013).",
        ),
        (HIGHER, "24.54", Missing.BLANK, N, None),
        (TO_TARGET, "24.54", "72.95", N, None),
        (NONE, "24.54", "72.95", N, None),
        (HIGHER, Missing.NO_DATA, "72.95", X, 'No data: the figure is "no data" for August 2014.'),
    ],
)
def test_without_a_target_last_year_decides(
    polarity: Polarity, now: str | Missing, then: str | Missing, status: Status, sentence: str | None
) -> None:
    found = assess(of(polarity), None, percent(now), percent(then, months_back=12), None)
    assert found.status is status
    assert sentence is None or found.sentence == sentence


@pytest.mark.parametrize(
    ("tolerance", "now", "then", "status", "tail"),
    [
        (PercentOfTarget(exact(5)), "95", "100", A, ", by no more than the tolerance of 5% of the figure then."),
        (PercentOfTarget(exact(5)), "94.9", "100", R, ", by more than the tolerance of 5% of the figure then."),
        (Absolute(exact(1)), "99", "100", A, ", by no more than the tolerance of 1 point."),
        (Absolute(exact(2)), "97", "100", R, ", by more than the tolerance of 2 points."),
        (Absolute(exact(2)), "100", "100", G, "100.00% a year before (August 2013)."),
    ],
)
def test_without_a_target_the_boards_tolerance_makes_amber(
    tolerance: Tolerance, now: str, then: str, status: Status, tail: str
) -> None:
    found = assess(of(HIGHER), None, percent(now), percent(then, months_back=12), None, tolerance)
    assert found.status is status
    assert found.sentence.endswith(tail)


@pytest.mark.parametrize(
    ("bounds", "tolerance", "value", "shown"),
    [
        (AtLeast(exact(85)), PercentOfTarget(exact(5)), "80.7499", "Red: 80.7499%"),  # the tolerance ends at 80.75
        (AtLeast(exact(85)), PercentOfTarget(exact(5)), "80.7501", "Amber: 80.7501%"),
        (AtLeast(exact(85)), Absolute(exact(5)), "79.996", "Red: 79.996%"),
        (AtLeast(exact(85)), Absolute(exact(5)), "79.99", "Red: 79.99%"),
        (AtLeast(exact(85)), Absolute(exact(5)), "80", "Amber: 80.00%"),
        (AtLeast(exact(85)), PercentOfTarget(exact(5)), "77.7777", "Red: 77.78%"),
        (AtLeast(exact(85)), None, "80.7499", "Red: 80.75%"),
    ],
)
def test_a_figure_shows_on_which_side_of_its_tolerance_it_lies(
    bounds: Bounds, tolerance: Tolerance | None, value: str, shown: str
) -> None:
    target = Target("5", bounds, Basis.VALUE, tolerance=tolerance)
    assert assess(of(HIGHER), target, percent(value), percent(Missing.BLANK), None).sentence.startswith(f"{shown} ")


@pytest.mark.parametrize(
    ("value", "shown"), [("12.004", "12.004% is worse than 10.00%"), ("12", "12.00% is worse than 10.00%"),
                         ("11.9999", "11.9999% is worse than 10.00%"), ("13.3333", "13.33% is worse than 10.00%")],
)  # fmt: skip
def test_the_same_beside_last_years_figure(value: str, shown: str) -> None:
    tolerance = PercentOfTarget(exact(20))
    assert shown in assess(of(LOWER), None, percent(value), percent("10", months_back=12), None, tolerance).sentence


def test_the_boards_tolerance_reaches_the_page() -> None:
    eight = of(HIGHER)
    figures = [part("5", AUGUST, 97), part("5", AUGUST - 12, 100)]
    plain = board([eight], figures)
    lenient = board([eight], figures, settings=BoardSettings(tolerance=PercentOfTarget(exact(5))))
    assert [build_report(each, AUGUST).pages[0].assessment.status for each in (plain, lenient)] == [R, A]


def test_comparing_with_last_year_can_be_switched_off() -> None:
    off = of(HIGHER, compare_without_target=False)
    assert assess(off, None, percent("1"), percent("2", months_back=12), None).status is N


def test_indicator_7_is_held_against_its_rate_and_not_its_value() -> None:
    page = build_report(referrals(), AUGUST).page("7")
    assert page.value.number == 489
    assert page.assessment.status is R
    assert page.assessment.sentence == (
        "Red: 1,060.66 per 10,000 (12 months to August 2014) is above the target range 461.2 to 563.6."
    )


def test_a_rate_target_with_eleven_months_is_no_data_and_says_so() -> None:
    records = referrals()
    page = build_report(board(records.indicators, records.figures[-11:], records.targets), AUGUST).page("7")
    assert page.assessment.status is X
    assert page.assessment.sentence == (
        "No data: the rate cannot be made for 12 months to August 2014: 11 of 12 months."
    )


def test_a_value_written_in_another_unit_is_not_assessed() -> None:
    shown = Reckoned(exact(42), Unit.COUNT, AUGUST, Covers.MONTH)
    target = Target("5", AtLeast(exact(100)), Basis.VALUE)
    assert assess(of(HIGHER), target, shown, percent(Missing.BLANK), None).status is N


def test_a_target_without_a_basis_is_not_guessed() -> None:
    found = assess(of(HIGHER), Target("5", AtLeast(exact(1)), None), percent("2"), percent(Missing.BLANK), None)
    assert (found.status, found.rule) == (N, "target basis unknown")


def test_an_override_stands_beside_what_the_rule_says() -> None:
    override = Override("5", AUGUST, Status.AMBER, "Recording changed in May", "Head of Fieldwork", "2014-09-12T10:00")
    target = Target("5", AtLeast(exact(100)), Basis.VALUE)
    found = assess(of(HIGHER), target, percent("99.65"), percent(Missing.BLANK), override)
    assert (found.status, found.computed) == (A, R)
    assert found.sentence == (
        "Amber, set by hand by Head of Fieldwork: Recording changed in May. "
        "The rule gives Red: 99.65% (August 2014) is below the target of 100%."
    )


def test_what_the_rule_says_stands_apart_whatever_the_reason_given_by_hand_says() -> None:
    override = Override("5", AUGUST, Status.AMBER, "The rule gives Green: no.", "Anna", "2014-09-12T10:00")
    found = assess(of(Polarity.TO_TARGET), None, percent("99.65"), percent(Missing.BLANK), override)
    assert (found.rule, found.computed) == (DecidedBy.HAND, N)
    assert found.reason == 'the measure is "To target", and there is no target'
    assert found.computed_sentence == f"Not assessed: {found.reason}."
    assert (
        found.sentence
        == f"Amber, set by hand by Anna: The rule gives Green: no. The rule gives {found.computed_sentence}"
    )


def test_an_override_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        Override("5", AUGUST, Status.AMBER, "  ", "Head of Fieldwork", "2014-09-12T10:00")


def test_a_changed_target_leaves_past_pages_alone() -> None:
    five = of(HIGHER)
    figures = run("5", AUGUST - 1, ["90", "90"], Part.VALUE)
    targets = [
        Target("5", AtLeast(exact(80)), Basis.VALUE),
        Target("5", AtLeast(exact(95)), Basis.VALUE, from_month=AUGUST),
    ]
    records = board([five], figures, targets)
    assert build_report(records, AUGUST - 1).page("5").assessment.status is G
    assert build_report(records, AUGUST).page("5").assessment.status is R


@pytest.mark.parametrize(
    ("centre", "low", "high"),
    [("512.4", "461.2", "563.6"), ("363.1", "326.8", "399.4"), ("47.0", "42.3", "51.7")],
)
def test_a_target_can_be_a_centre_and_ten_percent(centre: str, low: str, high: str) -> None:
    found = around(exact(centre), Fraction(10))
    assert abs(found.low - exact(low)) < Fraction(1, 20)
    assert abs(found.high - exact(high)) < Fraction(1, 20)


def impossible_board(unit: Unit, polarity: Polarity, now: object, then: object, bounds: Bounds | None) -> IndicatorPage:
    targets = [Target("5", bounds, Basis.VALUE)] if bounds is not None else []
    figures = [part("5", AUGUST - 12, then), part("5", AUGUST, now)]  # type: ignore[arg-type]
    page = build_page(board([indicator("5", unit=unit, polarity=polarity)], figures, targets), "5", AUGUST)
    assert page is not None
    return page


@pytest.mark.parametrize(
    ("unit", "polarity", "now", "then", "bounds", "because"),
    [
        (Unit.PERCENT, HIGHER, 103, 91, AtLeast(exact(85)), "103.00% (August 2014) cannot be right"),
        (Unit.PERCENT, HIGHER, "100.001", 91, AtLeast(exact(85)), "100.001% (August 2014) cannot be right"),
        (Unit.COUNT, LOWER, -3, 5, AtMost(exact(4)), "-3 (August 2014) cannot be right"),
        (Unit.COUNT, LOWER, "3.5", 5, AtMost(exact(4)), "3.5 (August 2014) cannot be right"),
        (Unit.DAYS, LOWER, -1, 5, None, "-1 days (August 2014) cannot be right"),
    ],
)
def test_a_figure_that_cannot_be_is_shown_and_not_judged(
    unit: Unit, polarity: Polarity, now: str | int, then: int, bounds: Bounds | None, because: str
) -> None:
    page = impossible_board(unit, polarity, now, then, bounds)
    assert page.value.number == exact(now)
    assert page.assessment.status is N
    assert page.assessment.rule is DecidedBy.IMPOSSIBLE
    assert page.assessment.sentence == f"Not assessed: {because}, so it is not judged."
    assert page.travel.reason == "the figure for August 2014 cannot be right"


def test_nothing_is_judged_against_a_figure_of_last_year_that_cannot_be() -> None:
    page = impossible_board(Unit.COUNT, LOWER, 4, -5, None)
    assert page.assessment.status is N
    assert "(its figure cannot be right)" in page.assessment.sentence
    assert page.travel.reason == "the figure for August 2013 cannot be right"


def test_no_rate_is_made_of_a_count_that_cannot_be() -> None:
    seven = indicator("7", rate_basis=RateBasis.VALUE, polarity=LOWER)
    target = Target("7", AtMost(exact(4)), Basis.RATE)
    page = build_page(board([seven], [part("7", AUGUST, -3)], [target]), "7", AUGUST)
    assert page is not None
    assert (page.rate.number, page.rate.reason) == (None, "a count of -3 cannot be")
    assert page.assessment.status is X


def test_a_target_for_a_rate_that_there_is_none_of_says_so() -> None:
    target = Target("7", AtMost(exact(4)), Basis.RATE)
    page = build_page(board([indicator("7", polarity=LOWER)], [part("7", AUGUST, 3)], [target]), "7", AUGUST)
    assert page is not None
    assert page.assessment.sentence == ("No data: the target is for the rate per 10,000, and this indicator has none.")


@pytest.mark.parametrize(
    ("unit", "decimals", "bounds", "number", "sentence"),
    [
        (
            Unit.DAYS,
            None,
            AtMost(exact("24.74")),
            "24.74",
            "Green: 24.74 days (August 2014) meets the target of at most",
        ),
        (
            Unit.PERCENT,
            0,
            AtMost(exact("62.5")),
            "62.5",
            "Green: 62.5% (August 2014) meets the target of at most 62.5%",
        ),
        (
            Unit.RATE,
            0,
            AtLeast(exact("12.05")),
            "12.05",
            "Green: 12.05 (August 2014) meets the target of at least 12.05",
        ),
        (Unit.DAYS, None, AtMost(exact("24.74")), "24.739", "Green: 24.739 days (August 2014) meets"),
        (Unit.DAYS, None, AtMost(exact("24.74")), "24.743", "Red: 24.743 days (August 2014) is above"),
        (Unit.DAYS, None, AtMost(exact(25)), "25", "Green: 25 days (August 2014) meets the target of at most 25 days"),
        (Unit.DAYS, None, Between(exact("23.6"), exact("24.3")), "23.9", "Green: 23.9 days (August 2014) is inside"),
        (Unit.DAYS, None, Between(exact("24.3"), exact("24.6")), "24.6", "Green: 24.6 days (August 2014) is inside"),
    ],
)
def test_as_many_decimals_as_it_takes_to_tell_figure_and_target_apart(
    unit: Unit, decimals: int | None, bounds: Bounds, number: str, sentence: str
) -> None:
    polarity = {AtLeast: HIGHER, AtMost: LOWER}.get(type(bounds), TO_TARGET)
    held = indicator("5", unit=unit, decimals=decimals, polarity=polarity)
    page = build_page(board([held], [part("5", AUGUST, number)], [Target("5", bounds, Basis.VALUE)]), "5", AUGUST)
    assert page is not None
    assert page.assessment.sentence.startswith(sentence)
    shown = sentence.split(": ")[1].split(" (")[0]
    assert f"was {shown}, which" in draft_sentence(page)


@pytest.mark.parametrize("covers", [Covers.MONTH, Covers.ROLLING_12])
@pytest.mark.parametrize("polarity", [HIGHER, LOWER])
def test_more_than_there_are_is_never_green(covers: Covers, polarity: Polarity) -> None:
    """99 of 81: alone it is above 100 %, among twelve months it would hide."""
    of = indicator("13", unit=Unit.PERCENT, polarity=polarity, value_period=covers)
    numbers = [*run("13", AUGUST - 13, [70] * 13, Part.NUMERATOR), part("13", AUGUST, 99, Part.NUMERATOR)]
    wholes = run("13", AUGUST - 13, [81] * 14, Part.DENOMINATOR)
    bounds = AtLeast(exact(80)) if polarity is HIGHER else AtMost(exact(95))
    page = build_report(board([of], [*numbers, *wholes], [Target("13", bounds, Basis.VALUE)]), AUGUST).page("13")
    assert (page.assessment.status, page.assessment.rule) == (N, DecidedBy.IMPOSSIBLE)
    assert "cannot be right, so it is not judged" in page.assessment.words
    if covers is Covers.ROLLING_12:
        assert "is made with 99 of 81 for August 2014" in page.assessment.words
        july = build_report(board([of], [*numbers, *wholes], [Target("13", bounds, Basis.VALUE)]), AUGUST - 1)
        assert july.page("13").assessment.status in (R, G), "of the months before it is none"
