"""What leaves the building: caveats for the reader, and not a word that was written for the preparer."""

from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from ibdesk.desk import make_sample
from ibdesk.domain.board import Comment
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import AcceptedWarning
from ibdesk.domain.report.caveats import CaveatKind, page_caveats
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.made import AUGUST, part
from tests.writing.pack_board import PROBLEMS, records, small_report

# Of the program's own words for preparers, and of what names a workbook or a cell.
PREPARERS_WORDS = ("ill ask", "must be fixed", "To be checked", "a slip", "on no page", ".xlsx", "Figures!", "step ")


def all_words(content: bytes) -> str:
    """Every part of the package as text: cells, charts, alternative texts, headers, properties."""
    package = ZipFile(BytesIO(content))
    return "\n".join(
        unescape(package.read(name).decode("utf-8"))
        for name in package.namelist()
        if name.startswith(("xl/", "docProps/")) and name.endswith(".xml")
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> BoardReport:
    with make_sample(tmp_path_factory.mktemp("sample"), "Performance Analyst") as desk:
        return desk.months.report(Month(2014, 8))


def test_no_task_is_in_the_pack(sample: BoardReport) -> None:
    assert len(sample.problems) > 20
    for report in (sample, small_report()):
        words = all_words(pack_bytes(report)[0])
        for problem in report.problems:
            assert problem.message not in words
            assert problem.next_step not in words
            assert str(problem.source or PREPARERS_WORDS[0]) not in words
        assert [each for each in PREPARERS_WORDS if each in words] == []


def test_of_an_accepted_warning_the_reason_alone_is_in_the_pack() -> None:
    _, warning, _ = PROBLEMS
    accepted = AcceptedWarning(*warning.place, "The chair agreed.", "Anna", "2014-09-08T10:00:00")
    for code in ("10", None):
        problem = replace(warning, code=code, accepted=replace(accepted, code=code))
        words = all_words(pack_bytes(small_report((problem,)))[0])
        assert "The chair agreed (Anna, 8 September 2014)." in words
        assert warning.message not in words


def kinds(report: BoardReport, code: str) -> set[CaveatKind]:
    return {caveat.kind for caveat in page_caveats(report.page(code))}


def test_each_kind_of_caveat_is_known_from_the_figures() -> None:
    report = small_report(())
    assert kinds(report, "7") == set()
    assert kinds(report, "22") == {CaveatKind.PROVISIONAL, CaveatKind.SMALL_NUMBERS, CaveatKind.NO_COMMENT}
    assert kinds(report, "36") == {CaveatKind.NO_COMMENT}
    without = tuple(each for each in records().figures if each.month != AUGUST - 1)
    [incomplete] = page_caveats(build_report(replace(records(), figures=without), AUGUST).page("7"))
    assert incomplete.text == "There is no rate for the 12 months to August 2014: 11 of 12 months are known."


def test_a_figure_in_another_unit_is_a_caveat() -> None:
    days = [each for each in records().figures if each.code != "9"]
    days += [part("9", AUGUST, 19), part("9", AUGUST - 12, 7)._replace(unit=Unit.DAYS)]
    report = build_report(replace(records(), figures=tuple(days), comments=(Comment("9", AUGUST, "Known."),)), AUGUST)
    [caveat] = page_caveats(report.page("9"))
    assert caveat.kind is CaveatKind.UNIT_CHANGED
    assert caveat.text == (
        "The figure for August 2013 is given as days, not as a number; it is not compared with the others."
    )


def test_comments_that_are_missing_are_said_once_in_the_notes() -> None:
    words = all_words(pack_bytes(small_report(()))[0])
    assert words.count("No comment was supplied for August 2014.") == 1
    assert "9, 10, 22, 33, 36" in words
