"""Text that would do harm as a formula, a link, a code of the header or broken XML stays text in the pack."""

from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.write_pack import pack_bytes, write_pack
from tests.writing.pack_board import report_with
from tests.writing.pack_dump import open_pack

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "{=SUM(A1:A9)}",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "http://example.org/x",
    "file:///etc/passwd",
    "mailto:a@example.org",
    "internal:'Data'!A1",
    "external:c:\\x.xlsx",
    '&C&"Arial"&72HUGE &P of &N && &',
    "2014 begins with a digit",
    "]]></t><f>1</f>",
    '<script>alert(1)</script> lang="en-US"',
    "_x0041__x000D_",
    "nul \x00 bell \x07 escape \x1b",
    "lone \ud800 surrogate \udfff",
    "no character \ufffe \uffff",
    "'quoted' [x]:*?/\\ name",
    "History",
    "emoji \U0001f600 " * 30,
    "right \u202e to left",
    "   ",
    "",
    "a" * 40_000,
    "word " * 8_000,
    "line\r\nline\rline\x85line" * 100,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    content = pack_bytes(report_with(text, text))[0]
    package = ZipFile(BytesIO(content))
    for name in package.namelist():
        root = fromstring(package.read(name))
        if name.startswith("xl/worksheets/sheet"):
            assert not list(root.iter(f"{MAIN}f"))
            assert all(link.get("location") for link in root.iter(f"{MAIN}hyperlink"))
        assert "externalLink" not in name
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in package.read(name)
    workbook = open_pack(content)
    names = [sheet.title for sheet in workbook.worksheets]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)
    assert not any(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "http://example.org/x", "<b>&amp;</b>", "007", "TRUE", "2014-08-01"])
def test_it_is_written_as_it_was(text: str) -> None:
    workbook = open_pack(pack_bytes(report_with("Timeliness", text))[0])
    page = workbook["10 Timeliness"]
    assert [page.cell(row, 2).value for row in (3, 5, 6)] == [text] * 3
    assert page.cell(page.max_row, 1).value == text


@pytest.mark.parametrize("text", ["R&G", "&G", "&&G", "M&[Picture]", "&P of &N"])
def test_a_header_says_an_ampersand_and_what_follows_it(text: str) -> None:
    report = report_with("Timeliness", "of children")
    said = replace(report, details=replace(report.details, title=text, classification=text))
    for sheet in open_pack(pack_bytes(said)[0]):
        for part in (sheet.oddHeader.left, sheet.oddFooter.center):
            assert part.text.replace("&9", "").replace("&&", "&") == text


def test_a_text_of_many_pages_is_written_whole() -> None:
    text = ("word " * 8_000).strip()
    sheet = open_pack(pack_bytes(report_with("Long", text))[0])["10 Long"]
    column = [str(row[0].value or "") for row in sheet.iter_rows(max_col=1)]
    assert "".join(column[column.index("Comments") + 1 :]) == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_text_makes_a_sound_workbook(text: str) -> None:
    content = pack_bytes(report_with(text, text))[0]
    for name in ZipFile(BytesIO(content)).namelist():
        fromstring(ZipFile(BytesIO(content)).read(name))
    assert accessibility_findings(content) == ()


def test_a_board_without_indicators_or_details_makes_a_pack_too(tmp_path: Path) -> None:
    from ibdesk.domain.board import Records
    from ibdesk.domain.month import Month
    from ibdesk.domain.report.report import build_report

    written = write_pack(build_report(Records(), Month(2014, 8)), tmp_path / "empty.xlsx")
    assert written.sheets == ("Cover", "Exceptions", "Summary", "Data", "Notes")
    assert written.findings == ()
