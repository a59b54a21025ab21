"""A board with figures typed in by hand, marks of every kind, assessments set by hand and comments; and what it says.

The file `golden/typed_in_and_marks.ibdesk` was made by `make` before a figure's source became a cell or a typed-in
correction, and its marks a field of their own; what it said then is the text beside it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Missing, Part, Supply, Unit, marks_text
from ibdesk.domain.indicator import Frequency, Polarity
from ibdesk.domain.report.origin import origin
from ibdesk.domain.target import AtLeast, AtMost, Basis, Target
from ibdesk.store.board_file import create_board
from tests.made import AUGUST, POPULATION, indicator, part

BY = "Anna on call, Head of MASH"  # as a name may be: with the word that stands before the day
DEFINITIONS = Records(
    indicators=(
        indicator("7", name="Referrals", polarity=Polarity.LOWER),
        indicator("10", name="In time", polarity=Polarity.HIGHER, unit=Unit.PERCENT, officer="Head of Assessment"),
        indicator(
            "33",
            name="Health referrals",
            value_period=Covers.QUARTER,
            supplied_as=Supply.FINISHED,
            frequency=Frequency.QUARTERLY,
        ),
    ),
    targets=(
        Target("7", AtMost(Fraction(130)), Basis.VALUE),
        Target("10", AtLeast(Fraction(85)), Basis.VALUE),
    ),
    figures=(part("7", AUGUST - 12, 122),),
    populations=POPULATION,
)
# Every way of a mark: alone, several, beside a reason for no number, in words, in brackets, in a column of its own.
FIGURES = """Code,Month,Value,Numerator,Denominator,Provisional,Comment
7,2014-02,110 [r],,,,
7,2014-03,111 [p],,,,
7,2014-04,112 [e],,,,
7,2014-05,113 [e] [r],,,,
7,2014-06,114 [p] [r],,,,Counted again in July.
7,2014-07,c,,,[p],
7,2014-08,140,,,yes,Two large families.
10,2014-06,,27 [p],30,,
10,2014-07,,26,31 [r],,
10,2014-08,82.86%,29,35 (e),,
"""
# A printed row's figures also name the cell of its comment, which is empty for 10.
REPORT = """Performance report August 2014,,,,,,,,
,,,,,,,,
Code,Name,Last update,Measure,Current value,Rate per 10000,Previous 1 period,Previous 1 value,Comments
7,Referrals,August 2014,Lower is better,141 [p],1.2 [e] [r],Aug-13,123,Now counted for one month.
10,In time,August 2014,Higher is better,82.86% [r],,Aug-13,65.19% [e],
33,Health referrals,August 2014,N/A,20 [p] [e] [r],,,,
"""


_FIGURES = """
SELECT step, code, part, supply, covers, month, quantity, missing, unit, provisional, workbook, name, cell, fields
FROM figure JOIN series ON series.id = figure.series JOIN sheet ON sheet.id = figure.sheet ORDER BY figure.id
"""


def make(path: Path, workbooks: Path) -> None:
    """The board, from workbooks that are written into a folder; the clock goes on by a minute with each step."""
    board = create_board(path)
    with Desk(board, BY, _clock()) as desk:
        board.keep_edit("Start", DEFINITIONS, BY, "2014-09-08T09:00:00+01:00")
        bring(desk, workbooks / "Figures.csv", FIGURES)
        desk.edits.edit_figure("7", AUGUST, Part.VALUE, Fraction(138), "Two were counted twice")
        desk.edits.edit_figure("7", AUGUST - 3, Part.VALUE, Missing.SUPPRESSED, "  Small numbers, on advice  ")
        desk.edits.edit_figure("10", AUGUST, Part.NUMERATOR, Fraction(30), "One came late: “in time” all the same")
        desk.edits.edit_figure("33", AUGUST - 2, Part.VALUE, Fraction(1, 3), "A third, by telephone")
        desk.edits.edit_figure("7", AUGUST, Part.RATE, Fraction("2.5"), "Worked out by hand")
        desk.edits.override("7", AUGUST, Status.AMBER, "One family of six. The rule gives no room for that")
        desk.edits.override("10", AUGUST, Status.GREEN, "Only for a day")
        desk.edits.remove_override("10", AUGUST)
        desk.edits.save_comment("10", AUGUST, "82.86% of the assessments were in time.", ready=True)
        warning = next(
            each for each in desk.months.problems(AUGUST) if each.severity.value == "warning" and each.code == "7"
        )
        desk.edits.accept_warning(warning, "It is as it is")
        desk.board.by = "Ben\udcff"
        desk.edits.edit_figure("7", AUGUST - 1, Part.VALUE, Fraction(120), "Now it may be shown")
        bring(desk, workbooks / "typed in by hand on paper.csv", REPORT)


def bring(desk: Desk, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    desk.imports.accept(desk.imports.preview([path]))


def _clock() -> Callable[[], str]:
    minutes = iter(range(1, 60))
    return lambda: f"2014-09-08T10:{next(minutes):02d}:00+01:00"


def figure_rows(path: Path) -> list[tuple[object, ...]]:
    """Every figure ever kept, as its columns stand in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(_FIGURES).fetchall()
    finally:
        connection.close()


def said(desk: Desk) -> str:
    """What people see of the board, line by line: steps, figures with mark and source, pages, comments, problems."""
    return "\n".join(line.encode("ascii", "backslashreplace").decode() for line in _lines(desk)) + "\n"


def _lines(desk: Desk) -> Iterator[str]:
    steps = desk.history.steps()
    yield "Steps"
    yield from (f"  {step.number} {step.kind} | {step.what} | {step.by} | {step.at}" for step in steps)
    for step in steps:
        yield f"Figures after step {step.number}"
        for each in desk.board.records(step.number).figures:
            written = f"{each.quantity}{marks_text(each.marks)}"
            yield f"  {each.code} {each.month} {each.part} {each.supply} {each.covers} | {written} | {each.source}"
    yield from _pages(desk)
    yield "Changes"
    for change in desk.history.changes(2).restatements:
        yield f"  {change.code} {change.month} {change.part}: {change.was} -> {change.now} | {change.source}"
    yield "Problems"
    for problem in desk.months.problems(AUGUST):
        yield f"  {problem.severity} {problem.rule} {problem.code or ''} | {problem.message} | {problem.source}"


def _pages(desk: Desk) -> Iterator[str]:
    for page in desk.months.report(AUGUST).pages:
        assessed = page.assessment
        yield f"Page {page.code} {page.indicator.name}"
        yield f"  {assessed.status} | {assessed.computed} | {assessed.rule} | {assessed.sentence}"
        for reckoned in (page.value, page.rate):
            if reckoned is not None:
                for cell in origin(page.indicator, reckoned).cells:
                    yield f"  {cell.what} | {cell.written} | {cell.source}"
        yield f"  {page.comment.state} | {page.comment.author} | {page.comment.text}"
