"""Small boards drawn at random, written in each layout and read back: the same figures, the same comments."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.figure import NO_MARKS, PROVISIONAL, Covers, Figure, Missing, Part, Supply, Unit
from ibdesk.domain.indicator import Frequency, Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import build_report
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.template.write_template import template_bytes
from tests.made import AUGUST, cell_of, finished, indicator, part
from tests.reading.made_workbooks import Shown, workbook
from tests.reading.read_workbooks import read_workbooks

COUNT = indicator("7", name="Referrals")
SHARE = indicator("10", name="Assessments in Time", unit=Unit.PERCENT)
SNAPSHOT = indicator("18", name="Plans", value_period=Covers.SNAPSHOT)
DAYS = indicator("40", name="Waiting", unit=Unit.DAYS)
QUARTERLY = indicator(
    "33", name="Health", value_period=Covers.QUARTER, supplied_as=Supply.FINISHED, frequency=Frequency.QUARTERLY
)
INDICATORS = (COUNT, SHARE, SNAPSHOT, DAYS, QUARTERLY)
SPAN = [AUGUST - back for back in range(14)]
MARKS = {Missing.NO_DATA: "[x]", Missing.NOT_APPLICABLE: "[z]", Missing.SUPPRESSED: "[c]", Missing.LOW: "[low]"}

counts = st.integers(0, 2_000).map(Fraction)
reasons = st.sampled_from(list(MARKS))
# Above 1, so that nobody has to be asked what a share is.
shares = st.integers(101, 10_000).map(lambda hundredths: Fraction(hundredths, 100))


class Board(Struct, frozen=True):
    figures: tuple[Figure, ...]
    comments: tuple[Comment, ...]

    @property
    def records(self) -> Records:
        return Records(indicators=INDICATORS, figures=self.figures, comments=self.comments)


@st.composite
def boards(draw: st.DrawFn, parts: bool = True) -> Board:
    figures: list[Figure] = []
    for one in (COUNT, SNAPSHOT, DAYS):
        covers = Covers.SNAPSHOT if one is SNAPSHOT else Covers.MONTH
        for month in sorted(draw(st.sets(st.sampled_from(SPAN), min_size=1, max_size=4))):
            figures.append(
                part(
                    one.code,
                    month,
                    draw(counts | reasons),
                    covers=covers,
                    marks=draw(st.sampled_from((NO_MARKS, PROVISIONAL))),
                )
            )
    for month in sorted(draw(st.sets(st.sampled_from(SPAN), max_size=4))):
        if parts and draw(st.booleans()):
            figures.append(part("10", month, draw(counts), Part.NUMERATOR))
            figures.append(part("10", month, draw(counts | reasons), Part.DENOMINATOR))
        else:
            figures.append(part("10", month, draw(shares | reasons)))
    ends = [month for month in SPAN if month.ends_quarter]
    for month in sorted(draw(st.sets(st.sampled_from(ends), max_size=2))):
        figures.append(finished("33", month, draw(counts | reasons), Covers.QUARTER))
    texts = st.text("abc é£<&\"'=+\n", min_size=1, max_size=30).map(str.strip).filter(bool)
    codes = draw(st.sets(st.sampled_from([one.code for one in INDICATORS])))
    return Board(tuple(figures), tuple(Comment(code, AUGUST, draw(texts)) for code in sorted(codes)))


def read(content: bytes) -> WorkbookContents:
    [contents] = read_workbooks([InFile(name="back.xlsx", data=content)], Records(indicators=INDICATORS))
    assert contents.error is None
    assert contents.questions == ()
    return contents


Same = tuple[str, Month, Part, object, Supply, Covers, bool]


def same(figures: Sequence[Figure]) -> set[Same]:
    """What must come back; the cell, and the unit as written in it, are the workbook's own."""
    return {
        (each.code, each.month, each.part, each.quantity, each.supply, each.covers, each.provisional)
        for each in figures
    }  # fmt: skip


def texts(comments: Sequence[Comment]) -> set[tuple[str, Month, str]]:
    return {(each.code, each.month, each.text) for each in comments}


def unit_of(code: str) -> Unit:
    return next(one.unit for one in INDICATORS if one.code == code)


