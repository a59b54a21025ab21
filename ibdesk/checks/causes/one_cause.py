"""One cause, one problem: months or rows exchanged, rows that slipped by one, a number mistyped.

Each makes a dozen findings of other rules. A cause is told in their place, with the repair, where with the numbers
put back these findings are found no more: it is tried, not guessed.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ibdesk.checks.causes.causes import Cause, CountsExchanged, MonthsExchanged, RowsSlipped, causes
from ibdesk.checks.causes.few_numbers import Mistyped, RowsExchanged
from ibdesk.checks.causes.grid import Grid, Over, Place
from ibdesk.checks.evidence.phrases import indicators_text, joined, months_text, named, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part, Source
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.origin import PART_WORDS

# What such a cause makes other rules find.
EXPLAINED = frozenset(
    (
        "big-change",
        "breakdown-does-not-add-up",
        "finished-does-not-follow",
        "impossible-number",
        "moved-by-base",
        "out-of-line",
        "part-exceeds-whole",
        "percentage-does-not-follow",
        "rate-does-not-follow",
        "sibling-identity",
        "units-agree",
        "zero-for-nothing",
    )
)
# Of one number alone these say something for a cause; the others are found with many right ones as well.
_CONTRADICTIONS = frozenset(("breakdown-does-not-add-up", "part-exceeds-whole", "sibling-identity"))
# These say figures that a cause moves.
_SAID_OTHERWISE = EXPLAINED | {
    "comment-direction",
    "comment-figures",
    "comment-older-month",
    "comment-owed",
    "small-base",
    "percentage-alone",
}
_FEWEST_FOUND, _MOST_MONTHS_NAMED = 2, 4
_MOST_NEW_ERRORS = Fraction(1, 5)

# What is found in the families of some codes, with these numbers in place of the records' own.
FindWith = Callable[[Over], Sequence[Problem]]


def with_one_cause(records: Records, found: Sequence[Problem], find_with: FindWith) -> list[Problem]:
    """The problems, with those that one cause explains put together as one of the gravest severity among them."""
    left, months = list(found), _months(found)
    if not months:
        return left
    grid = Grid(records)
    for cause in causes(grid, months):
        still, now = find_with({place: grid.number(place) for place in cause.over}), find_with(cause.over)
        explained = _explained(left, cause.over, still, now)
        if len(explained) >= (1 if isinstance(cause, Mistyped) and cause.how else _FEWEST_FOUND):
            ids = set(map(id, explained))
            left = [each for each in left if id(each) not in ids]
            left.append(_told(grid, cause, explained))
    return left


def _months(found: Iterable[Problem]) -> list[Month]:
    """The months in which a cause may be looked for: of two indicators something is found, or counts contradict."""
    codes: dict[Month, set[str]] = {}
    surely = set()
    for problem in found:
        if problem.rule in EXPLAINED and problem.code and problem.month is not None:
            codes.setdefault(problem.month, set()).add(problem.code)
            if problem.rule in _CONTRADICTIONS:
                surely.add(problem.month)
    return [month for month, each in codes.items() if month in surely or len(each) > 1]


def _key(problem: Problem) -> tuple[str, str | None, Month | None]:
    return problem.rule, problem.code, problem.month


def _explained(left: Sequence[Problem], over: Over, still: Sequence[Problem], now: Sequence[Problem]) -> list[Problem]:
    """Of the problems those that are not found with the numbers put back; none where that makes new errors.

    Those that say something else then, or are about a number that was lost, rest on wrong ones: they are told again
    once these are right.
    """
    before, after = set(map(_key, still)), set(map(_key, now))
    gone, new = before - after, after - before
    explained = [each for each in left if _key(each) in gone]
    new_errors = len(new.intersection(_key(each) for each in now if each.severity is Severity.ERROR))
    worse = new_errors > _MOST_NEW_ERRORS * sum(each.severity is Severity.ERROR for each in explained)
    if worse or len(new) > len(explained):
        return []
    same = {each.message for each in now}
    otherwise = {each.message for each in still if each.message not in same and each.rule in _SAID_OTHERWISE}
    lost = {place.slot.code for place, number in over.items() if number is None}
    return explained + [
        each
        for each in left
        if _key(each) not in gone
        and each.severity is not Severity.ERROR
        and (each.message in otherwise or (each.code in lost and each.rule in _SAID_OTHERWISE))
    ]


def _told(grid: Grid, cause: Cause, explained: Sequence[Problem]) -> Problem:
    error = any(each.severity is Severity.ERROR for each in explained)
    message, next_step = _words(grid, cause)
    place = _where(grid, cause, explained)
    codes = {place.slot.code for place in cause.over}
    count = f" This explains {len(explained)} findings, which are not listed one by one." if len(explained) > 1 else ""
    return Problem(
        explained[0].rule if isinstance(cause, Mistyped) else FIGURES_EXCHANGED.name,
        Severity.ERROR if error else Severity.WARNING,
        f"{message}{count}",
        f"{next_step}, and bring the workbook in again.",
        _source(grid, place),
        place.slot.code if len(codes) < 3 else None,
        max(each.month for each in cause.over),
        plain_text(number) if (number := grid.number(place)) is not None else "",
    )


def _where(grid: Grid, cause: Cause, explained: Sequence[Problem]) -> Place:
    """The first of its numbers in the latest month that a finding is about."""
    if isinstance(cause, Mistyped):
        return cause.place
    latest = max(place.month for place in cause.over)
    places = [place for place in cause.over if place.month == latest and grid.figure(place)]
    about = {each.code for each in explained}
    return next(
        (place for place in places if place.slot.code in about), places[0] if places else next(iter(cause.over))
    )


def _source(grid: Grid, place: Place) -> Source | None:
    figure = grid.figure(place)
    return figure.source if figure is not None else None


def _words(grid: Grid, cause: Cause) -> tuple[str, str]:
    """What is said of a cause, and what puts it right."""
    match cause:
        case MonthsExchanged(over, one, other, parts):
            what = _parts_text(parts)
            return (
                f"The {what} of {one.long} and of {other.long} are each what the other month should have, in "
                f"{len(over) // 2} rows: the two columns were probably exchanged.",
                "Exchange the two columns, or their headings",
            )
        case RowsSlipped(over, months, first, last, step):
            way, back = ("down", "up") if step > 0 else ("up", "down")
            return (
                f"The {_parts_text(dict.fromkeys(place.slot.part for place in over))} of {_span_text(months)} from "
                f"indicator {first.code} to {last.code} are what their neighbours should have: they slipped one row "
                f"{way}.",
                f"Move the figures of {'that month' if len(months) == 1 else 'those months'} {back} by one row, from "
                f"indicator {first.code} on",
            )
        case RowsExchanged():
            return _exchanged(grid, cause)
        case CountsExchanged(over, months, codes):
            return (
                f"In {_span_text(months)} {indicators_text(codes)} have more above than below: the columns of "
                "numerators and denominators were probably exchanged.",
                "Exchange the two columns, or their headings",
            )
        case Mistyped():
            return _mistyped(grid, cause)


def _exchanged(grid: Grid, cause: RowsExchanged) -> tuple[str, str]:
    one, other = (named(grid.indicators[slot.code]) for slot in (cause.one, cause.other))
    month = cause.months[-1]
    numbers = [grid.number(Place(slot, month)) for slot in (cause.one, cause.other)]
    first, second = (plain_text(each) if each is not None else "nothing" for each in numbers)
    part = "" if cause.one.part is Part.VALUE else f" as {PART_WORDS[cause.one.part]}"
    if len(cause.months) == 1:
        return (
            f"{first}{part} of {one} and {second}{part} of {other} for {month.long} are each what the other should "
            "have: the two were probably exchanged.",
            "Put each figure into the other's place",
        )
    return (
        f"The figures{part} of {one} and of {other} are each what the other should have in {_span_text(cause.months)} "
        f"({first} and {second} in {month.long}): the two rows were probably exchanged.",
        "Exchange the two rows, or their codes",
    )


def _mistyped(grid: Grid, cause: Mistyped) -> tuple[str, str]:
    place, number = cause.place, grid.number(cause.place)
    written, right = plain_text(number or Fraction(0)), plain_text(cause.right)
    what = _slot_text(grid, place)
    how = f": {cause.how}" if cause.how else ""
    said = joined([_by_text(grid, by) for by in cause.said_by])
    say = "count the same, say" if len(cause.said_by) > 1 else "counts the same, says"
    return (
        f"{what[0].upper()}{what[1:]} for {place.month.long} is {written}, but {said}, which {say} "
        f"{right}. It should probably be {right}{how}.",
        f"Correct {written} to {right} where that is what was counted",
    )


def _span_text(months: Sequence[Month]) -> str:
    if len(months) <= _MOST_MONTHS_NAMED:
        return months_text(months)
    return f"{len(months)} months from {min(months).long} to {max(months).long}"


def _by_text(grid: Grid, by: Place | str) -> str:
    return f"the categories of indicator {by}" if isinstance(by, str) else _slot_text(grid, by)


def _slot_text(grid: Grid, place: Place) -> str:
    return f"the {PART_WORDS[place.slot.part]} of {named(grid.indicators[place.slot.code])}"


def _parts_text(parts: Iterable[Part]) -> str:
    """Figures for values, or for all."""
    own = tuple(parts)
    return "figures" if Part.VALUE in own else joined([f"{PART_WORDS[part]}s" for part in own])


FIGURES_EXCHANGED = Rule(
    "figures-exchanged",
    Severity.ERROR,
    "Figures in the wrong rows or columns",
    "Where a column slipped by a row, or two rows, two months or two columns were exchanged, a dozen figures "
    "contradict others or are unlike what they usually are. Where all of them come right with the figures put back, "
    "that is told once, with what puts it right.",
)
