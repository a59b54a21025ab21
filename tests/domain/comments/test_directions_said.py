"""Which way a comment says that a figure went, and its colour, with the right answer for each."""

from collections.abc import Sequence

import pytest

from ibdesk.domain.comments.directions_said import directions_contradicted
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import IndicatorPage, build_pages
from ibdesk.domain.target import AtLeast, AtMost, Basis, Target
from tests.made import AUGUST, board, indicator, part

COUNT = indicator("7", name="Referrals", polarity=Polarity.LOWER)
SHARE = indicator("10", name="Assessments in time", polarity=Polarity.HIGHER, unit=Unit.PERCENT)
TARGETS = (Target("7", AtMost(exact(130)), Basis.VALUE), Target("10", AtLeast(exact(85)), Basis.VALUE))


def page(of: Indicator, *numbers: tuple[int, str]) -> IndicatorPage:
    """`numbers` are by how many months back."""
    targets = [each for each in TARGETS if each.code == of.code]
    figures = [part(of.code, AUGUST - back, number) for back, number in numbers]
    return build_pages(board([of], figures, targets), AUGUST)[0]


# Up by 26 on July and by 15 on last August, down by 14 on the one before: red.
SEVEN = page(COUNT, (0, "146"), (1, "120"), (12, "131"), (24, "160"))
# Up by 3.2 points on July and by 4.7 on last August: green.
TEN = page(SHARE, (0, "91.2"), (1, "88"), (12, "86.5"))

