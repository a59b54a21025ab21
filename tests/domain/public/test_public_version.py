"""The public version of a report: marks in place of what is held back, and nothing that rests on it."""

from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Benchmark, Comment, CouncilFigure, Event, PublicWords, Records, ReportDetails
from ibdesk.domain.control.exceptions import HELD_BACK, usual_ranges
from ibdesk.domain.figure import BreakdownFigure, Missing
from ibdesk.domain.indicator import Polarity, RateBasis
from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from ibdesk.domain.public.telling import with_marks
from ibdesk.domain.public.version import LEFT_OUT, PublicVersion, public_version
from ibdesk.domain.report.breakdown import breakdown_headline, breakdown_shown, breakdown_summary
from ibdesk.domain.report.headline import trend_headline, trend_subtitle, years_headline
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.domain.target import AtMost, Basis, Target
from ibdesk.domain.wording import travel_text
from tests.made import AUGUST, SOMEWHERE, board, indicator, part, run

MONTHS = [14, 12, 18, 13, 17, 15, 16, 12, 19, 14, 15, 13, 17, 16, 4]


def small_board(**fields: Any) -> Records:
    """Indicator 7 with fifteen months, of which the last is 4; the target is 10 at most."""
    seven = indicator("7", name="Referrals", polarity=Polarity.LOWER, rate_basis=RateBasis.ROLLING_VALUE)
    records = board([seven], run("7", AUGUST - 14, MONTHS), [Target("7", AtMost(Fraction(10)), Basis.VALUE)])
    return replace(records, **fields)


def version_of(records: Records, **report: Any) -> PublicVersion:
    return public_version(replace(build_report(records, AUGUST), **report), records)


def test_the_page_says_marks_and_no_assessment() -> None:
    page = version_of(small_board()).report.page("7")
    assert (page.value.quantity, page.rate.quantity) == (Missing.SUPPRESSED, Missing.SUPPRESSED)
    assert page.assessment.status is Status.NO_DATA
    assert page.assessment.sentence.endswith("left out so that no child can be recognised [c].")
    assert travel_text(page.travel, page.indicator.unit) == "Cannot be compared: the figure is left out [c]"
    assert page.values[-1].quantity is Missing.SUPPRESSED
    assert page.values[-2].number == 16
    assert [point.quantity for point in page.years[-1].points if point is not None][-1] is Missing.SUPPRESSED


def test_charts_say_that_their_gaps_are_held_back() -> None:
    page = version_of(small_board()).report.page("7")
    assert years_headline(page) == "The figure for August 2014 is left out [c]"
    assert trend_headline(page) == "The figure for August 2014 is left out [c]"
    assert trend_subtitle(page).endswith("A gap [c] is left out")


def test_a_range_of_the_large_months_alone_is_not_shown() -> None:
    records = small_board()
    assert usual_ranges(version_of(records).report) == {"7": HELD_BACK}
    assert usual_ranges(build_report(records, AUGUST))["7"] != HELD_BACK


def test_a_colour_set_by_hand_is_held_back_with_its_figure() -> None:
    """Green beside a target of 10 says that the figure is no more than 10."""
    by_hand = Override("7", AUGUST, Status.GREEN, "As agreed.", "Anna", "2014-09-01T10:00:00+00:00")
    assert version_of(small_board(overrides=(by_hand,))).report.page("7").assessment.status is Status.NO_DATA


def test_so_is_one_of_the_month_before_whose_rate_rests_on_it() -> None:
    """The rate of July is made of twelve months, of which April is held back."""
    by_hand = Override("7", AUGUST - 1, Status.GREEN, "As agreed.", "Anna", "2014-09-01T10:00:00+00:00")
    target = Target("7", AtMost(Fraction(50)), Basis.RATE)

    def before(april: int) -> Status | None:
        figures = tuple(run("7", AUGUST - 14, [*MONTHS[:10], april, *MONTHS[11:14], 16]))
        records = small_board(figures=figures, targets=(target,), overrides=(by_hand,))
        return version_of(records).report.page("7").status_before

    assert before(15) is Status.GREEN
    assert before(4) is Status.NO_DATA


def test_texts_that_tell_are_left_out() -> None:
    records = small_board(
        details=ReportDetails(notes="The 4 referrals of August are right."),
        events=(Event(AUGUST, "7", "4 families moved here"), Event(AUGUST, "7", "The team moved house")),
    )
    accepted = AcceptedWarning("big-change", "7", AUGUST, "4", "fell to 4", "It was 4 indeed", "Anna", "2014-09-01")
    problem = Problem("big-change", Severity.WARNING, "fell to 4", "Look", SOMEWHERE, "7", AUGUST, "4", accepted)
    report = version_of(records, problems=(problem,)).report
    assert report.details.notes == LEFT_OUT
    assert [event.what for event in report.page("7").events] == [LEFT_OUT, "The team moved house"]
    [told] = report.problems
    assert (told.message, told.next_step, told.found, told.source) == ("", "", "", None)
    assert told.accepted is not None
    assert told.accepted.reason == LEFT_OUT


