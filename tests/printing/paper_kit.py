"""What the tests of the pack on paper share: boards of every kind, and where the marks of a page stand."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Comment, Event, Records, ReportDetails
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.printing.lettering import line_height, width
from ibdesk.printing.marks import PaperPage, Text
from tests.made import AUGUST, board, indicator, part, run
from tests.writing.pack_board import DETAILS, records, report_with, sample_report, small_report
from tests.writing.test_pack_changes import against_july
from tests.writing.test_pack_comparisons import report as compared_report

SENTENCE = "Referrals have gone up since the front door began to count every contact that a social worker decides on. "
# 3,000 words in paragraphs, each with its number, so that none can be lost or change places unseen.
LONG_COMMENT = "\n".join(f"Paragraph {number}. {SENTENCE * 5}".strip() for number in range(1, 33))


def with_comment(text: str) -> BoardReport:
    made = records()
    return build_report(replace(made, comments=(Comment("7", AUGUST, text),)), AUGUST)


def many_indicators(count: int) -> BoardReport:
    made = [
        indicator(str(code), name=f"Indicator number {code}", section=f"Part {code // 20}")
        for code in range(1, count + 1)
    ]
    figures = [
        each for code in range(1, count + 1) for each in run(str(code), AUGUST - 3, [code, code + 1, code + 2, code])
    ]
    return build_report(replace(board(made, figures), details=DETAILS), AUGUST)


def crowded_report() -> BoardReport:
    made = records()
    comments = tuple(Comment(one.code, AUGUST, SENTENCE * 20) for one in made.indicators)
    many = tuple(Event(AUGUST - back, None, f"{SENTENCE}{back}") for back in range(9))
    return build_report(replace(made, comments=comments, events=many), AUGUST)


def bare_report() -> BoardReport:
    """No indicator at all."""
    return build_report(Records(details=ReportDetails()), AUGUST)


def one_figure() -> BoardReport:
    return build_report(board([indicator("1", name="Open plans")], [part("1", AUGUST, Fraction(3))]), AUGUST)


REPORTS = {
    "small": small_report(),
    "sample": sample_report(),
    "crowded": crowded_report(),
    "long comment": with_comment(LONG_COMMENT),
    "one long word": with_comment("x" * 4_000),
    "long texts everywhere": report_with(SENTENCE, SENTENCE * 12),
    "no indicator": bare_report(),
    "one figure": one_figure(),
    "150 indicators": many_indicators(150),
    "compared": compared_report(True),
    "after another pack": against_july(small_report()),
    "strange signs": report_with("Ünïcode 日本語 🙂 &<>\t\x00", "العربية \ud800 🙂🙂 e\u0301 \u2028 end"),
}


class Stood(Struct, frozen=True):
    """Where a line of text stands."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Stood") -> bool:
        """Whether two lines stand on each other by more than their edges."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 1.5
        )


def stood(page: PaperPage) -> Iterator[Stood]:
    for mark in page.marks:
        if isinstance(mark, Text) and mark.text.strip():
            tall = line_height(mark.ink)
            top = mark.y - mark.ink.size * 0.8
            yield Stood(mark.text, mark.x, top, mark.x + width(mark.text, mark.ink), top + min(tall, mark.ink.size))


def words_of(pages: tuple[PaperPage, ...]) -> str:
    """All words in the order in which they were set, with single spaces between them."""
    return " ".join(" ".join(page.texts) for page in pages)
