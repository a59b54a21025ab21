"""Any valid board, written and read back: the template gives the same board, field by field; long and wide workbooks
and the pack give the same figures, reasons for none, marks and comments."""

from collections.abc import Iterable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Covers, Figure, Mark, Missing, Part, Supply, Unit, marks_text
from ibdesk.domain.month import Month
from ibdesk.domain.number import plain
from ibdesk.domain.report.report import build_report
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.template.write_template import template_bytes
from tests.made import AUGUST
from tests.reading.made_workbooks import Shown, workbook
from tests.reading.read_workbooks import read_workbooks
from tests.writing.any_board import boards, definition, whole_boards

FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # boards are large: shrinking one takes minutes, and the difference says enough
    suppress_health_check=[HealthCheck.too_slow],
)
FIELDS = (
    "details",
    "indicators",
    "targets",
    "benchmarks",
    "populations",
    "figures",
    "breakdowns",
    "comments",
    "events",
)


NOWHERE = CellSource("", "", "")


def read(data: bytes, known: Records) -> WorkbookContents:
    [contents] = read_workbooks([InFile(name="back.xlsx", data=data)], known)
    assert contents.error is None
    assert contents.questions == ()
    return contents


def said(figure: Figure, board: Records) -> Figure:
    """A figure without its cell; a percentage, or a number of days, is the same with its unit beside
    it or without."""
    own = definition(board.indicators, figure.code, figure.month).unit
    unit = None if figure.part is Part.VALUE and figure.unit is own else figure.unit
    return figure._replace(source=NOWHERE, unit=unit)


def alike(records: Iterable[Any], board: Records) -> list[Any]:
    plain = [said(each, board) if isinstance(each, Figure) else replace(each, source=None) for each in records]
    return sorted(plain, key=repr)


@FEW
@given(whole_boards())
def test_a_template_reads_back_to_the_same_board_field_by_field(board: Records) -> None:
    for known in (Records(), board):
        contents = read(template_bytes(board, AUGUST), known)
        assert contents.problems == ()
        for field in FIELDS[1:]:
            assert alike(getattr(contents.records, field), board) == alike(getattr(board, field), board), field
        assert contents.records.details in (board.details, None)


# Where nothing but a number or a percentage stands before it, a mark has other forms too.
OTHERWISE = {
    Mark.PROVISIONAL: (" p", "(P)", " provisional"),
    Mark.ESTIMATED: (" e", "[e]", " (est.)"),
    Mark.REVISED: ("\u02b3", " (r)", " revised"),
}
MARKS = {
    **{Missing.NO_DATA: "[x]", Missing.NOT_APPLICABLE: "[z]", Missing.SUPPRESSED: "[c]"},
    **{Missing.LOW: "[low]", Missing.BLANK: "TBC"},
}


def written(figure: Figure, board: Records) -> object:
    """What staff would write for a figure: percentages always with their sign, other units where they are said."""
    mark = marks_text(figure.marks)
    if isinstance(figure.quantity, Missing):
        return MARKS[figure.quantity] + mark
    own = definition(board.indicators, figure.code, figure.month).unit
    unit = own if figure.part is Part.VALUE and own is Unit.PERCENT else figure.unit
    ending = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.RATE: " per 10,000", Unit.COUNT: " (count)", None: ""}[unit]
    if unit is Unit.PERCENT and not mark:
        return Shown(float(figure.quantity / 100), "0.00%")
    if ending in ("", "%") and len(figure.marks) == 1:
        mark = "".join(OTHERWISE[each][figure.month.number % 3] for each in figure.marks)
    return f"{plain(figure.quantity)}{ending}{mark}" if ending or mark else float(figure.quantity)


