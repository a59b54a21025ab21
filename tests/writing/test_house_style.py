"""How a council's packs look: colour, cover text, logo, order and parts, in the workbook and on paper."""

import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Part
from ibdesk.domain.house_style import PLAIN, HouseStyle, Logo, PackPart, PageOrder, logo_of
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.errors import UserError
from ibdesk.printing.lay_out import WHOLE_PACK, Choice, lay_out
from ibdesk.printing.marks import Picture
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.own_pack import check_own_pack
from ibdesk.writing.pack.write_pack import pack_bytes
from tests.made import AUGUST, part
from tests.writing.pack_board import records, small_report
from tests.writing.pack_dump import open_pack

PLUM = "#6B1F5C"
LOGO = logo_of(3, 2, bytes(range(24)))


def dressed(style: HouseStyle) -> BoardReport:
    report = small_report()
    return replace(report, details=replace(report.details, style=style))


def part_of(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as package:
        return package.read(name)


def test_without_a_house_style_every_byte_is_as_it_was() -> None:
    assert pack_bytes(dressed(PLAIN))[0] == pack_bytes(small_report())[0]
    styles = part_of(pack_bytes(small_report())[0], "xl/styles.xml")
    assert b"FF12436D" in styles
    assert b"accent" not in styles


def test_titles_and_headings_take_the_accent_and_assessments_do_not() -> None:
    content = pack_bytes(dressed(HouseStyle(accent=PLUM)))[0]
    styles = part_of(content, "xl/styles.xml")
    assert b"FF6B1F5C" in styles
    assert b"FF12436D" not in styles
    assert b"FFA61C1C" in styles, "red stays"
    assert accessibility_findings(content) == ()


@pytest.mark.parametrize("part", PackPart)
def test_what_is_left_out_is_neither_in_the_workbook_nor_led_to(part: PackPart) -> None:
    content, sheets = pack_bytes(dressed(HouseStyle(left_out=(part,))))
    whole = pack_bytes(small_report())[1]
    gone = {
        PackPart.EXCEPTIONS: {"Exceptions"},
        PackPart.SUMMARY: {"Summary"},
        PackPart.DATA: {"Data", "Breakdowns"},
        PackPart.NOTES: {"Notes"},
        PackPart.PAGES: {name for name in whole if name[:2].isdigit()},
    }.get(part, set())
    assert set(whole) - set(sheets) == gone
    assert accessibility_findings(content) == ()
    book = open_pack(content)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None:
                    assert cell.hyperlink.location.partition("!")[0].strip("'") in sheets
    said = [value for row in book["Exceptions"].values for value in row] if "Exceptions" in sheets else []
    assert ("Variation and assurance" in said) is (part not in (PackPart.MATRIX, PackPart.EXCEPTIONS))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("part", PackPart)
def test_paper_leaves_the_same_out(part: PackPart) -> None:
    pages = lay_out(dressed(HouseStyle(left_out=(part,))))
    parts = {page.part for page in pages}
    assert ("Exceptions" in parts) is (part is not PackPart.EXCEPTIONS)
    assert ("Summary" in parts) is (part is not PackPart.SUMMARY)
    assert ("Notes" in parts) is (part is not PackPart.NOTES)
    assert any(page.code for page in pages) is (part is not PackPart.PAGES)


def parts_on_paper(style: HouseStyle, choice: Choice = WHOLE_PACK) -> list[str]:
    """In their order; the pages as one."""
    return list(dict.fromkeys("Pages" if page.code else page.part for page in lay_out(dressed(style), choice)))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("left_out", [(), *((part,) for part in PackPart), tuple(PackPart)[2:], tuple(PackPart)[4:]])
def test_paper_has_the_parts_of_the_workbook_in_its_order(left_out: tuple[PackPart, ...]) -> None:
    """Paper has the data where it is asked for."""
    style = HouseStyle(left_out=left_out)
    sheets = pack_bytes(dressed(style))[1]
    in_workbook = list(dict.fromkeys("Pages" if name[:2].isdigit() else name for name in sheets))
    assert parts_on_paper(style, Choice(data=style.shows(PackPart.DATA))) == in_workbook


@pytest.mark.usefixtures("qapp")
def test_what_somebody_asks_for_goes_in_whatever_the_house_style_leaves_out() -> None:
    style = HouseStyle(left_out=(PackPart.PAGES, PackPart.DATA))
    assert parts_on_paper(style) == ["Cover", "Exceptions", "Summary", "Notes"]
    asked = lay_out(dressed(style), Choice(frozenset(("7", "9")), data=True))
    assert asked[0].part == "Cover"
    assert {page.code for page in asked} == {"", "7", "9"}
    assert {"Data", "Breakdowns"} <= {page.part for page in asked}
    assert "2 indicators, one page each, with a summary and the figures behind them." in asked[0].texts
    assert any("Trend" in page.texts for page in asked if page.part == "Summary"), "its lines are drawn from the pages"


@pytest.mark.usefixtures("qapp")
def test_the_cover_speaks_of_no_part_that_is_not_on_the_paper() -> None:
    def about(choice: Choice) -> str:
        return next(text for text in lay_out(dressed(PLAIN), choice)[0].texts if "indicators" in text)

    assert about(WHOLE_PACK) == "6 indicators, one page each, with a summary."
    assert about(Choice(data=True)) == "6 indicators, one page each, with a summary and the figures behind them."


@pytest.mark.usefixtures("qapp")
def test_of_chosen_pages_what_changed_is_told_of_these_alone() -> None:
    before = records()
    after = merge(before, Records(figures=(part("7", AUGUST - 12, 130), part("10", AUGUST, 140, Part.NUMERATOR))))
    report = build_report(after, AUGUST, changes=Changes(3, 4, changes(before, after)))
    for codes, restated in ((None, {"7", "10"}), (frozenset(("10",)), {"10"}), (frozenset(("9",)), set())):
        texts = [text for page in lay_out(report, Choice(codes)) if page.part == "Changes" for text in page.texts]
        assert {code for code in ("7", "10") if code in texts} == restated


def test_pages_by_assessment_begin_with_the_red_ones() -> None:
    plain = [name for name in pack_bytes(small_report())[1] if name[:2].isdigit()]
    ordered = [
        name for name in pack_bytes(dressed(HouseStyle(page_order=PageOrder.ASSESSMENT)))[1] if name[:2].isdigit()
    ]
    assert sorted(ordered) == sorted(plain)
    assert ordered != plain
    book = open_pack(pack_bytes(dressed(HouseStyle(page_order=PageOrder.ASSESSMENT)))[0])
    statuses = [row[3].split()[-1] for row in book["Summary"].iter_rows(values_only=True) if row[0] in ("7", "10")]
    assert statuses == ["Red", "Red"]


@pytest.mark.usefixtures("qapp")
def test_logo_and_cover_text_stand_on_the_cover() -> None:
    made = dressed(HouseStyle(cover_text="For the Board.\nIn confidence.", logo=LOGO))
    content = pack_bytes(made)[0]
    assert part_of(content, "xl/media/image1.png") == LOGO.png
    assert b'descr="Logo of Marlshire Council, Children &amp; Families"' in part_of(content, "xl/drawings/drawing1.xml")
    assert accessibility_findings(content) == ()
    check_own_pack(content)
    cover = [row[0] for row in open_pack(content)["Cover"].iter_rows(values_only=True)]
    assert {"For the Board.", "In confidence."} <= set(cover)
    first = lay_out(made)[0]
    assert [mark.png for mark in first.marks if isinstance(mark, Picture)] == [LOGO.png]
    assert "In confidence." in first.texts


def test_a_sealed_pack_with_another_picture_is_not_ours() -> None:
    content = pack_bytes(dressed(HouseStyle(logo=LOGO)))[0]
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(changed, "w") as after:
        for part in before.infolist():
            body = before.read(part)
            after.writestr(part, body + b"hidden" if part.filename.startswith("xl/media") else body)
    with pytest.raises(UserError, match="not written by IBDesk"):
        check_own_pack(changed.getvalue())


@pytest.mark.parametrize("hidden", [b"more", zlib.compress(b"more")])
def test_a_logo_holds_nothing_but_its_points(hidden: bytes) -> None:
    import base64

    with pytest.raises(ValueError, match="PNG"):
        Logo(base64.b64encode(LOGO.png + hidden).decode())
