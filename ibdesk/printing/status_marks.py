"""An assessment and a special cause as shapes, told apart without their colours."""

import math
from collections.abc import Iterator

from ibdesk.domain.assessment import Status
from ibdesk.palette import LIGHT
from ibdesk.printing.marks import Disc, Line, Mark, Point, Shape

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