WRONG_OF_SEVEN = (
    ("There were 26 fewer than in July.", "26 fewer"),
    ("26 fewer referrals were received.", "26 fewer"),
    ("A decrease of 26 on last month.", "decrease of 26"),
    ("Referrals fell by 26 this month.", "fell by 26"),
    ("Down 26 on July, as expected at this time.", None),  # "as expected" hopes for something: left alone
    ("Down 26 on July.", "Down 26"),
    ("We saw a reduction of 15 compared with last August.", "reduction of 15"),
    ("15 less than a year ago.", "15 less"),
    ("Referrals have gone down by 26.", "gone down by 26"),
    ("Referrals fell from 120 to 146.", "fell from 120 to 146"),
    ("A fall from 131 in August 2013 to 146.", "fall from 131 in August 2013 to 146"),
    ("Referrals rose from 146 to 120.", "rose from 146 to 120"),
    ("Referrals fell to 146.", "fell to 146"),
    ("The number dropped to 146 in August.", "dropped to 146"),
    ("Referrals improved to 146 this month.", "improved to 146"),
    ("Performance improved from 120 to 146.", "improved from 120 to 146"),
    ("Referrals have fallen.", "Referrals have fallen"),
    ("Performance has improved.", "Performance has improved"),
    ("Performance has improved since last year.", "Performance has improved"),
    ("The number has decreased on July.", "The number has decreased"),
    ("This has fallen again.", "This has fallen"),
    ("The indicator is now green.", "is now green"),
    ("This is green.", "is green"),
    ("It remains green against the target.", "remains green"),
    ("Referrals are still amber.", "are still amber"),
    ("The measure has turned green this month.", "has turned green"),
    ("We had 146, down from 120 in July.", "146, down from 120"),
    ("146 (down from 120).", None),  # the bracket stands between: left alone
    ("It is 120, up from 146.", "120, up from 146"),
    ("Referrals decreased by 21.7% on July.", "decreased by 21.7%"),
    ("The figure is down 26 from last month", "down 26"),
    ("Referrals are down by 15 on August last year", "down by 15"),
    ("It has dropped from 120 in July to 146 in August.", "dropped from 120 in July to 146"),
    ("Performance continues to improve.", "Performance continues to improve"),
    ("Referrals continue to fall.", "Referrals continue to fall"),
    ("Referrals are lower than last month.", "Referrals are lower"),
    ("Referrals fell sharply in August.", "Referrals fell"),
    ("There has been a decrease since July.", "There has been a decrease"),
    ("There was a further reduction in referrals this month.", "There was a further reduction in referrals"),
    ("The target of 130 was met.", "The target of 130 was met"),
    ("Within target.", "Within target"),
    ("Rated green.", "Rated green"),
)
RIGHT_OF_SEVEN = (
    "There were 26 more than in July.",
    "An increase of 26 on last month and of 15 on last August.",
    "Referrals rose by 26 this month.",
    "14 fewer than in August 2012.",
    "A decrease of 14 since August 2012.",
    "Referrals rose from 120 to 146.",
    "Referrals increased to 146 from 120 in July.",
    "Referrals rose to 146.",
    "Referrals have risen.",
    "Performance has worsened since July.",
    "This remains red.",
    "The indicator is red because of the summer.",
    "It was green in July.",
    "It will be green by March.",
    "We expect it to be green again in September.",
    "It is not yet green.",
    "It is no longer green.",
    "The Green Paper is out for consultation.",
    "The team at Green Lane is now complete.",
    "We aim to reduce referrals by 26.",
    "Referrals should fall to 146 or fewer.",
    "Two fewer social workers than in July.",
    "There are 3 fewer staff than last month.",
    "The team had 26 fewer cases closed than it should.",
    "Vacancies have fallen.",
    "Staff sickness has improved since July.",
    "England's rate has fallen.",
    "If referrals fell by 26 the target would be met.",
    "Children aged from 16 to 18 rose from 12 to 20.",
    "Referrals did not fall in August.",
    "The plan runs from 2013 to 2014 and has reduced waits.",
    "The number of repeat referrals in the north team has fallen.",
    "Since 2012 referrals have come down.",
    "From 1 August to 31 August there were 146.",
    "Waiting time improved from 20 to 12 days.",
    "Red: see the action plan.",
    "Both of the other measures are green.",
    "One of the four localities is now green.",
    "Up from 120 in July to 146.",
    "It fell in July and rose by 26 in August.",
    "Although referrals rose, performance has improved in other areas.",
    "More families were helped early: 26 fewer went on to a plan.",
    "Referrals fell in June but rose in August.",
    "There were 120 in July, down from 131 in June.",
    "In July referrals had fallen to 120.",
    "Data quality has improved.",
    "Timeliness of contacts has improved to 90%.",
    "Referrals from schools fell by 26 in the holidays.",
    "Police referrals have fallen.",
    "Repeat referrals are down from 30 to 12.",
    "Referrals fell last month and rose again in August.",
    "The target was not met.",
    "The target should be met by March.",
    "The target was met in July.",
    "The number rose, not fell, by 26.",
    "We had 26 fewer staff days lost.",
)
WRONG_OF_TEN = (
    ("Performance has worsened.", "Performance has worsened"),
    ("The percentage fell from 88 to 91.2.", "fell from 88 to 91.2"),
    ("Down 3.2 percentage points on July.", "Down 3.2 percentage points"),
    ("4.7 points lower than last August.", "4.7 points lower"),
    ("This remains red.", "remains red"),
    ("It is amber this month.", "is amber"),
    ("Performance deteriorated to 91.2%.", "deteriorated to 91.2%"),
    ("The percentage has dropped since last year.", "The percentage has dropped"),
    ("Timeliness fell to 91.2% this month.", "fell to 91.2%"),
    ("A drop of 3.2 points.", "drop of 3.2 points"),
)
RIGHT_OF_TEN = (
    "Performance has improved.",
    "Improved from 88% to 91.2%.",
    "Up 3.2 percentage points on July.",
    "This is now green.",
    "It remains green, though the north team is red.",
    "An improvement of 4.7 points since last August.",
    "Performance rose to 91.2%.",
    "Delays fell from 14 days to 9 days.",
    "The number out of time fell by 12.",
    "Performance is better than the national average, which has fallen.",
)


def said(text: str, of: IndicatorPage) -> list[str]:
    return [each.text for each in directions_contradicted(text, of)]


@pytest.mark.parametrize(
    ("of", "text", "expected"),
    [(SEVEN, *each) for each in WRONG_OF_SEVEN] + [(TEN, *each) for each in WRONG_OF_TEN],
)
def test_what_the_figures_contradict(of: IndicatorPage, text: str, expected: str | None) -> None:
    assert said(text, of) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("of", "text"), [(SEVEN, each) for each in RIGHT_OF_SEVEN] + [(TEN, each) for each in RIGHT_OF_TEN]
)
def test_a_sensible_comment_is_left_alone(of: IndicatorPage, text: str) -> None:
    assert said(text, of) == []


def test_the_words_say_what_the_page_has() -> None:
    ((fewer,), (green,)) = (
        directions_contradicted(text, SEVEN) for text in ("26 fewer than in July.", "It is now green.")
    )
    assert fewer.words == "it rose from 120 in July 2014 to 146"
    assert green.words == "the page has it red"
    assert (fewer.start, fewer.end) == (0, 8)


def test_nothing_is_said_where_there_is_nothing_to_compare() -> None:
    alone: Sequence[str] = ("26 fewer than in July.", "Performance has improved.", "It fell to 146.")
    assert [said(text, page(COUNT, (0, "146"))) for text in alone] == [[], [], []]
