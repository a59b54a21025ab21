"""Text and blocks flowing down the pages of a part, with headings kept by what they stand over."""

from collections.abc import Callable

from ibdesk.printing.lettering import ascent, line_height, wrapped
from ibdesk.printing.marks import LONG_SIDE, SHORT_SIDE, Box, Ink, Mark, Text

SIDE, TOP, BOTTOM = 38.0, 52.0, 50.0
# Fewer lines of a paragraph than these stand neither at the foot of a page nor at the head of one.
FEWEST_LINES = 2
# What sums of points may differ by that are meant to be the same.
ALMOST = 0.01


class Flow:
    """Where setting has got to: the pages so far, and `y` on the last of them, in points.

    `continued` sets what stands at the head of every page but the first.
    """

    def __init__(self, landscape: bool = False, continued: Callable[["Flow"], None] | None = None) -> None:
        self.landscape = landscape
        self.pages: list[list[Mark]] = [[]]
        self.y = TOP
        self._continued = continued
        self.top = TOP

    @property
    def left(self) -> float:
        return SIDE

    @property
    def wide(self) -> float:
        """How much stands beside each other between the margins."""
        return (LONG_SIDE if self.landscape else SHORT_SIDE) - 2 * SIDE

    @property
    def bottom(self) -> float:
        return (SHORT_SIDE if self.landscape else LONG_SIDE) - BOTTOM

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.y

    @property
    def whole_page(self) -> float:
        """What a page holds that is begun by `continued`."""
        return self.bottom - self.top

    @property
    def at_top(self) -> bool:
        return self.y <= self.top + ALMOST

    def add(self, *marks: Mark) -> None:
        self.pages[-1].extend(marks)

    def next_page(self) -> None:
        self.pages.append([])
        self.y = TOP
        if self._continued is not None:
            self._continued(self)
        self.top = self.y

    def need(self, tall: float) -> None:
        """Begin a page where what is left of this one is less; not where a page holds no more."""
        if tall > self.room + ALMOST and not self.at_top:
            self.next_page()

    def space(self, tall: float) -> None:
        """White between two things; none at the head of a page."""
        if not self.at_top:
            self.y += tall

    def lines(self, lines: tuple[str, ...], ink: Ink, x: float = 0.0) -> None:
        """Lines of a paragraph, going on overleaf where they must."""
        tall, left = line_height(ink), list(lines)
        while left:
            fit = max(int((self.room + ALMOST) / tall), 0)
            if fit < len(left):
                fit = min(fit, len(left) - FEWEST_LINES) if len(left) > FEWEST_LINES else 0
                fit = fit if fit >= FEWEST_LINES else 0
                if not fit and self.at_top:
                    fit = max(int(self.room / tall), 1)
            for line in left[:fit]:
                self.line(line, ink, x)
            left = left[fit:]
            if left:
                self.next_page()

    def line(self, text: str, ink: Ink, x: float = 0.0) -> None:
        tall = line_height(ink)
        if text:
            self.add(Text(SIDE + x, self.y + baseline(ink), text, ink))
        self.y += tall

    def paragraph(self, text: str, ink: Ink, x: float = 0.0, wide: float | None = None, after: float = 0.0) -> None:
        """A text with its paragraphs, wrapped."""
        for paragraph in text.split("\n"):
            self.lines(wrapped(paragraph, self.wide - x if wide is None else wide, ink), ink, x)
        self.y += after

    def heading(self, text: str, ink: Ink, before: float, after: float, first: float) -> None:
        """A heading, which is not parted from `first` points of what it stands over."""
        lines = wrapped(text, self.wide, ink)
        self.need(before + len(lines) * line_height(ink) + after + first)
        self.space(before)
        for line in lines:
            self.line(line, ink)
        self.y += after

    def rule(self, colour: str, thick: float = 0.75) -> None:
        """A line across the page."""
        self.add(Box(SIDE, self.y, self.wide, thick, fill=colour))
        self.y += thick


def baseline(ink: Ink) -> float:
    """From the top of a line to its baseline: letters stand in its middle."""
    return (line_height(ink) - ink.size) / 2 + min(ascent(ink), ink.size * 0.93)
