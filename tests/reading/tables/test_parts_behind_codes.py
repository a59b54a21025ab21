"""Letters behind a known code, "10n" and "10d", that may be its numerator and denominator: asked, never the value."""

import pytest
from msgspec.structs import replace

from ibdesk.desk.previewing import with_labels
from ibdesk.domain.figure import Part
from ibdesk.domain.question import LEAVE_OUT, Answer, Decisions
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows
from tests.reading.tables.test_label_kinds import kept

TWO = (("10n", "10d"), ("10N", "10D"), ("10 Num", "10 Den"), ("10-numerator", "10-denominator"), ("10.n", "10.d"),
       ("010_N", "010_D"))  # fmt: skip
COUNTS = {"10 2014-08 numerator 43", "10 2014-08 denominator 66"}


def tables(above: str, below: str) -> list[Rows]:
    return [
        [["Code", "Month", "Value"], [above, "2014-08", 43], [below, "2014-08", 66]],
        [["Code", "Indicator", "Aug-14"], [above, "Assessments", 43], [below, "Assessments", 66]],
        [["Code", "Aug-14"], [7, 489], [above, 43], [below, 66]],
    ]


def answers(above: str, below: str, file: str, sheet: str) -> tuple[Answer, ...]:
    return (
        Answer(("row-label", file, sheet, above), "10 numerator"),
        Answer(("row-label", file, sheet, below), "10 denominator"),
    )


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("above", "below"), TWO)
def test_they_are_asked_and_read_as_answered(above: str, below: str, written_as: str) -> None:
    for rows in tables(above, below):
        file = opened(rows, written_as)
        contents = read_one(file, KNOWN)
        assert not kept(contents.records) & COUNTS
        assert not any(figure.code == "10" for figure in contents.records.figures)
        assert [(each.about, each.choices[0].word, each.choices[1].word) for each in contents.questions] == [
            (above, "10 numerator", LEAVE_OUT),
            (below, "10 denominator", LEAVE_OUT),
        ]
        assert all("10" not in [choice.word for choice in each.choices] for each in contents.questions)
        said = Decisions(answers=answers(above, below, file.name, file.workbook.sheets[0].name))
        assert kept(read_one(file, KNOWN, said).records) >= COUNTS


def test_what_was_answered_is_remembered() -> None:
    file = opened(tables("10n", "10d")[0], "xlsx")
    said = Decisions(answers=answers("10n", "10d", file.name, "Figures"))
    board = with_labels(KNOWN, KNOWN, [read_one(file, KNOWN, said)], said)
    later = read_one(opened(tables("10n", "10d")[1], "xlsx"), board)
    assert kept(later.records) == COUNTS
    assert later.questions == ()
    told = " ".join(each.message for each in later.problems)
    assert "“10n” is read as the numerator of indicator 10" in told


def test_a_board_with_such_codes_asks_nothing() -> None:
    board = replace(KNOWN, indicators=(*KNOWN.indicators, indicator("10n", name="Night visits")))
    contents = read_one(opened([["Code", "Aug-14"], ["10n", 43]], "xlsx"), board)
    assert (kept(contents.records), contents.questions) == ({"10n 2014-08 value 43"}, ())


def test_the_other_columns_of_a_row_keep_their_parts() -> None:
    rows = [["Code", "Month", "Value", "Denominator"], ["10n", "2014-08", 43, 66]]
    file = opened(rows, "xlsx")
    said = Decisions(answers=answers("10n", "10d", file.name, "Figures"))
    found = {figure.part for figure in read_one(file, KNOWN, said).records.figures}
    assert found == {Part.NUMERATOR, Part.DENOMINATOR}
