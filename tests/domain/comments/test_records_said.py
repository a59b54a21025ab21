"""What a comment says of a figure among those before it and beside its target, with the right answer for each."""

import pytest

from ibdesk.domain.comments.directions_said import directions_contradicted
from ibdesk.domain.report.report import IndicatorPage
from tests.domain.comments.test_directions_said import COUNT, SHARE, page

# From last August to this one: neither the lowest nor the highest, up three months of four, above the 130 allowed.
REFERRALS = page(
    COUNT,
    *enumerate("146 140 120 150 118 125 131 128 122 119 127 133 131 160 171".split()),  # noqa: SIM905
)
# Up on July, down in July; above the target of 85 %, as in four of the months before.
IN_TIME = page(SHARE, *enumerate("91.2 88 92.5 86 79 80.5 81 82 90 83 84 78 86.5 77".split()))  # noqa: SIM905
# Short of the target of 85 %, and the lowest of all.
LATE = page(SHARE, *enumerate("71.2 78 82.5 86 89 80.5 81 82 90 83 84 78 86.5".split()))  # noqa: SIM905

WRONG = (
    (REFERRALS, "This is the lowest in 12 months.", "This is the lowest in 12 months"),
    (REFERRALS, "The lowest figure for a year.", "The lowest figure for a year"),
    (REFERRALS, "Referrals are the highest since April.", "Referrals are the highest since April"),
    (REFERRALS, "The number is now the highest on record.", "The number is now the highest on record"),
    (REFERRALS, "It was the lowest for three years.", "It was the lowest for three years"),
    (REFERRALS, "It is the lowest level this financial year.", "It is the lowest level this financial year"),
    (REFERRALS, "Performance is the best it has been.", "Performance is the best it has been"),
    (REFERRALS, "Referrals rose for the third month running.", "Referrals rose for the third month running"),
    (REFERRALS, "This is the third consecutive month of increase.", "the third consecutive month of increase"),
    (
        REFERRALS,
        "The fourth month in a row that referrals have risen.",
        "The fourth month in a row that referrals have",
    ),
    (IN_TIME, "The highest percentage in 12 months.", "The highest percentage in 12 months"),
    (IN_TIME, "Performance is the best since March.", "Performance is the best since March"),
    (IN_TIME, "Performance has improved for the third month running.", "Performance has improved for the third month"),
    (IN_TIME, "We are below target.", "We are below target"),
    (IN_TIME, "Performance is still below the target of 85%.", "Performance is still below the target of 85%"),
    (IN_TIME, "Under target this month.", "Under target"),
    (IN_TIME, "Target missed.", "Target missed"),
    (IN_TIME, "The target was not met this month.", "The target was not met"),
    (IN_TIME, "We have missed the target again.", "We have missed the target"),
    (IN_TIME, "The target was met for the first time.", "The target was met for the first time"),
    (IN_TIME, "We met the target for the first time this year.", "met the target for the first time"),
    (LATE, "Performance is above target.", "Performance is above target"),
    (LATE, "We remain above our target despite the holidays.", "We remain above our target"),
    (LATE, "Ahead of target.", "Ahead of target"),
    (LATE, "Performance fell for the fifth month running.", "Performance fell for the fifth month running"),
    (LATE, "The highest since May.", "The highest since May"),
    (LATE, "Performance is now the best on record.", "Performance is now the best on record"),
)
HONEST = (
    (REFERRALS, "This is the highest for three months."),
    (REFERRALS, "This is not the lowest in 12 months."),
    (REFERRALS, "It is the lowest in the region."),
    (REFERRALS, "It is the second lowest in 12 months."),
    (REFERRALS, "Our rate is the highest of the four neighbours."),
    (REFERRALS, "England has the lowest rate in 12 months."),
    (REFERRALS, "The lowest in 12 months was 118 in April."),
    (REFERRALS, "June was the lowest in 12 months."),
    (REFERRALS, "In April it was the lowest in 12 months."),
    (REFERRALS, "Police referrals are the lowest in 12 months."),
    (REFERRALS, "Referrals from schools are the lowest in 12 months."),
    (REFERRALS, "The north team's number is the lowest in 12 months."),
    (REFERRALS, "Staff sickness is the lowest in 12 months."),
    (REFERRALS, "If this is the lowest in 12 months it will be by chance."),
    (REFERRALS, "We expect the lowest figure in 12 months in September."),
    (REFERRALS, "The lowest paid staff were given a rise."),
    (REFERRALS, "We work at the highest standard."),
    (REFERRALS, "Referrals rose for the second month running."),
    (REFERRALS, "Referrals have not risen for the third month running."),
    (REFERRALS, "Contacts from health rose for the third month running."),
    (REFERRALS, "This is the third month of the new team."),
    (REFERRALS, "The third consecutive audit found no increase."),
    (REFERRALS, "Below target, which is good here."),
    (REFERRALS, "We are above target."),
    (REFERRALS, "The target was missed."),
    (REFERRALS, "The highest cost placements were reviewed."),
    (REFERRALS, "It was the highest ever in the country."),
    (IN_TIME, "We are above target."),
    (IN_TIME, "Performance is above the target of 85% for the second month running."),
    (IN_TIME, "Performance was below target in May."),
    (IN_TIME, "Performance is no longer below target."),
    (IN_TIME, "We are not below target."),
    (IN_TIME, "Without the new team we would be below target."),
    (IN_TIME, "The north team is below target."),
    (IN_TIME, "England is below target."),
    (IN_TIME, "Two of the teams are below target."),
    (IN_TIME, "The target of 95% for 2015 was not met."),
    (IN_TIME, "The target for 2015 is not met yet."),
    (IN_TIME, "Last month we missed the target."),
    (IN_TIME, "The target was missed last year."),
    (IN_TIME, "The target was missed in April."),
    (IN_TIME, "Performance is below the target range of some neighbours."),
    (IN_TIME, "We are below our stretch target."),
    (IN_TIME, "We have missed the target of 95%."),
    (IN_TIME, "Performance is below the target of 95%."),
    (LATE, "Performance is above the target of 70%."),
    (IN_TIME, "The Chair asked why \u201cwe are below target\u201d."),
    (IN_TIME, "This is the best since June."),
    (IN_TIME, "Performance improved for the first time since June."),
    (IN_TIME, "The target was met for the first time since June."),
    (IN_TIME, "All reviews met the standard for the first time."),
    (IN_TIME, "Average waits are the highest in 12 months."),
    (LATE, "Performance is below target."),
    (LATE, "This is the lowest in 12 months."),
    (LATE, "This is the worst on record."),
    (LATE, "Performance fell for the fourth month running."),
    (LATE, "We aim to be above target by March."),
    (LATE, "Performance will be above target in September."),
    (LATE, "We were above target in May."),
    (LATE, "Performance is not above target."),
    (LATE, "Caseloads are above target."),
    (LATE, "The national average is above target."),
    (LATE, "Over target dates by two days."),
    (LATE, "We are above target for visits."),
    (LATE, "Once the backlog clears we are above target."),
)


