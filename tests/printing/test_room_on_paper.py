"""The room of a page is used: a comment that fits stands under its charts, columns get what saves the most lines."""

import pytest

from ibdesk.domain.assessment import Status
from ibdesk.printing.column_widths import column_widths
from ibdesk.printing.flow import TOP, Flow
from ibdesk.printing.lay_out import lay_out
from ibdesk.printing.lettering import width, wrapped
from ibdesk.printing.marks import Ink, Text
from ibdesk.printing.tables import lay_out_table
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.table import Column, StatusCell, Table, TableRecord
from tests.benchmarks.pack import sample_report as whole_sample
from tests.printing.paper_kit import REPORTS, SENTENCE, stood, with_comment

pytestmark = pytest.mark.usefixtures("qapp")
INK = Ink(9)


@pytest.mark.parametrize("sentences", range(1, 40, 2))
def test_a_comment_stands_on_its_page_or_leaves_much_for_the_next(sentences: int) -> None:
    """Charts are as low as they may be rather than that a few lines go overleaf."""
    pages = [page for page in lay_out(with_comment(SENTENCE * sentences)) if page.code == "7"]
    assert len(pages) <= 2
    assert len(pages) == 1 or sentences > 14
    for page in pages[1:]:
        assert len([each for each in stood(page) if TOP < each.top < page.tall - TOP]) > 5


def test_no_page_of_the_sample_goes_overleaf_for_a_line_or_two() -> None:
    for name in ("small", "sample", "after another pack"):
        assert not [page.part for page in lay_out(REPORTS[name]) if any("continued" in text for text in page.texts)]


@pytest.mark.parametrize("tall", [0.1 * count for count in range(1, 60)])
def test_what_needs_all_that_is_left_of_a_page_stands_on_it(tall: float) -> None:
    """Sums of points that are meant to be the same differ by less than anybody sees."""
    flow = Flow()
    for _ in range(3):
        flow.y += 13.1 * tall
    flow.need(flow.bottom - (TOP + 3 * (13.1 * tall)))
    assert len(flow.pages) == 1


def table(*rows: tuple[Status, str, str]) -> Table:
    columns = (Column("Assessment", 10), Column("Name", 10, wraps=True), Column("Officer", 400, wraps=True))
    cells = tuple((StatusCell(status), TextCell(name), TextCell(officer)) for status, name, officer in rows)
    return Table("Table", "A table", columns, cells)


LONG = "Initial Child Protection Conferences Held Within Timescale in the Month"


def test_an_assessment_is_not_parted_where_there_is_room() -> None:
    first, _, _ = column_widths(table((Status.NOT_ASSESSED, LONG, "Head of Review")), 300)
    assert first >= width("Not assessed", Ink(9, bold=True)) + 20


def test_the_column_that_needs_it_gets_what_is_free() -> None:
    """However narrow it is on the sheet."""
    _, name, officer = column_widths(table(*[(Status.RED, LONG, "Head of Review")] * 5), 300)
    assert len(wrapped(LONG, name - 8, INK)) == 2
    assert len(wrapped("Head of Review", officer - 8, INK)) == 1


@pytest.mark.parametrize("wide", [60, 120, 200, 300, 500, 900])
@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_columns_are_as_wide_as_the_paper(wide: float, count: int) -> None:
    rows = [(Status.NO_DATA, LONG * (1 + each % 3), "x" * each) for each in range(count)]
    assert sum(column_widths(table(*rows), wide)) == pytest.approx(wide)


def test_rows_are_as_low_as_they_can_be() -> None:
    """Held against every way to share the paper out among two columns."""
    rows = [(Status.RED, LONG[: 20 + 3 * each], LONG[: 70 - 2 * each]) for each in range(12)]
    made = table(*rows)
    first, name, _ = column_widths(made, 320)

    def lines(wide: float) -> int:
        others = 320 - first - wide
        return sum(
            max(len(wrapped(name, wide - 8, INK)), len(wrapped(officer, others - 8, INK))) for _, name, officer in rows
        )

    best = min(lines(60 + step) for step in range(int(320 - first - 120)))
    assert lines(name) <= best + 1


def test_the_samples_summary_stands_on_two_pages() -> None:
    """Its rows closer than usual, its letters not smaller."""
    pages = [page for page in lay_out(whole_sample()) if page.part == "Summary"]
    assert len(pages) == 2
    assert min(mark.ink.size for page in pages for mark in page.marks if isinstance(mark, Text)) >= 9


def test_rows_are_set_closer_only_where_it_saves_a_page() -> None:
    def tops(count: int) -> list[float]:
        record = TableRecord("Title", (), table(*[(Status.RED, "Name", "Officer")] * count))
        flow = lay_out_table(record, landscape=True, balanced=True)
        assert len(flow.pages) == 1
        return sorted({mark.y for mark in flow.pages[0] if isinstance(mark, Text) and mark.text == "Name"})

    few, many = tops(20), tops(29)
    assert many[1] - many[0] < few[1] - few[0]
    assert few[1] - few[0] == pytest.approx(15.78)
