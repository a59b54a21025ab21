"""What a pack says about changed figures, accepted warnings, assessments set by hand and signing off."""

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction, Records, merge
from ibdesk.domain.figure import Missing, Part, TypedIn
from ibdesk.domain.problem import AcceptedWarning
from ibdesk.domain.report.last_pack import LastPack, PackSaid
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.domain.seal import Seal
from ibdesk.domain.target import AtMost, Basis, Target
from ibdesk.reading.workbooks import InFile
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.made import AUGUST, cell_of, part
from tests.reading.read_workbooks import read_workbooks
from tests.writing.pack_board import PROBLEMS, records, small_report
from tests.writing.pack_dump import open_pack

TYPED = TypedIn("Performance analyst", "8 September 2014", "Two were counted twice")
LATER = Records(
    figures=(
        part("7", AUGUST - 12, 130),
        part("7", AUGUST - 1, Missing.NO_DATA),
        part("10", AUGUST, 140, Part.NUMERATOR, source=TYPED),
    )
)


@pytest.fixture(scope="module")
def report() -> BoardReport:
    before, after = records(), merge(records(), LATER)
    return build_report(after, AUGUST, PROBLEMS, 4, Changes(3, 4, changes(before, after)))


def sheet_rows(report: BoardReport, name: str) -> list[tuple[object, ...]]:
    book = open_pack(pack_bytes(report)[0])
    return list(book[name].iter_rows(values_only=True))


def texts(report: BoardReport, name: str) -> str:
    return "\n".join(str(value) for row in sheet_rows(report, name) for value in row if value is not None)


def test_the_changes_sheet_says_was_now_and_why(report: BoardReport) -> None:
    title, note, headings, *rows = sheet_rows(report, "Changes")
    assert title[0] == "Changes since the last pack"
    changed = "2 figures of past months and 1 of August 2014 itself changed since the last pack"
    assert str(note[0]).startswith(f"{changed}, and 4 assessments with them.")
    assert [row[:2] + row[4:7] for row in rows] == [
        ("Restated value", "7", 122, 130, "+8"),
        ("Restated value", "7", 304, "[x]", "Not a number"),
        ("Restated numerator", "10", 103, 140, "+37"),
    ]
    assert [str(row[7]).partition(". ")[0] for row in rows] == [
        "Reported again by its source",
        "Reported again by its source",
        "Two were counted twice",
    ]
    assert "Moves page 10 for August 2014 (Red to Green)" in str(rows[2][7])
    assert headings[4:7] == ("Was", "Now", "Difference")


def against_july(report: BoardReport) -> BoardReport:
    """The same after July's pack said other things of every indicator, and the same words of the first."""
    first = report.pages[0]
    target = Target("7", AtMost(Fraction(100)), Basis.VALUE)
    said = {page.code: PackSaid(Status.AMBER, Direction.LEVEL, page.target) for page in report.pages}
    said["7"] = PackSaid(Status.GREEN, first.travel.direction, target, f" {first.comment.text} ")
    return replace(report, last_pack=LastPack(AUGUST - 1, said))


def test_the_changes_sheet_begins_with_what_is_told_differently_from_the_last_pack(report: BoardReport) -> None:
    made = against_july(report)
    title, turned, restated, _, *rows = sheet_rows(made, "Changes")
    assert title[0] == "Changes since the last pack"
    assert turned[0] == (
        "Since the pack of July 2014: 5 assessments and 5 arrows turned, 1 target changed and 1 comment is the same "
        "word for word."
    )
    assert "changed since the last pack" in str(restated[0])
    kinds = [row[0] for row in rows]
    restated_kinds = ["Restated value"] * 2 + ["Restated numerator"]
    assert kinds == ["Assessment"] * 5 + ["Direction of travel"] * 5 + ["Target", *restated_kinds, "Comment"]
    assert rows[2][1:2] + rows[2][4:7] == ("10", "▲  Amber", "✓  Green", "Better")
    target, comment = rows[10], rows[-1]
    assert target[4:7] == ("100 or less", "461.2 to 563.6 per 10,000", "Changed")
    assert comment[4:7] == ("As in July 2014", "The same", "Not changed")
    assert comment[7] == "“More contacts now become referrals. An audit has begun.”"
    assert turned[0] in texts(made, "Summary")


