"""What a public version said when it went out, kept with the board: the next one must not give away what that held
back."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ibdesk.domain.board import Records
from ibdesk.domain.figure import BreakdownFigure, Figure, Quantity
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.relations import Cell
from ibdesk.domain.public.version import PublicVersion
from ibdesk.domain.said_in_public import SaidInPublic


def went_out(version: PublicVersion, records: Records, seen: int) -> SaidInPublic:
    """What the version says, of the records that it was made of."""
    month, hidden = version.report.month, version.held.cells
    codes = {page.code for page in version.report.pages}
    known: dict[Cell, Fraction] = {
        each.key: each.quantity
        for each in _all_figures(records)
        if each.code in codes and each.month <= month and isinstance(each.quantity, Fraction)
    }
    shown = {key: number for key, number in known.items() if key not in hidden}
    return SaidInPublic(month, shown, frozenset(known.keys() & hidden), seen)


def earlier_versions(before: Iterable[tuple[SaidInPublic, Records]], now: Records) -> Earlier:
    """All that went out before, oldest first, each with the records that it was made of. A figure that has changed
    since is another one now, and is judged anew."""
    current = _numbers(now)
    hidden: set[Cell] = set()
    shown: dict[Cell, Fraction] = {}
    for version, records in before:
        then = _numbers(records)
        hidden |= {key for key in version.hidden if key in current and current[key] == then.get(key)}
        shown.update(version.shown)
    return Earlier(frozenset(hidden), shown)


def _all_figures(records: Records) -> Iterator[Figure | BreakdownFigure]:
    yield from records.figures
    yield from records.breakdowns


def _numbers(records: Records) -> dict[Cell, Quantity]:
    return {each.key: each.quantity for each in _all_figures(records)}
