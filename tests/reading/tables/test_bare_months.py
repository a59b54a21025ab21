"""Months without a year, across or down: asked once a table where they follow each other, never guessed."""

from datetime import date

import pytest

from ibdesk.domain.mapping import MappedColumn, OfIndicator, RowField, SheetMapping
from ibdesk.domain.month import Month
from ibdesk.domain.question import Answer, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.made import cell_of
from tests.reading.made_workbooks import KNOWN, numbers, workbook
from tests.reading.read_workbooks import read_workbooks


def read(months: list[str], *answers: Answer) -> WorkbookContents:
    rows = [["Code", *months], [7, *range(1, len(months) + 1)]]
    files = [InFile(name="figures.xlsx", data=workbook({"Figures": rows}))]
    return read_workbooks(files, KNOWN, decisions=Decisions((), answers))[0]


def answered(months: list[str], label: str) -> dict[tuple[str, str], object]:
    [question] = read(months).questions
    [word] = [choice.word for choice in question.choices if choice.label == label]
    contents = read(months, Answer(question.key, word))
    assert not contents.questions
    assert [problem.message for problem in contents.problems] == [f"{question.text} Answered: {label}."]
    return numbers(contents)


def test_nothing_is_used_before_it_is_said_which_year_it_is() -> None:
    contents = read(["Apr", "May", "Jun"])
    assert not contents.records.figures
    [question] = contents.questions
    assert question.text == "“Apr” to “Jun” stand without a year. Which months are they?"
    assert question.source.cell == "B1"
    assert {cell_of(problem).cell for problem in contents.problems if problem.source} == {"B1", "C1", "D1"}
    latest, earliest = question.choices[0].word, question.choices[-1].label
    assert Month.parse(latest) <= Month.of(date.today()) < Month.parse(latest) + 12
    assert earliest == "April 2010 to June 2010"


@pytest.mark.parametrize(
    ("months", "label", "expected"),
    [
        (["April", "May"], "April 2014 to May 2014", ["2014-04", "2014-05"]),
        # A financial year goes over the turn of the year, and so do any twelve months.
        (["Nov", "Dec", "Jan"], "November 2013 to January 2014", ["2013-11", "2013-12", "2014-01"]),
        (["Mar", "Jun", "Sep", "Dec"], "March 2014 to December 2014", ["2014-03", "2014-06", "2014-09", "2014-12"]),
        # The latest first.
        (["Feb", "Jan", "Dec"], "February 2014 to December 2013", ["2014-02", "2014-01", "2013-12"]),
        (["Aug"], "August 2014", ["2014-08"]),
    ],
)
def test_the_months_follow_the_one_that_was_said(months: list[str], label: str, expected: list[str]) -> None:
    assert list(answered(months, label)) == [("7", month) for month in expected]


@pytest.mark.parametrize("months", [["Apr", "May", "Apr"], ["Apr", "Mar", "May"], ["Apr-14", "Oct"]])
def test_months_that_do_not_follow_each_other_are_not_asked(months: list[str]) -> None:
    contents = read(months)
    assert not contents.questions
    assert {problem.rule for problem in contents.problems} == {"ambiguous-month"}


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (["Oct-13", "Nov", "Dec", "Jan-14"], ["2013-10", "2013-11", "2013-12", "2014-01"]),
        (["Nov", "Dec", "Jan-14"], ["2013-11", "2013-12", "2014-01"]),
        (["Jan-14", "Dec", "Nov"], ["2014-01", "2013-12", "2013-11"]),
        (["Jun-13", "Sep", "Dec", "Mar-14"], ["2013-06", "2013-09", "2013-12", "2014-03"]),
    ],
)
def test_months_beside_one_with_its_year_are_asked_once(months: list[str], expected: list[str]) -> None:
    dated = [month for month in expected if read(months).records.figures and ("7", month) in numbers(read(months))]
    assert len(dated) == sum("-" in month for month in months), "what names its year needs no answer"
    [question] = read(months).questions
    assert question.choices[0].label.startswith("Yes: ")
    assert list(numbers(read(months, Answer(question.key, "following")))) == [("7", month) for month in expected]
    assert len(numbers(read(months, Answer(question.key, "neither")))) == len(dated)


@pytest.mark.parametrize("months", [["Oct-13", "Nov", "Dec", "Mar-15"], ["Oct-13", "Jun", "Jul"]])
def test_months_that_cannot_follow_are_told_at_their_cells(months: list[str]) -> None:
    contents = read(months)
    assert not contents.questions
    assert {problem.rule for problem in contents.problems} == {"ambiguous-month"}


def test_every_table_is_asked_for_its_own_year() -> None:
    rows = [["Code", "Apr", "May"], [7, 1, 2], [], ["Code", "Apr", "May"], [7, 3, 4]]
    files = [InFile(name="figures.xlsx", data=workbook({"Figures": rows}))]
    [contents] = read_workbooks(files, KNOWN)
    first, second = contents.questions
    answers = (Answer(first.key, "2013-04"), Answer(second.key, "2014-04"))
    [contents] = read_workbooks(files, KNOWN, decisions=Decisions((), answers))
    assert numbers(contents) == {("7", "2013-04"): 1, ("7", "2013-05"): 2, ("7", "2014-04"): 3, ("7", "2014-05"): 4}


def down(*months: str) -> WorkbookContents:
    rows = [["Month", "CP plans", "Refs"], *([month, 100 + at, 30 + at] for at, month in enumerate(months))]
    columns = (
        MappedColumn("Month", RowField("month")),
        MappedColumn("CP plans", OfIndicator("10")),
        MappedColumn("Refs", OfIndicator("7")),
    )
    files = [InFile(name="figures.xlsx", data=workbook({"Data": [*rows, ["Total", 201, 61]]}))]
    said = SheetMapping("Data", columns)
    [contents] = read_workbooks(files, KNOWN, decisions=Decisions((said,)))
    answers = tuple(Answer(question.key, question.choices[-1].word) for question in contents.questions)
    assert len(answers) < 2, "both columns hang on one answer"
    return read_workbooks(files, KNOWN, decisions=Decisions((said,), answers))[0]


def test_months_down_a_described_sheet_are_asked_too() -> None:
    contents = down("Dec", "Jan")
    assert numbers(contents) == {
        ("10", "2010-12"): 100, ("10", "2011-01"): 101, ("7", "2010-12"): 30, ("7", "2011-01"): 31
    }  # fmt: skip
    assert [problem.rule for problem in contents.problems].count("as-answered") == 1


@pytest.mark.parametrize("months", [("Apr", "May", "Apr"), ("Apr-14", "May")])
def test_down_the_side_too_they_have_to_follow_each_other(months: tuple[str, ...]) -> None:
    contents = down(*months)
    assert {problem.rule for problem in contents.problems} >= {"ambiguous-month"}
    assert ("7", "2010-05") not in numbers(contents)
