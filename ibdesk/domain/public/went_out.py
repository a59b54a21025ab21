"""What a public version said when it went out, kept with the board: the next one must not give away what that held
back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.figure import BreakdownFigure, Covers, Figure, Part, Quantity, Supply
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact_text, from_exact_text
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.relations import Cell
from ibdesk.domain.public.version import PublicVersion

_HELD = "c"


class WentOut(Struct, frozen=True):
    """A month's public version: the numbers that stood in it, and the keys of those that were held back. `seen` is
    the step of the board whose records it was made of."""

    month: Month
    shown: Mapping[Cell, Fraction]
    hidden: frozenset[Cell]
    seen: int


def went_out(version: PublicVersion, records: Records, seen: int) -> WentOut:
    """What the version says, of the records that it was made of."""
    month, hidden = version.report.month, version.held.cells
    codes = {page.code for page in version.report.pages}
    known: dict[Cell, Fraction] = {
        each.key: each.quantity
        for each in _all_figures(records)
        if each.code in codes and each.month <= month and isinstance(each.quantity, Fraction)
    }
    shown = {key: number for key, number in known.items() if key not in hidden}
    return WentOut(month, shown, frozenset(known.keys() & hidden), seen)


def earlier_versions(before: Iterable[tuple[WentOut, Records]], now: Records) -> Earlier:
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


def as_bytes(version: WentOut) -> bytes:
    rows = [[_key_text(key), exact_text(number)] for key, number in version.shown.items()]
    rows += [[_key_text(key), _HELD] for key in version.hidden]
    body = {"public": str(version.month), "seen": version.seen, "figures": sorted(rows)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> WentOut:
    """ValueError where it is nothing that `as_bytes` writes."""
    try:
        body = json.loads(content)
        rows = [(_key_of(key), number) for key, number in body["figures"]]
        shown = {key: from_exact_text(number) for key, number in rows if number != _HELD}
        hidden = frozenset(key for key, number in rows if number == _HELD)
        return WentOut(Month.parse_kept(body["public"]), shown, hidden, int(body["seen"]))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not what a public version said") from error


def _key_text(key: Cell) -> list[str]:
    assert isinstance(key, tuple)
    return [str(part) for part in key]


def _key_of(parts: list[str]) -> Cell:
    match parts:
        case [code, month, category]:
            return code, Month.parse_kept(month), category
        case [code, month, part, supply, covers]:
            return code, Month.parse_kept(month), Part(part), Supply(supply), Covers(covers)
    raise ValueError("not the key of a figure")
