"""What stands on a sheet of paper: marks at their places, in points from its upper left corner."""

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.styles import ACCENT

Point = tuple[float, float]
# A4, upright.
SHORT_SIDE, LONG_SIDE = 595.276, 841.89


class Ink(Struct, frozen=True):
    """How letters look; `size` in points. `colour` may be ACCENT, as may a box's fill, until the pages are laid out."""

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


class Picture(Struct, frozen=True):
    """A picture in PNG, so wide and tall on paper whatever its own size."""

    x: float
    y: float
    wide: float
    tall: float
    png: bytes


Mark = Leads | Text | Box | Line | Shape | Disc | Picture


def in_colour(mark: Mark, accent: str) -> Mark:
    """The mark with a colour in the place of ACCENT."""
    if isinstance(mark, Text) and mark.ink.colour == ACCENT:
        return replace(mark, ink=replace(mark.ink, colour=accent))
    if isinstance(mark, Box) and mark.fill == ACCENT:
        return replace(mark, fill=accent)
    return mark


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
