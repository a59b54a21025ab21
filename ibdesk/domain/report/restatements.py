"""What changed in the figures of past months between two states of a board, and which pages that moves."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction, Records
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Source, Supply, Unit
from ibdesk.domain.indicator import CodeOrder, Indicator, in_code_order
from ibdesk.domain.month import Month, months
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.report.judged import Judged, judged
from ibdesk.domain.report.reckoning import Figures

# A figure is in no sum and in no comparison of a month further on than this: 12 months, compared a year later.
LONGEST_REACH = 24
_UNITS = {Part.RATE: Unit.RATE, Part.NUMERATOR: Unit.COUNT, Part.DENOMINATOR: Unit.COUNT}
_Figures = Mapping[Hashable, Figure]


class PageMove(Struct, frozen=True):
    """A page whose computed assessment or arrow is another one than before."""

    code: str
    month: Month
    status_was: Status
    status_now: Status
    direction_was: Direction
    direction_now: Direction

    @property
    def changes_colour(self) -> bool:
        return self.status_was is not self.status_now


class Restatement(Struct, frozen=True):
    """A figure for a past month that is not what it was; BLANK where there was none, or is none any more.

    `source` says where the new number stands, and is None where the figure was taken away (its import was undone).
    `moves` are the pages that rest on the figure and say something else now.
    """

    code: str
    month: Month
    part: Part
    supply: Supply
    covers: Covers
    unit: Unit
    was: Quantity
    now: Quantity
    source: Source | None
    moves: tuple[PageMove, ...] = ()
    unit_was: Unit | None = None  # where the number before was in another one

    @property
    def key(self) -> Hashable:
        """That of the figure."""
        return self.code, self.month, self.part, self.supply, self.covers

    @property
    def changes_colour(self) -> bool:
        return any(move.changes_colour for move in self.moves)


class Changes(Struct, frozen=True):
    """The restatements between two steps of a board, by code and month."""

    since: int
    until: int
    restatements: tuple[Restatement, ...] = ()


def changes(before: Records, after: Records, among: Collection[Month] | None = None) -> tuple[Restatement, ...]:
    """The figures of past months that differ, by code and month; with `among` those of these months alone.

    Past are the months up to the last one with a figure before. A figure that came late, for an indicator that had
    figures before, is one of them; the first figures of an indicator are not.
    """
    past = before.months
    if not past:
        return ()
    old: _Figures = {figure.key: figure for figure in before.figures}
    new: _Figures = {figure.key: figure for figure in after.figures}
    known = {figure.code for figure in before.figures}
    found = []
    for key in dict.fromkeys([*old, *new]):
        was, now = old.get(key), new.get(key)
        figure = now or was
        assert figure is not None
        if figure.code not in known or figure.month > past[-1] or (among is not None and figure.month not in among):
            continue
        if was and now and (was.quantity, was.unit) == (now.quantity, now.unit):
            continue  # by far the most
        if _said(before, was) != _said(after, now):
            found.append(_restatement(before, after, figure, was, now))
    return tuple(_with_moves(before, after, sorted(found, key=_by_code_and_month)))


# No figure, and no assessment that is not set by hand, rests on these.
_BESIDE_THE_FIGURES = ("comments", "overrides", "acceptances", "seals", "mappings")
_RESTS_ON = tuple(name for name in field_names(Records) if name not in _BESIDE_THE_FIGURES)


class KnownChanges:
    """`changes`, worked out again only where figures, or what is made of them, are others than the last time."""

    def __init__(self) -> None:
        self._last: tuple[tuple[object, ...], tuple[Restatement, ...]] | None = None

    def between(self, before: Records, after: Records) -> tuple[Restatement, ...]:
        looked_at = tuple(getattr(records, name) for records in (before, after) for name in _RESTS_ON)
        if self._last is None or self._last[0] != looked_at:
            self._last = looked_at, changes(before, after)
        return self._last[1]


def restatements_of(restatements: Iterable[Restatement]) -> dict[str, tuple[Restatement, ...]]:
    """Each indicator's own, by code."""
    found: dict[str, list[Restatement]] = {}
    for one in restatements:
        found.setdefault(one.code, []).append(one)
    return {code: tuple(its) for code, its in found.items()}


def _by_code_and_month(restatement: Restatement) -> tuple[CodeOrder, Month, Part]:
    return in_code_order(restatement.code), restatement.month, restatement.part


def _said(records: Records, figure: Figure | None) -> tuple[Quantity, Unit | None]:
    """An empty cell says as much as no cell, 92.86 of a percentage as much as 92.86%, and a reason is in no unit."""
    if figure is None or isinstance(figure.quantity, Missing):
        return (Missing.BLANK if figure is None else figure.quantity), None
    return figure.quantity, _unit(records, figure)


def unit_of(figure: Figure, indicator: Indicator | None) -> Unit:
    """The unit as written, else that of the figure's part."""
    own = indicator.unit if indicator is not None else Unit.COUNT
    return figure.unit or _UNITS.get(figure.part, own)


def _unit(records: Records, figure: Figure) -> Unit:
    return unit_of(figure, records.indicator(figure.code, figure.month))


def _restatement(
    before: Records, after: Records, figure: Figure, was: Figure | None, now: Figure | None
) -> Restatement:
    unit, unit_was = _unit(after, figure), _unit(before, was) if was is not None else None
    return Restatement(
        figure.code,
        figure.month,
        figure.part,
        figure.supply,
        figure.covers,
        unit,
        _said(before, was)[0],
        _said(after, now)[0],
        now.source if now is not None else None,
        unit_was=unit_was if unit_was is not unit else None,
    )


def _with_moves(before: Records, after: Records, found: list[Restatement]) -> Iterator[Restatement]:
    moved: dict[str, list[tuple[PageMove, frozenset[Hashable]]]] = {}
    for code in {restatement.code for restatement in found}:
        touched = {restatement.month for restatement in found if restatement.code == code}
        moved[code] = list(_moved(_only(before, code), _only(after, code), code, touched, before.months[-1]))
    for restatement in found:
        moves = tuple(move for move, rests_on in moved[restatement.code] if restatement.key in rests_on)
        yield replace(restatement, moves=moves)


def _only(records: Records, code: str) -> Records:
    """What one indicator's pages are made from; assessments set by hand would hide what the figures moved."""
    return replace(
        records,
        indicators=tuple(one for one in records.indicators if one.code == code),
        targets=tuple(one for one in records.targets if one.code == code),
        figures=tuple(one for one in records.figures if one.code == code),
        overrides=(),
    )


def _moved(
    before: Records, after: Records, code: str, touched: Collection[Month], last: Month
) -> Iterator[tuple[PageMove, frozenset[Hashable]]]:
    """The pages of one indicator that say something else, each with the figures that it rests on."""
    old, new = Figures(before), Figures(after)
    for month in months(min(touched), min(max(touched) + LONGEST_REACH, last)):
        was_defined, is_defined = before.indicator(code, month), after.indicator(code, month)
        if was_defined is None or is_defined is None:
            continue
        was, now = judged(before, old, was_defined, month), judged(after, new, is_defined, month)
        move = _move(code, month, was, now)
        if (move.status_was, move.direction_was) != (move.status_now, move.direction_now):
            yield move, was.rests_on() | now.rests_on()


def _move(code: str, month: Month, was: Judged, now: Judged) -> PageMove:
    return PageMove(
        code,
        month,
        was.assessment.computed,
        now.assessment.computed,
        was.travel.direction,
        now.travel.direction,
    )
