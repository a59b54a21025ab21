"""The board pack: what stands in it, cell by cell, and that it is a plain, safe, same-every-time workbook."""

import os
import subprocess
import sys
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from ibdesk.domain.board import merge
from ibdesk.domain.problem import Severity
from ibdesk.domain.report.report import build_report
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.write_pack import PackWritten, pack_bytes, write_pack
from tests.made import AUGUST
from tests.reading.read_workbooks import read_workbooks
from tests.writing.pack_board import records, sample_report, small_report
from tests.writing.pack_dump import dump, open_pack

GOLDEN = Path(__file__).parent / "golden" / "pack.txt"
PAGES = (
    "07 Referrals",
    "09 Initial Assessments...",
    "10 Initial Assessments...",
    "22 Initial Conferences Held...",
    "33 Health Referrals to...",
    "36 IHAs Attended",
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return pack_bytes(small_report())[0]


@pytest.fixture(scope="module")
def package(content: bytes) -> ZipFile:
    return ZipFile(BytesIO(content))


@pytest.fixture(scope="module")
def workbook(content: bytes) -> Workbook:
    return open_pack(content)


def test_the_pack_as_text(content: bytes) -> None:
    """The whole pack against the file beside. IBDESK_REWRITE_GOLDEN=1 writes it anew: read it before keeping it."""
    text = dump(content)
    if os.environ.get("IBDESK_REWRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_what_is_written_is_said(tmp_path: Path) -> None:
    written = write_pack(small_report(), tmp_path / "pack.xlsx")
    expected = ("Cover", "Exceptions", "Summary", *PAGES, "Data", "Breakdowns", "Notes")
    assert written == PackWritten(tmp_path / "pack.xlsx", expected, (), small_report().as_at, errors=1)
    assert open_pack(written.path.read_bytes()).sheetnames == list(expected)
    assert [entry.name for entry in tmp_path.iterdir()] == ["pack.xlsx"]


def test_same_report_same_bytes(content: bytes) -> None:
    assert pack_bytes(small_report())[0] == content


def test_nothing_in_it_is_a_formula_or_leads_outside(package: ZipFile, workbook: Workbook) -> None:
    for name in package.namelist():
        assert "externalLink" not in name
        if name.startswith("xl/worksheets/sheet"):
            root = fromstring(package.read(name))
            assert not list(root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f")), name
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in package.read(name), name
    types = {cell.data_type for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row}
    assert types == {"s", "n", "d"}


def test_every_part_is_well_formed(package: ZipFile) -> None:
    for name in package.namelist():
        fromstring(package.read(name))


def test_two_charts_a_page_and_three_with_a_breakdown(workbook: Workbook) -> None:
    counted = {sheet.title: len(sheet._charts) for sheet in workbook.worksheets if sheet._charts}
    assert counted == {name: 3 if name.startswith("09") else 2 for name in PAGES}


def test_a_category_that_is_not_whole_is_not_shown_rounded() -> None:
    board = records()
    first = replace(board.breakdowns[0], quantity=Fraction("62.5"), month=AUGUST)
    report = build_report(replace(board, breakdowns=(first, *board.breakdowns[1:])), AUGUST)
    sheet = open_pack(pack_bytes(report)[0])["Breakdowns"]
    shown = [(row[4].value, row[4].number_format) for row in sheet.iter_rows(min_row=4)]
    assert (62.5, "#,##0.00") in shown
    assert {form for value, form in shown if isinstance(value, int)} == {"#,##0"}


def test_numbers_and_months_are_real(workbook: Workbook) -> None:
    summary = workbook["Summary"]
    values = {row[0].value: (row[2].value, row[2].number_format) for row in summary.iter_rows(min_row=6)}
    assert values["7"] == (489, "#,##0")
    assert values["10"][0] == pytest.approx(103 / 158)
    assert values["10"][1] == "0.00%"
    assert values["22"] == (0.375, '0.00%" [p]"')
    assert values["33"] == (65, '#,##0" (Q1 2014/15)"')
    assert values["36"] == ("[x]", "General")
    month = workbook["Data"]["C4"]
    assert (month.value.year, month.value.month, month.number_format) == (2012, 9, "mmm yyyy")


def test_the_assessed_rate_stands_beside_its_target(workbook: Workbook) -> None:
    assert workbook["Summary"]["G6"].value == "461.2 to 563.6 per 10,000; now 1,060.66"


def test_every_code_leads_to_its_page(workbook: Workbook) -> None:
    links = [workbook["Summary"].cell(row, 1).hyperlink.location for row in range(6, 12)]
    assert links == [f"'{name}'!A1" for name in PAGES]
    assert all(workbook[name]["E1"].hyperlink.location == "'Summary'!A1" for name in PAGES)


def test_a_draft_and_a_sample_say_so_everywhere() -> None:
    draft = open_pack(pack_bytes(small_report())[0])
    sample = open_pack(pack_bytes(sample_report())[0])
    clean = open_pack(pack_bytes(small_report(problems=()))[0])
    for workbook, stamp in (
        (draft, "Draft"),
        (sample, "SAMPLE: made-up months"),
        (clean, None),
    ):
        assert {sheet.oddHeader.center.text for sheet in workbook.worksheets} == {stamp}
        for name in ("Cover", "Exceptions", "Summary"):
            texts = {str(cell.value) for row in workbook[name].iter_rows() for cell in row}
            assert {text for text in texts if text.startswith(("Draft", "SAMPLE"))} == ({stamp} if stamp else set())


def test_every_supplied_figure_is_in_the_data(workbook: Workbook) -> None:
    rows = list(workbook["Data"].iter_rows(min_row=4, values_only=True))
    assert sum(row[0] == "7" for row in rows) == 24
    latest = next(row for row in rows if row[0] == "10" and row[2].month == 8)
    assert latest[3:7] == ("[z]", 103, 158, "[z]")
    assert latest[7] == "numerator, denominator"
    assert latest[12] == pytest.approx(103 / 158)
    marked = next(row for row in rows if row[0] == "36")
    assert (marked[3], marked[7], marked[8], marked[12]) == ("[x]", "value", "[x]", "[x]")
    quarters = [row for row in rows if row[0] == "33" and row[3] != "[x]"]
    assert [row[3] for row in quarters] == [70, 69, 68, 67, 66, 65]
    assert {row[10] for row in quarters} == {"quarter"}


def test_the_data_read_back_give_the_same_pages(tmp_path: Path) -> None:
    written = write_pack(small_report(), tmp_path / "pack.xlsx")
    known = replace(records(), figures=(), breakdowns=())
    [read] = read_workbooks([InFile(path=written.path)], known)
    by_layout = {(sheet.layout, sheet.name) for sheet in read.sheets if sheet.layout not in ("not used", "page")}
    assert by_layout == {("long", "Data"), ("Breakdowns", "Breakdowns")}
    assert sum(sheet.layout == "page" for sheet in read.sheets) == len(small_report().pages)
    assert [problem for problem in read.problems if problem.severity is not Severity.INFO] == []
    back = build_report(merge(known, read.records), AUGUST)
    for page, again in zip(small_report().pages, back.pages, strict=True):
        assert (again.value.quantity, again.rate.quantity) == (page.value.quantity, page.rate.quantity)
        assert again.assessment == page.assessment
        assert [point.number for point in again.values] == [point.number for point in page.values]
        shown = {(each.month, each.category, each.quantity) for each in page.breakdown}
        assert {(each.month, each.category, each.quantity) for each in again.breakdown} == shown


def test_a_chart_without_figures_says_so(content: bytes) -> None:
    block = dump(content).partition("=== 36 IHAs Attended ===")[2].partition("=== Data ===")[0]
    assert block.count("title No figure") == 2
    assert "says: 36 IHAs Attended. Line chart. No figure for August 2014." in block


_WRITE = (
    "import hashlib\n"
    "from tests.writing.pack_board import small_report\n"
    "from ibdesk.writing.pack.write_pack import pack_bytes\n"
    "from ibdesk.printing.write_pdf import pack_pdf\n"
    "for content in (pack_bytes(small_report())[0], pack_pdf(small_report())):\n"
    "    print(hashlib.sha256(content).hexdigest())\n"
)


def _hashes(seed: str, zone: str) -> list[str]:
    around = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "QT_QPA_PLATFORM": "offscreen"}
    around["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run([sys.executable, "-c", _WRITE], env=around, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_same_report_gives_the_same_bytes_wherever_it_is_written() -> None:
    first = _hashes("1", "Europe/London")
    assert len(first) == 2
    assert _hashes("4242", "Pacific/Auckland") == first
