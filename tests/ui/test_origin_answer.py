"""Where do these numbers come from? For pages of the sample every kind of number has its sum and its cells."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers
from ibdesk.ui.indicators.origin_window import OriginAnswer, origin_answer
from tests.checks.looking import sample_board
from tests.made import AUGUST, board, finished, indicator


@pytest.fixture(scope="module")
def records() -> Records:
    return sample_board()


def answered(records: Records, code: str) -> OriginAnswer:
    answer = origin_answer(records, code, AUGUST)
    assert answer is not None
    return answer


def test_a_rates_page_answers_for_both_its_numbers_and_what_they_are_held_against(records: Records) -> None:
    answer = answered(records, "7")
    of = "children aged 0-17 in {} (implied by the printed rates of the August 2014 report) x 10,000"
    assert answer.sums == (
        ("Value", "489, as supplied for August 2014."),
        (
            "Rate per 10,000, 12 months to Aug 2014",
            f"3,829 / 36,100 {of.format(2014)} = 1,060.66; the sum of the 12 months to August 2014.",
        ),
        ("Value, Aug 2013", "122, as supplied for August 2013."),
        ("Value, Aug 2012", "69, as supplied for August 2012."),
        (
            "Rate, 12 months to Jul 2014",
            f"3,462 / 36,100 {of.format(2014)} = 959.00; the sum of the 12 months to July 2014.",
        ),
        (
            "Rate, 12 months to Aug 2013",
            f"2,028 / 36,100 {of.format(2013)} = 561.77; the sum of the 12 months to August 2013.",
        ),
    )
    used_for = [row[0] for row in answer.rows]
    assert [used_for.count(each) for each in ("Value", "Rate", "Rate, 12 months to Aug 2013")] == [1, 13, 13]
    assert answer.rows[-4][:3] == ("Assessment", "Target", "461.2 to 563.6 per 10,000")


def test_limits_that_are_cut_say_so(records: Records) -> None:
    usual = dict(answered(records, "24").sums)["Usual range"]
    assert "%, shown as 80.5% to 100.0%; " in usual


def test_a_breakdowns_parts_are_traced_to_their_cells(records: Records) -> None:
    parts = [row for row in answered(records, "9").rows if row[0] == "Breakdown"]
    assert sum(int(number) for _, _, number, _, _ in parts) == 158
    assert {cell.partition("!")[0] for *_, cell in parts} == {"breakdowns"}


def test_a_quarters_page_names_its_quarters() -> None:
    adoptions = indicator("33", value_period=Covers.QUARTER)
    june = AUGUST - 2
    given = [finished("33", june - back, 65 + back, Covers.QUARTER) for back in (0, 12)]
    assert answered(board([adoptions], given), "33").sums == (
        ("Value", "65, taken as given for Q1 2014/15 (3 months to June 2014)."),
        ("Value, Q1 2013/14", "77, taken as given for Q1 2013/14 (3 months to June 2013)."),
    )
