"""Any valid board, written and read back: the template gives the same board, field by field; long and wide workbooks
and the pack give the same figures, reasons for none, marks and comments."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part
from ibdesk.domain.workbook import WorkbookContents
from ibdesk.excel.reading import InFile, read_workbooks
from ibdesk.excel.template.workbook import template_bytes
from tests.excel.any_board import definition, whole_boards
from tests.made import AUGUST

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


def read(data: bytes, known: Records) -> WorkbookContents:
    [contents] = read_workbooks([InFile(name="back.xlsx", data=data)], known)
    assert contents.error is None
    assert contents.questions == ()
    return contents


def said(figure: Figure, board: Records) -> Figure:
    """A figure without its cell; a percentage, or a number of days, is the same with its unit beside it or without."""
    own = definition(board.indicators, figure.code, figure.month).unit
    unit = None if figure.part is Part.VALUE and figure.unit is own else figure.unit
    return replace(figure, source=None, unit=unit)  # type: ignore[arg-type]


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