def written(figure: Figure) -> object:
    if isinstance(figure.quantity, Missing):
        return MARKS[figure.quantity] + (" [p]" if figure.provisional else "")
    if figure.provisional:
        return f"{float(figure.quantity):g} [p]"
    if unit_of(figure.code) is Unit.PERCENT and figure.part is Part.VALUE:
        return Shown(float(figure.quantity / 100), "0.00%")
    return float(figure.quantity)


@settings(max_examples=60, deadline=None)
@given(boards())
def test_long(board: Board) -> None:
    rows: list[list[object]] = [["Code", "Month", "Value", "Numerator", "Denominator", "Covers", "Comment"]]
    for each in board.figures:
        places = [
            written(each) if each.part is which else None for which in (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
        ]
        covers = each.covers.value if each.supply is Supply.FINISHED else None
        rows.append([each.code, str(each.month), *places, covers, None])
    rows += [[each.code, str(each.month), None, None, None, None, each.text] for each in board.comments]
    contents = read(workbook({"Figures": rows}))
    assert same(contents.records.figures) == same(board.figures)
    assert texts(contents.records.comments) == texts(board.comments)


@settings(max_examples=60, deadline=None)
@given(boards())
def test_wide(board: Board) -> None:
    sheets: dict[str, list[list[object]]] = {}
    for name, which in (("Figures", Part.VALUE), ("Numerators", Part.NUMERATOR), ("Denominators", Part.DENOMINATOR)):
        cells = {(each.code, each.month): written(each) for each in board.figures if each.part is which}
        months = sorted({month for _, month in cells})
        codes = sorted({code for code, _ in cells})
        rows = [[code, *(cells.get((code, month)) for month in months)] for code in codes]
        sheets[name] = [["Code", *(month.short for month in months)], *rows]
    assert same(read(workbook(sheets)).records.figures) == same(board.figures)


@settings(max_examples=12, deadline=None)
@given(boards())
def test_template(board: Board) -> None:
    contents = read(template_bytes(board.records, AUGUST))
    assert same(contents.records.figures) == same(board.figures)
    assert texts(contents.records.comments) == texts(board.comments)


@settings(max_examples=15, deadline=None)
@given(boards())
def test_pack(board: Board) -> None:
    content = pack_bytes(build_report(board.records, AUGUST))[0]
    contents = read(content)
    # A row of the pack has one mark for all its numbers: where one is provisional, the row is.
    provisional = {(each.code, each.month) for each in board.figures if each.provisional}
    assert same(contents.records.figures) == {
        (*each[:6], (each[0], each[1]) in provisional) for each in same(board.figures)
    }  # fmt: skip
    assert texts(contents.records.comments) == texts(board.comments)


def test_every_sheet_of_a_pack_is_known() -> None:
    board = Board((part("7", AUGUST, 489),), (Comment("7", AUGUST, "More than in July."),))
    contents = read(pack_bytes(build_report(board.records, AUGUST))[0])
    layouts = {sheet.name: sheet.layout for sheet in contents.sheets}
    assert layouts["07 Referrals"] == "page"
    assert layouts["Data"] == "long"
    assert contents.unread == ()
    assert contents.records.comments[0].source is not None
    assert contents.records.comments[0].source.sheet == "07 Referrals"


def test_a_page_alone_is_no_page_of_a_pack() -> None:
    rows = [["7  Referrals"], ["Responsible officer"], ["Measure"], ["Full description"], ["Indicator guide"]]
    contents = read(workbook({"07 Referrals": [*rows, ["Comments"], ["More."]]}))
    assert contents.records.comments == (), "nothing says for which month it is"


def test_indicators_that_the_board_does_not_have_are_told_at_their_page() -> None:
    other: Indicator = indicator("99", name="Cars")
    records = Records(indicators=(other,), comments=(Comment("99", AUGUST, "More cars."),))
    contents = read(pack_bytes(build_report(records, AUGUST))[0])
    assert contents.records.comments == ()
    assert ("unknown-code", "99 Cars") in {
        (problem.rule, cell_of(problem).sheet) for problem in contents.problems if problem.source
    }
