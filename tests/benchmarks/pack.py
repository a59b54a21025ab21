"""How long a board pack takes beside a bare script that writes as many cells, formats and charts with XlsxWriter."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from msgspec.structs import replace
from xlsxwriter.workbook import Workbook

from ibdesk.desk import make_sample
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import BoardReport
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.write_pack import pack_bytes
from ibdesk.writing.pack.written_package import MAIN, WrittenPackage
from tests.benchmarks.computing import Ratio, peak_of

WRITTEN, CHECKED, GROWN = "pack / bare script", "pack and its self-check / bare script", "300 pages / 37, a page"
PEAK = "peak memory of 600 pages / 1 GiB"
MOST = {WRITTEN: 1.5, CHECKED: 2.0, GROWN: 1.3, PEAK: 1.0}
ROUNDS = 5
CHARTS_A_PAGE, SERIES_A_CHART, POINTS = 2, 3, 36
PAGES = 300
_LARGE = """
from tests.benchmarks.pack import pack_bytes, repeated, sample_report
pack_bytes(repeated(sample_report(), 600))
"""


class _Cells(NamedTuple):
    """A sheet as the bare script writes it: row, column, content, format."""

    name: str
    cells: tuple[tuple[int, int, str | float, int], ...]


def sample_report() -> BoardReport:
    with TemporaryDirectory() as folder, make_sample(Path(folder), "Performance Analyst") as desk:
        return desk.months.report(Month(2014, 8))


def ratios() -> dict[str, Ratio]:
    report = sample_report()
    content = pack_bytes(report)[0]
    sheets, formats = _cells_of(content)
    bare = _least(lambda: _bare(sheets, formats))
    written = _least(lambda: pack_bytes(report))
    checked = written + _least(lambda: accessibility_findings(content))
    large = repeated(report, PAGES)
    grown = _least(lambda: pack_bytes(large), rounds=2) / len(large.pages)
    return {
        WRITTEN: Ratio(written, bare),
        CHECKED: Ratio(checked, bare),
        GROWN: Ratio(grown, written / len(report.pages)),
        PEAK: Ratio(peak_of(_LARGE), 1_024.0, "MB"),
    }


def _least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the fastest of several runs."""
    found = []
    for _ in range(rounds):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)


def repeated(report: BoardReport, count: int) -> BoardReport:
    """The same pages again and again, under other codes."""
    pages = [
        replace(page, indicator=replace(page.indicator, code=f"{number}"))
        for number, page in zip(range(1, count + 1), report.pages * (count // len(report.pages) + 1), strict=False)
    ]
    return replace(report, pages=tuple(pages))


def _cells_of(content: bytes) -> tuple[list[_Cells], int]:
    package = WrittenPackage(content)
    formats = len(package.part("xl/styles.xml").findall(f"{MAIN}cellXfs/{MAIN}xf"))
    return [
        _Cells(
            sheet.name,
            tuple(
                (row - 1, column - 1, _kept(sheet.texts.get((row, column), "")), style)
                for (row, column), style in sheet.styles.items()
            ),
        )
        for sheet in package.sheets
    ], formats


def _kept(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


def _bare(sheets: list[_Cells], formats: int) -> bytes:
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"created": datetime(2014, 8, 31)})
    looks = [book.add_format({"font_name": "Arial", "font_size": 9 + number % 7}) for number in range(formats)]
    for sheet in sheets:
        worksheet = book.add_worksheet(sheet.name)
        for row, column, content, style in sheet.cells:
            if isinstance(content, float):
                worksheet.write_number(row, column, content, looks[style])
            elif not content:
                worksheet.write_blank(row, column, None, looks[style])
            else:
                worksheet.write_string(row, column, content, looks[style])
        if sheet.name[:2].isdigit():
            _add_charts(book, worksheet, sheet.name)
    book.close()
    return file.getvalue()


def _add_charts(book: Workbook, worksheet: object, name: str) -> None:
    for number in range(CHARTS_A_PAGE):
        chart = book.add_chart({"type": "line" if number else "column"})
        for series in range(SERIES_A_CHART):
            chart.add_series(
                {
                    "name": [name, 7, 7 + series],
                    "categories": [name, 8, 6, 7 + POINTS, 6],
                    "values": [name, 8, 7 + series, 7 + POINTS, 7 + series],
                }
            )
        worksheet.insert_chart(5 + 20 * number, 0, chart)  # type: ignore[attr-defined]
