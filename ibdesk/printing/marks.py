"""What stands on a sheet of paper: marks at their places, in points from its upper left corner."""

from msgspec import Struct

from ibdesk.palette import LIGHT

Point = tuple[float, float]
# A4, upright.
SHORT_SIDE, LONG_SIDE = 595.276, 841.89


class Ink(Struct, frozen=True):
    """How letters look; `size` in points."""

    size: float
    bold: bool = False
    colour: str = LIGHT.text


class Text(Struct, frozen=True):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    ink: Ink


class Box(Struct, frozen=True):
    """A rectangle, filled, edged or both; a colour that is empty is none."""

    x: float
    y: float
    wide: float
    tall: float
    fill: str = ""
    edge: str = ""
    thick: float = 0.5


class Line(Struct, frozen=True):
    """A line through points; `dash` are lengths of dashes and gaps in points, none for a whole line."""

    points: tuple[Point, ...]
    colour: str
    thick: float
    dash: tuple[float, ...] = ()


class Shape(Struct, frozen=True):
    """A filled area between points."""

    points: tuple[Point, ...]
    fill: str
    edge: str = ""
    thick: float = 0.5


class Disc(Struct, frozen=True):
    """A circle, filled, edged or both."""

    x: float
    y: float
    radius: float
    fill: str = ""
    edge: str = ""
    thick: float = 0.5
    dash: tuple[float, ...] = ()


class Leads(Struct, frozen=True):
    """A field that leads to an indicator's page, where the paper is none."""

    x: float
    y: float
    wide: float
    tall: float
    code: str


Mark = Leads | Text | Box | Line | Shape | Disc


class PaperPage(Struct, frozen=True):
    """One side of paper. `part` is what it belongs to, by which bookmarks and thumbnails name it, `section` what that
    stands under; `code` is the indicator's, where it is one's."""

    part: str
    section: str
    landscape: bool
    marks: tuple[Mark, ...]
    code: str = ""

    @property
    def wide(self) -> float:
        return LONG_SIDE if self.landscape else SHORT_SIDE

    @property
    def tall(self) -> float:
        return SHORT_SIDE if self.landscape else LONG_SIDE

    @property
    def texts(self) -> tuple[str, ...]:
        """All lines of text, in the order in which they were set."""
        return tuple(mark.text for mark in self.marks if isinstance(mark, Text))