def test_a_comment_is_flagged_until_it_is_decided() -> None:
    comment = Comment("7", AUGUST, "There were four referrals, 12 fewer than in July. We held 20 visits.")
    [flagged] = version_of(small_board(comments=(comment,))).flagged
    assert flagged.numbers == ("four", "12")
    words = PublicWords("", "They are other cases", ("four", "12"), "Anna", "2014-09-01")
    assert version_of(small_board(comments=(replace(comment, public=words),))).flagged == ()
    fewer = replace(words, numbers=("four",))
    assert len(version_of(small_board(comments=(replace(comment, public=fewer),))).flagged) == 1
    other = PublicWords(with_marks(comment.text, flagged.numbers), "", (), "Anna", "2014-09-01")
    version = version_of(small_board(comments=(replace(comment, public=other),)))
    assert version.flagged == ()
    shown = version.report.page("7").comment
    assert shown.text == "There were [c] referrals, [c] fewer than in July. We held 20 visits."
    assert shown.public is None


def test_a_rate_or_share_of_a_held_back_count_is_flagged() -> None:
    """4 of 36,100 children are 1.11 per 10,000."""
    comment = Comment("7", AUGUST, "The rate fell to 1.11 per 10,000.")
    [flagged] = version_of(small_board(comments=(comment,))).flagged
    assert flagged.numbers == ("1.11",)


def test_changes_beside_a_held_back_figure_are_not_listed() -> None:
    before, now = small_board(), small_board(figures=tuple(run("7", AUGUST - 14, [15, 3, *MONTHS[2:]])))
    changed = Changes(1, 2, changes(before, now))
    report: BoardReport = build_report(now, AUGUST, changes=changed)
    assert [each.month for each in report.changes.restatements] == [AUGUST - 14, AUGUST - 13]
    kept = public_version(report, now).report.changes.restatements
    assert [each.month for each in kept] == [AUGUST - 14]
    assert all(each.moves == () for each in kept)


def test_the_councils_own_published_number_of_few_is_held_back() -> None:
    """0.5 per 10,000 of 36,100 are 2; 50 are 181."""

    def own(rate: str) -> object:
        among = (CouncilFigure("Marlshire", Fraction(rate), own=True), CouncilFigure("Elsewhere", Fraction(3)))
        benchmark = Benchmark("7", "Statistical neighbours", "2013/14", Fraction(2), Basis.RATE, among=among)
        return version_of(small_board(benchmarks=(benchmark,))).report.page("7").benchmarks[0].among[0].quantity

    assert own("0.5") is Missing.SUPPRESSED
    assert own("50") == 50


def test_categories_say_which_are_held_back_and_no_false_whole() -> None:
    numbers = (("North", 3), ("South", 20), ("East", 8), ("West", 9))
    nine = board(
        [indicator("9", name="By area")],
        [part("9", AUGUST, 40)],
        breakdowns=tuple(BreakdownFigure("9", AUGUST, name, Fraction(number), SOMEWHERE) for name, number in numbers),
    )
    page = version_of(nine).report.page("9")
    shown = breakdown_shown(page)
    assert shown is not None
    assert breakdown_headline(page, shown) == "South is the largest category shown in August 2014: 20"
    assert breakdown_summary(page, shown).endswith("South: 20; West: 9; North: [c]; East: [c].")


def test_all_others_are_no_number_where_one_of_them_is_held_back() -> None:
    numbers = {"A": 40, "B": 30, "C": 25, "D": 20, "E": 15, "F": 3, "G": 9}
    nine = board(
        [indicator("9")],
        [part("9", AUGUST, sum(numbers.values()))],
        breakdowns=tuple(
            BreakdownFigure("9", AUGUST, name, Fraction(each), SOMEWHERE) for name, each in numbers.items()
        ),
    )
    shown = breakdown_shown(version_of(nine).report.page("9"))
    assert shown is not None
    assert shown.numbers[shown.categories.index("All others")][-1] is None


def test_a_board_without_small_numbers_is_as_it_was() -> None:
    records = board([indicator("7")], run("7", AUGUST - 14, [max(each, 6) + 10 for each in MONTHS]))
    private, version = build_report(records, AUGUST), version_of(records)
    assert version.held.cells == frozenset()
    assert replace(version.report, public=False) == private
