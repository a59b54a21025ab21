"""The pack on paper: everything stands on its page, nothing on anything else, nothing is lost, and it can be read."""

import re

import pytest

from ibdesk.printing.flow import BOTTOM, SIDE, TOP
from ibdesk.printing.indicator_page import SECTION
from ibdesk.printing.lay_out import Choice, lay_out, page_alone
from ibdesk.printing.marks import Box, Disc, Line, PaperPage, Shape, Text
from ibdesk.progress import Cancelled
from tests.printing.paper_kit import LONG_COMMENT, REPORTS, many_indicators, stood, with_comment, words_of

pytestmark = pytest.mark.usefixtures("qapp")
EVERYTHING = Choice(data=True)


@pytest.mark.parametrize("name", REPORTS)
def test_everything_stands_on_its_page(name: str) -> None:
    for page in lay_out(REPORTS[name], EVERYTHING):
        for each in stood(page):
            assert each.left >= SIDE - 9, each
            assert each.right <= page.wide - SIDE + 1, each
            assert each.top > 20, each
            assert each.bottom < page.tall - 20, each
        for x, y in points(page):
            assert SIDE - 9 <= x <= page.wide - SIDE + 9
            assert TOP - 9 <= y <= page.tall - BOTTOM + 12


def points(page: PaperPage) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for mark in page.marks:
        match mark:
            case Box():
                found += [(mark.x, mark.y), (mark.x + mark.wide, mark.y + mark.tall)]
            case Line() | Shape():
                found += mark.points
            case Disc():
                found.append((mark.x, mark.y))
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_no_text_stands_on_another(name: str) -> None:
    for page in lay_out(REPORTS[name], EVERYTHING):
        lines = sorted(stood(page), key=lambda each: each.top)
        for place, one in enumerate(lines):
            for other in lines[place + 1 :]:
                if other.top > one.bottom:
                    break
                assert not one.covers(other), (page.part, one.text, other.text)


@pytest.mark.parametrize("name", REPORTS)
def test_no_letter_is_smaller_than_nine_points(name: str) -> None:
    sizes = {mark.ink.size for page in lay_out(REPORTS[name]) for mark in page.marks if isinstance(mark, Text)}
    assert min(sizes) >= 9


@pytest.mark.parametrize("name", REPORTS)
def test_every_page_says_which_of_how_many_it_is(name: str) -> None:
    pages = lay_out(REPORTS[name], EVERYTHING)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.texts


@pytest.mark.parametrize("name", REPORTS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str) -> None:
    for page in lay_out(REPORTS[name]):
        body = [mark for mark in page.marks if isinstance(mark, Text) and TOP < mark.y < page.tall - BOTTOM]
        for mark in body:
            if mark.ink == SECTION:
                assert any(other.y > mark.y + 1 for other in body), (page.part, mark.text)


def test_a_comment_of_three_thousand_words_flows_on_whole_and_in_order() -> None:
    pages = [page for page in lay_out(REPORTS["long comment"]) if page.code == "7"]
    assert len(pages) > 3
    assert words_between(pages) == LONG_COMMENT.split()
    assert all("7  Referrals, continued" in page.texts for page in pages[1:])
    assert len(LONG_COMMENT.split()) > 3_000


def words_between(pages: list[PaperPage]) -> list[str]:
    """The comment's words: what stands from its heading on, but for the heads and feet of the pages."""
    said: list[str] = []
    for page in pages:
        edges = [mark.text for mark in page.marks if isinstance(mark, Text) and not TOP < mark.y < page.tall - BOTTOM]
        own = [text for text in page.texts if text not in edges and not text.endswith(", continued")]
        said += own[own.index("Comments") + 1 :] if "Comments" in own else own
    return " ".join(said).split()


