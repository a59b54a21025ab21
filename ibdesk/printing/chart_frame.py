"""What is around a chart on paper: where its plot lies, the value axis, the months below, the key."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from ibdesk.palette import LIGHT
from ibdesk.printing.flow import baseline
from ibdesk.printing.lettering import cut, line_height, width
from ibdesk.printing.marks import Box, Ink, Line, Mark, Text, marker
from ibdesk.writing.pack.chart_record import ChartRecord

AXIS = Ink(9, colour=LIGHT.secondary)
KEY = Ink(9)
_BESIDE_AXIS, _ABOVE = 4.0, 7.0
_SWATCH, _BEHIND_SWATCH, _BETWEEN = 22.0, 4.0, 12.0
_LABELS_APART = 4.0
_STEPS = tuple(range(1, 13))
_ALMOST = 1e-6


class Entry(Struct, frozen=True):
    """A line of the key: a filled box, or a line with its dashes and marker."""

    words: str
    colour: str
    edge: str = ""
    thick: float = 0.0
    dash: tuple[float, ...] = ()
    marker: str = ""


class Plot(Struct, frozen=True):
    """Where numbers are drawn, in points; `low` and `high` are the ends of the axis. `places` are the categories, each
    at its number of the `pitches` that the plot is wide."""

    left: float
    top: float
    wide: float
    tall: float
    low: float
    high: float
    places: tuple[float, ...]
    pitches: float

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        return self.top + self.tall

    @property
    def pitch(self) -> float:
        return self.wide / self.pitches

    def x(self, place: int) -> float:
        """The middle of a category."""
        return self.left + self.pitch * (self.places[place] + 0.5)

    def y(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low)
        return self.bottom - self.tall * min(max(share, 0.0), 1.0)


class Frame(Struct, frozen=True):
    """A chart's plot with all that stands around it."""

    plot: Plot
    marks: tuple[Mark, ...]


def frame(
    record: ChartRecord,
    corner: tuple[float, float],
    size: tuple[float, float],
    labels: Sequence[str],
    entries: Sequence[Entry],
    steps: Sequence[int] = _STEPS,
    spread: Sequence[int] = (),
    beside: float = 0.0,
) -> Frame:
    """Axis, grid, labels and key of a chart in a rectangle; `labels` are the categories, of which as many are written
    as have room, each of `steps` apart. The categories stand at `spread`, evenly where none are given. `beside` is
    what is left free right of the plot."""
    (x, y), (wide, tall) = corner, size
    rows = _rows(entries, wide)
    key_tall = len(rows) * line_height(KEY)
    ticks = _ticks(record)
    label_wide = max(width(words, AXIS) for _, words in ticks)
    left = x + label_wide + _BESIDE_AXIS
    plot_tall = max(tall - key_tall - line_height(AXIS) - _ABOVE - 6, 30.0)
    places, pitches = _spread(len(labels), spread)
    plot = Plot(
        left, y + _ABOVE, x + wide - beside - left, plot_tall, record.axis.low, record.axis.high, places, pitches
    )
    marks: list[Mark] = []
    for number, words in ticks:
        at = plot.y(number)
        marks.append(Line(((plot.left, at), (plot.right, at)), LIGHT.line, 0.5))
        marks.append(Text(left - _BESIDE_AXIS - width(words, AXIS), at + AXIS.size * 0.35, words, AXIS))
    marks.append(Line(((plot.left, plot.bottom), (plot.right, plot.bottom)), LIGHT.edge, 0.75))
    marks += _labels(plot, labels, steps)
    marks += _key(rows, x, plot.bottom + line_height(AXIS) + 6)
    return Frame(plot, tuple(marks))


def _ticks(record: ChartRecord) -> list[tuple[float, str]]:
    axis = record.axis
    count = round((axis.high - axis.low) / axis.step)
    numbers = [round(axis.low + axis.step * place, 12) for place in range(count + 1)]
    return [(number, axis.mark(number)) for number in numbers]


def _spread(count: int, places: Sequence[int]) -> tuple[tuple[float, ...], float]:
    """Where so many categories stand and how many of their pitches the plot is wide: those that are evenly apart take
    one each."""
    if len({later - earlier for earlier, later in pairwise(places)}) <= 1:
        return tuple(map(float, range(count))), float(max(count, 1))
    return tuple(map(float, places)), float(places[-1] + 1)


def _labels(plot: Plot, labels: Sequence[str], steps: Sequence[int]) -> Iterator[Mark]:
    """Those that have room beside each other, the last one always among them; an empty one is no label."""
    written = [place for place, label in enumerate(labels) if label]
    if not written:
        return
    widest = max(width(labels[place], AXIS) for place in written) + _LABELS_APART
    pitch = (plot.x(written[-1]) - plot.x(written[0])) / (len(written) - 1) if len(written) > 1 else plot.wide
    last = written[-1]
    # The last label ends with the plot, which brings it nearer to the one before.
    moved = max(plot.x(last) + width(labels[last], AXIS) / 2 - plot.right, 0.0)
    step = next((each for each in steps if widest + moved <= pitch * each + _ALMOST), len(written))
    top = plot.bottom + 3
    free = plot.right + _LABELS_APART
    for place in written[::-step]:
        wide = width(labels[place], AXIS)
        left = min(max(plot.x(place) - wide / 2, plot.left - 8), plot.right - wide)
        if left + wide + _LABELS_APART > free:
            continue
        free = left
        yield Text(left, top + baseline(AXIS), labels[place], AXIS)


def key_tall(names: Sequence[str], wide: float) -> float:
    """How tall the key of a chart is that draws what these names say."""
    return len(_rows([Entry(name, "") for name in names], wide)) * line_height(KEY)


def _rows(entries: Sequence[Entry], wide: float) -> list[list[tuple[Entry, str, float]]]:
    """The entries of the key with their words and places, as many beside each other as have room; what one alone is,
    stands above the chart."""
    rows: list[list[tuple[Entry, str, float]]] = []
    used = 0.0
    for entry in entries if len(entries) > 1 else ():
        words = cut(entry.words, wide - _SWATCH - _BEHIND_SWATCH, KEY)
        needed = _SWATCH + _BEHIND_SWATCH + width(words, KEY)
        if not rows or used + needed > wide:
            rows.append([])
            used = 0.0
        rows[-1].append((entry, words, used))
        used += needed + _BETWEEN
    return rows


def _key(rows: Sequence[list[tuple[Entry, str, float]]], x: float, y: float) -> Iterator[Mark]:
    for number, row in enumerate(rows):
        top = y + number * line_height(KEY)
        middle = top + line_height(KEY) / 2
        for entry, words, offset in row:
            left = x + offset
            if entry.thick:
                yield Line(((left, middle), (left + _SWATCH, middle)), entry.colour, entry.thick, entry.dash)
            elif not entry.marker:
                yield Box(left + 7, middle - 4, 9, 8, entry.colour, entry.edge)
            if entry.marker:
                yield marker(entry.marker, left + _SWATCH / 2, middle, 6, entry.colour)
            yield Text(left + _SWATCH + _BEHIND_SWATCH, top + baseline(KEY), words, KEY)