def month_written(month: Month, figures: Iterable[Figure]) -> str:
    """The month; where all these are of the quarter that it ends, the quarter, in one of the ways that staff have."""
    of_quarter = all((each.supply, each.covers) == (Supply.FINISHED, Covers.QUARTER) for each in figures)
    if not month.ends_quarter or not of_quarter:
        return month.medium
    return month.quarter if month.year % 2 else f"{(month - 2).short[:3]}-{month.medium}"


@FEW
@given(boards())
def test_a_long_workbook_gives_the_same_figures_and_comments(board: Records) -> None:
    rows: list[list[object]] = [["Code", "Month", *(part.value.title() for part in Part), "Covers", "Comment"]]
    for each in board.figures:
        cells = [written(each, board) if each.part is part else None for part in Part]
        covers = each.covers.value if each.supply is Supply.FINISHED else "monthly part"
        rows.append([each.code, month_written(each.month, [each]), *cells, covers, None])
    rows += [[each.code, each.month.medium, *[None] * 5, each.text] for each in board.comments]
    records = read(workbook({"Figures": rows}), Records(indicators=board.indicators)).records
    assert alike(records.figures, board) == alike(board.figures, board)
    assert alike(records.comments, board) == alike([replace(each, author="") for each in board.comments], board)


@FEW
@given(boards(plain=True))
def test_a_wide_workbook_gives_the_same_figures(board: Records) -> None:
    sheets: dict[str, list[list[object]]] = {}
    for name, part in (("Figures", Part.VALUE), ("Numerators", Part.NUMERATOR), ("Denominators", Part.DENOMINATOR)):
        cells = {(each.code, each.month): written(each, board) for each in board.figures if each.part is part}
        months = sorted({month for _, month in cells})
        rows = [
            [code, *(cells.get((code, month)) for month in months)] for code in dict.fromkeys(code for code, _ in cells)
        ]
        own = [each for each in board.figures if each.part is part]
        headings = [month_written(month, [each for each in own if each.month == month]) for month in months]
        sheets[name] = [["Code", *headings], *rows]
    records = read(workbook(sheets), Records(indicators=board.indicators)).records
    assert alike(records.figures, board) == alike(board.figures, board)


def row_in_pack(figure: Figure, board: Records) -> tuple[object, ...]:
    """The row of a pack's data that a figure stands in; a rate for another period than its definition's is alone."""
    own = definition(board.indicators, figure.code, AUGUST)
    alone = figure.part is Part.RATE and figure.covers is not (own.rate_covers or own.value_period)
    return figure.code, figure.month, figure.supply, figure.covers, alone


@FEW
@given(boards())
def test_a_pack_gives_the_figures_behind_it_and_the_months_comments(board: Records) -> None:
    # A pack is written by the definitions of its month, so each code has one here, and its units are the definitions'.
    # Figures by category are left out: a pack shows them all as counts, so that a percentage's are asked about.
    definitions = {each.code: replace(each, first_month=None, last_month=None) for each in board.indicators}
    figures = tuple(each._replace(unit=None) for each in board.figures)
    board = replace(board, indicators=tuple(definitions.values()), figures=figures, breakdowns=())
    report = build_report(board, AUGUST)
    records = read(pack_bytes(report)[0], Records(indicators=board.indicators)).records
    points = [point for page in report.pages for point in (*page.values, *page.rates)]
    behind = {figure.key: figure for point in points for figure in point.figures}
    # A row of the pack has the marks of all its numbers for each. "Not supplied yet" is no figure of it.
    rows: dict[object, frozenset[Mark]] = {}
    for each in behind.values():
        rows[row_in_pack(each, board)] = rows.get(row_in_pack(each, board), frozenset()) | each.marks
    marked = [
        each._replace(marks=rows[row_in_pack(each, board)])
        for each in behind.values()
        if each.quantity is not Missing.BLANK
    ]
    assert alike(records.figures, board) == alike(marked, board)
    comments = [replace(page.comment, author="") for page in report.pages if page.comment.text]
    assert alike(records.comments, board) == alike(comments, board)