@pytest.mark.parametrize("lines", range(1, 60, 7))
def test_no_line_of_a_paragraph_stands_alone(lines: int) -> None:
    text = "\n".join(
        "The level has moved since the front door opened, and nobody knows why it did so. " * 3 for _ in range(lines)
    )
    pages = [page for page in lay_out(with_comment(text)) if page.code == "7"]
    for page in pages[1:]:
        assert len([each for each in stood(page) if each.top > TOP]) >= 3


def test_marks_of_draft_and_sample_stand_on_every_page() -> None:
    for name, stamp in (("small", "Draft"), ("sample", "SAMPLE: made-up months")):
        assert all(stamp in page.texts for page in lay_out(REPORTS[name]))
    assert not any("Draft" in page.texts for page in lay_out(REPORTS["sample"]))


def test_what_goes_in_is_chosen() -> None:
    report = REPORTS["small"]
    alone = lay_out(report, page_alone("10"))
    assert {page.part for page in alone} == {"10 Initial Assessments Completed within 10 Working Days"}
    some = lay_out(report, Choice(frozenset(("7", "10"))))
    parts = list(dict.fromkeys(page.part for page in some))
    assert parts[:3] == ["Cover", "Exceptions", "Summary"]
    assert parts[-1] == "Notes"
    assert "Summary of 2 indicators, August 2014" in words_of(some)
    assert {page.code for page in some} == {"", "7", "10"}
    assert "Data" not in {page.part for page in lay_out(report)}
    assert {"Data", "Breakdowns"} <= {page.part for page in lay_out(report, EVERYTHING)}


def test_a_table_has_its_headings_on_every_page() -> None:
    pages = [page for page in lay_out(REPORTS["150 indicators"]) if page.part == "Summary"]
    assert len(pages) > 3
    assert all("Assessment" in page.texts and "Code" in page.texts for page in pages)
    shown = [text for page in pages for text in page.texts if re.fullmatch(r"\d+", text)]
    assert {str(code) for code in range(1, 151)} <= set(shown)


def test_laying_out_can_be_left() -> None:
    def leave(done: int, total: int, words: str) -> None:
        if done > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        lay_out(REPORTS["150 indicators"], progress=leave)


@pytest.mark.parametrize("count", [34, 37, 52, 60, 75])
def test_the_pages_of_the_summary_are_about_as_long(count: int) -> None:
    pages = [page for page in lay_out(many_indicators(count)) if page.part == "Summary"]
    ends = [
        max(mark.y for mark in page.marks if isinstance(mark, Box) and mark.y < page.tall - BOTTOM) for page in pages
    ]
    assert sum("Indicator number" in text for page in pages for text in page.texts) == count
    assert len(pages) > 1
    assert min(ends) > max(ends) - 60, ends


def test_a_hundred_codes_take_the_whole_width_and_no_page_of_their_own() -> None:
    pages = [page for page in lay_out(many_indicators(150)) if "No usual range" in page.texts]
    place = next(mark for page in pages for mark in page.marks if isinstance(mark, Text) and "98, 99, 100" in mark.text)
    lines = [mark for mark in pages[0].marks if isinstance(mark, Text) and mark.x == place.x and ", " in mark.text]
    assert 4 <= len(lines) <= 8


@pytest.mark.parametrize(("code", "wide"), [("22", True), ("9", False)])
def test_the_trend_goes_over_the_whole_page_where_no_breakdown_stands_beside_it(code: str, wide: bool) -> None:
    report = REPORTS["small"]
    page = next(each for each in lay_out(report, EVERYTHING) if each.code == code)
    facts_end = max(mark.y for mark in page.marks if isinstance(mark, Text) and mark.text == "Measure period")
    below = [mark for mark in page.marks if isinstance(mark, Line) and min(y for _, y in mark.points) > facts_end + 12]
    left_half = [mark for mark in below if min(x for x, _ in mark.points) < page.wide / 3]
    ends = max(x for mark in left_half for x, _ in mark.points)
    assert (ends > page.wide * 0.8) is wide
