"""What stands on a sheet of paper: marks at their places, in points from its upper left corner; an assessment and a
special cause as shapes, told apart without their colours."""

import math
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
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


_EIGHTH = math.pi / 4


def status_mark(x: float, y: float, size: float, status: Status) -> tuple[Mark, ...]:
    """Octagon with a cross, triangle with !, disc with a tick, ring with a dash, dashed ring; corner at (x, y)."""
    colour, inside, unit = LIGHT.statuses[status].shape, LIGHT.surface, size / 16

    def at(*points: Point) -> tuple[Point, ...]:
        return tuple((x + across * unit, y + down * unit) for across, down in points)

    def stroke(ink: str, thick: float, *points: Point) -> Line:
        return Line(at(*points), ink, thick * unit)

    middle = at((8, 8))[0]
    match status:
        case Status.RED:
            corners = tuple(_corner(side) for side in range(8))
            return (
                Shape(at(*corners), colour),
                stroke(inside, 2, (5.2, 5.2), (10.8, 10.8)),
                stroke(inside, 2, (10.8, 5.2), (5.2, 10.8)),
            )
        case Status.AMBER:
            return (
                Shape(at((8, 1.2), (15.4, 14.6), (0.6, 14.6)), colour),
                stroke(inside, 1.9, (8, 5.6), (8, 10.2)),
                Disc(*at((8, 12.4))[0], 1.1 * unit, fill=inside),
            )
        case Status.GREEN:
            tick = stroke(inside, 2, (4.5, 8.2), (7.1, 10.8), (11.5, 5.6))
            return (Disc(*middle, 7.2 * unit, fill=colour), tick)
        case Status.NOT_ASSESSED:
            return (
                Disc(*middle, 6.6 * unit, edge=colour, thick=1.5 * unit),
                stroke(colour, 1.7, (5, 8), (11, 8)),
            )
        case Status.NO_DATA:
            dash = (3.3 * unit, 2.4 * unit)
            return (Disc(*middle, 6.6 * unit, edge=colour, thick=1.5 * unit, dash=dash),)


def marker(kind: str, x: float, y: float, size: float, colour: str) -> Mark:
    """A point of a line by Excel's name of its marker, `size` across; edged in the paper's colour."""
    half, edge = size / 2, LIGHT.surface
    corners: tuple[Point, ...]
    match kind:
        case "circle":
            return Disc(x, y, half, fill=colour, edge=edge)
        case "square":
            corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
        case "triangle":
            corners = ((x, y - half), (x + half, y + half), (x - half, y + half))
        case "diamond":
            corners = ((x, y - half * 1.2), (x + half * 1.2, y), (x, y + half * 1.2), (x - half * 1.2, y))
        case _:
            return Shape(tuple(_star(x, y, half * 1.25, 4 if kind == "plus" else 5)), colour, edge)
    return Shape(corners, colour, edge)


def _star(x: float, y: float, radius: float, rays: int) -> Iterator[Point]:
    for step in range(2 * rays):
        far, angle = radius if step % 2 == 0 else radius * 0.45, math.pi * step / rays - math.pi / 2
        yield x + far * math.cos(angle), y + far * math.sin(angle)


def _corner(side: int) -> Point:
    angle = _EIGHTH / 2 + _EIGHTH * side
    return 8 + 7.6 * math.cos(angle), 8 + 7.6 * math.sin(angle)