def test_what_is_told_differently_alone_makes_a_changes_sheet() -> None:
    made = against_july(small_report())
    assert accessibility_findings(pack_bytes(made)[0]) == ()
    links = [cell.hyperlink.location for cell in open_pack(pack_bytes(made)[0])["Changes"]["B"] if cell.hyperlink]
    assert links[0] == "'07 Referrals'!A1"


def test_a_pack_with_changes_passes_its_own_check(report: BoardReport) -> None:
    assert accessibility_findings(pack_bytes(report)[0]) == ()


def test_pages_mark_what_was_restated(report: BoardReport) -> None:
    book = open_pack(pack_bytes(report)[0])
    page = book[next(name for name in book.sheetnames if name[:2] == "10")]
    (value,) = [
        row[offset + 1 :][0]
        for row in page.iter_rows()
        for offset, cell in enumerate(row)
        if cell.value == "Current value"
    ]
    assert "[r]" in value.number_format
    assert "August 2014 (numerator): 103 is now 140 [r]." in texts(report, page.title)
    assert "[r]" not in texts(report, next(name for name in book.sheetnames if name[:2] == "09"))
    assert "2 figures of past months and 1 of August 2014 itself changed" in texts(report, "Summary")


def test_without_changes_there_is_no_such_sheet_and_the_notes_say_so() -> None:
    book = open_pack(pack_bytes(small_report())[0])
    assert "Changes" not in book.sheetnames
    quiet = build_report(records(), AUGUST, changes=Changes(3, 4))
    assert "No figure of a past month changed since the last pack." in texts(quiet, "Notes")
    assert "of a past month changed" not in texts(small_report(), "Notes"), "there was none before it"


def test_a_pack_with_changes_reads_back_to_the_same_figures(report: BoardReport, tmp_path: Path) -> None:
    (tmp_path / "pack.xlsx").write_bytes(pack_bytes(report)[0])
    known = merge(records(), LATER)
    (file,) = read_workbooks([InFile(tmp_path / "pack.xlsx")], known)
    assert file.error is None
    held = {figure.key: figure.quantity for figure in known.figures}
    read = {figure.key: figure.quantity for figure in file.records.figures if isinstance(figure.quantity, Fraction)}
    assert read
    assert {key: held.get(key) for key in read} == read
    assert {cell_of(figure).sheet for figure in file.records.figures} == {"Data"}


def test_accepted_warnings_stand_in_the_notes_with_reason_and_name() -> None:
    error, warning, info = PROBLEMS
    accepted = AcceptedWarning(*warning.place, "The chair agreed.", "Performance analyst", "2014-09-08T10:00:00")
    report = small_report((error, replace(warning, accepted=accepted), info))
    notes = [row for row in sheet_rows(report, "Notes") if row[0] == "Explained"]
    reason = "The chair agreed (Performance analyst, 8 September 2014)."
    assert notes == [("Explained", "10 Initial Assessments Completed within 10 Working Days", reason)]
    page = next(name for name in open_pack(pack_bytes(report)[0]).sheetnames if name[:2] == "10")
    assert reason in texts(report, page)
    assert reason not in texts(small_report(), page)


def test_an_assessment_set_by_hand_says_so_on_its_page() -> None:
    page = next(name for name in open_pack(pack_bytes(small_report())[0]).sheetnames if name[:2] == "22")
    assert "Amber, set by hand by Head of Review: Eight conferences are too few." in texts(small_report(), page)


def test_a_signed_off_pack_names_who_and_when() -> None:
    seal = Seal(AUGUST, "Performance analyst", "2014-09-10T09:00:00+01:00", 3, "a" * 64, "b" * 64)
    signed = build_report(replace(records(), seals=(seal,)), AUGUST)
    assert "Signed off by Performance analyst on 10 September 2014." in texts(signed, "Cover")
    assert "Signed off" not in texts(small_report(), "Cover")
