"""Text fit for cells, names fit for sheets, and how many lines a text takes."""

import pytest

from ibdesk.writing.sheets.text import clean, height, lines, one_line, sheet_names, shortened, text_pixels


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc\x85d", "a\nb\nc\nd"),
        ("nul\x00bell\x07", "nulbell"),
        ("c1 \x80\x9f", "c1 "),
        ("lone \ud800", "lone \ufffd"),
        ("\ufffe\uffff\ufdd0", "\ufffd\ufffd\ufffd"),
        ("emoji \U0001f600", "emoji \U0001f600"),
        ("a" * 32_767, "a" * 32_767),
    ],
)
def test_clean(given: str, cleaned: str) -> None:
    assert clean(given) == cleaned


def test_too_long_counts_as_excel_does() -> None:
    cut = clean("\U0001f600" * 20_000)
    assert cut.endswith(" [cut here: 40,000 characters do not fit into one cell]")
    assert 32_765 <= len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_one_line() -> None:
    assert one_line("  two\n lines\tof \x00 text ") == "two lines of text"


@pytest.mark.parametrize(
    ("pages", "names"),
    [
        ([("7", "Referrals")], ["07 Referrals"]),
        ([("36", "IHAs Attended")], ["36 IHAs Attended"]),
        ([("19", "Second or Subsequent Child Protection Plans @ Month End")], ["19 Second or Subsequent..."]),
        ([("7", "x" * 40)], ["07 " + "x" * 25 + "..."]),
        ([("7", "a/b:c*d?[e]\\f")], ["07 a b c d e f"]),
        ([("7", "'quoted'")], ["07 'quoted"]),
        ([("", "'")], ["Indicator"]),
        ([("7", "A"), ("07", "a")], ["7 A", "07 a"]),
        ([("1a", "A"), ("1A", "A")], ["1a A", "1A A (2)"]),
        ([("D", "Late"), ("N1", "New")], ["D Late", "N1 New"]),
        ([("7", "x" * 40), ("7", "X" * 40)], ["07 " + "x" * 25 + "...", "07 " + "X" * 21 + "... (2)"]),
        ([("", "\U0001f600" * 20)], ["\U0001f600" * 14 + "..."]),
    ],
)
def test_sheet_names(pages: list[tuple[str, str]], names: list[str]) -> None:
    assert sheet_names(pages, ("Cover", "Data")) == names


def test_no_sheet_takes_a_name_that_is_taken() -> None:
    assert sheet_names([("da", "ta")], ("da ta",)) == ["da ta (2)"]


def test_shortened_keeps_whole_words() -> None:
    assert shortened("Children looked after", 21) == "Children looked after"
    assert shortened("Children looked after", 20) == "Children looked..."
    assert shortened("Childrenlookedafter", 10) == "Childre..."


@pytest.mark.parametrize(
    ("text", "pixels", "expected"),
    [
        ("", 100, 1),
        ("short", 100, 1),
        ("one\ntwo\n\nfour", 100, 4),
        ("word " * 40, 200, 8),
        ("W" * 100, 140, 11),
        ("a  b", 100, 1),
    ],
)
def test_lines(text: str, pixels: float, expected: int) -> None:
    assert lines(text, pixels, 10) == expected


def test_a_width_is_that_of_arial_with_some_caution() -> None:
    # 10 digits of 556/1000 at 10 points, 96 pixels to the inch.
    assert text_pixels("0123456789", 10) == pytest.approx(74.13 * 1.05, abs=0.1)
    assert text_pixels("iiii", 10) < text_pixels("mmmm", 10) / 3
    assert text_pixels("漢字", 10) > text_pixels("ab", 10)


def test_a_long_comment_gets_the_height_it_needs() -> None:
    comment = "Referrals have gone up since the front door began to count every contact. " * 28
    assert 200 < height(comment[:2_100], 860, 10) < 280