def said(text: str, of: IndicatorPage) -> list[str]:
    return [each.text for each in directions_contradicted(text, of)]


@pytest.mark.parametrize(("of", "text", "expected"), WRONG)
def test_what_the_figures_contradict(of: IndicatorPage, text: str, expected: str | None) -> None:
    found = said(text, of)
    assert [each[: len(expected or "")] for each in found] == ([] if expected is None else [expected])


@pytest.mark.parametrize(("of", "text"), HONEST)
def test_an_honest_sentence_is_left_alone(of: IndicatorPage, text: str) -> None:
    assert said(text, of) == []


@pytest.mark.parametrize(
    ("of", "text", "words"),
    [
        (REFERRALS, "This is the lowest in 12 months.", "July 2014 had 140, and August 2014 has 146"),
        (REFERRALS, "Referrals rose for the third month running.", "it fell from 150 to 120 in June 2014"),
        (LATE, "Performance is above target.", "the page has 71.20% against the target 85% or more"),
        (IN_TIME, "The target was met for the first time.", "it was met in July 2014 too"),
        (IN_TIME, "Target missed.", "the page has 91.20% against the target 85% or more, which meets it"),
    ],
)
def test_the_words_say_what_the_page_has(of: IndicatorPage, text: str, words: str) -> None:
    (only,) = directions_contradicted(text, of)
    assert only.words == words
