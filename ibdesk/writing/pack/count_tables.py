"""The small tables on the page for the members: the matrix of variation and assurance, assessments counted."""

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart import Assurance
from ibdesk.domain.control.chart_words import ASSURANCE_WORDS, MEANING_MARKS, MEANING_WORDS, Meaning
from ibdesk.domain.control.exceptions import Cell, Ranges, matrix
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.writing.sheets.sheet import STATUS_SHAPES

# More codes than these in a cell would make it far taller than those beside it.
MOST_IN_A_CELL = 24
_MEANINGS = (Meaning.IMPROVING, Meaning.USUAL, Meaning.UNUSUAL, Meaning.WORSENING)
_ASSURANCES = (Assurance.PASSES, Assurance.HIT_AND_MISS, Assurance.FAILS, None)
_NO_TARGET = "No target to hold it against"
_STATUSES = ((Status.RED,), (Status.AMBER,), (Status.GREEN,), (Status.NOT_ASSESSED, Status.NO_DATA))


class CountTable(Struct, frozen=True):
    """A small table under a heading: a label and a text for each of `heads` in every row; below them rows of a label
    and one text over all columns."""

    heading: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    long_rows: tuple[tuple[str, str], ...] = ()


def matrix_table(report: BoardReport, ranges: Ranges) -> CountTable:
    """Codes by what the latest figure means and whether the usual range meets the target. Where a cell would hold very
    many, or none holds any, a row for each that holds some in place of the matrix."""
    cells = matrix(report, ranges)
    without = _codes(cells, (None, None))
    long_rows = [("No usual range", without)] if without else []
    places: list[Cell] = [(meaning, each) for meaning in _MEANINGS for each in _ASSURANCES]
    heading, corner = "Variation and assurance", "The latest figure"
    most = max(len(cells.get(place, ())) for place in places)
    if not most or most > MOST_IN_A_CELL:
        listed = [(_place_words(*place), _codes(cells, place)) for place in places if place in cells]
        return CountTable(heading, corner, (), (), (*listed, *long_rows))
    rows = tuple(
        (_meaning_words(meaning), tuple(_codes(cells, (meaning, each)) or "–" for each in _ASSURANCES))
        for meaning in _MEANINGS
    )
    return CountTable(heading, corner, tuple(map(_assurance_words, _ASSURANCES)), rows, tuple(long_rows))


def counts_table(heading: str, pages: Iterable[IndicatorPage], of: Callable[[IndicatorPage], str]) -> CountTable:
    """How many pages have which assessment, a row for each of what `of` says of a page."""
    names = [" or ".join(STATUS_WORDS[each].lower() for each in several) for several in _STATUSES]
    heads = tuple(
        f"{STATUS_SHAPES[several[0]]} {name[:1].upper()}{name[1:]}"
        for several, name in zip(_STATUSES, names, strict=True)
    )
    counted: dict[str, Counter[Status]] = {}
    for page in pages:
        counted.setdefault(of(page), Counter())[page.assessment.status] += 1
    rows = (
        (name, tuple(str(sum(counts[each] for each in several)) for several in _STATUSES))
        for name, counts in counted.items()
    )
    return CountTable(heading, "", heads, tuple(rows))


def _codes(cells: dict[Cell, tuple[str, ...]], place: Cell) -> str:
    return ", ".join(cells.get(place, ()))


def _meaning_words(meaning: Meaning) -> str:
    return f"{MEANING_MARKS[meaning]} {MEANING_WORDS[meaning]}"


def _assurance_words(assurance: Assurance | None) -> str:
    return _NO_TARGET if assurance is None else ASSURANCE_WORDS[assurance]


def _place_words(meaning: Meaning | None, assurance: Assurance | None) -> str:
    words = _assurance_words(assurance)
    assert meaning is not None
    return f"{_meaning_words(meaning)}; {words[:1].lower()}{words[1:]}"
