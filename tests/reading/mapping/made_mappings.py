"""A council's own sheets for the tests of mappings, with what a person said of them."""

from collections.abc import Mapping, Sequence

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import (
    ANY_MONTH,
    MappedColumn,
    MonthsAcross,
    OfIndicator,
    RowField,
    SheetMapping,
)
from ibdesk.domain.question import Answer, Decisions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.made import indicator
from tests.reading.made_workbooks import Laid, Rows, workbook
from tests.reading.read_workbooks import read_workbooks

BOARD = Records(
    indicators=(
        indicator("7", name="Referrals"),
        indicator("18", name="Child Protection Plans"),
        indicator("20", name="Plans of Two Years and More", unit=Unit.PERCENT),
    )
)
# Two title rows, a merged heading, months down the side, a total, a note.
DOWN: list[list[object]] = [
    ["Monthly return to the Improvement Board"],
    ["Prepared by Performance and Information"],
    [None, "Child protection", None, "Front door"],
    ["Month", "CP plans", "2 years +", "Refs"],
    ["Apr-14", 100, "2.1%", 30],
    ["May-14", 101, "2.3%", 31],
    ["Total", 201, None, 61],
    ["Counted on the last day of the month"],
]
MERGED = ((3, 2, 3, 3, "Child protection"),)
DOWN_MAPPING = SheetMapping(
    "Data",
    (
        MappedColumn("Month", RowField("month")),
        MappedColumn("Child protection / CP plans", OfIndicator("18")),
        MappedColumn("Child protection / 2 years +", OfIndicator("20")),
        MappedColumn("Front door / Refs", OfIndicator("7")),
    ),
    heading_rows=2,
)
PARTS_ACROSS = SheetMapping(
    "Figures",
    (
        MappedColumn("PI", RowField("code")),
        MappedColumn(f"{ANY_MONTH} / Num", MonthsAcross(Part.NUMERATOR)),
        MappedColumn(f"{ANY_MONTH} / Den", MonthsAcross(Part.DENOMINATOR)),
    ),
    heading_rows=2,
)


def down(rows: Rows = DOWN, sheet: str = "Data") -> dict[str, Laid]:
    return {sheet: Laid(rows, merged=MERGED)}


def renamed(heading: str = "CPP at month end") -> Rows:
    """Next month: a row more, and one heading renamed."""
    return [*DOWN[:3], ["Month", heading, "2 years +", "Refs"], *DOWN[4:6], ["Jun-14", 99, "2.2%", 28], *DOWN[6:]]


def read_with(
    sheets: Mapping[str, Rows | Laid],
    *mappings: SheetMapping,
    remembered: Sequence[SheetMapping] = (),
    answers: Sequence[Answer] = (),
) -> WorkbookContents:
    known = Records(indicators=BOARD.indicators, mappings=tuple(remembered))
    files = [InFile(name="figures.xlsx", data=workbook(sheets))]
    return read_workbooks(files, known, decisions=Decisions(tuple(mappings), tuple(answers)))[0]


def answered(contents: WorkbookContents, place: int = 0) -> tuple[Answer, ...]:
    """Each question's choice at a place."""
    return tuple(Answer(question.key, question.choices[place].word) for question in contents.questions)
